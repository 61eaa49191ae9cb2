"""Which question comes next: within a capability, and when somebody comes back."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.assessment.answers import Assessment
from maturity.framework.model import Feature, Framework
from maturity.scoring.progress import Progress, progress
from maturity.scoring.score import score


def tasks(framework: Framework, assessment: Assessment) -> tuple[Progress, ...]:
    """Return how far each capability has been answered."""
    return progress(framework, assessment, score(framework, assessment))


def task_of(framework: Framework, tasks: Sequence[Progress], feature: Feature) -> Progress:
    """Return how far the capability of a feature has been answered."""
    capability = framework.capability_of[feature.id].id
    return next(task for task in tasks if task.capability == capability)


def following(task: Progress, current: str, *, more: bool) -> str | None:
    """Return the next question of a capability after the current one; None where nothing is left to ask.

    `more` goes on with the questions that are only offered, because the stage is known without them.
    """
    pool = [one for one in _pool(task, more=more) if one != current]
    place = task.ordered.index(current)
    later = [one for one in pool if task.ordered.index(one) > place]
    return next(iter(later or pool), None)


def first(task: Progress, *, more: bool = False) -> str | None:
    """Return the question to begin or go on with in a capability; None where nothing is left to ask."""
    return next(iter(_pool(task, more=more)), None)


def previous(task: Progress, current: str) -> str | None:
    """Return the question before this one in its capability; None for the first."""
    place = task.ordered.index(current)
    return task.ordered[place - 1] if place else None


def resume(framework: Framework, tasks: Sequence[Progress], place: str | None) -> str | None:
    """Return the question to go on with: where the person last was, else in the first capability with one left."""
    last = framework.capability_of[place].id if place in framework.capability_of else None
    by_nearness = sorted(tasks, key=lambda task: task.capability != last)
    return next((found for task in by_nearness if (found := first(task)) is not None), None)


def next_task(tasks: Sequence[Progress], current: str) -> Progress | None:
    """Return the next capability with something to ask, from the current one round to the one before it."""
    ids = [task.capability for task in tasks]
    place = ids.index(current)
    return next((task for task in (*tasks[place + 1 :], *tasks[:place]) if task.to_ask), None)


def _pool(task: Progress, *, more: bool) -> Sequence[str]:
    return task.to_ask or (task.offered if more else ())
