"""Documents made beside the work of the pages: a few processes, kept ready, that make one at a time each.

Not `multiprocessing`: its children import the main script again, which is the web server with all its pages.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections import deque
from dataclasses import dataclass, field

from maturity.errors import ReportError
from maturity.reporting.job import Job, Progress, packed
from maturity.reporting.lane import DIED, Lane

SECONDS = 120.0  # for one document; an honest one takes two, and many times that on a machine with too much to do
IDLE_SECONDS = 60.0  # after which a process beyond the ones that are kept ready is ended
WAITING = 100  # documents that may wait for a process
SETTING = "MATURITY_WORKERS"
FEWEST = 3  # processes at most, on a machine with few processors: one slow document leaves room for two others
FULL = "Too many documents are being made at the moment. Nothing was lost; try again in a few minutes."
DROPPED = "This document was stopped because another one was asked for."
CLOSED = "The tool is being stopped. Make the document again when it is back."

_LOG = logging.getLogger(__name__)


@dataclass(eq=False)
class Running:
    """A document that was asked for: how far it is, and at last what came of it."""

    data: bytes = field(repr=False)
    progress: Progress = field(default_factory=Progress)
    _ended: threading.Event = field(default_factory=threading.Event)
    _document: bytes = field(default=b"", repr=False)
    _problem: str = ""

    @property
    def done(self) -> bool:
        """Whether it has come to an end, good or bad."""
        return self._ended.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; False where it hasn't come in that many seconds."""
        return self._ended.wait(timeout)

    def result(self) -> bytes:
        """Wait for the document and return it; ReportError with a sentence for people where there is none."""
        self._ended.wait()
        if self._problem:
            raise ReportError(self._problem)
        return self._document

    def finish(self, document: bytes) -> None:
        """Take the document from the process that made it."""
        if not self.done:
            self._document, self.data = document, b""
            self._ended.set()

    def fail(self, words: str) -> None:
        """Take why there will be no document. What is said first holds."""
        if not self.done:
            self._problem, self.data = words, b""
            self._ended.set()


class Pool:
    """Starts documents and returns at once. First come, first served, once every process has something to do.

    `size` processes are kept ready when they have been started; up to `most` work at a time.
    """

    def __init__(
        self,
        size: int = 2,
        limit_seconds: float = SECONDS,
        most: int | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self.most = max(1, _most() if most is None else most)
        self._size = min(size, self.most)
        self._limit = limit_seconds
        self._idle = idle_seconds
        self._change = threading.Condition()
        self._waiting: deque[Running] = deque()
        self._lanes: dict[Lane, threading.Thread] = {}
        self._busy: dict[Lane, Running] = {}
        self._why_no_pdf: str | None = None
        self._closed = False
        atexit.register(self.close)

    @property
    def why_no_pdf(self) -> str | None:
        """Why no PDF can be made here, empty where it can, and None before the first process has found out."""
        return self._why_no_pdf

    @property
    def process_ids(self) -> list[int]:
        """The processes that there are now."""
        with self._change:
            return [found for lane in self._lanes if (found := lane.process_id) is not None]

    def warm(self) -> None:
        """Start the first process if there is none, so that it is ready when somebody asks; returns at once."""
        with self._change:
            if not self._lanes and not self._closed:
                self._open()

    def start(self, job: Job) -> Running:
        """Ask for a document; returns at once."""
        running = Running(packed(job))
        with self._change:
            if self._closed:
                running.fail(CLOSED)
            elif len(self._waiting) >= WAITING:
                running.fail(FULL)
            else:
                self._waiting.append(running)
                if len(self._waiting) > self._free and len(self._lanes) < self.most:
                    self._open()
                if len(self._waiting) <= self._free:
                    running.progress = Progress("starting")
                self._change.notify()
        return running

    def drop(self, running: Running) -> None:
        """Stop a document that nobody waits for any more, so that it keeps no process from others."""
        with self._change:
            if running.done:
                return
            running.fail(DROPPED)
            if running in self._waiting:
                self._waiting.remove(running)
            for lane, made in self._busy.items():
                if made is running:
                    lane.interrupt()

    def close(self) -> None:
        """End all processes and whatever they do."""
        atexit.unregister(self.close)
        with self._change:
            self._closed = True
            for running in (*self._waiting, *self._busy.values()):
                running.fail(CLOSED)
            self._waiting.clear()
            lanes = dict(self._lanes)
            self._change.notify_all()
        for lane in lanes:
            lane.stop()
        for thread in lanes.values():
            thread.join()

    @property
    def _free(self) -> int:
        return len(self._lanes) - len(self._busy)

    def _open(self) -> None:
        """Start one more lane; its process loads while nobody waits for it, or while the first document does."""
        lane = Lane(self._limit, self._greeted)
        thread = threading.Thread(target=self._work, args=(lane,), name="documents", daemon=True)
        self._lanes[lane] = thread
        thread.start()

    def _greeted(self, why_no_pdf: str) -> None:
        self._why_no_pdf = why_no_pdf

    def _work(self, lane: Lane) -> None:
        lane.start()
        while (running := self._next(lane)) is not None:
            try:
                lane.make(running)
            except Exception:  # whatever it is, the documents that wait for this lane are still to be made
                _LOG.exception("A worker process and the pool did not understand each other")
                lane.end()
                running.fail(DIED)
            with self._change:
                del self._busy[lane]
        lane.end()

    def _next(self, lane: Lane) -> Running | None:
        """Wait for a document to make; None where this lane isn't needed any more."""
        with self._change:
            while not self._waiting and not self._closed:
                if not self._change.wait(self._idle) and not self._waiting and len(self._lanes) > self._size:
                    del self._lanes[lane]
                    return None
            if self._closed:
                del self._lanes[lane]
                return None
            running = self._waiting.popleft()
            running.progress = Progress("starting")
            self._busy[lane] = running
            return running


def _most() -> int:
    """Return how many processes there may be: as the setting says, else as many as processors, but not too few."""
    given = os.environ.get(SETTING, "").strip()
    if given.isdecimal():
        return int(given)
    if given:
        _LOG.warning("%s is not a whole number: %.20r. It is not used.", SETTING, given)
    return max(FEWEST, os.cpu_count() or 1)
