"""What a workbook must be before anything in it is looked at: a plain .xlsx of ordinary size, without macros."""

from __future__ import annotations

import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from maturity.errors import AnswersError, Problem

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""Endings of workbooks: those that are not read are refused in words of their own."""

MAX_BYTES = 5_000_000
MAX_UNPACKED = 30_000_000
MAX_PARTS = 500

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "Open it in Excel and save it as “Excel Workbook (.xlsx)”"
_TEMPLATE = "Start again from a new template, or check that it is the right file."


def is_spreadsheet(name: str) -> bool:
    """Say whether a file of this name is one to fill in, by its ending."""
    return PurePath(name).suffix.lower() in (*WORKBOOKS, ".csv")


def check_workbook(raw: bytes, name: str) -> None:
    """Refuse a file that is no workbook, or none that can safely be opened; AnswersError in words."""
    fault = _outside(raw) or _inside(raw)
    if fault is not None:
        raise refused(name, *fault)


def refused(name: str, what: str, why: str, fix: str) -> AnswersError:
    """Return the error for a file that isn't read at all."""
    return AnswersError([Problem(name, 1, "", what, why, fix)])


_Fault = tuple[str, str, str]


def _outside(raw: bytes) -> _Fault | None:
    if not raw:
        return "the file is empty", "There is nothing to read.", _TEMPLATE
    if len(raw) > MAX_BYTES:
        return f"the file has more than {MAX_BYTES:,} bytes", "A filled-in questionnaire is much smaller.", _TEMPLATE
    if raw.startswith(_OLD_OFFICE):
        if _ENCRYPTED in raw:
            fix = "Open it, remove the password (File, Info, Protect Workbook), save it and try again."
            return "the workbook is protected by a password", "It can't be read without it.", fix
        return "this is an old Excel file (.xls)", "Only .xlsx is read.", f"{_SAVE}."
    if not raw.startswith(b"PK"):
        return "this is not an Excel workbook (.xlsx)", "Its content is something else.", f"{_SAVE}, or as CSV UTF-8."
    return None


def _inside(raw: bytes) -> _Fault | None:
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                return "the file is protected by a password", "It can't be read without it.", "Remove the password."
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                return "the workbook is far too large inside", "It could take the whole memory.", _TEMPLATE
            if "xl/vbaproject.bin" in names:
                return "the workbook has macros", "They are never run, and could be anything.", f"{_SAVE}."
            if "xl/workbook.bin" in names:
                return "this is a binary Excel file (.xlsb)", "Only .xlsx is read.", f"{_SAVE}."
            if "xl/workbook.xml" not in names:
                fix = f"{_SAVE}." if "content.xml" in names else _TEMPLATE
                return "this is not an Excel workbook (.xlsx)", "Its content is something else.", fix
            # No spreadsheet writes a document type; it could only make a small file grow without end.
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")) and _has_doctype(archive.read(part)):
                    return "the workbook holds what no spreadsheet writes", "It could do harm.", _TEMPLATE
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, LZMAError, zlib.error):
        return "the workbook is damaged", "It can't be unpacked.", f"{_SAVE} again."
    return None


def _has_doctype(content: bytes) -> bool:
    return b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content  # UTF-16 would hide them
