"""The center's own order laid over the computed one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework


def arranged(computed: Sequence[str], order: Sequence[str], needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the features of a plan in the center's own order: those of `order` trade places among themselves.

    All others keep their places, so that the plan still follows answers and priorities where nobody moved anything.
    What a feature needs first stays before it.
    """
    moved = [id_ for id_ in dict.fromkeys(order) if id_ in computed]
    following = iter(moved)
    wanted = [next(following) if id_ in moved else id_ for id_ in computed]
    done: dict[str, None] = {}

    def add(id_: str) -> None:
        if id_ not in done:
            for needed in needs[id_]:
                add(needed)
            done[id_] = None

    for id_ in wanted:
        add(id_)
    return list(done)


def skipped(framework: Framework, assessment: Assessment) -> tuple[str, ...]:
    """Return the features that the center leaves out of its plan, each for a reason."""
    return tuple(id_ for id_ in framework.features if assessment.step(id_).skipped)
