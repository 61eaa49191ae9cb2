"""Dots on paper: today filled, before as a ring, the target as a diamond, the peers as a band with their median."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maturity.charts.dots import DotChart, Row
from maturity.charts.paper.letters import SMALLEST, width
from maturity.charts.paper.pen import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    QUIET,
    SIZE,
    WIDTH,
    Sign,
    box,
    diamond,
    dot,
    drawing,
    fitted,
    labels,
    legend,
    path,
    rule,
    text,
    upright,
)

LABELS = 172.0
AXIS = 196.0
SAID = LABELS + AXIS + 16  # where the words on the right begin
ROW = 15.0
HEAD = 13.0
NO_HEAD = 2.0
BAND = 8.0  # height of the band of peers
DOT, RING, REACH = 3.0, 3.2, 4.6
PEERS = "#e6e8eb"


def drawn(chart: DotChart) -> str:
    """Return the dots as one SVG element."""
    top = HEAD if chart.ticks else NO_HEAD
    middles = [top + ROW * (index + 0.5) for index in range(len(chart.dots))]
    bottom = top + ROW * len(middles)
    parts = [
        *_head(chart, bottom),
        path("".join(rule(middle + ROW / 2) for middle in middles), stroke=FAINT, stroke_width="0.4"),
        path("".join(f"M{_x(0):.1f} {middle:.1f}H{_x(1):.1f}" for middle in middles), stroke=LINE, stroke_width="0.5"),
        *_peers(chart.dots, middles),
        *_ways(chart.dots, middles),
        *_signs_of(chart.dots, middles),
        *labels([one.title for one in chart.dots], middles, LABELS - 10),
        *(
            fitted(SAID, middle + 0.35 * SIZE, one.said, WIDTH - SAID, SIZE, font_weight=700)
            for one, middle in zip(chart.dots, middles, strict=True)
        ),
    ]
    signs, height = legend(_signs(chart), LABELS, bottom + 3)
    return drawing(chart, "dots", bottom + 3 + height, [*parts, *signs])


def _x(share: float) -> float:
    return LABELS + AXIS * share


def _head(chart: DotChart, bottom: float) -> Iterator[str]:
    """Yield the stages over the axis, by number alone where the names have no room."""
    if not chart.ticks:
        return
    gaps = [(after.at - before.at) * AXIS - 3 for before, after in zip(chart.ticks, chart.ticks[1:], strict=False)]
    named = all(width(one.name, SMALLEST) <= min(gaps) for one in chart.ticks)
    for one in chart.ticks:
        shown = one.name if named else one.number
        yield text(_x(one.at), 8, shown, QUIET, font_size=f"{SMALLEST:g}", text_anchor="middle")
    yield path("".join(upright(_x(one.at), HEAD - 2, bottom) for one in chart.ticks), stroke=FAINT, stroke_width="0.6")


def _peers(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    bands, medians = "", ""
    for one, middle in zip(rows, middles, strict=True):
        if one.peers:
            wide = max(AXIS * (one.peers.high - one.peers.low), 3)
            left = min(_x(one.peers.low), _x(1) - wide + 1.5) if wide == 3 else _x(one.peers.low)
            bands += box(left, middle - BAND / 2, wide, BAND)
            medians += upright(_x(one.peers.median), middle - BAND / 2 - 1.5, middle + BAND / 2 + 1.5)
    yield path(bands, class_="peers", fill=PEERS, stroke=LINE, stroke_width="0.5")
    yield path(medians, class_="median", stroke=INK, stroke_width="1.2")


def _ways(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    """Yield the lines between the signs: what is still possible dashed, the way there and the way come."""
    possible, ahead, come = "", "", ""
    for one, middle in zip(rows, middles, strict=True):
        if one.now is None:
            continue
        if one.high is not None and one.high > one.now:
            possible += f"M{_x(one.now):.1f} {middle:.1f}H{_x(one.high):.1f}"
        if one.target is not None and one.target != one.now:
            ahead += f"M{_x(one.now):.1f} {middle:.1f}H{_x(one.target):.1f}"
        if one.before is not None and one.before != one.now:
            come += f"M{_x(one.before):.1f} {middle:.1f}H{_x(one.now):.1f}"
    yield path(ahead, stroke=INK, stroke_width="0.8")
    yield path(come, stroke=ACCENT, stroke_width="1.6")
    yield path(possible, class_="open", stroke=ACCENT, stroke_width="3.4", stroke_dasharray="1.2 1.4")


def _signs_of(rows: Sequence[Row], middles: Sequence[float]) -> Iterator[str]:
    targets, rings, dots = "", "", ""
    for one, middle in zip(rows, middles, strict=True):
        if one.target is not None:
            targets += diamond(_x(one.target), middle, REACH)
        if one.before is not None:
            rings += dot(_x(one.before), middle, RING if one.before != one.now else REACH)
        if one.now is not None:
            dots += dot(_x(one.now), middle, DOT)
    yield path(targets, class_="target", fill="#ffffff", stroke=INK, stroke_width="0.9")
    yield path(rings, class_="before", fill="#ffffff", stroke=ACCENT, stroke_width="1")
    yield path(dots, class_="now", fill=ACCENT)


def _signs(chart: DotChart) -> Iterator[Sign]:
    rows, words = chart.dots, chart.legend
    if any(one.before is not None for one in rows):
        yield Sign(
            words.before, 8, lambda x, y: path(dot(x + 4, y, RING), fill="#ffffff", stroke=ACCENT, stroke_width="1")
        )
    if any(one.now is not None for one in rows):
        yield Sign(words.now, 8, lambda x, y: path(dot(x + 4, y, DOT), fill=ACCENT))
    if any(one.now is not None and one.high is not None and one.high > one.now for one in rows):
        yield Sign(words.open, 12, _possible)
    if any(one.target is not None for one in rows):
        yield Sign(words.target, 10, lambda x, y: path(diamond(x + 5, y, REACH), stroke=INK, stroke_width="0.9"))
    if any(one.peers for one in rows):
        yield Sign(words.peers, 14, _band)


def _ring(x: float, y: float) -> str:
    return path(dot(x + 4, y, RING), fill="#ffffff", stroke=ACCENT, stroke_width="1")


def _possible(x: float, y: float) -> str:
    return path(f"M{x:.1f} {y:.1f}h12", stroke=ACCENT, stroke_width="3.4", stroke_dasharray="1.2 1.4")


def _band(x: float, y: float) -> str:
    band = path(box(x, y - BAND / 2, 14, BAND), fill=PEERS, stroke=LINE, stroke_width="0.5")
    return band + path(upright(x + 7, y - BAND / 2 - 1, y + BAND / 2 + 1), stroke=INK, stroke_width="1.2")
