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

__all__ = ["MAX_BYTES", "Document", "Path_", "read_bytes", "read_file", "shown_place"]


def read_file(path: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read a YAML or JSON file; `shown` is its name in problems. None where nothing usable could be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device could be read forever
            what, fix = "this is not a file", "Put a file of this name here, not a folder."
            return None, [Problem(shown, 1, "", what, "Its content is needed.", fix)]
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        what, fix = "there is no such file", "Add it, or check how its name is written."
        return None, [Problem(shown, 1, "", what, "It is needed.", fix)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        what, fix = f"the file can't be read: {reason}", "Check the path and that you may read it."
        return None, [Problem(shown, 1, "", what, "It is needed.", fix)]
    return read_bytes(raw, shown, is_json=path.suffix.lower() == ".json")


def read_bytes(
    raw: bytes, shown: str, *, is_json: bool = False, most: int = MAX_BYTES
) -> tuple[Document | None, list[Problem]]:
    """Read YAML (or JSON) from bytes, at most so many; `shown` is its name in problems."""
    if len(raw) > most:
        what, fix = (
            f"the file has more than {most:,} bytes",
            "Split it, or check that it is the right file.",
        )
        return None, [Problem(shown, 1, "", what, "Such a file is not content.", fix)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what, fix = "this is not UTF-8 text", "Save the file as UTF-8 (in most editors: Save with encoding)."
        return None, [Problem(shown, line, "", what, "Other encodings garble names and accents.", fix)]
    return read_json(text, shown) if is_json else read_yaml(text, shown)
