"""Finds what would make a reader of CSV lose lines without a word: a quote that is never closed, a line without end."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Endless:
    """A line that doesn't come to an end within the longest that can be read."""

    line: int  # in the file, from 1
    quoted: bool  # a quote in it is opened and not closed; else it has no line break


def endless(path: Path, delimiter: str, longest: int) -> Endless | None:
    """Return the first line of a UTF-8 file that goes on for more than `longest` bytes; None where all end before."""
    if path.stat().st_size <= longest:
        return None
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for start in _far_apart(content, b'"', longest):
            if _opens(content, start, delimiter.encode()):
                return Endless(_line(content, start), quoted=True)
        for start in _far_apart(content, b"\n", longest):
            if (
                content.find(b"\r", start + 1, start + longest) < 0
                and content.find(b'"', start + 1, start + longest) < 0
            ):
                return Endless(_line(content, start + 1), quoted=False)
    return None


def _far_apart(content: mmap.mmap, mark: bytes, longest: int) -> list[int]:
    """Return the places of the marks after which none comes for more than `longest` bytes; -1 for the beginning.

    Between two that are so far apart lies a whole piece of half the length without any.
    """
    size, piece, found, at = len(content), longest // 2, [], 0
    while at < size:
        following = content.find(mark, at, at + piece)
        if following >= 0:
            at += piece
            continue
        before, following = content.rfind(mark, 0, at), content.find(mark, at)
        end = following if following >= 0 else size
        if end - before > longest:
            found.append(before)
        at = max(end, at + piece)
    return found


def _opens(content: mmap.mmap, at: int, delimiter: bytes) -> bool:
    """Say whether a quote begins a cell that has something in it."""
    if at < 0:
        return False
    before, after = content[at - 1 : at] if at else b"\n", content[at + 1 : at + 2]
    return before in (delimiter, b"\n", b"\r") and after not in (delimiter, b"\n", b"\r", b'"', b"")


def _line(content: mmap.mmap, at: int) -> int:
    """Return the number of the line of a place."""
    line, start = 1, 0
    while start < at:
        end = min(start + (1 << 24), at)
        line += content[start:end].count(b"\n")
        start = end
    return line
