"""Shares on paper: for each capability a bar a stage, with the count beside it, so that nothing rests on the color."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.paper.letters import SMALLEST, width
from maturity.charts.paper.pen import ACCENT, FAINT, LINE, QUIET, SMALL, WIDTH, box, drawing, fitted, labels, path, rule
from maturity.charts.shares import Shares

LABELS = 150.0
ROW = 15.5
HEAD = 13.0
BAR = 7.6
GAP = 7.0  # between two columns
FEWEST = 14.0  # points of the bar itself


def drawn(chart: Shares) -> str:
    """Return the shares as one SVG element."""
    column = (WIDTH - LABELS) / len(chart.steps)
    middles = [HEAD + ROW * (index + 0.5) for index in range(len(chart.shares))]
    said = max((width(bar.said, SMALL) for row in chart.shares for bar in row.bars), default=0.0)
    room = max(column - GAP - said - 3, FEWEST)
    parts = [
        *_head(chart, column),
        path("".join(rule(middle + ROW / 2) for middle in middles), stroke=FAINT, stroke_width="0.4"),
        *_bars(chart, middles, column, room),
        *labels([row.title for row in chart.shares], middles, LABELS - 8),
    ]
    return drawing(chart, "shares", HEAD + ROW * len(middles) + 1, parts)


def _head(chart: Shares, column: float) -> Iterator[str]:
    for place, step in enumerate(chart.steps):
        shown = f"{step.number} {step.name}"
        yield fitted(LABELS + column * place, 8, shown, column - GAP, SMALL, fill=QUIET)


def _bars(chart: Shares, middles: list[float], column: float, room: float) -> Iterator[str]:
    frames, bars = "", ""
    texts: list[str] = []
    for row, middle in zip(chart.shares, middles, strict=True):
        base = middle + 0.35 * SMALL
        if not row.bars:
            texts.append(fitted(LABELS, base, row.said, WIDTH - LABELS, SMALL, fill=QUIET))
        for place, bar in enumerate(row.bars):
            left = LABELS + column * place
            frames += box(left, middle - BAR / 2, room, BAR)
            if bar.at:
                bars += box(left, middle - BAR / 2, room * bar.at, BAR)
            texts.append(fitted(left + room + 3, base, bar.said, column - room - 3, max(SMALL, SMALLEST)))
    yield path(frames, class_="whole", stroke=LINE, stroke_width="0.5")
    yield path(bars, class_="share", fill=ACCENT)
    yield from texts
