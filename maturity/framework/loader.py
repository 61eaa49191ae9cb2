"""Load a framework folder, or say everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from maturity.errors import ContentError, Problem
from maturity.framework.checks import CHECKS
from maturity.framework.checks.overlay import OVERLAY_CHECKS, fits
from maturity.framework.laying import lay
from maturity.framework.model import Framework
from maturity.framework.overlay import Overlay, read_overlay
from maturity.framework.parts import Parts, read_parts


@dataclass(frozen=True)
class Reading:
    """What came of reading a folder: a framework, or problems, never both."""

    framework: Framework | None
    problems: tuple[Problem, ...]


def read_framework(folder: Path, overlays: Sequence[Path] = ()) -> Reading:
    """Read and check a framework folder (or the framework.yaml in it), with local overlays laid over it in turn."""
    folder = folder.parent if folder.name == "framework.yaml" else folder
    parts = read_parts(folder, str(folder).rstrip("/") or ".")
    problems = [*parts.problems, *_checked(parts)]
    for path in overlays if parts.head and not problems else ():
        overlay, found = read_overlay(path, str(path))
        if overlay and not problems:  # over something unsound, every further problem could be a consequence
            parts, unfit = _laid(parts, overlay)
            found += unfit
        problems += found
    if problems or parts.head is None:
        return Reading(None, tuple(sorted(set(problems))))
    return Reading(_assemble(parts), ())


def load_framework(folder: Path, overlays: Sequence[Path] = ()) -> Framework:
    """Return the framework of a folder; ContentError with every problem if there is one."""
    reading = read_framework(folder, overlays)
    if reading.framework is None:
        raise ContentError(reading.problems)
    return reading.framework


def _checked(parts: Parts) -> list[Problem]:
    return [problem for check in CHECKS for problem in check(parts)]


def _laid(parts: Parts, overlay: Overlay) -> tuple[Parts, list[Problem]]:
    """Lay an overlay over sound parts; every problem that follows is one of the overlay's, and told at its place."""
    if overlay.given("framework") not in ("", parts.head.item.id if parts.head else ""):
        return parts, list(fits(parts, overlay))  # all its ids would be unknown, which is only noise
    changed = lay(parts, overlay)
    found = [problem for check in OVERLAY_CHECKS for problem in check(parts, overlay)]
    others = _checked(changed)
    found += [problem for problem in others if problem.file == overlay.document.file]
    for problem in others if not found else ():
        what = f"with this overlay, {problem.what} ({problem.file}:{problem.line})"
        fix = "Change what the overlay switches off or adds."
        found.append(overlay.document.problem(("off",), what, problem.why, fix))
    return changed, found


def framework_from_json(content: str) -> Framework:
    """Return a framework from its own JSON, as kept beside a snapshot."""
    return Framework.model_validate_json(content)


def _assemble(parts: Parts) -> Framework:
    assert parts.head is not None  # the caller has looked
    content = parts.head.item.model_dump() | {
        "capabilities": tuple(placed.item for placed in parts.capabilities),
        "sources": tuple(placed.item for placed in parts.sources),
        "overlays": tuple(parts.overlays),
    }
    unsigned = Framework(**content, checksum="")
    return unsigned.model_copy(update={"checksum": checksum_of(unsigned)})


def checksum_of(framework: Framework) -> str:
    """Return the SHA-256 of the content; layout and comments don't matter, file names only by their order.

    What is left out and what is written as it would be anyway are the same content, and stay so when keys are added.
    """
    content = framework.model_dump(mode="json", exclude={"checksum"}, exclude_defaults=True)
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
