"""Why a file is not taken for an extract, in words."""

from __future__ import annotations

import re

from maturity.errors import ExtractError, Problem
from maturity.text.spoken import fault

_PATH = re.compile(r"""\s*(in file )?["']/[^"']*["']""")


def reason_of(error: Exception, limit: int = 160) -> str:
    """Return the first line of another program's error, without the paths of this machine."""
    line = _PATH.sub("", str(error).partition("\n")[0])
    return line if len(line) <= limit else line[: limit - 1] + "…"


def refused(name: str, key: str, line: int = 1, **values: object) -> ExtractError:
    """Return the error for a fault whose what, why and fix stand under `importing.refused`."""
    return ExtractError([Problem(name, line, "", *fault(f"importing.refused.{key}", **values))])
