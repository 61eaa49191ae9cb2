"""Bars on paper: the first series filled, the second hatched, and each figure beside its bar."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.bars import Bar, Bars
from maturity.charts.paper.letters import SMALLEST, common_size, width
from maturity.charts.paper.pen import (
    ACCENT,
    FAINT,
    INK,
    QUIET,
    SMALL,
    WIDTH,
    Sign,
    box,
    drawing,
    fitted,
    hatching,
    labels,
    legend,
    path,
    rule,
    text,
    upright,
)

LABELS = 150.0
THICK, THICK_ONE = 7.0, 8.4
GAP = 2.2
ROW = 6.4  # of a row without its bars
HEAD = 10.0
FEWEST = 120.0  # points that the bars have at least


def drawn(chart: Bars) -> str:
    """Return the bars as one SVG element."""
    thick = THICK if len(chart.series) > 1 else THICK_ONE
    high = ROW + max((len(row.bars) for row in chart.lines), default=1) * (thick + GAP) - GAP
    top = HEAD if chart.line else 1.0
    middles = [top + high * (place + 0.5) for place in range(len(chart.lines))]
    bottom = top + high * len(middles)
    said = [bar.said for row in chart.lines for bar in row.bars]
    size = common_size(said, WIDTH - LABELS - FEWEST, [SMALL, 6.9, SMALLEST])
    room = WIDTH - LABELS - 6 - max((width(one, size) for one in said), default=0.0)
    room = max(room, FEWEST)
    parts = [
        path("".join(rule(middle + high / 2) for middle in middles), stroke=FAINT, stroke_width="0.4"),
        *_line(chart, top, bottom, room),
        *_bars(chart, middles, thick, room, size),
        *labels([row.title for row in chart.lines], middles, LABELS - 8),
    ]
    if len(chart.series) > 1:
        signs, more = legend(_signs(chart), LABELS, bottom + 3)
        parts += signs
        bottom += 3 + more
    return drawing(chart, "bars", bottom + 1, parts)


def _bars(chart: Bars, middles: list[float], thick: float, room: float, size: float) -> Iterator[str]:
    filled, outlines, lines = "", "", ""
    texts: list[str] = []
    across = None if chart.line is None else LABELS + room * chart.line.at
    for row, middle in zip(chart.lines, middles, strict=True):
        tall = len(row.bars) * (thick + GAP) - GAP
        for place, bar in enumerate(row.bars):
            y = middle - tall / 2 + place * (thick + GAP)
            long = room * bar.at if bar.at else 0.0
            if place == 0 and long:
                filled += box(LABELS, y, long, thick)
            elif long:
                outlines += box(LABELS, y, long, thick)
                lines += hatching(LABELS, y, long, thick) if long > 1 else ""
            x = LABELS + long + 4
            if across is not None and x - 2 < across < x + width(bar.said, size):  # the line stops before a figure
                texts.append(path(box(x - 2, y - 1, width(bar.said, size) + 3, thick + 2), fill="#ffffff"))
            texts.append(_said(bar, x, y + thick / 2, size))
    yield path(filled, class_="first", fill=ACCENT)
    yield path(outlines, class_="second", fill="#ffffff", stroke=ACCENT, stroke_width="0.7")
    yield path(lines, stroke=ACCENT, stroke_width="0.6")
    yield path(upright(LABELS, middles[0] - 6, middles[-1] + 6) if middles else "", stroke=INK, stroke_width="0.6")
    yield from texts


def _said(bar: Bar, x: float, middle: float, size: float) -> str:
    return fitted(x, middle + 0.35 * size, bar.said, WIDTH - x, size, fill=QUIET if bar.at is None else INK)


def _line(chart: Bars, top: float, bottom: float, room: float) -> Iterator[str]:
    if chart.line is None:
        return
    x = LABELS + room * chart.line.at
    yield path(upright(x, top - 1, bottom), class_="line", stroke=INK, stroke_width="0.8", stroke_dasharray="2 1.5")
    wide = width(chart.line.word, SMALL)
    left = min(max(x - wide / 2, LABELS), WIDTH - wide)
    yield text(left, HEAD - 3.5, chart.line.word, QUIET, font_size=f"{SMALL:g}")


def _signs(chart: Bars) -> Iterator[Sign]:
    first, second, *_ = chart.series
    yield Sign(first, 12, lambda x, y: path(box(x, y - 3, 12, 6), fill=ACCENT))
    yield Sign(second, 12, _hatched)


def _hatched(x: float, y: float) -> str:
    lines = path(hatching(x, y - 3, 12, 6), stroke=ACCENT, stroke_width="0.6")
    return lines + path(box(x, y - 3, 12, 6), stroke=ACCENT, stroke_width="0.7")
