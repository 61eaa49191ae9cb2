"""Files of several centers as the members of a comparison, under aliases that say nothing of their names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import typer

from maturity.assessment.answers import Assessment
from maturity.compare.digest import digest
from maturity.compare.members import Member, Sharing
from maturity.framework.model import Framework


def among(you: Path | None, paths: Sequence[Path]) -> str | None:
    """Return the key of the center that looks; wrong use where its file isn't one of those, or one is given twice."""
    known = [path.resolve() for path in paths]
    twice = next((path for path, real in zip(paths, known, strict=True) if known.count(real) > 1), None)
    if twice is not None:
        raise typer.BadParameter(f"'{twice}' is given twice; a center counts once", param_hint="FILE...")
    if you is None:
        return None
    if you.resolve() not in known:
        raise typer.BadParameter(f"'{you}' is not among the files that are compared", param_hint="--you")
    return _key(you)


def members_of(
    framework: Framework, paths: Sequence[Path], answers: Sequence[Assessment], *, named: bool
) -> list[Member]:
    """Return the members of a comparison; the same files get the same aliases, in whatever order they are given.

    The aliases are drawn by all that is in the files together: whoever knows the names alone can't draw them again.
    """
    written = [_written(one) for one in answers]
    seed = sha256("\\n".join(sorted(written)).encode()).digest()
    lots = [sha256(seed + text.encode()).digest() for text in written]
    places = {place: number for number, place in enumerate(sorted(range(len(lots)), key=lots.__getitem__), start=1)}
    return [
        Member(
            key=_key(path),
            alias=places[place],
            name=one.name,
            sharing=Sharing.NAMED if named and one.name else Sharing.ALIAS,
            digest=digest(framework, one),
        )
        for place, (path, one) in enumerate(zip(paths, answers, strict=True))
    ]


def _key(path: Path) -> str:
    return str(path.resolve())


def _written(one: Assessment) -> str:
    return json.dumps(one.model_dump(mode="json"), sort_keys=True)
