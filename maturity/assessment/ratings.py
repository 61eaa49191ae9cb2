"""How far one answer goes: what was chosen for each aspect, and whether anything is still to be said."""

from __future__ import annotations

from maturity.assessment.answers import Answer, State
from maturity.framework.model import Aspect, Feature, Framework


def chosen(answer: Answer, aspect_id: str) -> str | None:
    """Return the option chosen for an aspect; one option without aspects counts for each of them."""
    return answer.option if answer.option is not None else answer.options.get(aspect_id)


def unrated(framework: Framework, answer: Answer) -> tuple[Aspect, ...]:
    """Return the aspects of an answer that have no option yet; none where it isn't an answer of that kind."""
    if answer.state is not State.ANSWERED:
        return ()
    return tuple(aspect for aspect in framework.aspects if chosen(answer, aspect.id) is None)


def is_open(framework: Framework, answer: Answer) -> bool:
    """True where something is still to be said: an answer, one of its aspects, or why it does not apply."""
    return answer.state is State.UNANSWERED or answer.lacks_reason or bool(unrated(framework, answer))


def is_best(framework: Framework, feature: Feature, answer: Answer) -> bool:
    """True where the highest option is chosen, for every aspect where the framework rates aspects."""
    best = {aspect: options[-1].id for aspect, options in framework.aspect_options(feature).items()}
    return answer.state is State.ANSWERED and all(chosen(answer, aspect) == option for aspect, option in best.items())


def lacks_evidence(framework: Framework, feature: Feature, answer: Answer) -> bool:
    """True where a feature is said to be fully in place without a note or the evidence that could be named."""
    named = answer.note.strip() or answer.evidence.strip()
    return bool(feature.evidence) and is_best(framework, feature, answer) and not named
