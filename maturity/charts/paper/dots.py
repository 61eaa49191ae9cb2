"""Dots on paper: today filled, before as a ring, the target as a diamond, the peers as a band with their median.

Other centers by name are small squares. What open answers could still make of it is hatched, as in the profile; where
nothing applies the line is dashed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from maturity.charts.dots import DotChart, Row, Tick
from maturity.charts.paper.letters import SMALLEST, width
from maturity.charts.paper.pen import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    QUIET,
    WIDTH,
    Sign,
    box,
    diamond,
    dot,
    drawing,
    hatching,
    labels,
    legend,
    level,
    path,
    rule,
    text,
    upright,
)

LABELS = 172.0
AXIS = 172.0
SAID = LABELS + AXIS + 16  # where the words on the right begin
ROW = 14.5
HEAD = 11.5
NAMES = 6.6  # more for the names of stages below their numbers
NO_HEAD = 2.0
ENDS = 30.0  # room for the ends of a scale on either side of it
BAND = 8.0  # height of the band of peers
OPEN = 5.0  # height of what is possible
DOT, RING, REACH, SQUARE = 3.0, 3.2, 4.6, 4.2
NARROWEST = 3.0  # of a band whose ends are the same
PEERS = "#e6e8eb"
FONT_SIZE = f"{SMALLEST:g}"


def drawn(chart: DotChart) -> str:
    """Return the dots as one SVG element."""
    named = _named(chart.ticks)
    top = NO_HEAD if not chart.ticks else HEAD + NAMES if named else HEAD
    middles = [top + ROW * (index + 0.5) for index in range(len(chart.dots))]
    bottom = top + ROW * len(middles)
    parts = [
        *_head(chart.ticks, top, bottom, named),
        path("".join(rule(middle + ROW / 2) for middle in middles), stroke=FAINT, stroke_width="0.4"),
        *_scales(chart.dots, middles),
        *_peers(chart.dots, middles),
        *_ways(chart.dots, middles),
        *_marks(chart.dots, middles),
        *labels([one.title for one in chart.dots], middles, LABELS - 10),
        *labels([one.said for one in chart.dots], middles, WIDTH - SAID, SAID, bold=True),
    ]
    signs, height = legend(_signs(chart), LABELS, bottom + 3)
    return drawing(chart, "dots", bottom + 3 + height, [*parts, *signs])


def _x(row: Row, share: float) -> float:
    inset = ENDS if row.ends else 0.0
    return LABELS + inset + (AXIS - 2 * inset) * share


def _named(ticks: Sequence[Tick]) -> bool:
    """Return whether the names of the stages fit side by side."""
    return all(
        (width(one.name, SMALLEST) + width(other.name, SMALLEST)) / 2 + 2 <= (other.at - one.at) * AXIS
        for one, other in pairwise(ticks)
    )


def _head(ticks: Sequence[Tick], top: float, bottom: float, named: bool) -> Iterator[str]:
    """Yield the stages over the axis, by number alone where the names have no room."""
    for one in ticks:
        x = LABELS + AXIS * one.at
        if one.number:
            yield text(x, 8, one.number, QUIET, font_size=FONT_SIZE, text_anchor="middle")
        if named or not one.number:
            base = 8 + NAMES if named else 8
            yield text(x, base, one.name, QUIET, font_size=FONT_SIZE, text_anchor="middle")
    lines = "".join(upright(LABELS + AXIS * one.at, top - 1.5, bottom) for one in ticks)
    yield path(lines, stroke=FAINT, stroke_width="0.6")


def _scales(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    whole, dashed = "", ""
    for one, middle in zip(rows, middles, strict=True):
        line = level(_x(one, 0), _x(one, 1), middle)
        if one.low is None and one.peers is None:
            dashed += line
        else:
            whole += line
        if one.ends:
            base = middle + 0.35 * SMALLEST
            yield text(_x(one, 0) - 5, base, one.ends[0], QUIET, font_size=FONT_SIZE, text_anchor="end")
            yield text(_x(one, 1) + 5, base, one.ends[1], QUIET, font_size=FONT_SIZE)
            whole += upright(_x(one, 0), middle - 2, middle + 2) + upright(_x(one, 1), middle - 2, middle + 2)
    yield path(whole, stroke=LINE, stroke_width="0.5")
    yield path(dashed, class_="nothing", stroke=LINE, stroke_width="0.5", stroke_dasharray="1.5 2")


def _peers(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    bands, medians = "", ""
    for one, middle in zip(rows, middles, strict=True):
        if one.peers:
            left, right = _x(one, one.peers.low), _x(one, one.peers.high)
            wide = max(right - left, NARROWEST)
            bands += box((left + right - wide) / 2, middle - BAND / 2, wide, BAND)
            medians += upright(_x(one, one.peers.median), middle - BAND / 2 - 1.5, middle + BAND / 2 + 1.5)
    yield path(bands, class_="peers", fill=PEERS, stroke=LINE, stroke_width="0.5")
    yield path(medians, class_="median", stroke=INK, stroke_width="1.2")


def _ways(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    """Yield what lies between the signs: the way to go, the way come, and what is still possible."""
    possible, lines, ahead, come = "", "", "", ""
    for one, middle in zip(rows, middles, strict=True):
        if one.low is not None and one.high is not None and one.high > one.low:
            where = (_x(one, one.low), middle - OPEN / 2, _x(one, one.high) - _x(one, one.low), OPEN)
            possible, lines = possible + box(*where), lines + hatching(*where)
        if one.now is None:
            continue
        if one.target is not None and one.target != one.now:
            ahead += level(_x(one, one.now), _x(one, one.target), middle)
        if one.before is not None and one.before != one.now:
            come += level(_x(one, one.before), _x(one, one.now), middle)
    yield path(ahead, stroke=INK, stroke_width="0.8")
    yield path(possible, class_="open", fill="#ffffff", stroke=ACCENT, stroke_width="0.7")
    yield path(lines, stroke=ACCENT, stroke_width="0.6")
    yield path(come, stroke=ACCENT, stroke_width="1.6")


def _marks(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    targets, rings, dots, others = "", "", "", ""
    for one, middle in zip(rows, middles, strict=True):
        for share in dict.fromkeys(one.named):
            others += box(_x(one, share) - SQUARE / 2, middle - SQUARE / 2, SQUARE, SQUARE)
        if one.target is not None:
            targets += diamond(_x(one, one.target), middle, REACH)
        if one.before is not None:
            rings += dot(_x(one, one.before), middle, RING if one.before != one.now else REACH)
        if one.now is not None:
            dots += dot(_x(one, one.now), middle, DOT)
    yield path(others, class_="named", fill="#ffffff", stroke=INK, stroke_width="0.9")
    yield path(targets, class_="target", fill="#ffffff", stroke=INK, stroke_width="0.9")
    yield path(rings, class_="before", fill="#ffffff", stroke=ACCENT, stroke_width="1")
    yield path(dots, class_="now", fill=ACCENT)


def _signs(chart: DotChart) -> Iterator[Sign]:
    rows, words = chart.dots, chart.legend
    if any(one.before is not None for one in rows):
        yield Sign(words.before, 8, lambda x, y: path(dot(x + 4, y, RING), stroke=ACCENT, stroke_width="1"))
    if any(one.now is not None for one in rows):
        yield Sign(words.now, 8, lambda x, y: path(dot(x + 4, y, DOT), fill=ACCENT))
    if any(one.low is not None and one.low != one.high for one in rows):
        yield Sign(words.open, 12, _possible)
    if any(one.target is not None for one in rows):
        yield Sign(words.target, 10, lambda x, y: path(diamond(x + 5, y, REACH), stroke=INK, stroke_width="0.9"))
    if any(one.named for one in rows):
        yield Sign(words.named, 8, lambda x, y: path(box(x + 2, y - SQUARE / 2, SQUARE, SQUARE), stroke=INK))
    if any(one.peers for one in rows):
        yield Sign(words.peers, 14, _band)


def _possible(x: float, y: float) -> str:
    lines = path(hatching(x, y - OPEN / 2, 12, OPEN), stroke=ACCENT, stroke_width="0.6")
    return lines + path(box(x, y - OPEN / 2, 12, OPEN), stroke=ACCENT, stroke_width="0.7")


def _band(x: float, y: float) -> str:
    band = path(box(x, y - BAND / 2, 14, BAND), fill=PEERS, stroke=LINE, stroke_width="0.5")
    return band + path(upright(x + 7, y - BAND / 2 - 1, y + BAND / 2 + 1), stroke=INK, stroke_width="1.2")
