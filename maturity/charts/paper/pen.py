"""What the drawings for paper share: colors, texts, signs as path data, row labels and the legend.

Signs are path data and not elements, so that all of one kind become a single path: a page has fewer parts to lay out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from maturity.charts.paper.letters import SMALLEST, common_size, width, wrapped
from maturity.charts.table import Chart

WIDTH = 511.0  # points: a letter page between its margins
FONT = "Public Sans, Noto Sans Hebrew, Noto Sans Arabic, system-ui, sans-serif"
SIZE = 8.2  # of what has none of its own
SMALL = 7.2
ACCENT = "#1a4f7a"
INK = "#1b1b1b"
QUIET = "#565c65"
LINE = "#8d9297"
FAINT = "#dcdee0"  # rules between rows: they guide the eye and say nothing
HATCH = 3.2
LABEL_SIZES = (8.2, 7.8, 7.4)
TWO_LINES = 6.8  # size of a label that needs two
LEADING = 7.4
LEGEND_LINES = 3


def drawing(chart: Chart, kind: str, height: float, parts: Iterable[str]) -> str:
    """Return one SVG element whose first child is the alt text."""
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH:g} {height:g}" '
            f'class="{kind}-chart" font-family="{FONT}" font-size="{SIZE:g}">',
            f"<title>{escape(chart.alt)}</title>",
            *parts,
            "</svg>",
        ]
    )


def text(x: float, y: float, content: str, fill: str = INK, **attributes: object) -> str:
    """Return a real text; an attribute is written with an underscore for the hyphen."""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{_written(attributes)}>{escape(content)}</text>'


def path(data: str, **attributes: object) -> str:
    """Return a path, nothing where there is nothing to draw; its attributes are written as those of a text."""
    return f'<path d="{data}"{_written({"fill": "none"} | attributes)}/>' if data else ""


def _written(attributes: dict[str, object]) -> str:
    return "".join(f' {name.rstrip("_").replace("_", "-")}="{value}"' for name, value in attributes.items())


def rule(y: float) -> str:
    """Return the path data of a line across the drawing."""
    return f"M0 {y:.1f}H{WIDTH:g}"


def level(left: float, right: float, y: float) -> str:
    """Return the path data of a horizontal line."""
    return f"M{left:.1f} {y:.1f}H{right:.1f}"


def upright(x: float, top: float, bottom: float) -> str:
    """Return the path data of a vertical line."""
    return f"M{x:.1f} {top:.1f}V{bottom:.1f}"


def box(x: float, y: float, wide: float, high: float) -> str:
    """Return the path data of a box."""
    return f"M{x:.1f} {y:.1f}h{wide:.1f}v{high:.1f}h{-wide:.1f}Z"


def diamond(x: float, y: float, reach: float = 3) -> str:
    """Return the path data of a diamond around a point."""
    return f"M{x - reach:.1f} {y:.1f}L{x:.1f} {y - reach:.1f}L{x + reach:.1f} {y:.1f}L{x:.1f} {y + reach:.1f}Z"


def dot(x: float, y: float, radius: float) -> str:
    """Return the path data of a circle around a point."""
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:.1f} {y:.1f}{half} {2 * radius:.1f} 0{half} {-2 * radius:.1f} 0Z"


def hatching(x: float, y: float, wide: float, high: float) -> str:
    """Return the path data of rising lines that end at the box: WeasyPrint need not support patterns for this."""
    lines = []
    offset = HATCH - high
    while offset < wide:
        left, right = max(offset, 0.0), min(offset + high, wide)
        start, end = y + high - (left - offset), y + high - (right - offset)
        lines.append(f"M{x + left:.1f} {start:.1f}L{x + right:.1f} {end:.1f}")
        offset += HATCH
    return "".join(lines)


def labels(
    contents: Sequence[str], middles: Sequence[float], room: float, x: float = 0, bold: bool = False
) -> Iterator[str]:
    """Yield a text for each row around its middle: all of one size, and those that are too long on two lines."""
    size = common_size(contents, room, LABEL_SIZES, bold)
    for content, middle in zip(contents, middles, strict=True):
        if width(content, size, bold) <= room:
            yield text(x, middle + 0.35 * size, content, font_size=f"{size:g}", **_weight(bold))
            continue
        lines = wrapped(content, room, TWO_LINES, 2, bold)
        first = middle + 0.35 * TWO_LINES - LEADING * (len(lines) - 1) / 2
        for index, line in enumerate(lines):
            yield text(x, first + LEADING * index, line, font_size=f"{TWO_LINES:g}", **_weight(bold))


def _weight(bold: bool) -> dict[str, Any]:
    return {"font_weight": 700} if bold else {}


def fitted(x: float, base: float, content: str, room: float, size: float, fill: str = INK, **attributes: object) -> str:
    """Return a text on one line, smaller where it is too long, and with an ellipsis where that isn't enough."""
    bold = attributes.get("font_weight") == 700
    steps = [size - 0.4 * step for step in range(9) if size - 0.4 * step > SMALLEST]
    chosen = common_size([content], room, [*steps, SMALLEST], bold)
    shown = "".join(wrapped(content, room, chosen, 1, bold))
    return text(x, base, shown, fill, font_size=f"{chosen:g}", **attributes)


@dataclass(frozen=True)
class Sign:
    """One entry of a legend: its word, how wide its sign is, and how that is drawn at a left edge and a middle."""

    word: str
    wide: float
    drawn: Callable[[float, float], str]


def legend(signs: Iterable[Sign], left: float, top: float) -> tuple[list[str], float]:
    """Return the signs with their words, on as many lines as they need, and how high that is."""
    parts: list[str] = []
    x, middle, gap, line = left, top + 5.5, 16.0, 11.0
    for sign in signs:
        lines = wrapped(sign.word, WIDTH - left - sign.wide - 4, SMALL, LEGEND_LINES)
        wide = sign.wide + 4 + max(width(one, SMALL) for one in lines)
        if x > left and x + wide > WIDTH:
            x, middle = left, middle + line
        parts.append(sign.drawn(x, middle))
        for index, one in enumerate(lines):
            base = middle + line * index + 0.35 * SMALL
            parts.append(text(x + sign.wide + 4, base, one, QUIET, font_size=f"{SMALL:g}"))
        middle += line * (len(lines) - 1)
        x += wide + gap
    return parts, middle + 5.5 - top
