"""What an invented center answers in a round: worked out from its character, the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from maturity.assessment.answers import UNANSWERED, Answer, Assessment, Priority, State
from maturity.demo.council import InventedCenter, Note
from maturity.framework.feature import Feature
from maturity.framework.model import Framework

# All in stages. A feature at the stage that a center is at is mostly in place, one above it mostly isn't.
_YES, _PARTLY = 0.3, -0.25
_CHARACTER = 0.6  # what being strong or weak in something makes
_CAPABILITY = 0.35  # how far a capability may be from the rest by chance
_FEATURE = 0.95  # the same for a feature
_WOBBLE = 0.12  # what goes up and down from round to round for no reason
_EASE = 0.06  # what each point of benefit makes, as people begin with what pays
_OUT_OF_REACH = 2.4  # so far above, small centers leave the questions open
_HAND_NOTED = 0.3  # of the centers that could write a note, as many do
_OPTIONS = ("no", "partly", "yes")
_CAPACITIES = {"small": "light", "medium": "steady", "large": "strong"}


def answers_in(
    framework: Framework,
    center: InventedCenter,
    number: int,
    *,
    seed: str,
    notes: tuple[Note, ...] = (),
    leans: float = 0.0,
    who: str = "",
) -> Assessment:
    """Return the whole of what a center says in a round; `who` is a person of its team, who leans to yes or no."""
    said = center.profile(number)
    size = framework.size_for(center.population)
    aside = {one.feature: one.reason for one in size.set_aside} if size else {}
    levels = {one.id: _level(center, one.id, number, seed) + leans for one in framework.capabilities}
    given: dict[str, Answer] = {}
    for feature in _in_order(framework):
        given[feature.id] = _answer(framework, feature, center, number, levels, given, aside, f"{seed} {who}")
    given = {id_: _noted(answer, id_, center, seed, notes) for id_, answer in given.items()}
    return Assessment(
        framework=framework.id,
        center=said,
        answers={id_: given[id_] for id_ in framework.features if given[id_] != UNANSWERED},
        priorities=dict.fromkeys(center.weak, Priority.IMPROVE) | dict.fromkeys(center.strong, Priority.GOOD_ENOUGH),
        capacity=_CAPACITIES.get(size.id) if size else None,
    )


def _level(center: InventedCenter, capability: str, number: int, seed: str) -> float:
    character = _CHARACTER * ((capability in center.strong) - (capability in center.weak))
    chance = _CAPABILITY * _swing(seed, center.name, capability)
    return center.level_in(number) + character + chance + _WOBBLE * _swing(seed, center.name, capability, number)


def _answer(
    framework: Framework,
    feature: Feature,
    center: InventedCenter,
    number: int,
    levels: Mapping[str, float],
    given: Mapping[str, Answer],
    aside: Mapping[str, str],
    seed: str,
) -> Answer:
    if feature.id in aside:
        return Answer(state=State.NOT_APPLICABLE, reason=aside[feature.id])
    above = feature.stage - levels[framework.capability_of[feature.id].id]
    # What nobody knows in the first round is found out by and by.
    unsure = float(center.unsure) * 3 / (2 + number)
    if above > -1.5 and chance(seed, center.name, feature.id, "known") < unsure:
        return Answer(state=State.DONT_KNOW)
    if aside and above > _OUT_OF_REACH:
        return UNANSWERED
    ease = _EASE * ((feature.benefit or 3) - 3)
    place = 0.5 - above + ease + _FEATURE * _swing(seed, center.name, feature.id)
    chosen = 2 if place > _YES else 1 if place > _PARTLY else 0
    if any(given[one].option == "no" for one in feature.requires if one in given):
        chosen = min(chosen, 1)
    return Answer(state=State.ANSWERED, option=_OPTIONS[chosen])


def _noted(answer: Answer, feature_id: str, center: InventedCenter, seed: str, notes: tuple[Note, ...]) -> Answer:
    for one in notes:
        fits = one.feature == feature_id and one.option == answer.option
        if fits and chance(seed, center.name, feature_id, "noted") < _HAND_NOTED:
            return answer.model_copy(update={"note": one.note, "evidence": one.evidence})
    return answer


def _in_order(framework: Framework) -> list[Feature]:
    """Return the features, each after those that it requires: these never stand at a later stage."""
    ordered: dict[str, Feature] = {}

    def add(feature: Feature) -> None:
        for one in feature.requires:
            if one not in ordered:
                add(framework.features[one])
        ordered[feature.id] = feature

    for feature in framework.features.values():
        if feature.id not in ordered:
            add(feature)
    return list(ordered.values())


def chance(*what: object) -> float:
    """Return a number from 0 to 1 that depends on nothing but the words given."""
    return Random(" ".join(map(str, what))).random()  # noqa: S311 - nothing is kept secret by it


def _swing(*what: object) -> float:
    """Return a number from -1 to 1, near 0 more often than not."""
    return chance(*what, "a") + chance(*what, "b") - 1
