"""Broken frameworks as small patches: tests/fixtures/broken/<subject>/<kind>.yaml, applied to a copy of a sound one.

about: What is wrong, for a reader.
base: nested               one of tests/fixtures/bases; left out, the example framework
change:                    one or more of: find and replace, append, write, delete: true, rename
  - {file: framework.yaml, find: "minutes: 3", replace: "minutes: three"}
problems:                  every problem there must be, and no other
  - {file: framework.yaml, line: 10, says: part of what, fix_says: part of the fix, place: optional}
"""

import shutil
from pathlib import Path
from typing import Any

import yaml

from maturity.errors import Problem
from maturity.framework.cases import read_cases
from maturity.framework.folders import FRAMEWORKS
from maturity.framework.loader import read_framework
from maturity.framework.reader import read_bytes

BASES = Path(__file__).parents[1] / "fixtures" / "bases"
BROKEN = Path(__file__).parents[1] / "fixtures" / "broken"
KINDS = sorted(str(path.relative_to(BROKEN).with_suffix("")) for path in BROKEN.glob("*/*.yaml"))


def kind(name: str) -> dict[str, Any]:
    # BaseLoader: everything is text, and none of our own reading is trusted to test itself.
    return yaml.load((BROKEN / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def copy_of_example(folder: Path) -> Path:
    return copy_of("example", folder)


def copy_of(base: str, folder: Path) -> Path:
    """A copy to break: of the example, or of a framework in tests/fixtures/bases."""
    return Path(shutil.copytree((FRAMEWORKS if base == "example" else BASES) / base, folder / base))


def apply(change: dict[str, str], folder: Path) -> None:
    path = folder / change["file"]
    if "delete" in change:
        path.unlink()
    elif "rename" in change:
        path.rename(folder / change["rename"])
    elif "write" in change:
        path.parent.mkdir(exist_ok=True)
        path.write_text(change["write"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        if "append" in change:
            text += change["append"]
        else:
            assert text.count(change["find"]), f"not found in {path.name}: {change['find']!r}"
            text = text.replace(change["find"], change["replace"], 1)
        path.write_text(text, encoding="utf-8")


def problems_in(folder: Path) -> list[Problem]:
    """Every problem of a framework folder and its cases, as 'maturity check' tells them."""
    return sorted([*read_framework(folder).problems, *read_cases(folder)[1]])


def told(raw: str | bytes, *, is_json: bool = False) -> list[tuple[int, str]]:
    """The problems of one file, as (line, what)."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return [(problem.line, problem.what) for problem in read_bytes(raw, "file", is_json=is_json)[1]]
