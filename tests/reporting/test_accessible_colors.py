"""Every text can be read against what is behind it: in the styles of the reports, and in the drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from maturity.reporting.folder import reports_folder
from tests.reporting.documents import EVERY, Document

LEAST = 4.5  # WCAG 1.4.3: contrast of a text with its ground
PAPER = "#ffffff"
STYLES = sorted(reports_folder().glob("*/*.css"))
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOR = re.compile(r"#[0-9a-fA-F]{6}")
WORDS = ("inherit", "currentcolor", "none", "transparent")
SHAPE = re.compile(r"M[^M]*")
NUMBER = re.compile(r"-?[0-9.]+")


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def settings(rule: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in rule.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def color_in(value: str) -> str:
    """The color in a setting, which has to be written with six digits."""
    found = COLOR.findall(value)
    assert found or value in WORDS, f"no color that the test can read: {value}"
    return found[0].lower() if found else ""


@pytest.mark.parametrize("style", STYLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_color_stands_out_from_its_ground(style):
    css = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    for place, rule in RULE.findall(css):
        given = settings(rule)
        ground = color_in(given.get("background", given.get("background-color", PAPER)))
        ink = color_in(given.get("color", "inherit"))
        # A rule that sets a ground has to say what is written on it, or the two couldn't be looked at together.
        assert ink or ground in ("", PAPER), f"{place.strip()}: a ground without the color of its text"
        if ink:
            assert contrast(ink, ground or PAPER) >= LEAST, f"{place.strip()}: {ink} on {ground or PAPER}"


Box = tuple[float, float, float, float]


def filled(shape: ElementTree.Element) -> Iterator[Box]:
    """The boxes around the parts of a shape: left, top, right, bottom."""
    if shape.tag.endswith("rect"):
        x, y, wide, high = (float(shape.get(name, 0)) for name in ("x", "y", "width", "height"))
        yield x, y, x + wide, y + high
    elif shape.tag.endswith("path"):
        for part in SHAPE.findall(shape.get("d", "")):
            yield around(part)


def around(path: str) -> Box:
    """The box around a path of moves, lines and arcs."""
    x = y = 0.0
    seen: list[tuple[float, float]] = []
    for letter, rest in re.findall(r"([MLHVhvaZ])([^MLHVhvaZ]*)", path):
        given = [float(one) for one in NUMBER.findall(rest)]
        match letter:
            case "M" | "L":
                x, y = given[-2:]
            case "H":
                x = given[-1]
            case "V":
                y = given[-1]
            case "h":
                x += sum(given)
            case "v":
                y += sum(given)
            case "a":
                x, y = x + given[-2], y + given[-1]
        seen.append((x, y))
    assert re.fullmatch(r"[MLHVhvaZ0-9. -]*", path), f"a path that the test can't read: {path[:60]}"
    return min(x for x, _ in seen), min(y for _, y in seen), max(x for x, _ in seen), max(y for _, y in seen)


def written(svg: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    """Each text of a drawing, its color, and the color of what was last filled where it begins."""
    grounds: list[tuple[Box, str]] = []
    for one in svg.iter():
        fill = one.get("fill", "#000000")
        if one.tag.endswith("text"):
            size = float(one.get("font-size", svg.get("font-size", 8)))
            inward = {"end": -1, "middle": 0}.get(one.get("text-anchor", ""), 1)
            x, y = float(one.get("x", 0)) + inward * 0.2 * size, float(one.get("y", 0)) - 0.3 * size
            below = [color for (x0, y0, x1, y1), color in grounds if x0 <= x <= x1 and y0 <= y <= y1]
            yield "".join(one.itertext()), fill, below[-1] if below else PAPER
        elif fill != "none" and (one.tag.endswith("rect") or one.tag.endswith("path")):
            grounds += [(box, fill) for box in filled(one)]


@pytest.mark.parametrize("document", EVERY, ids=str)
def test_every_text_of_a_drawing_stands_out_from_what_it_is_drawn_on(document: Document):
    for svg in re.findall(r"<svg.*?</svg>", document.html, flags=re.DOTALL):
        for text, ink, ground in written(ElementTree.fromstring(svg)):
            assert contrast(color_in(ink), color_in(ground)) >= LEAST, f"{text}: {ink} on {ground}"


def test_a_word_on_a_filled_step_is_looked_at_on_its_ground():
    said = '<svg><rect x="0" y="0" width="9" height="9" fill="#1a4f7a"/><text x="1" y="6" fill="{}">a</text></svg>'
    pairs = [next(written(ElementTree.fromstring(said.format(ink)))) for ink in ("#ffffff", "#1b1b1b")]
    assert [contrast(ink, ground) >= LEAST for _, ink, ground in pairs] == [True, False]
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert around("M1 2h3v4h-3Z") == (1, 2, 4, 6)
