"""What keeps a single center from being read out of figures: the smallest group, what is left over, blurred counts.

Who looks sees all rows and the figures of every filter that is offered, and takes one from the other. So:

1. A group has figures only with at least the minimum of centers.
2. What remains when one group is taken from a larger one is nobody, or at least the minimum: see `groups.py`.
3. Statistics-only centers have no row, so every way of putting figures together leads to a set of them. They count
   together, or in parts of at least twice the minimum that every figure counts whole or not at all; whatever is added
   and subtracted, what comes out is made of whole parts. A filter that would cut through a part doesn't count them.
4. Even of a whole part no exact count is told, because "one of these five" or "all of these five" says too much. The
   number of its centers at or above each stage (or answer) is rounded so that at least three numbers may be behind what
   is shown, always: so nobody learns for sure that all did, that none did, or that one alone did, not even a center
   that knows itself to be in the part. Statistical offices round to base three in the same way. Figures are made of the
   rounded counts, never of the exact ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from maturity.compare.peers import MINIMUM
from maturity.errors import MaturityError

FLOOR = 3
"""No minimum may be smaller: of two, each knows the other."""
ALIASES = 3
"""Centers under an alias that get rows: with one or two, an alias hides nobody."""
ENDS = 10
"""Centers from which the lowest and the highest figure are told."""
BLUR = 3
"""Numbers that may be behind every count of statistics-only centers that is shown."""
MOST_PARTS = 20
"""Parts that statistics-only centers are told apart in: each makes every count a little less exact."""


def checked(minimum: int) -> int:
    """Return the smallest group; MaturityError where it is too small to protect anybody."""
    if minimum < FLOOR:
        raise MaturityError(
            f"a smallest group of {minimum} protects nobody. Fix: Choose at least {FLOOR}; {MINIMUM} is usual."
        )
    return minimum


def apart(n: int, minimum: int) -> bool:
    """True where a rest may be found out by subtraction: it is nobody, or at least the minimum."""
    return n == 0 or n >= minimum


def hidden_minimum(minimum: int) -> int:
    """Return how many statistics-only centers there must be for them to count."""
    return max(minimum, MINIMUM)


def parts_of(
    hidden: int, choices: Iterable[tuple[tuple[str, str], int]], minimum: int
) -> tuple[tuple[int, ...], frozenset[tuple[str, str]]]:
    """Part the statistics-only centers by one choice after the other, as long as every part stays large enough.

    Return the parts, and the choices that cut through none of them: under these, statistics-only centers count.
    """
    parts = [hidden] if hidden else []
    least = max(2 * hidden_minimum(minimum), -(-hidden.bit_count() // MOST_PARTS))
    whole = set()
    for choice, members in choices:
        cut = [(part & members, part & ~members) for part in parts]
        if all(not one or not other or min(one.bit_count(), other.bit_count()) >= least for one, other in cut):
            parts = [half for both in cut for half in both if half]
            whole.add(choice)
    return tuple(parts), frozenset(whole)


def blurred(counts: Sequence[int]) -> list[int]:
    """Return the counts of one part, from the highest stage or answer down, as they may be shown: the sum stays."""
    up_to = list(accumulate(counts))
    shown = _steps(up_to[-1])
    reach = [shown[n] for n in up_to]
    return [here - before for before, here in zip([0, *reach], reach, strict=False)]


@cache
def blur(size: int) -> int:
    """Return how far at most a count of a part of so many centers is from the exact one."""
    shown = _steps(size)
    return max(abs(shown[b] - shown[a] - (b - a)) for a in range(size + 1) for b in range(a, size + 1))


@cache
def _steps(size: int) -> tuple[int, ...]:
    """Return what is shown for each number from 0 to the size of a part: at least BLUR of them look the same.

    The lowest are shown as none and the highest as all, because most often they are; the others as their middle.
    """
    how_many, rest = divmod(size + 1, BLUR)
    widths = [BLUR] * how_many
    for extra in range(rest):  # the odd ones make the middle wider, where it matters least
        widths[(how_many - 1 + extra) // 2] += 1
    shown: list[int] = []
    for place, width in enumerate(widths):
        first = len(shown)
        middle = 0 if place == 0 else size if place == how_many - 1 else first + width // 2
        shown += [middle] * width
    return tuple(shown)
