"""Excel workbooks: the sheet with the most rows, written out as CSV with dates as ISO text."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from maturity.measures.reading.csv import open_csv
from maturity.measures.reading.opened import Opened
from maturity.measures.reading.refusals import refused

MOST = 2_000_000_000
"""Bytes of a workbook's parts when unpacked."""

MOST_AT_ONCE = 200_000_000
"""Bytes of the parts that openpyxl takes into memory whole, such as the texts that its sheets share."""

_HARMFUL = (b"<!DOCTYPE", b"<!ENTITY")


def open_excel(path: Path, name: str, scratch: Path) -> Opened:
    """Return a workbook ready to be read; it is copied into `scratch` as CSV first."""
    copy = scratch / "workbook.csv"
    try:
        _look_inside(path)
        with warnings.catch_warnings(), copy.open("w", newline="", encoding="utf-8") as file:
            warnings.simplefilter("ignore")  # of styles and other extensions that no figure depends on
            csv.writer(file).writerows(_largest(path))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError, OSError, TypeError) as error:
        raise refused(name, "bad_excel") from error
    return open_csv(copy, name, scratch, kind="excel")


def _look_inside(path: Path) -> None:
    """Refuse what could fill the memory: parts that unpack to too much, or XML that expands."""
    with ZipFile(path) as parts:
        found = parts.infolist()
        whole = [part.file_size for part in found if not part.filename.startswith("xl/worksheets/")]
        if sum(part.file_size for part in found) > MOST or sum(whole) > MOST_AT_ONCE:
            raise BadZipFile
        for part in found:
            with parts.open(part) as inside:
                beginning = inside.read(4096)
            in_utf16 = b"\0" in beginning and part.filename.lower().endswith((".xml", ".rels", ".vml"))
            if in_utf16 or any(word in beginning for word in _HARMFUL):
                raise BadZipFile


def _largest(path: Path) -> Iterator[list[str]]:
    """Return the rows of the sheet with the most, all as wide as its headers; empty rows are none."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        sheets = [(sheet, _rows(sheet)) for sheet in book.worksheets]
        if not sheets:
            raise BadZipFile
        sheet = max(sheets, key=lambda one: one[1])[0]  # the first of those with the same number
        sheet.reset_dimensions()
        width = 0
        for given in sheet.iter_rows(values_only=True):
            row = [_text(value) for value in given]
            while row and not row[-1]:
                row.pop()
            if not row:
                continue
            width = width or len(row)
            yield row + [""] * (width - len(row))
    finally:
        book.close()


def _rows(sheet: Any) -> int:
    """Return how many rows of a sheet have something in them."""
    sheet.reset_dimensions()  # many programs write wrong ones
    return sum(any(value is not None for value in row) for row in sheet.iter_rows(values_only=True))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
