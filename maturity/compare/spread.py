"""What several people answered, each by themselves: how many chose what, and where to talk first. Never a mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.ratings import chosen
from maturity.framework.feature import worth_of
from maturity.framework.model import Feature, Framework

MINIMUM = 2
"""People whose answers may be shown: with fewer, the counts would be one person's answers."""
FEW = 3
"""Up to so many people can often tell from the counts who said what."""
LARGE = 6
"""Beyond so many people, talking every difference through takes long."""


@dataclass(frozen=True)
class Tally:
    """How many people chose each option for one aspect of a feature, lowest first, and how many gave none.

    Without aspects there is a single tally, whose aspect is ''. Its numbers add up to all the people.
    """

    aspect: str
    options: tuple[tuple[str, int], ...]
    dont_know: int
    not_applicable: int
    unanswered: int
    gap: Fraction
    """From the lowest chosen option to the highest, as shares of the feature: 0 where all chose the same."""

    @property
    def said(self) -> tuple[int, ...]:
        """How often each reply was given; who is silent doesn't count."""
        return (*(n for _, n in self.options), self.dont_know, self.not_applicable)


@dataclass(frozen=True)
class Spread:
    """What people answered to one feature, without their names, and the same whatever order they come in."""

    feature: str
    tallies: tuple[Tally, ...]
    explained: tuple[Answer, ...]
    """The answers that came with a reason, note or evidence, from the lowest to the highest."""

    @property
    def replied(self) -> int:
        """How many said anything: an option, don't know, or that it does not apply."""
        return max(sum(tally.said) for tally in self.tallies)

    @property
    def differ(self) -> bool:
        """True where not all who replied said the same; don't know is a reply of its own."""
        return any(sum(n > 0 for n in tally.said) > 1 for tally in self.tallies)

    @property
    def agree(self) -> bool:
        """True where somebody replied, and all who did said the same."""
        return self.replied > 0 and not self.differ

    @property
    def disagreement(self) -> tuple[Fraction, int]:
        """What orders the talk, and nothing else: the widest gap, then how many didn't say what most said."""
        gap = max(tally.gap for tally in self.tallies)
        return gap, max(sum(tally.said) - max(tally.said) for tally in self.tallies)


@dataclass(frozen=True)
class Spreads:
    """What `n` people answered to every feature, in the framework's order."""

    n: int
    features: dict[str, Spread]

    @property
    def talk_first(self) -> tuple[Spread, ...]:
        """The features on which people differ, the widest disagreement first, then in the framework's order."""
        differing = (one for one in self.features.values() if one.differ)
        return tuple(sorted(differing, key=lambda one: [-part for part in one.disagreement]))


def spread(framework: Framework, people: Sequence[Assessment]) -> Spreads | None:
    """Return what people answered to each feature of a framework; None for too few of them to be shown."""
    if len(people) < MINIMUM:
        return None
    features = {
        feature.id: _of(framework, feature, [one.answer(feature.id) for one in people])
        for feature in framework.features.values()
    }
    return Spreads(len(people), features)


def _of(framework: Framework, feature: Feature, answers: Sequence[Answer]) -> Spread:
    tallies = tuple(_tally(framework, feature, aspect, answers) for aspect in framework.aspect_options(feature))
    explained = [one for one in answers if any(text.strip() for text in (one.reason, one.note, one.evidence))]
    return Spread(feature.id, tallies, tuple(sorted(explained, key=lambda one: _place(framework, feature, one))))


def _tally(framework: Framework, feature: Feature, aspect: str, answers: Sequence[Answer]) -> Tally:
    options = framework.aspect_options(feature)[aspect]
    states = Counter(answer.state for answer in answers)
    times = Counter(chosen(answer, aspect) for answer in answers if answer.state is State.ANSWERED)
    counts = tuple((option.id, times[option.id]) for option in options)
    worth = worth_of(options)
    shares = [worth[id_].share for id_, n in counts if n]
    return Tally(
        aspect,
        counts,
        dont_know=states[State.DONT_KNOW],
        not_applicable=states[State.NOT_APPLICABLE],
        unanswered=states[State.UNANSWERED] + times[None],  # None: another aspect is rated, this one isn't
        gap=max(shares) - min(shares) if shares else Fraction(0),
    )


def _place(framework: Framework, feature: Feature, answer: Answer) -> tuple[object, ...]:
    """Return what sorts an answer by what it says, so that its place tells nothing of whose it is."""
    sets = framework.aspect_options(feature)
    states = list(State)
    ranks = [
        next((rank for rank, one in enumerate(options) if one.id == chosen(answer, aspect)), -1)
        for aspect, options in sets.items()
    ]
    return (states.index(answer.state), ranks, answer.reason, answer.note, answer.evidence)
