"""Carrying one assessment over to another version, part by part, with a report of everything that was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from maturity.assessment.answers import UNANSWERED, Answer, Assessment, CenterValue, Priority, State
from maturity.assessment.capacities import can_take_on
from maturity.assessment.center import center_value
from maturity.assessment.migrated import Fate, Part, Said, Why
from maturity.framework.changes import replacement_of
from maturity.framework.model import Feature, Framework, ProfileQuestion

T = TypeVar("T")


def fitted(framework: Framework, feature: Feature, answer: Answer) -> Answer:
    """Return what of an answer a feature can have: itself, or what is left of it without what can't be chosen."""
    rest = Answer(note=answer.note, evidence=answer.evidence)
    if answer.state is State.NOT_APPLICABLE:
        return answer if feature.may_not_apply else rest
    if answer.state is not State.ANSWERED:
        return answer
    known = {name: {one.id for one in some} for name, some in framework.aspect_options(feature).items()}
    if answer.option is not None:
        return answer if all(answer.option in some for some in known.values()) else rest
    kept = {name: option for name, option in answer.options.items() if name and option in known.get(name, ())}
    return answer.model_copy(update={"options": kept}) if kept else rest


class Moving:
    """One assessment on its way; `made` gathers what comes along, `said` the report."""

    def __init__(self, assessment: Assessment, old: Framework, new: Framework) -> None:
        self.given, self.old, self.new = assessment, old, new
        self.said: list[Said] = []
        self.made: dict[str, Any] = {}
        self.off = _off(old, new)

    def answers(self) -> None:
        """Carry the answers over."""
        made: dict[str, Answer] = {}
        for id_, answer in self.given.answers.items():
            if id_ in self.new.features:
                left = fitted(self.new, self.new.features[id_], answer)
                made |= {id_: left} if left != UNANSWERED or answer == UNANSWERED else {}
                if answer != UNANSWERED:
                    self.said.append(_told(Part.ANSWER, id_, answer, left, id_, Fate.CARRIED))
        homeless = {id_: one for id_, one in self.given.answers.items() if one != UNANSWERED}
        for to, some in self._replaced(Part.ANSWER, homeless):
            if made.get(to, UNANSWERED) != UNANSWERED:
                self._dropped(Part.ANSWER, some, Why.ANSWERED_ITSELF, to)
            elif _differ(some):
                self.said += [Said(Fate.CONFLICTING, Part.ANSWER, *one, to, why=Why.SEVERAL) for one in some.items()]
            else:
                lefts = {id_: fitted(self.new, self.new.features[to], answer) for id_, answer in some.items()}
                made[to] = next(iter(lefts.values()))
                told = (_told(Part.ANSWER, id_, some[id_], left, to, Fate.MOVED) for id_, left in lefts.items())
                self.said += told
        # In the order of the new version, whatever came first; what nobody settled is no entry.
        self.made["answers"] = {id_: made[id_] for id_ in (*self.given.answers, *self.new.features) if id_ in made}

    def targets(self) -> None:
        """Carry the center's own targets over: stages by capability, options by feature."""
        made: dict[str, int | str] = {}
        homeless: dict[str, int | str] = {}
        for id_, aim in self.given.targets.items():
            if id_ in self.new.groups or id_ in self.new.features:
                if self._can_aim(id_, aim):
                    made[id_] = aim
                    self._carried(Part.TARGET, id_, aim)
                else:
                    self._dropped(Part.TARGET, {id_: aim}, Why.NO_OPTION, id_)
            else:
                homeless[id_] = aim
        for to, some in self._replaced(Part.TARGET, homeless):
            aims = list(some.values())
            if to in made:
                self._dropped(Part.TARGET, some, Why.ANSWERED_ITSELF, to)
            elif _differ(some):
                self.said += [Said(Fate.CONFLICTING, Part.TARGET, *one, to, why=Why.SEVERAL) for one in some.items()]
            elif self._can_aim(to, aims[0]):
                made[to] = aims[0]
                self.said += [Said(Fate.MOVED, Part.TARGET, id_, aim, to, aim) for id_, aim in some.items()]
            else:
                self._dropped(Part.TARGET, some, Why.NO_OPTION, to)
        self.made["targets"] = made

    def plan(self) -> None:
        """Carry over what the center decided about its plan, and what its last plan said."""
        for part, name in ((Part.STEP, "steps"), (Part.LAST_PLAN, "last_plan")):
            said: dict[str, Any] = getattr(self.given, name)
            made = {id_: one for id_, one in said.items() if id_ in self.new.features}
            for id_, one in made.items():
                self._carried(part, id_, one)
            for to, some in self._replaced(part, said):
                if to in made:
                    self._dropped(part, some, Why.ANSWERED_ITSELF, to)
                elif _differ(some):
                    self.said += [Said(Fate.CONFLICTING, part, *one, to, why=Why.SEVERAL) for one in some.items()]
                else:
                    made[to] = next(iter(some.values()))
                    self.said += [Said(Fate.MOVED, part, id_, one, to, one) for id_, one in some.items()]
            self.made[name] = made
        order = (id_ if id_ in self.new.features else self._new_id(id_) for id_ in self.given.plan_order)
        capacities: dict[int, str] = {}
        for quarter, capacity in self.given.capacities.items():
            fits = can_take_on(self.new, quarter, capacity)
            kept: dict[str, str] = {}
            self._keep(kept, Part.QUARTER, str(quarter), capacity, Why.NOTHING if fits else Why.NO_OPTION)
            capacities |= {quarter: capacity} if kept else {}
        # Where something comes in a plan is nothing without the thing itself, whose fate is told.
        self.made |= {"plan_order": tuple(dict.fromkeys(id_ for id_ in order if id_)), "capacities": capacities}

    def others(self) -> None:
        """Carry over what is said of the center itself, its wishes and its capacity."""
        asked = {question.id: question for question in self.new.profile}
        center: dict[str, CenterValue] = {}
        for key, value in self.given.center.items():
            left = _fitting(asked[key], value) if key in asked else None
            if left is not None and left != value:
                center[key] = left
                self.said.append(Said(Fate.DROPPED, Part.CENTER, key, value, key, left, Why.NO_OPTION))
            else:
                why = Why.NOTHING if left is not None else self._why(key, asked)
                self._keep(center, Part.CENTER, key, value, why)
        wishes: dict[str, Priority] = {}
        tops = {capability.id: capability for capability in self.new.capabilities}
        for key, wish in self.given.priorities.items():
            self._keep(wishes, Part.PRIORITY, key, wish, Why.NOTHING if key in tops else self._why(key, tops))
        capacity = self.given.capacity
        if capacity is not None:
            fits = any(one.id == capacity for one in self.new.planning.capacities)
            self._keep({}, Part.CAPACITY, "capacity", capacity, Why.NOTHING if fits else Why.NO_OPTION)
            capacity = capacity if fits else None
        self.made |= {"center": center, "priorities": wishes, "capacity": capacity, "plan_by": self.given.plan_by}

    def _replaced(self, part: Part, homeless: Mapping[str, T]) -> Iterator[tuple[str, dict[str, T]]]:
        """Yield each replacement with everything that would move to it; report what has none."""
        moving: dict[str, dict[str, T]] = {}
        for id_, value in homeless.items():
            if id_ in self.new.features:
                continue
            if to := self._new_id(id_):
                moving.setdefault(to, {})[id_] = value
            else:
                self._dropped(part, {id_: value}, self._why(id_, ()))
        yield from moving.items()

    def _new_id(self, id_: str) -> str:
        to = replacement_of(id_, self.old, self.new)
        return to if to is not None and to in self.new.features else ""

    def _can_aim(self, id_: str, aim: int | str) -> bool:
        if isinstance(aim, int):
            return id_ in self.new.groups and aim in self.new.stage
        feature = self.new.features.get(id_)
        chosen = Answer(state=State.ANSWERED, option=aim)
        return feature is not None and fitted(self.new, feature, chosen) == chosen

    def _why(self, id_: str, known: Iterable[str]) -> Why:
        if id_ in known:
            return Why.NO_OPTION
        if id_ in self.off:
            return Why.SWITCHED_OFF
        retired = {one.id for framework in (self.old, self.new) for one in framework.retired}
        return Why.RETIRED if id_ in retired else Why.GONE

    def _keep(self, into: dict[str, T], part: Part, id_: str, value: T, why: Why) -> None:
        if why is Why.NOTHING:
            into[id_] = value
            self._carried(part, id_, value)
        else:
            self._dropped(part, {id_: value}, why)

    def _carried(self, part: Part, id_: str, value: Any) -> None:
        self.said.append(Said(Fate.CARRIED, part, id_, value, id_, value))

    def _dropped(self, part: Part, some: Mapping[str, Any], why: Why, to: str = "") -> None:
        for id_, value in some.items():
            self.said.append(Said(Fate.DROPPED, part, id_, value, to, why=why, detail=self.off.get(id_, "")))


def _told(part: Part, id_: str, old: Answer, left: Answer, to: str, fate: Fate) -> Said:
    """Return the report of an answer that has a place; where a part of it doesn't fit, it counts as dropped."""
    if left == old:
        return Said(fate, part, id_, old, to, old)
    why = Why.ALWAYS_APPLIES if old.state is State.NOT_APPLICABLE else Why.NO_OPTION
    return Said(Fate.DROPPED, part, id_, old, to, None if left == UNANSWERED else left, why)


def _differ(some: Mapping[str, object]) -> bool:
    first, *others = some.values()
    return any(one != first for one in others)


def _fitting(question: ProfileQuestion, value: CenterValue) -> CenterValue | None:
    """Return what of a profile answer a question can have; None where that is nothing."""
    if isinstance(value, tuple) and question.kind == "any-of":
        known = {choice.id for choice in question.choices}
        return tuple(one for one in value if one in known) or (None if value else value)
    try:
        return value if center_value(question, value) == value else None
    except ValueError:
        return None


def _off(old: Framework, new: Framework) -> dict[str, str]:
    """Return the reason for every feature and group that a local overlay of the new version switched off."""
    reasons = {one.id: one.reason for mark in new.overlays for one in mark.off}
    for group_id, group in old.groups.items():
        if group_id in reasons:
            inside = {one.id for one in group.all_groups} | {one.id for one in group.all_features}
            reasons |= {id_: reasons[group_id] for id_ in inside if id_ not in reasons}
    return reasons
