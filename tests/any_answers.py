"""Answers of all kinds to any framework, the same ones for the same seed."""

from __future__ import annotations

from random import Random

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Feature, Framework
from tests.frameworks_here import DONT_KNOW

# Frameworks that differ in kind: stages, numbers, nested groups, aspects, a score that something can block.
KINDS = ("311", "c2m2", "devops-maturity", "dsomm-levels", "samm2-by-level", "subtractive-110", "two-value")


def any_answers(framework: Framework, seed: int, name: str = "Fairhaven") -> Assessment:
    """Most features answered, some in part, some not known, some that don't apply, some blank."""
    dice = Random(seed)
    answers = {id_: _any_answer(framework, feature, dice) for id_, feature in framework.features.items()}
    center = {"name": name}
    return Assessment(framework=framework.id, center=center, answers=answers)


def at_end(framework: Framework, end: int) -> Assessment:
    """Every feature at its lowest (0) or its highest (-1)."""
    answers = {}
    for id_, feature in framework.features.items():
        chosen = {aspect: options[end].id for aspect, options in framework.aspect_options(feature).items()}
        answers[id_] = rated(framework, chosen)
    return Assessment(framework=framework.id, center={"name": "Fairhaven"}, answers=answers)


def rated(framework: Framework, chosen: dict[str, str]) -> Answer:
    """An answer with an option for each aspect; without aspects the only one is ''."""
    given = {"options": chosen} if framework.aspects else {"option": chosen[""]}
    return Answer(state=State.ANSWERED, **given)


def _any_answer(framework: Framework, feature: Feature, dice: Random) -> Answer:
    kind = dice.random()
    if kind < 0.1:
        return Answer()
    if kind < 0.2:
        return DONT_KNOW
    if kind < 0.3 and feature.may_not_apply:
        return Answer(state=State.NOT_APPLICABLE, reason="Not here.", note="A note.")
    options = framework.aspect_options(feature)
    chosen = {aspect: dice.choice(some).id for aspect, some in options.items()}
    if kind < 0.4 and framework.aspects:
        chosen.pop(next(iter(chosen)))
    return rated(framework, chosen)
