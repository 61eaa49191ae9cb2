"""The kinds of files that are read: told by what is in them, because names are often wrong."""

from __future__ import annotations

import codecs
from pathlib import Path

from maturity.measures.reading.archives import is_workbook, ungzipped, unzipped
from maturity.measures.reading.csv import in_utf8, open_csv
from maturity.measures.reading.encoding import encoding_of
from maturity.measures.reading.json import open_json
from maturity.measures.reading.opened import Opened
from maturity.measures.reading.parquet import open_parquet
from maturity.measures.reading.refusals import refused

_ZIP, _GZIP, _PARQUET, _OLD_OFFICE = b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOK = 1 << 16


def open_extract(source: Path, name: str, scratch: Path, *, is_utf8: bool = True) -> Opened:
    """Return a source ready to be read; ExtractError in words where it is none.

    `scratch` is a folder for copies; `is_utf8` is False where the source is known to hold something else.
    """
    with source.open("rb") as file:
        beginning = file.read(_LOOK)
    if beginning.startswith(_ZIP) and is_workbook(source):
        from maturity.measures.reading.excel import open_excel  # only here, because openpyxl is slow to load

        return open_excel(source, name, scratch)
    if beginning.startswith(_ZIP):
        return _unpacked(*unzipped(source, name, scratch), scratch)
    if beginning.startswith(_GZIP):
        return _unpacked(*ungzipped(source, name, scratch), scratch)
    if beginning.startswith(_PARQUET):
        return open_parquet(source, name)
    if beginning.startswith(_OLD_OFFICE):
        raise refused(name, "bad_excel")
    return _open_text(source, name, scratch, beginning, is_utf8)


def _open_text(source: Path, name: str, scratch: Path, beginning: bytes, is_utf8: bool) -> Opened:
    encoding = encoding_of(beginning)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(beginning).lstrip("\ufeff \r\n\t")
    if text[:1] not in ("{", "["):
        return open_csv(source, name, scratch, is_utf8=is_utf8)
    if encoding != "utf-8" or not is_utf8:
        source = in_utf8(source, encoding if encoding != "utf-8" else "cp1252", scratch / "utf8.json")
    return open_json(source, name, scratch, text)


def _unpacked(path: Path, name: str, scratch: Path) -> Opened:
    from maturity.measures.fingerprint import is_utf8  # what is inside has an encoding of its own

    inner = scratch / "inside"
    inner.mkdir()
    with path.open("rb") as file:
        if file.read(4).startswith((_ZIP, _GZIP)) and not is_workbook(path):
            raise refused(name, "bad_archive")  # an archive in an archive
    return open_extract(path, name, inner, is_utf8=is_utf8(path))
