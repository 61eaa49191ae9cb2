"""What comparing needs of one snapshot: a few hundred characters, made once when it counts, read thousands of times.

It holds no text that anybody typed: stages, one letter a feature, and the choices of the profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.ratings import chosen, is_open
from maturity.compare.comparison import Cell
from maturity.compare.profile import profile_of
from maturity.framework.feature import worth_of
from maturity.framework.model import Feature, Framework
from maturity.scoring.labels import has_stages
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.scale import Ends, scales
from maturity.scoring.score import score

KIND = "digest-1"
"""Names the way a digest is written. One of another kind is not read but made anew from its snapshot."""

HAVE, PARTLY, MISSING, DONT_KNOW, EXCLUDED, BLANK = "ypndx."
"""What a center said of a feature, one letter each."""
LETTERS = "ypndx."

UNSCORED = "-"
_DIGITS = "0123456789abcdefghijk"  # a stage is one of 0 to 20
_SHARE = re.compile("[0-9]{1,400}/[0-9]{1,400}")
_PROFILE = re.compile(r"(?:[A-Za-z0-9_-]+=[A-Za-z0-9_,-]+(?:;|$))*")
_CHECKSUM = re.compile("[A-Za-z0-9:-]{1,80}")


@dataclass(frozen=True)
class Digest:
    """One snapshot, as far as comparing needs it.

    `cells` has one token a capability in the framework's order and a last one for the whole; `features` one letter a
    feature in the framework's order; `profile` the choices by question, see `profile.py`.
    """

    checksum: str
    cells: tuple[str, ...]
    features: str
    profile: tuple[tuple[str, tuple[str, ...]], ...] = ()


def digest(framework: Framework, assessment: Assessment) -> Digest:
    """Return the digest of an assessment; the same answers always make the same one."""
    return Digest(
        checksum=framework.checksum,
        cells=tuple(_tokens(framework, assessment, score(framework, assessment))),
        features="".join(_letters(framework, assessment)),
        profile=profile_of(framework, assessment),
    )


def cells(framework: Framework, assessment: Assessment, result: Result | None = None) -> tuple[Cell, ...]:
    """Return where an assessment stands in every capability, and as a whole at the end."""
    tokens = _tokens(framework, assessment, result or score(framework, assessment))
    return tuple(cell_of(token) or Cell() for token in tokens)


def to_text(one: Digest) -> str:
    """Write a digest in four lines after its kind."""
    profile = ";".join(f"{question}={','.join(choices)}" for question, choices in one.profile)
    return "\n".join((KIND, one.checksum, " ".join(one.cells), one.features, profile))


def from_text(text: str | None) -> Digest | None:
    """Read a digest; None where there is none, or it is of an old kind or damaged: then make it anew."""
    lines = (text or "").split("\n")
    if len(lines) != 5 or lines[0] != KIND:
        return None
    _, checksum, written, features, profile = lines
    cells = tuple(written.split(" "))
    if not _CHECKSUM.fullmatch(checksum) or features.strip(LETTERS):
        return None
    choices = _choices(profile)
    if choices is None or None in map(cell_of, cells):
        return None
    return Digest(checksum, cells, features, choices)


@lru_cache(maxsize=4096)
def cell_of(token: str) -> Cell | None:
    """Return the cell that a token stands for; None where it stands for nothing."""
    if token == UNSCORED:
        return Cell()
    if len(token) == 2 and all(digit in _DIGITS for digit in token):
        low, high = (_DIGITS.index(digit) for digit in token)
        return Cell(stage_low=low, stage_high=high)
    try:
        shares = [_share(part) for part in token.split("~")]
    except (ValueError, ZeroDivisionError):
        return None
    return Cell(share_low=shares[0], share_high=shares[-1]) if len(shares) <= 2 else None


def letter_of(framework: Framework, feature: Feature, answer: Answer) -> str:
    """Return what an answer comes to: in full and missing are the ends of every aspect, all between is partly."""
    if answer.state is State.DONT_KNOW:
        return DONT_KNOW
    if is_open(framework, answer):
        return BLANK
    if answer.state is State.NOT_APPLICABLE:
        return EXCLUDED
    best = worst = True
    for aspect, options in framework.aspect_options(feature).items():
        worth = {id_: one.share for id_, one in worth_of(options).items()}
        share = worth[str(chosen(answer, aspect))]
        best, worst = best and share == max(worth.values()), worst and share == min(worth.values())
    return HAVE if best else MISSING if worst else PARTLY


def _letters(framework: Framework, assessment: Assessment) -> Iterator[str]:
    for id_, feature in framework.features.items():
        yield letter_of(framework, feature, assessment.answer(id_))


def _tokens(framework: Framework, assessment: Assessment, result: Result) -> Iterator[str]:
    ends = scales(framework, assessment)
    for node in (*result.capabilities, result.overall):
        yield _token(framework, node, ends.get(node.id))


def _token(framework: Framework, node: NodeResult, ends: Ends | None) -> str:
    """Write where a node stands; what the framework's rule makes of answers so far where it leaves no blank open."""
    leaves_open = framework.scoring.blank == "open"
    if has_stages(framework, node):
        if node.stage is None:  # nothing is answered or applies, and that is not the lowest
            return UNSCORED
        low, high = (node.stage_low, node.stage_high) if leaves_open else (node.stage, node.stage)
        return UNSCORED if low is None or high is None else _DIGITS[low] + _DIGITS[high]
    if node.value is None or ends is None:
        return UNSCORED
    numbers = (node.low, node.high) if leaves_open else (node.value, node.value)
    shares = [ends.share(Fraction(number)) for number in numbers if number is not None]
    parts = dict.fromkeys(f"{share.numerator}/{share.denominator}" for share in sorted(shares))
    return "~".join(parts) or UNSCORED


@lru_cache(maxsize=4096)
def _choices(written: str) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    if not _PROFILE.fullmatch(written):
        return None
    pairs = (pair.partition("=") for pair in written.split(";") if pair)
    return tuple((question, tuple(some.split(","))) for question, _, some in pairs)


def _share(text: str) -> Fraction:
    if not _SHARE.fullmatch(text):
        raise ValueError(text)
    found = Fraction(text)
    if not 0 <= found <= 1:
        raise ValueError(text)
    return found
