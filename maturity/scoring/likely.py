"""What will probably be asked, though nobody knows the answers yet: asking stops where a stage isn't reached."""

from __future__ import annotations

from maturity.framework.model import Framework
from maturity.scoring.progress import Progress, stopping_groups

BEGINNERS_STAGE = 2
"""A beginner has what stage 1 asks for at best, and then the stage after it is asked to its end."""


def likely(framework: Framework, task: Progress) -> tuple[str, ...]:
    """Return the questions that a capability will probably still ask.

    Where asking may stop, these are those of the first two stages; for who has come further, of the stage at hand.
    """
    spared: set[str] = set()
    for group in stopping_groups(framework, framework.capability(task.capability)):
        left = [feature for feature in group.features if feature.id in task.to_ask]
        at_hand = min((feature.stage for feature in left), default=0)
        last = max(BEGINNERS_STAGE, at_hand)
        spared |= {feature.id for feature in left if feature.stage > last and not feature.blocking}
    return tuple(id_ for id_ in task.to_ask if id_ not in spared)
