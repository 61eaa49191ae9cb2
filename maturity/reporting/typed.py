"""Text that a person typed, made fit to print: nothing in it can hide, reorder or pile up what stands around it."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LONGEST = 2500  # characters; no form takes as many, and a single word of more takes seconds to lay out
MAX_MARKS = 4  # accents stacked on one letter; more would be drawn over the lines above

# Marks that turn the direction of the text after them: invisible, and able to make a line read as another.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_BREAKS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK = "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u115f\u1160\u2800\u3164\uffa0"  # and letters that are drawn as nothing
_PLAIN = re.compile(r"[\t\n\x20-\x7e]*")


def printable(text: str, limit: int = LONGEST) -> str:
    """Return a text as one line; what can't be printed becomes U+FFFD, what is beyond the limit an ellipsis.

    A text in which nothing can be seen is empty.
    """
    return _cut(" ".join(_cleaned(text).split()), limit)


def printable_lines(text: str) -> str:
    """Return a text with its line breaks kept and empty lines left out; otherwise as `printable` does."""
    lines = (" ".join(line.split()) for line in _cleaned(text).split("\n"))
    return _cut("\n".join(line for line in lines if line), LONGEST)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _cleaned(text: str) -> str:
    text = text[: 4 * LONGEST]  # room for what is about to go
    if _PLAIN.fullmatch(text):
        return text
    if not any(_can_be_seen(character) for character in text):
        return ""
    text = _BREAKS.sub("\n", text).translate(_TURNING)
    found: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MAX_MARKS:
            found.append(character if _can_print(character) else REPLACEMENT)
    return "".join(found)


def _can_be_seen(character: str) -> bool:
    # Not spaces, line ends, marks without a letter, or what only tells letters how to join.
    return unicodedata.category(character) not in ("Zs", "Zl", "Zp", "Cf", "Mn", "Me") and character not in _BLANK


def _can_print(character: str) -> bool:
    if character in "\n\t":
        return True
    # Control characters, halves of pairs, private use and what Unicode has not assigned: no font can be right.
    return unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")
