"""Workbooks that are small as files and would fill the memory, or hide what they hold, are refused in words."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from maturity.errors import ExtractError
from maturity.measures.peeking import peek
from maturity.measures.reading.excel import MOST_AT_ONCE

TEXTS = "xl/sharedStrings.xml"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "requests.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Number", "Opened"])
    book.active.append(["1", "2026-01-01"])
    book.save(path)
    return path


def with_texts(path: Path, content: bytes) -> Path:
    changed = path.with_name("changed.xlsx")
    with ZipFile(path) as source, ZipFile(changed, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part.filename, source.read(part))
        target.writestr(TEXTS, content)
    return changed


def test_the_workbook_itself_is_read(workbook: Path) -> None:
    assert peek(workbook).headers == ("Number", "Opened")


@pytest.mark.parametrize(
    "content",
    [
        b"<sst>" + b" " * MOST_AT_ONCE,
        b'<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE sst []><sst/>'.encode("utf-16"),
    ],
    ids=["too much at once", "entities", "entities in UTF-16"],
)
def test_what_would_grow_in_memory_is_refused(workbook: Path, content: bytes) -> None:
    harmful = with_texts(workbook, content)
    assert harmful.stat().st_size < 1_000_000
    with pytest.raises(ExtractError, match=r"changed\.xlsx"):
        peek(harmful)
