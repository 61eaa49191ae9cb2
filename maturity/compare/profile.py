"""What is known of a center that others can be filtered by: choices of its profile, and its size by population."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework

POPULATION = "population"
"""The filter by size; its choices are the framework's sizes."""

Profile = tuple[tuple[str, tuple[str, ...]], ...]


def questions(framework: Framework) -> dict[str, tuple[str, ...]]:
    """Return the questions that centers can be filtered by, with their choices: size first, then as they are asked."""
    found: dict[str, tuple[str, ...]] = {}
    if framework.sizes:
        found[POPULATION] = tuple(size.id for size in framework.sizes)
    for question in framework.profile:
        if question.kind in ("one-of", "any-of"):
            found.setdefault(question.id, tuple(choice.id for choice in question.choices))
    return found


def one_choice_each(framework: Framework) -> frozenset[str]:
    """Return the questions of which a center is in one choice at most, so that the choices add up."""
    many = {question.id for question in framework.profile if question.kind == "any-of"}
    return frozenset(questions(framework)) - (many - ({POPULATION} if framework.sizes else set()))


def profile_of(framework: Framework, assessment: Assessment) -> Profile:
    """Return what a center said of itself, as far as it can be filtered by; what it left out is left out."""
    found = []
    for question, choices in questions(framework).items():
        if question == POPULATION and framework.sizes:
            size = framework.size_for(assessment.population)
            said: object = size.id if size else None
        else:
            said = assessment.center.get(question)
        given = said if isinstance(said, tuple) else (said,)
        known = tuple(choice for choice in choices if choice in given)
        if known:
            found.append((question, known))
    return tuple(found)
