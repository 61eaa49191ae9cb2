"""The extracts that are kept: a folder each, under an id that nobody guesses, with rows, record and figures.

What is being imported has its folder already: its progress lies there, and what is made of it in a folder inside that
goes away in any case.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from maturity.errors import NotFound
from maturity.measures.beside import checksum_beside
from maturity.measures.model import Measures
from maturity.measures.progress_file import PROGRESS, stale
from maturity.measures.record import ImportRecord

ROWS = "requests.parquet"
RECORD = "record.json"
MAPPING = "mapping.yaml"
FIGURES = "measures"
MAKING = "making"  # where a job works; nothing in it is ever needed again
ABANDONED = timedelta(days=1)  # after which what came to nothing is swept away

_ABOUT = "about.json"
_ID = re.compile(r"[A-Za-z0-9_-]{22,64}", re.ASCII)


@dataclass(frozen=True)
class KeptExtract:
    """One extract. `record` is None as long as it is being imported, and where that came to nothing."""

    id: str
    owner: str | None  # what is kept of its holder; never looked into here
    name: str
    made_at: datetime
    record: ImportRecord | None
    folder: Path

    @property
    def parquet(self) -> Path:
        """Its rows."""
        return self.folder / ROWS

    @property
    def mapping(self) -> Path | None:
        """The mapping by which it was read, to take along; None where it is not kept."""
        path = self.folder / MAPPING
        return path if path.is_file() else None


class Kept:
    """The extracts in one folder, which several processes may share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new(self, owner: str | None, name: str, made_at: datetime | None = None) -> str:
        """Make room for an extract that is about to be imported, and return its id."""
        self.sweep()
        id_ = secrets.token_urlsafe(24)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = self.folder / id_
        own.mkdir(mode=0o700)
        when = made_at or datetime.now(UTC)
        about = {"owner": owner, "name": name, "made_at": when.isoformat()}
        (own / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
        return id_

    def open(self, id_: str) -> KeptExtract:
        """Return an extract; NotFound for an id that has none, or that is none."""
        own = self.at(id_)
        try:
            about = json.loads((own / _ABOUT).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _gone() from error
        return KeptExtract(
            id_, about["owner"], about["name"], datetime.fromisoformat(about["made_at"]), _record(own / RECORD), own
        )

    def owner_of(self, id_: str) -> str | None:
        """Return whose it is; None where nobody is known. NotFound as for `open`."""
        return self.open(id_).owner

    def all(self) -> tuple[KeptExtract, ...]:
        """Return all of them, the newest first; also those that are being imported."""
        found = []
        for own in self._folders():
            try:
                found.append(self.open(own.name))
            except NotFound:  # deleted just now
                continue
        return tuple(sorted(found, key=lambda one: (one.made_at, one.id), reverse=True))

    def of(self, owner: str | None) -> tuple[KeptExtract, ...]:
        """Return those of one owner, the newest first."""
        return tuple(one for one in self.all() if one.owner == owner)

    def size(self, id_: str) -> int:
        """Return how many bytes an extract takes."""
        return sum(path.stat().st_size for path in self.at(id_).rglob("*") if path.is_file())

    def delete(self, id_: str) -> None:
        """Delete an extract with everything that was made of it; a job on it must have been stopped."""
        shutil.rmtree(self.at(id_), ignore_errors=True)

    def sweep(self, now: datetime | None = None) -> None:
        """Delete what was begun and came to nothing: a day old, and nobody at work on it."""
        last = ((now or datetime.now(UTC)) - ABANDONED).timestamp()
        for own in self._folders():
            try:
                if own.stat().st_mtime > last:
                    continue
                if not (own / RECORD).exists():
                    if (own / PROGRESS).exists() and not stale(own, now):
                        continue
                    shutil.rmtree(own, ignore_errors=True)
                elif (own / MAKING).exists() and stale(own, now):
                    shutil.rmtree(own / MAKING, ignore_errors=True)
            except FileNotFoundError:  # somebody else was faster
                continue

    def clear(self, id_: str) -> None:
        """Delete what a job has made so far, but not its progress, which says what became of it."""
        own = self.at(id_)
        for path in own.iterdir() if own.is_dir() else ():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name not in (_ABOUT, PROGRESS):
                path.unlink(missing_ok=True)

    def measures(
        self,
        id_: str,
        as_of: datetime,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Measures | None:
        """Return what was measured before by what lies beside it now; None where it wasn't, or by another version."""
        own = self.at(id_)
        path = own / FIGURES / _figures_name(as_of, since, until, checksum_beside(own))
        try:
            return Measures.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None

    def keep_measures(self, id_: str, found: Measures) -> None:
        """Keep what was measured, under its day, its period and what lies beside the extract."""
        own = self.at(id_)
        lay_measures(own, found, checksum_beside(own))

    def at(self, id_: str) -> Path:
        """Return the folder of an id; NotFound where that can't be one."""
        if not _ID.fullmatch(id_):
            raise _gone()
        own = self.folder / id_
        if not own.is_dir():
            raise _gone()
        return own

    def _folders(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (own for own in self.folder.iterdir() if _ID.fullmatch(own.name) and own.is_dir())


def lay_measures(own: Path, found: Measures, beside: str) -> None:
    """Write measures into the folder of an extract, whole or not at all; `beside` is what it was measured by."""
    folder = own / FIGURES
    folder.mkdir(exist_ok=True)
    name = _figures_name(found.as_of, found.since, found.until, beside)
    part = folder / f".{secrets.token_hex(8)}"
    part.write_text(found.model_dump_json(), encoding="utf-8")
    part.replace(folder / name)


def _figures_name(as_of: datetime, since: datetime | None, until: datetime | None, beside: str) -> str:
    asked = [when.isoformat() if when else "" for when in (as_of, since, until)]
    return f"{sha256(json.dumps([*asked, beside, _version()]).encode()).hexdigest()[:32]}.json"


@cache
def _version() -> str:
    return version("maturity-311")


def _record(path: Path) -> ImportRecord | None:
    try:
        return ImportRecord.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None


def _gone() -> NotFound:
    return NotFound(
        "There are no service requests under this address. Fix: check the address, or bring the file again."
    )
