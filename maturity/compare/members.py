"""The centers of a round as comparing takes them in: who gets a row, who only counts, who is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from maturity.compare.comparison import LeftOut, Reason
from maturity.compare.digest import Digest
from maturity.compare.suppression import ALIASES, hidden_minimum


class Sharing(StrEnum):
    """What a center allows to be shown of it."""

    ALIAS = "alias"
    NAMED = "named"
    STATISTICS = "statistics"
    NONE = "none"


@dataclass(frozen=True)
class Member:
    """One center of the round. `key` is whatever the caller knows it by; it goes nowhere but into `you`."""

    key: str
    alias: int
    name: str
    sharing: str
    digest: Digest | None
    """None where nothing of it counts in this round yet."""


@dataclass(frozen=True)
class Gathered:
    """The members that are compared, in the order of their aliases; sets of them are the bits of whole numbers."""

    people: tuple[Member, ...]
    digests: tuple[Digest, ...]
    named: int
    aliased: int
    hidden: int
    """Statistics-only centers that count."""
    guarded: int
    """Those of `aliased` that count feature by feature, where no row shows what they said: all, or none if too few."""
    you: Member | None
    choices: dict[tuple[str, str], int]
    """Who is in each choice of a profile question."""
    counted: int
    left_out: tuple[LeftOut, ...]

    @property
    def visible(self) -> int:
        """Those that have a row."""
        return self.named | self.aliased


def gather(members: Sequence[Member], you: str | None, minimum: int) -> Gathered:
    """Sort out who is shown and who counts; `you` is the key of the center that looks, and counts nowhere."""
    shared = [one for one in members if Sharing(one.sharing) is not Sharing.NONE]
    replied = sorted((one for one in shared if one.digest is not None), key=lambda one: (one.alias, one.key))
    own = next((one for one in members if one.key == you and one.digest is not None), None)
    by: dict[Sharing, list[int]] = {sharing: [] for sharing in Sharing}
    for place, one in enumerate(replied):
        if one.key != you:
            by[Sharing(one.sharing)].append(place)
    aliased, hidden = by[Sharing.ALIAS], by[Sharing.STATISTICS]
    out = [
        LeftOut(Reason.NO_ANSWERS, len(shared) - len(replied)),
        LeftOut(Reason.NOT_SHARED, len(members) - len(shared)),
    ]
    if len(hidden) < hidden_minimum(minimum):
        out.append(LeftOut(Reason.STATISTICS_FEW, len(hidden)))
        hidden = []
    if sum(one.sharing == Sharing.ALIAS for one in replied) < ALIASES:
        out.append(LeftOut(Reason.ALIASES_FEW, len(aliased)))
        aliased = []
    if len(aliased) < minimum:
        out.append(LeftOut(Reason.FEATURES_FEW, len(aliased)))
    digests = tuple(one.digest for one in replied if one.digest is not None)
    return Gathered(
        people=tuple(replied),
        digests=digests,
        named=bits(by[Sharing.NAMED]),
        aliased=bits(aliased),
        hidden=bits(hidden),
        guarded=bits(aliased) if len(aliased) >= minimum else 0,
        you=own,
        choices=_choices(digests),
        counted=len(replied),
        left_out=tuple(one for one in out if one.n),
    )


def bits(places: Iterable[int]) -> int:
    """Return a set of places as the bits of a number."""
    some = tuple(places)
    digits = bytearray(b"0") * (max(some, default=0) + 1)
    for place in some:
        digits[place] = ord("1")
    return int(digits[::-1], 2)


def places(some: int) -> list[int]:
    """Return the places in a set, in order."""
    return [place for place, bit in enumerate(bin(some)[:1:-1]) if bit == "1"]


def _choices(digests: Iterable[Digest]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(digests):
        for question, chosen in one.profile:
            for choice in chosen:
                found.setdefault((question, choice), []).append(place)
    return {key: bits(some) for key, some in found.items()}
