"""Strict reading of YAML and JSON files: plain data plus the line of every key, and every trap as a Problem.

Nothing is guessed: `yes`, `no`, `on` and dates stay text, decimals stay exact, a key may stand once, and
anchors, aliases, tags and a second document are refused.
"""

from __future__ import annotations

import stat
from pathlib import Path

from maturity.errors import Problem
from maturity.framework.document import MAX_BYTES, Document, Path_, shown_place
from maturity.framework.json_text import read_json
from maturity.framework.yaml_text import read_yaml
from maturity.text.spoken import fault

__all__ = ["MAX_BYTES", "Document", "Path_", "read_bytes", "read_file", "shown_place"]


def read_file(path: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read a YAML or JSON file; `shown` is its name in problems. None where nothing usable could be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device could be read forever
            return None, [Problem(shown, 1, "", *fault("reading.no_file"))]
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None, [Problem(shown, 1, "", *fault("reading.missing"))]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [Problem(shown, 1, "", *fault("reading.unreadable", reason=reason))]
    return read_bytes(raw, shown, is_json=path.suffix.lower() == ".json")


def read_bytes(
    raw: bytes, shown: str, *, is_json: bool = False, most: int = MAX_BYTES
) -> tuple[Document | None, list[Problem]]:
    """Read YAML (or JSON) from bytes, at most so many; `shown` is its name in problems."""
    if len(raw) > most:
        return None, [Problem(shown, 1, "", *fault("reading.too_big", most=f"{most:,}"))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Problem(shown, line, "", *fault("reading.not_utf8"))]
    return read_json(text, shown) if is_json else read_yaml(text, shown)
