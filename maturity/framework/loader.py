"""Load a framework folder, or say everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from maturity.errors import ContentError, Problem
from maturity.framework.checks import CHECKS
from maturity.framework.model import Framework
from maturity.framework.parts import Parts, read_parts


@dataclass(frozen=True)
class Reading:
    """What came of reading a folder: a framework, or problems, never both."""

    framework: Framework | None
    problems: tuple[Problem, ...]


def read_framework(folder: Path) -> Reading:
    """Read and check a framework folder (or the framework.yaml in it)."""
    folder = folder.parent if folder.name == "framework.yaml" else folder
    parts = read_parts(folder, str(folder).rstrip("/") or ".")
    problems = [*parts.problems, *(problem for check in CHECKS for problem in check(parts))]
    if problems or parts.head is None:
        return Reading(None, tuple(sorted(set(problems))))
    return Reading(_assemble(parts), ())


def load_framework(folder: Path) -> Framework:
    """Return the framework of a folder; ContentError with every problem if there is one."""
    reading = read_framework(folder)
    if reading.framework is None:
        raise ContentError(reading.problems)
    return reading.framework


def framework_from_json(content: str) -> Framework:
    """Return a framework from its own JSON, as kept beside a snapshot."""
    return Framework.model_validate_json(content)


def _assemble(parts: Parts) -> Framework:
    assert parts.head is not None  # the caller has looked
    content = parts.head.item.model_dump() | {
        "capabilities": tuple(placed.item for placed in parts.capabilities),
        "sources": tuple(placed.item for placed in parts.sources),
    }
    unsigned = Framework(**content, checksum="")
    return unsigned.model_copy(update={"checksum": checksum_of(unsigned)})


def checksum_of(framework: Framework) -> str:
    """Return the SHA-256 of the content; layout and comments don't matter, file names only by their order."""
    content = framework.model_dump(mode="json", exclude={"checksum"})
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
