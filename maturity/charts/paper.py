"""The profile on paper: an SVG with real text that says the same in black and white.

Reached steps are filled, possible ones hatched, the others outlined; the target is a diamond with the word beside it.
A number is one bar on its own scale, whose ends are written beside it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape

from maturity.charts.table import Bar, ChartTable, Mark

WIDTH = 511.0  # points: a letter page between its margins
LABELS = 170.0
STEPS = 222.0
ROW = 16.9
HEAD = 14.0
NO_HEAD = 3.0
FOOT = 17.0
LOWEST, HIGHEST = 8.5, 13.5  # height of the first and the last step
HATCH = 3.2
ROOM_FOR_WORD = 36.0  # a step narrower than this has no room for the word beside its target
LABEL_CHARS = 41
ENDS = 26.0  # room for the ends of a scale on either side of a bar
BAR = 10.0  # height of a bar
ACCENT = "#1a4f7a"
INK = "#1b1b1b"
QUIET = "#565c65"
LINE = "#8d9297"


def svg(table: ChartTable) -> str:
    """Return the chart as one SVG element; its first child is the alt text."""
    head = HEAD if table.steps else NO_HEAD
    height = head + ROW * len(table.marks) + FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH:g} {height:g}" class="profile-chart" '
        'font-family="Public Sans, system-ui, sans-serif" font-size="8.2">',
        f"<title>{escape(table.alt)}</title>",
        *_head(table),
    ]
    for index, mark in enumerate(table.marks):
        parts += _row(table, mark, head + ROW * index)
    parts += _legend(table, height - 4.5)
    return "".join([*parts, "</svg>"])


def _text(x: float, y: float, text: str, fill: str = INK, **attributes: object) -> str:
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{extra}>{escape(text)}</text>'


def _head(table: ChartTable) -> Iterator[str]:
    step = STEPS / max(len(table.steps), 1)
    for index, rung in enumerate(table.steps):
        shown = f"{rung.number} {rung.name}" if step >= ROOM_FOR_WORD else str(rung.number)
        yield _text(LABELS + step * (index + 0.5), 8, shown, QUIET, font_size=7.2, text_anchor="middle")


def _row(table: ChartTable, mark: Mark, top: float) -> Iterator[str]:
    base = top + ROW - 2
    rule = f"{base + 1.4:.1f}"
    yield f'<line x1="0" y1="{rule}" x2="{WIDTH:g}" y2="{rule}" stroke="#dcdee0" stroke-width="0.4"/>'
    yield from _label(mark.title, base)
    if mark.bar is not None or not table.steps:
        yield from _bar(mark.bar, base)
        yield _text(LABELS + STEPS + 8, base - 2.5, mark.stage, font_weight=700)
        return
    step = STEPS / len(table.steps)
    for index, rung in enumerate(table.steps):
        yield from _step(LABELS + step * index + 1, base, step - 2, _rise(table, index), _state(mark, rung.number))
    yield from _target(table, mark, base)
    shown = mark.stage
    if mark.target is not None and step < ROOM_FOR_WORD:
        shown += f" · {table.legend.target} {mark.target}"
    yield _text(LABELS + STEPS + 8, base - 2.5, shown, font_weight=700)


def _label(title: str, base: float) -> Iterator[str]:
    lines = textwrap.wrap(title, LABEL_CHARS, max_lines=2, placeholder=" …")
    size, lift = (8.2, 2.5) if len(lines) == 1 else (6.8, 7.6)
    for index, line in enumerate(lines):
        yield _text(0, base - lift + 7.4 * index, line, font_size=size)


def _bar(bar: Bar | None, base: float) -> Iterator[str]:
    x, y, width = LABELS + ENDS, base - BAR - 1.2, STEPS - 2 * ENDS
    dashed = "" if bar else ' stroke-dasharray="1.5 2"'
    yield (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR:g}" fill="none" stroke="{LINE}" '
        f'stroke-width="0.5"{dashed}/>'
    )
    if bar is None:
        return
    yield from _step(x + width * bar.low, base - 1.2, width * (bar.high - bar.low), BAR, "open" if _wide(bar) else "")
    yield from _step(x, base - 1.2, width * bar.low, BAR, "reached" if bar.low else "")
    if bar.value != bar.low:
        yield _value_line(x + width * bar.value, base - 1.2)
    yield _text(x - 3, base - 3.6, bar.lowest, QUIET, font_size=6.6, text_anchor="end")
    yield _text(x + width + 3, base - 3.6, bar.highest, QUIET, font_size=6.6)


def _wide(bar: Bar) -> bool:
    return bar.high > bar.low


def _value_line(x: float, base: float) -> str:
    return f'<path d="M{x:.1f} {base - BAR - 1.5:.1f}V{base + 1.5:.1f}" stroke="{INK}" stroke-width="1.6"/>'


def _rise(table: ChartTable, index: int) -> float:
    return LOWEST + (HIGHEST - LOWEST) * index / max(len(table.steps) - 1, 1)


def _state(mark: Mark, number: int) -> str:
    if mark.stage_low is None or mark.stage_high is None:
        return "none"
    if number <= mark.stage_low:
        return "reached"
    return "open" if number <= mark.stage_high else "ahead"


def _step(x: float, base: float, width: float, height: float, state: str) -> Iterator[str]:
    y = base - height
    box = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    if state == "reached":
        yield f'<rect {box} fill="{ACCENT}" stroke="{ACCENT}" stroke-width="0.7"/>'
    elif state == "open":
        yield f'<path d="{_hatching(x, y, width, height)}" stroke="{ACCENT}" stroke-width="0.6" fill="none"/>'
        yield f'<rect {box} fill="none" stroke="{ACCENT}" stroke-width="0.7"/>'
    elif state == "ahead":
        yield f'<rect {box} fill="none" stroke="{LINE}" stroke-width="0.5"/>'
    elif state == "none":
        yield f'<rect {box} fill="none" stroke="{LINE}" stroke-width="0.5" stroke-dasharray="1.5 2"/>'


def _hatching(x: float, y: float, width: float, height: float) -> str:
    """Return rising lines that end at the box: WeasyPrint need not support patterns for this."""
    lines = []
    offset = HATCH - height
    while offset < width:
        left, right = max(offset, 0.0), min(offset + height, width)
        start, end = y + height - (left - offset), y + height - (right - offset)
        lines.append(f"M{x + left:.1f} {start:.1f}L{x + right:.1f} {end:.1f}")
        offset += HATCH
    return "".join(lines)


def _target(table: ChartTable, mark: Mark, base: float) -> Iterator[str]:
    places = [index for index, rung in enumerate(table.steps) if rung.number == mark.target]
    if not places or mark.target is None:
        return
    step = STEPS / len(table.steps)
    wide = step >= ROOM_FOR_WORD
    state = _state(mark, mark.target)
    ink = "#ffffff" if state == "reached" else INK
    x, y = LABELS + step * places[0] + (8 if wide else step / 2), base - 4.3
    ground = min(11 + 3.2 * len(table.legend.target), step - 6) if wide else 9
    if state == "open":  # a clear ground for the word over the hatching
        yield f'<rect x="{x - 4.5:.1f}" y="{y - 3.8:.1f}" width="{ground:.1f}" height="7.6" fill="#ffffff"/>'
    yield _diamond(x, y, ink)
    if wide:
        yield _text(x + 5, y + 2.2, table.legend.target, ink, font_size=6.6)


def _diamond(x: float, y: float, ink: str) -> str:
    return f'<path d="M{x - 3:.1f} {y:.1f}L{x:.1f} {y - 3:.1f}L{x + 3:.1f} {y:.1f}L{x:.1f} {y + 3:.1f}Z" fill="{ink}"/>'


def _legend(table: ChartTable, base: float) -> Iterator[str]:
    x = LABELS + 1
    for state, word in (("reached", table.legend.reached), ("open", table.legend.open)):
        yield from _step(x, base, 12, 7, state)
        yield _text(x + 15, base - 1, word, QUIET, font_size=7.2)
        x += 26 + 3.9 * len(word)
    if table.has_values_apart:
        yield _value_line(x + 3, base)
        yield _text(x + 9, base - 1, table.legend.value, QUIET, font_size=7.2)
        x += 20 + 3.9 * len(table.legend.value)
    if table.aims or table.steps:
        yield _diamond(x + 3, base - 3.5, INK)
        yield _text(x + 9, base - 1, table.legend.target, QUIET, font_size=7.2)
