"""How fast the machine is at the moment, and how much of it others take: times of a shared machine need that beside."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

ADDITIONS = 5_000_000


def _processor_time() -> tuple[int, int]:
    """Return the time of all processors since the machine began, and what of it others took, in hundredths."""
    fields = [int(one) for one in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return sum(fields), fields[7]


def _additions() -> float:
    begun = time.perf_counter()
    total = 0
    for number in range(ADDITIONS):
        total += number
    return time.perf_counter() - begun


@dataclass
class Pace:
    """What the machine was like from the making of this on."""

    before: float = field(default_factory=_additions)
    _since: tuple[int, int] = field(default_factory=_processor_time)

    def said(self) -> str:
        """Return it in a line."""
        all_now, others_now = _processor_time()
        taken = (others_now - self._since[1]) / max(1, all_now - self._since[0])
        after = _additions()
        return (
            f"the machine meanwhile: {ADDITIONS:,} additions in {self.before:.2f} s before and {after:.2f} s after, "
            f"{taken:.1%} of its time taken by others"
        )
