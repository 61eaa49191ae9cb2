"""Characters that no font can print, or none that is here: each becomes a mark that the reader is told about.

Left alone they would be printed as empty boxes, which a screen reader passes over and PDF/UA forbids.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "\N{LOZENGE}"

# What every style of Public Sans has, so that almost no report needs a closer look.
PLAIN = re.compile("[\t\n\r -~\xa0-\xac\xae-\u0131\u0134-\u0148\u014a-\u017eȘșȚț\u1ea0-\u1ef9–—‘’‚“”„†‡•…‰‹›€™−√≤≥◊]*")
# Hebrew and Arabic with the forms of their letters: what the two other fonts are for.
RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff\u200f\u0750-\u077f\u0870-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SPACES = "\t\n\r\f"
_WORTHLESS = ("Cc", "Cs", "Co", "Cn")  # controls, halves of pairs, private use, and what Unicode has not assigned


def unusual(text: str) -> str:
    """Return the characters of a text that Public Sans may not have, each once and in order."""
    return "" if PLAIN.fullmatch(text) else "".join(sorted(set(PLAIN.sub("", text))))


def never_printed(characters: str) -> str:
    """Return those of the characters that no font can be right about."""
    return "".join(one for one in characters if one == _REPLACEMENT or _is_worthless(one))


def marked(text: str, unprintable: str) -> str:
    """Return a text with a mark for each unprintable character; these are never markup."""
    return text.translate(dict.fromkeys(map(ord, unprintable), MARK)) if unprintable else text


def _is_worthless(character: str) -> bool:
    return character not in _SPACES and unicodedata.category(character) in _WORTHLESS
