"""How moments are written: the forms a mapping may name, and how each is read, in SQL and in Python."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

ISO = "iso"
EPOCH = "epoch"
EPOCH_MS = "epoch-ms"
EXCEL_DAYS = "excel-days"
NAMED = (ISO, EPOCH, EPOCH_MS, EXCEL_DAYS)
"""Forms that are no pattern: 2024-05-27T02:08:51, seconds and milliseconds since 1970, days as Excel counts them."""

COMMON = (
    ISO,
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y",
    "%m/%d/%y %I:%M %p",
    "%m/%d/%y %H:%M",
    "%m/%d/%y",
    "%d/%m/%Y %I:%M:%S %p",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d-%b-%Y %H:%M:%S",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%b %d, %Y %I:%M %p",
    "%b %d, %Y",
    "%B %d, %Y",
    "%Y%m%d%H%M%S",
    "%Y%m%d",
    EPOCH,
    EPOCH_MS,
    EXCEL_DAYS,
)
"""Forms that are tried on a file nobody has described, in this order."""

NUMBERS = (EPOCH, EPOCH_MS, EXCEL_DAYS, "%Y%m%d%H%M%S", "%Y%m%d")
"""Forms that look like any other number."""

EARLIEST = datetime(1900, 1, 1)
_LETTERS = frozenset("YymdHIMSpfzbBaAj")
_WIDTHS = {
    "Y": (4, 4),
    "p": (2, 2),
    "f": (1, 9),
    "z": (1, 9),
    "b": (3, 4),
    "B": (3, 9),
    "a": (3, 4),
    "A": (6, 9),
    "j": (1, 3),
}
_PLACED = re.compile("%(-?.)", re.DOTALL)
_OFFSET = re.compile(r"\s*(Z|UTC|[+-]\d{2}(:?\d{2})?)$")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?")


def checked_form(form: str) -> str:
    """Return a form as it is; ValueError, whose text says how to mend it, for one that can't be read."""
    if form in NAMED:
        return form
    letters = [one.lstrip("-") for one in _PLACED.findall(form)]
    if "%" not in form or any(one not in _LETTERS for one in letters):
        what = f"'{form}' is not a form of date and time"
        raise ValueError(f"{what}. Fix: Write {', '.join(NAMED)}, or a pattern such as %m/%d/%Y %I:%M:%S %p.")
    if not {"Y", "y"} & set(letters) or not {"m", "b", "B", "j"} & set(letters):
        raise ValueError(f"'{form}' has no year or no month. Fix: Write them, such as %m/%d/%Y.")
    return form


def day_only(form: str) -> bool:
    """Say whether a form has no time of day."""
    return form not in NAMED and not re.search("%-?[HI]", form)


def lengths(form: str) -> tuple[int, int]:
    """Return how many characters a text of this form has at least and at most."""
    least, most = 0, 0
    for letter, plain in re.findall("%-?(.)|([^%])", form):
        low, high = _WIDTHS.get(letter, (1, 2)) if letter else (len(plain), len(plain))
        least, most = least + low, most + high
    return least, most


def read_as(text: str, form: str) -> datetime | None:
    """Read a text by one form, without a time zone; None where it isn't written so."""
    try:
        found = _read(text.strip(), form)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and found >= EARLIEST else None


def _read(text: str, form: str) -> datetime | None:
    match form:
        case "iso":
            bare = _OFFSET.sub("", text) if len(text) > len("2024-05-27") else text
            return datetime.fromisoformat(bare[:19]) if _ISO.fullmatch(bare) else None
        case "epoch" | "epoch-ms":
            number = float(text) / (1 if form == EPOCH else 1000)
            return datetime.fromtimestamp(number, UTC).replace(tzinfo=None) if 1e8 <= number < 1e10 else None
        case "excel-days":
            days = float(text)
            return datetime(1899, 12, 30) + timedelta(seconds=round(days * 86400)) if 2e4 <= days < 8e4 else None
        case _:
            return datetime.strptime(text, form).replace(tzinfo=None)
