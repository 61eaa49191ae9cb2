"""What a person typed, without the characters that no text file may hold; they are replaced visibly."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

# YAML's printable characters; everything else (controls, half surrogates) is refused by every reader of files.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """Return the text with plain line ends and every unprintable character replaced by U+FFFD."""
    return _UNPRINTABLE.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


Typed = Annotated[str, BeforeValidator(lambda given: printable(given) if isinstance(given, str) else given)]
