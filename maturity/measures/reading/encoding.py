"""What a text file is encoded in, by its first bytes."""

from __future__ import annotations

import codecs

UTF_16 = "utf-16"
UTF_8_MARKED = "utf-8-sig"
WINDOWS = "cp1252"
_MARKS = ((codecs.BOM_UTF8, UTF_8_MARKED), (codecs.BOM_UTF16_LE, UTF_16), (codecs.BOM_UTF16_BE, UTF_16))


def encoding_of(raw: bytes) -> str:
    """Return the encoding: what its mark says, else UTF-8 if it can be, else that of Windows and older portals."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(raw)
    except UnicodeDecodeError:
        return WINDOWS
    return "utf-8"
