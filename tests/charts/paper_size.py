"""Whether all of a drawing lies inside its picture, with the widths that its texts have in the font they are set in."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from tests.frameworks_here import ROOT

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST = 6.6


def _face(name: str) -> Callable[[str], float]:
    font = TTFont(ROOT / "reports/shared/fonts" / f"PublicSans-{name}.ttf")
    glyphs, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    # Letters that the font lacks have no width, and so fail: they would be printed in whatever font is there.
    widths = {chr(code): metrics[glyph][0] / em for code, glyph in glyphs.items()}
    return lambda text: sum(widths[letter] for letter in text)


FACES = {None: _face("Regular"), "700": _face("Bold")}


def assert_inside(svg: str) -> None:
    """Fail where anything is drawn outside, a text is too small, or a letter isn't in the font."""
    drawn = ElementTree.fromstring(svg)
    assert drawn[0].tag == f"{SVG}title"
    assert drawn.get("role") == "img"
    _, _, wide, high = map(float, drawn.get("viewBox", "").split())
    for text in drawn.iter(f"{SVG}text"):
        size, x, y = (float(text.get(name, "nan")) for name in ("font-size", "x", "y"))
        length = FACES[text.get("font-weight")](text.text or "") * size
        left = x - length * {None: 0, "middle": 0.5, "end": 1}[text.get("text-anchor")]
        assert size >= SMALLEST
        assert left >= 0, text.text
        assert left + length <= wide, text.text
        assert size * 0.7 <= y <= high - size * 0.2, text.text
    for path in drawn.iter(f"{SVG}path"):
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d", "")):
            assert 0 <= float(x) <= wide
            assert 0 <= float(y) <= high
