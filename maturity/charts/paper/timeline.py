"""The roadmap by quarter on paper: a bar for each feature from the quarter it starts in to the one it is done in.

What has to be found out first is hatched; a bar that goes on after the last quarter ends in a point.
"""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.paper.letters import SMALLEST, width, wrapped
from maturity.charts.paper.pen import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    QUIET,
    SIZE,
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
from maturity.charts.timeline import Stretch, Timeline

LABELS = 222.0
TIP = 6.0  # how far a bar that goes on reaches over the last quarter
ROW = 15.0
BAR = 7.6
INSET = 2.2  # between a bar and the line of its quarter
LEADING = 7.8
MONTH_LINES = 4  # a quarter narrower than its months can be set in so many lines goes without


def drawn(chart: Timeline) -> str:
    """Return the plan by quarter as one SVG element."""
    if not chart.stretches:
        empty = fitted(0, 12, " ".join([chart.alt, chart.more]), WIDTH, SIZE)
        return drawing(chart, "timeline", 18, [empty])
    head, top = _head(chart)
    middles = [top + ROW * (index + 0.5) for index in range(len(chart.stretches))]
    bottom = top + ROW * len(middles)
    parts = [
        *head,
        path("".join(rule(middle + ROW / 2) for middle in middles), stroke=FAINT, stroke_width="0.4"),
        path("".join(upright(x, 2, bottom) for x in _edges(chart)), stroke=LINE, stroke_width="0.5"),
        *_bars(chart, middles),
        *labels([one.title for one in chart.stretches], middles, LABELS - 4),
    ]
    if chart.more:
        parts.append(fitted(0, bottom + 10.4, chart.more, WIDTH, SMALL, fill=QUIET))
        bottom += ROW
    signs, height = legend(_signs(chart), LABELS, bottom + 3)
    return drawing(chart, "timeline", bottom + 3 + height, [*parts, *signs])


def _edges(chart: Timeline) -> list[float]:
    column = _column(chart)
    return [LABELS + column * index for index in range(len(chart.quarters) + 1)]


def _column(chart: Timeline) -> float:
    return (WIDTH - TIP - LABELS) / len(chart.quarters)


def _head(chart: Timeline) -> tuple[list[str], float]:
    """Return the names and months of the quarters, and where the rows start."""
    room = _column(chart) - 6
    names = [quarter.name for quarter in chart.quarters]
    if any(width(name, SIZE, bold=True) > room for name in names):
        names = [quarter.brief for quarter in chart.quarters]
    months = [wrapped(quarter.months, room, SMALLEST, MONTH_LINES + 1) for quarter in chart.quarters]
    broken = any(" ".join(lines) != quarter.months for lines, quarter in zip(months, chart.quarters, strict=True))
    if broken or any(len(lines) > MONTH_LINES for lines in months):
        months = [[] for _ in months]
    parts = []
    for left, name, lines in zip(_edges(chart), names, months, strict=False):
        parts.append(fitted(left + 4, 9, name, room + 2, SIZE, font_weight=700))
        for index, line in enumerate(lines):
            parts.append(text(left + 4, 17.5 + LEADING * index, line, QUIET, font_size=f"{SMALLEST:g}"))
    return parts, 14 + LEADING * max(map(len, months))


def _bars(chart: Timeline, middles: list[float]) -> Iterator[str]:
    column, sure, unsure, lines = _column(chart), "", "", ""
    for one, middle in zip(chart.stretches, middles, strict=True):
        shape, hatched = _bar(chart, one, column, middle)
        if one.find_out_first:
            unsure, lines = unsure + shape, lines + hatched
        else:
            sure += shape
    yield path(sure, class_="work", fill=ACCENT)
    yield path(lines, stroke=ACCENT, stroke_width="0.6")
    yield path(unsure, class_="find-out", stroke=ACCENT, stroke_width="0.8")


def _bar(chart: Timeline, one: Stretch, column: float, middle: float) -> tuple[str, str]:
    """Return the path data of a bar, and of the hatching in it."""
    left, top = LABELS + column * (one.start - 1) + INSET, middle - BAR / 2
    if not chart.goes_on(one):
        wide = column * (one.end - one.start + 1) - 2 * INSET
        return box(left, top, wide, BAR), hatching(left, top, wide, BAR)
    right = LABELS + column * len(chart.quarters)
    return _pointed(left, right, middle), hatching(left, top, right - left, BAR)


def _pointed(left: float, right: float, middle: float) -> str:
    top, bottom = middle - BAR / 2, middle + BAR / 2
    return (
        f"M{left:.1f} {top:.1f}H{right:.1f}L{right + TIP - 0.5:.1f} {middle:.1f}L{right:.1f} {bottom:.1f}H{left:.1f}Z"
    )


def _signs(chart: Timeline) -> Iterator[Sign]:
    if any(not one.find_out_first for one in chart.stretches):
        yield Sign(chart.legend.work, 12, lambda x, y: path(box(x, y - 3.5, 12, 7), fill=ACCENT))
    if any(one.find_out_first for one in chart.stretches):
        yield Sign(chart.legend.find_out, 12, _hatched)
    if any(chart.goes_on(one) for one in chart.stretches):
        yield Sign(chart.legend.goes_on, 12, lambda x, y: path(_pointed(x, x + 7, y), stroke=INK, stroke_width="0.8"))


def _hatched(x: float, y: float) -> str:
    lines = path(hatching(x, y - 3.5, 12, 7), stroke=ACCENT, stroke_width="0.6")
    return lines + path(box(x, y - 3.5, 12, 7), stroke=ACCENT, stroke_width="0.8")
