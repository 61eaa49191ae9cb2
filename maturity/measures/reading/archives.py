"""Compressed files: the one data file that is inside is unpacked first."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path, PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile

from maturity.measures.reading.refusals import refused

MOST = 8 * 1024**3
"""Bytes that are unpacked at most."""


def is_workbook(path: Path) -> bool:
    """Say whether a zip archive is an Excel workbook."""
    try:
        with ZipFile(path) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except (BadZipFile, OSError):
        return False


def unzipped(path: Path, name: str, scratch: Path) -> tuple[Path, str]:
    """Return the one data file in a zip archive, unpacked, and its name."""
    copy = scratch / "unpacked"
    try:
        with ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir() and not _is_clutter(part.filename)]
            if len(parts) != 1:
                raise refused(name, "bad_archive")
            with archive.open(parts[0]) as inside, copy.open("wb") as target:
                _copy(inside, target, name)
            return copy, PurePath(parts[0].filename).name
    except (BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError) as error:
        raise refused(name, "bad_archive") from error


def ungzipped(path: Path, name: str, scratch: Path) -> tuple[Path, str]:
    """Return the file in a gzip archive, unpacked, and its name."""
    copy = scratch / "unpacked"
    try:
        with gzip.open(path) as inside, copy.open("wb") as target:
            _copy(inside, target, name)
    except (EOFError, OSError, zlib.error) as error:
        raise refused(name, "bad_archive") from error
    return copy, name.removesuffix(".gz")


def _copy(inside: IO[bytes] | gzip.GzipFile, target: IO[bytes], name: str) -> None:
    taken = 0
    while raw := inside.read(1 << 22):
        taken += len(raw)
        if taken > MOST:
            raise refused(name, "too_big_inside", most=MOST // 1024**3)
        target.write(raw)


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePath(name).name.startswith(".")
