"""A file that somebody brought and that is not imported yet: where it waits, whose it is, and when it is thrown away.

It is the file as the portal gave it, with whatever is in it of people. So it goes as soon as it is imported, and
anyhow after a day.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from maturity.errors import NotFound

HOURS = 24
"""How long a file waits for somebody to say what its columns mean."""

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)
_ABOUT = "about.json"


@dataclass(frozen=True)
class Brought:
    """A file that waits. `owner` is what is kept of a holder, as in the store."""

    id: str
    name: str
    owner: str | None
    source: Path
    copied: bool
    """Whether it is a copy of ours, to be deleted; what was named by its path is the person's own."""


class Waiting:
    """The files that wait, a folder each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, content: IO[bytes], owner: str | None) -> str:
        """Keep a copy of what was uploaded, and return its id."""
        self.sweep()
        id_, own = self._new()
        shown = Path(name.replace("\\", "/")).name or "file"
        suffix = "".join(one for one in Path(shown).suffix.lower() if one.isascii() and one.isalnum())[:12]
        source = own / (f"source.{suffix}" if suffix else "source")
        with source.open("wb") as file:
            shutil.copyfileobj(content, file, 1 << 20)
        self._write(own, {"name": shown, "owner": owner, "source": source.name})
        return id_

    def point(self, path: Path, owner: str | None) -> str:
        """Remember a file of this computer, which stays where it is, and return its id."""
        self.sweep()
        id_, own = self._new()
        self._write(own, {"name": path.name, "owner": owner, "path": str(path)})
        return id_

    def get(self, id_: str) -> Brought:
        """Return a file that waits; NotFound for an id of none."""
        own = self._folder / id_
        if not _ID.fullmatch(id_) or not (own / _ABOUT).is_file():
            raise _gone()
        about = json.loads((own / _ABOUT).read_text("utf-8"))
        copied = "source" in about
        source = own / about["source"] if copied else Path(about["path"])
        if not source.is_file():
            raise _gone()
        return Brought(id_, about["name"], about["owner"], source, copied)

    def discard(self, id_: str) -> None:
        """Delete a file that waits, or what is left of it; one that was named by its path is only forgotten."""
        if _ID.fullmatch(id_):
            shutil.rmtree(self._folder / id_, ignore_errors=True)

    def sweep(self, now: datetime | None = None) -> None:
        """Delete what has waited too long."""
        last = (now or datetime.now(UTC)) - timedelta(hours=HOURS)
        for one in self._folder.glob("*"):
            try:
                old = one.stat().st_mtime < last.timestamp()
            except FileNotFoundError:  # somebody else was faster
                continue
            if old:
                shutil.rmtree(one, ignore_errors=True)

    def _new(self) -> tuple[str, Path]:
        id_ = secrets.token_urlsafe(18)
        own = self._folder / id_
        own.mkdir(parents=True, mode=0o700)
        return id_, own

    def _write(self, own: Path, about: dict[str, str | None]) -> None:
        (own / _ABOUT).write_text(json.dumps(about), "utf-8")


def _gone() -> NotFound:
    return NotFound("There is no file under this address any more. Fix: bring it again.")
