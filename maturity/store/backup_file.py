"""The file that holds a whole store: lines of JSON in gzip, which say what they are, and at the end their checksum.

The first line is the head: format, version, when and by what it was made, the step that the tables are at, and the
columns of each table. Then comes a line for each row, in an order in which none refers to a later one. The last line
says how many rows there are of each table, and the SHA-256 of all the lines before it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from maturity.errors import StoreError

FORMAT = "311-maturity-backup"
VERSION = 1

Row = tuple[str, list[str | int | None]]
"""A table, and the values of its columns as the head lists them."""


@dataclass(frozen=True)
class Head:
    """What a file is, before its rows."""

    tool: str
    made_at: str
    revision: str
    tables: dict[str, list[str]]


class Writer:
    """Writes a file row by row; made by `writing`."""

    def __init__(self, stream: gzip.GzipFile, head: Head) -> None:
        self.rows: Counter[str] = Counter()
        self._stream = stream
        self._digest = hashlib.sha256()
        self._line({"format": FORMAT, "version": VERSION} | asdict(head))

    def add(self, table: str, values: list[str | int | None]) -> None:
        """Add a row."""
        self.rows[table] += 1
        self._line([table, *values])

    def end(self) -> None:
        """Say that this was all."""
        self._line({"rows": dict(self.rows), "sha256": self._digest.hexdigest()})

    def _line(self, content: object) -> None:
        line = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._digest.update(line)
        self._stream.write(line)


@contextmanager
def writing(path: Path, head: Head) -> Iterator[Writer]:
    """Write a new file that only its owner may read; it is there when all of it is on the disk, or not at all."""
    if path.exists():
        raise StoreError(f"{path} is there already, and a backup overwrites none. Fix: name another file.")
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with gzip.GzipFile(path.name, "wb", compresslevel=6, fileobj=raw) as stream:
                writer = Writer(stream, head)
                yield writer
                writer.end()
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(path)
    except OSError as error:
        raise StoreError(
            f"{path} can't be written ({error.strerror}). Fix: name a file in a folder where there is room."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()


def head_of(path: Path) -> Head:
    """Return what a file says of itself; StoreError if it is no backup or one of a later version."""
    with _damage(path):
        return _head(path, next(_lines(path), b""))


def check(path: Path) -> Counter[str]:
    """Read a file to its end and return how many rows it has of each table; StoreError if anything is missing."""
    rows: Counter[str] = Counter()
    for table, _ in read_rows(path, head_of(path)):
        rows[table] += 1
    return rows


def read_rows(path: Path, head: Head) -> Iterator[Row]:
    """Return the rows, one after the other; StoreError at the end if they aren't what was written."""
    with _damage(path):
        digest, rows = hashlib.sha256(), Counter[str]()
        lines = _lines(path)
        digest.update(next(lines))
        for line in lines:
            content = json.loads(line)
            if isinstance(content, dict):
                if content != {"rows": dict(rows), "sha256": digest.hexdigest()} or next(lines, None) is not None:
                    raise ValueError("the checksum")
                return
            table, *values = content
            if len(values) != len(head.tables[table]):
                raise ValueError("a row")
            digest.update(line)
            rows[table] += 1
            yield table, values
        raise EOFError


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path) as stream:
        yield from stream


def _head(path: Path, line: bytes) -> Head:
    said: dict[str, Any] = json.loads(line)
    if said.pop("format") != FORMAT:
        raise ValueError("the format")
    if (version := said.pop("version")) != VERSION:
        raise StoreError(
            f"{path} is a backup of version {version}, and this version of the product reads {VERSION}. "
            "Nothing was changed. Fix: update this product."
        )
    return Head(**said)


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise StoreError(f"There is no file {path}. Nothing was changed. Fix: name the backup.") from error
    except (gzip.BadGzipFile, zlib.error, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{path} is no backup of this product, or it is damaged. Nothing was changed. "
            "Fix: take another backup, or copy this one again from where it was made."
        ) from error
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}). Fix: name another file.") from error
