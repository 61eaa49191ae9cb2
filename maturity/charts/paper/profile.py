"""The profile on paper: an SVG with real text that says the same in black and white.

Reached steps are filled, possible ones hatched, the others outlined; the target is a diamond.
A number is one bar on its own scale, whose ends are written beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.paper.letters import width
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
    diamond,
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
from maturity.charts.table import Bar, ChartTable, Mark

LABELS = 170.0
STEPS = 222.0
ROW = 16.9
HEAD = 14.0
NO_HEAD = 3.0
STANDS = LABELS + STEPS + 8
LOWEST, HIGHEST = 8.5, 13.5  # height of the first and the last step
ENDS = 26.0  # room for the ends of a scale on either side of a bar
BAR = 10.0  # height of a bar
TINY = 6.6


def drawn(table: ChartTable) -> str:
    """Return the profile as one SVG element."""
    head = HEAD if table.steps else NO_HEAD
    bases = [head + ROW * (index + 1) - 2 for index in range(len(table.marks))]
    rules = path("".join(rule(base + 1.4) for base in bases), stroke=FAINT, stroke_width="0.4")
    titles = labels([mark.title for mark in table.marks], [base - 5.4 for base in bases], LABELS - 6)
    parts = [*_head(table), rules, *titles]
    for mark, base in zip(table.marks, bases, strict=True):
        parts += _row(table, mark, base)
    signs, height = legend(_signs(table), LABELS + 1, head + ROW * len(table.marks) + 3.5)
    return drawing(table, "profile", head + ROW * len(table.marks) + 3.5 + height, [*parts, *signs])


def _head(table: ChartTable) -> Iterator[str]:
    step = STEPS / max(len(table.steps), 1)
    whole = [f"{rung.number} {rung.name}" for rung in table.steps]
    fits = all(width(shown, TINY) <= step - 2 for shown in whole)
    for index, rung in enumerate(table.steps):
        shown = whole[index] if fits else str(rung.number)
        yield fitted(LABELS + step * (index + 0.5), 8, shown, step - 2, SMALL, fill=QUIET, text_anchor="middle")


def _row(table: ChartTable, mark: Mark, base: float) -> Iterator[str]:
    if mark.bar is not None or not table.steps:
        yield from _bar(mark.bar, base)
    else:
        step = STEPS / len(table.steps)
        for index, rung in enumerate(table.steps):
            yield from _step(LABELS + step * index + 1, base, step - 2, _rise(table, index), _state(mark, rung.number))
        yield from _target(table, mark, base)
    yield fitted(STANDS, base - 2.5, mark.stage, WIDTH - STANDS, SIZE, font_weight=700)


def _bar(bar: Bar | None, base: float) -> Iterator[str]:
    x, y, wide = LABELS + ENDS, base - BAR - 1.2, STEPS - 2 * ENDS
    dashed = {} if bar else {"stroke_dasharray": "1.5 2"}
    yield path(box(x, y, wide, BAR), stroke=LINE, stroke_width="0.5", **dashed)
    if bar is None:
        return
    yield from _step(x + wide * bar.low, base - 1.2, wide * (bar.high - bar.low), BAR, "open" if _wide(bar) else "")
    yield from _step(x, base - 1.2, wide * bar.low, BAR, "reached" if bar.low else "")
    if bar.value != bar.low:
        yield _value_line(x + wide * bar.value, base - 1.2)
    yield text(x - 3, base - 3.6, bar.lowest, QUIET, font_size=TINY, text_anchor="end")
    yield text(x + wide + 3, base - 3.6, bar.highest, QUIET, font_size=TINY)


def _wide(bar: Bar) -> bool:
    return bar.high > bar.low


def _value_line(x: float, base: float) -> str:
    return path(upright(x, base - BAR - 1.5, base + 1.5), stroke=INK, stroke_width="1.6")


def _rise(table: ChartTable, index: int) -> float:
    return LOWEST + (HIGHEST - LOWEST) * index / max(len(table.steps) - 1, 1)


def _state(mark: Mark, number: int) -> str:
    if mark.stage_low is None or mark.stage_high is None:
        return "none"
    if number <= mark.stage_low:
        return "reached"
    return "open" if number <= mark.stage_high else "ahead"


def _step(x: float, base: float, wide: float, high: float, state: str) -> Iterator[str]:
    y = base - high
    found = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    if state == "reached":
        yield f'<rect {found} fill="{ACCENT}" stroke="{ACCENT}" stroke-width="0.7"/>'
    elif state == "open":
        yield path(hatching(x, y, wide, high), stroke=ACCENT, stroke_width="0.6")
        yield f'<rect {found} fill="none" stroke="{ACCENT}" stroke-width="0.7"/>'
    elif state == "ahead":
        yield f'<rect {found} fill="none" stroke="{LINE}" stroke-width="0.5"/>'
    elif state == "none":
        yield f'<rect {found} fill="none" stroke="{LINE}" stroke-width="0.5" stroke-dasharray="1.5 2"/>'


def _target(table: ChartTable, mark: Mark, base: float) -> Iterator[str]:
    places = [index for index, rung in enumerate(table.steps) if rung.number == mark.target]
    if not places or mark.target is None:
        return
    step = STEPS / len(table.steps)
    x, y = LABELS + step * (places[0] + 0.5), base - 4.3
    state = _state(mark, mark.target)
    if state == "open":  # a clear ground over the hatching
        yield path(box(x - 4.5, y - 3.8, 9, 7.6), fill="#ffffff")
    yield path(diamond(x, y), class_="target", fill="#ffffff" if state == "reached" else INK)


def _signs(table: ChartTable) -> Iterator[Sign]:
    def step(state: str) -> Sign:
        word = table.legend.reached if state == "reached" else table.legend.open
        return Sign(word, 12, lambda x, y: "".join(_step(x, y + 3.5, 12, 7, state)))

    yield step("reached")
    if any(mark.stage_low != mark.stage_high or (mark.bar and _wide(mark.bar)) for mark in table.marks):
        yield step("open")
    if table.has_values_apart:
        yield Sign(table.legend.value, 6, lambda x, y: _value_line(x + 3, y + 3.5))
    if table.aims:
        yield Sign(table.legend.target, 6, lambda x, y: path(diamond(x + 3, y), fill=INK))
