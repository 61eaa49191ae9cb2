"""How wide a text is when it is printed, and how it is made to fit: nobody can ask the page before it is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

SMALLEST = 6.6  # points; nothing on paper is written smaller
MORE = "…"
ROOMY = 1.03  # another font may stand in for Public Sans on a screen
BOLD = 1.06

# Advance widths of Public Sans in parts of the size, rounded up.
_WIDE_AS = {
    0.27: " !',.:;`ij|·",
    0.33: "()[]Il",
    0.4: "-*/\\{}Jfrt",
    0.44: '"1“”',
    0.54: "?^_cvyz",
    0.57: "+<=>aekosx~–",
    0.7: "$58BKPRSVXZCDU",
    0.78: "&AGHNOQw—…",
    0.95: "%@MWm",
}
_WIDTHS = {letter: wide for wide, letters in _WIDE_AS.items() for letter in letters}
_USUAL, _CAPITAL, _SQUARE = 0.62, 0.75, 1.1


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how many points a text takes at most."""
    return sum(map(_advance, text)) * size * ROOMY * (BOLD if bold else 1)


def _advance(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if letter.isascii():
        return _USUAL
    if unicodedata.combining(letter):
        return 0
    if letter >= "\u1100":  # from here on scripts with square letters
        return _SQUARE
    return _CAPITAL if letter.isupper() else _USUAL + 0.04


def common_size(texts: Sequence[str], room: float, sizes: Sequence[float], bold: bool = False) -> float:
    """Return the largest size at which all texts fit on a line, else the smallest of the sizes."""
    fits = (size for size in sizes if all(width(text, size, bold) <= room for text in texts))
    return next(fits, sizes[-1])


def wrapped(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """Return a text as at most so many lines; what is left over becomes an ellipsis."""
    halves = text.replace(" (", "\n(", 1).split("\n")  # what stands in brackets rather keeps together
    if 1 < len(halves) <= most and all(width(half, size, bold) <= room for half in halves):
        return halves if width(text, size, bold) > room else [text]
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer, size, bold) <= room:
            lines[-1] = longer
            continue
        lines += _broken(word, room, size, bold)
    lines = [line for line in lines if line]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last} {MORE}", size, bold) > room:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last} {MORE}".lstrip()]


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Return a word in pieces that fit on a line each."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
