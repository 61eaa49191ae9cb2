"""The SHA-256 of a file, counted beside other work on it, and whether it is UTF-8."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

CHUNK = 1 << 22


def is_utf8(path: Path) -> bool:
    """Read a file and say whether all of it is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    clean = True  # no character is cut in two by the end of a chunk
    with path.open("rb") as file:
        while raw := file.read(CHUNK):
            if not (clean and raw.isascii()):
                try:
                    decoder.decode(raw)
                except UnicodeDecodeError:
                    return False
                clean = not decoder.getstate()[0]
    return clean


@contextmanager
def fingerprinting(path: Path) -> Iterator[Future[str]]:
    """Give the SHA-256 of a file to come, from a thread of its own; it stops where nobody waits for it any more."""
    stopped = Event()
    with ThreadPoolExecutor(1) as threads:
        try:
            yield threads.submit(_sha256, path, stopped)
        finally:
            stopped.set()


def _sha256(path: Path, stopped: Event) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while not stopped.is_set() and (raw := file.read(CHUNK)):
            digest.update(raw)
    return digest.hexdigest()
