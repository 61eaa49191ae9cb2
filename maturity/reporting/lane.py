"""One worker process and the thread that speaks with it: one document at a time, and a new process after a bad end."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from maturity.reporting.job import SCRATCH, Kind, Progress, progress_in, read, words_in, write

BOOT_SECONDS = 120.0  # it takes two, and many times that on a machine with too much to do
DOCUMENTS = 100  # after which a process makes room for a new one, whatever its libraries have kept in memory
DIED = (
    "The document could not be made because the process that was making it ended; nothing was lost. Try again; if it "
    "happens again, tell whoever runs this tool."
)
NO_START = (
    "The document could not be made because the process that makes documents does not start; nothing was lost. Tell "
    "whoever runs this tool: the log says why."
)
TOO_LONG = (
    "The document took longer than {seconds:g} seconds, so making it was stopped; nothing was lost. Try again when the "
    "machine has less to do, or make the web page instead."
)

_HOME = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-P", "-m", "maturity.reporting.worker")
_LOG = logging.getLogger(__name__)


class Asked(Protocol):
    """A document that somebody waits for, as a lane sees it."""

    data: bytes
    progress: Progress

    @property
    def done(self) -> bool:
        """Whether nothing more is to be done about it."""

    def finish(self, document: bytes) -> None:
        """Hand the document over."""

    def fail(self, words: str) -> None:
        """Say why there is none."""


class Lane:
    """Makes one document at a time in a process of its own. All but `stop` is done by one thread."""

    def __init__(self, limit_seconds: float, on_hello: Callable[[str], None]) -> None:
        self._limit = limit_seconds
        self._on_hello = on_hello
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch = ""
        self._made = 0
        self._lock = threading.Lock()
        self._stopped = False

    @property
    def process_id(self) -> int | None:
        """The process as it is now, if there is one."""
        process = self._process
        return process.pid if process else None

    def start(self) -> bool:
        """Make sure that there is a process that has said hello; False where it does not come to that."""
        if self._process and (self._process.poll() is not None or self._made >= DOCUMENTS):
            self.end()
        if self._process:
            return True
        with self._lock:
            if self._stopped:
                return False
            try:
                # Its own, because a process that is killed leaves WeasyPrint's copies of the fonts behind.
                self._scratch = tempfile.mkdtemp(prefix=SCRATCH)
                self._process = process = _started(self._scratch)
            except OSError:
                _LOG.exception("A worker process can't be started")
                self.end()
                return False
        self._made = 0
        with _limited(process, BOOT_SECONDS):
            hello = _next(process)
        if hello is None or Kind(hello[:1]) is not Kind.HELLO:
            if not self._stopped:
                _LOG.error("A worker process ended before it was ready")
            self.end()
            return False
        self._on_hello(words_in(hello))
        return True

    def make(self, asked: Asked) -> None:
        """Make a document, or say why not; never raises for what goes wrong in the process."""
        if not self.start():
            asked.fail(NO_START)
        elif self._begun_and_ended(asked):
            return
        # The process ended between two documents, unseen: no fault of this one.
        elif not self.start() or not self._begun_and_ended(asked):
            asked.fail(NO_START)

    def stop(self) -> None:
        """End the process in the middle of whatever it does, and start no other; may be called by any thread."""
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def interrupt(self) -> None:
        """End the process in the middle of what it does; may be called by any thread."""
        with self._lock:
            if self._process:
                self._process.kill()

    def end(self) -> None:
        """End the process; the next document starts another."""
        process, self._process = self._process, None
        if process:
            with suppress(OSError):  # what was not written to a process that died
                if process.stdin:
                    process.stdin.close()
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = ""

    def _begun_and_ended(self, asked: Asked) -> bool:
        """Return whether the process began with the document; then it was handed over, or it was said why not."""
        process = self._process
        if process is None or process.stdin is None:
            return False
        begun = False
        with _limited(process, self._limit) as too_long:
            with suppress(OSError):  # it died; reading says so
                write(process.stdin, asked.data)
            while (frame := _next(process)) is not None:
                begun = True
                kind = Kind(frame[:1])
                if kind is Kind.PROGRESS:
                    asked.progress = progress_in(frame)
                    continue
                self._made += 1
                if kind is Kind.RESULT:
                    asked.finish(frame[1:])
                else:
                    asked.fail(words_in(frame))
                return True
        self.end()
        if too_long.is_set():
            asked.fail(TOO_LONG.format(seconds=self._limit))
        elif begun and not asked.done:
            _LOG.error("A worker process died while it made a document")
            asked.fail(DIED)
        return begun or too_long.is_set()


def _started(scratch: str) -> subprocess.Popen[bytes]:
    found = [str(_HOME), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(found), "TMPDIR": scratch}
    # Its stderr is ours, so that what it logs stands in our log.
    return subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)  # noqa: S603


def _next(process: subprocess.Popen[bytes]) -> bytes | None:
    return read(process.stdout) if process.stdout else None


@contextmanager
def _limited(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill the process after that time, which ends the reading from it; the event says that it came to that."""
    too_long = threading.Event()

    def kill() -> None:
        too_long.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield too_long
    finally:
        timer.cancel()
