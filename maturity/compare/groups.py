"""Groups of centers that fit filters, and which filters may be offered without laying anybody open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from maturity.compare.comparison import Filter, Offered, Withheld
from maturity.compare.members import Gathered
from maturity.compare.profile import one_choice_each, questions
from maturity.compare.suppression import apart, parts_of
from maturity.errors import MaturityError
from maturity.framework.document import brief
from maturity.framework.model import Framework

MOST = 3
"""Filters that may be set at a time."""

Condition = tuple[str, str]
Conditions = frozenset[Condition]


class Groups:
    """Every group of the centers of a round that filters can make, and the rules by which they may be shown."""

    def __init__(self, framework: Framework, gathered: Gathered, minimum: int) -> None:
        self.gathered, self.minimum = gathered, minimum
        self.questions = questions(framework)
        self._adding_up = one_choice_each(framework)
        named = [(question, choice) for question, some in self.questions.items() for choice in some]
        self._members = {one: gathered.choices.get(one, 0) for one in named}
        self.parts, self._whole = parts_of(gathered.hidden, self._members.items(), minimum)
        self._verdicts: dict[Conditions, Withheld | None] = {}
        self._fitting: dict[Conditions, Withheld | None] = {}
        self._siblings: dict[tuple[Conditions, str], frozenset[str]] = {}

    def conditions(self, filters: Mapping[str, str]) -> Conditions:
        """Return filters as conditions; MaturityError for what can't be chosen."""
        for question, choice in filters.items():
            if question not in self.questions:
                known = ", ".join(self.questions) or "none"
                raise MaturityError(
                    f"there is no filter '{brief(question)}'. Fix: Choose one of those there are: {known}."
                )
            if choice not in self.questions[question]:
                known = ", ".join(self.questions[question])
                raise MaturityError(
                    f"the filter '{question}' has no choice '{brief(choice)}'. Fix: Choose one of: {known}."
                )
        if len(filters) > MOST:
            raise MaturityError(
                f"{len(filters)} filters at a time leave too few centers. Fix: Set at most {MOST} of them."
            )
        return frozenset(filters.items())

    def visible(self, chosen: Conditions) -> int:
        """Return those with a row that fit."""
        return self._fit(self.gathered.visible, chosen)

    def hidden(self, chosen: Conditions) -> int:
        """Return the statistics-only centers that count here: all that fit, or none if that cut through a part."""
        return self._fit(self.gathered.hidden, chosen) if self.counts_hidden(chosen) else 0

    def counts_hidden(self, chosen: Conditions) -> bool:
        """True where these filters cut through no part of the statistics-only centers."""
        return chosen <= self._whole

    def size(self, chosen: Conditions) -> int:
        """Return how many centers are in the figures."""
        return self.visible(chosen).bit_count() + self.hidden(chosen).bit_count()

    def withheld(self, chosen: Conditions) -> Withheld | None:
        """Return why a group has no figures; None where it may have them."""
        if chosen not in self._verdicts:
            self._verdicts[chosen] = self._withheld(chosen)
        return self._verdicts[chosen]

    def filters(self, chosen: Conditions) -> tuple[Filter, ...]:
        """Return every filter with the choices that may be shown beside what the others are set to."""
        now = dict(chosen)
        return tuple(
            Filter(question, now.get(question), tuple(self._offered(chosen, question))) for question in self.questions
        )

    def _offered(self, chosen: Conditions, question: str) -> Iterator[Offered]:
        base = frozenset(one for one in chosen if one[0] != question)
        if len(base) == MOST:
            return
        for choice in self.questions[question]:
            group = base | {(question, choice)}
            if self.withheld(group) is None:
                yield Offered(choice, self.size(group))

    def _withheld(self, chosen: Conditions) -> Withheld | None:
        if not chosen:
            return None if self.size(chosen) >= self.minimum else Withheld.TOO_FEW
        if reason := self._unfit(chosen):
            return reason
        for question, choice in chosen:
            base = chosen - {(question, choice)}
            if self.withheld(base) or choice not in self._shown(base, question):
                return Withheld.BY_SUBTRACTION
        return None

    def _unfit(self, chosen: Conditions) -> Withheld | None:
        """Return what is wrong with a group as it stands, and beside every larger group that it lies in."""
        if chosen not in self._fitting:
            small = self.size(chosen) < self.minimum or not self._guarded_apart(self.visible(chosen))
            fits = not small and all(self._subtractable(chosen, larger) for larger in self._around(chosen))
            self._fitting[chosen] = Withheld.TOO_NARROW if small else None if fits else Withheld.BY_SUBTRACTION
        return self._fitting[chosen]

    def _shown(self, base: Conditions, question: str) -> frozenset[str]:
        """Return the choices of a question that may stand beside each other, so that their sum lays nobody open.

        Where those that can't be shown have fewer than the minimum together, the smallest of the others goes as well.
        """
        key = (base, question)
        if key not in self._siblings:
            groups = {
                choice: group
                for choice in self.questions[question]
                if self._unfit(group := base | {(question, choice)}) is None
            }
            while groups and self._add_up(question, groups) and not self._rest_apart(base, groups):
                smallest = min(reversed(groups), key=lambda choice: self.size(groups[choice]))
                del groups[smallest]
            self._siblings[key] = frozenset(groups)
        return self._siblings[key]

    def _add_up(self, question: str, groups: Mapping[str, Conditions]) -> bool:
        """True where no center is in two of the groups, so that they can be taken from the whole together."""
        if question in self._adding_up:
            return True
        sets = [self.visible(group) for group in groups.values()]
        return not any(one & other for one, other in combinations(sets, 2))

    def _rest_apart(self, base: Conditions, groups: Mapping[str, Conditions]) -> bool:
        taken = 0
        for group in groups.values():
            taken |= self.visible(group)
        rest = self.visible(base) & ~taken
        hidden = self.hidden(base).bit_count() - sum(self.hidden(group).bit_count() for group in groups.values())
        return apart(rest.bit_count() + hidden, self.minimum) and self._guarded_apart(rest)

    def _around(self, chosen: Conditions) -> Iterator[Conditions]:
        """Yield every group that filters can make and that holds all of this one's rows; the whole round first."""
        visible = self.visible(chosen)
        inside = visible or self._fit(self.gathered.hidden, chosen)
        holding: dict[str, list[Condition]] = {}
        for one, members in self._members.items():
            if not inside & ~members:
                holding.setdefault(one[0], []).append(one)
        for number in range(MOST + 1):
            for some in combinations(holding.values(), number):
                yield from (frozenset(group) for group in product(*some))

    def _subtractable(self, chosen: Conditions, larger: Conditions) -> bool:
        rest = self.visible(larger) & ~self.visible(chosen)
        hidden = self.hidden(larger) & ~self.hidden(chosen)
        return apart(rest.bit_count() + hidden.bit_count(), self.minimum) and self._guarded_apart(rest)

    def _guarded_apart(self, some: int) -> bool:
        return apart((some & self.gathered.guarded).bit_count(), self.minimum)

    def _fit(self, some: int, chosen: Conditions) -> int:
        for one in chosen:
            some &= self._members[one]
        return some
