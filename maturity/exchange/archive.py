"""What a workbook must be before anything in it is looked at: a plain .xlsx of ordinary size, without macros."""

from __future__ import annotations

import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from maturity.exchange.telling import refused
from maturity.text import Words

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""Endings of workbooks: those that are not read are refused in words of their own."""

MAX_BYTES = 5_000_000
MAX_UNPACKED = 30_000_000
MAX_PARTS = 500

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_spreadsheet(name: str) -> bool:
    """Say whether a file of this name is one to fill in, by its ending."""
    return PurePath(name).suffix.lower() in (*WORKBOOKS, ".csv")


def check_workbook(raw: bytes, name: str, words: Words) -> None:
    """Refuse a file that is no workbook, or none that can safely be opened; AnswersError in words."""
    fault = _outside(raw) or _inside(raw)
    if fault:
        raise refused(words, name, fault, most=words.number(MAX_BYTES))


def _outside(raw: bytes) -> str:
    if not raw:
        return "empty"
    if len(raw) > MAX_BYTES:
        return "too_big"
    if raw.startswith(_OLD_OFFICE):
        return "locked" if _ENCRYPTED in raw else "old_excel"
    return "" if raw.startswith(b"PK") else "other_file"


def _inside(raw: bytes) -> str:
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                return "locked_inside"
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                return "huge_inside"
            if "xl/vbaproject.bin" in names:
                return "macros"
            if "xl/workbook.bin" in names:
                return "binary_excel"
            if "xl/workbook.xml" not in names:
                return "other_workbook" if "content.xml" in names else "no_workbook"
            # No spreadsheet writes a document type; it could only make a small file grow without end.
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")) and _has_doctype(archive.read(part)):
                    return "harmful"
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, LZMAError, zlib.error):
        return "damaged"
    return ""


def _has_doctype(content: bytes) -> bool:
    return b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content  # UTF-16 would hide them
