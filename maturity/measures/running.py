"""Imports beside the work of the pages: each in a process of its own, a few at a time, one kept ready for the next.

What is asked about a job is answered from the files in its folder, so that any tab and any server process can ask.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import secrets
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from maturity.errors import NotFound, Problem
from maturity.measures.faults import Ended, ended_by
from maturity.measures.kept import RECORD, Kept
from maturity.measures.order import FileSource, KeptSource, Measuring, Order, Progress, State
from maturity.measures.progress_file import STOP, alive, read_progress, stale, write_progress

MOST = 2  # jobs at a time; each may take up to two processors and a gigabyte

_HOME = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-P", "-m", "maturity.measures.job")
_TURN_SECONDS = 0.5
_LOG = logging.getLogger(__name__)

__all__ = ["Jobs", "Progress", "State"]


class Jobs:
    """Starts imports into one folder and returns at once; one for a server process is enough."""

    def __init__(self, kept: Kept, most: int = MOST) -> None:
        self.kept = kept
        self._turns = threading.Semaphore(most)
        self._measuring = threading.Semaphore(most)  # their own: somebody waits before the page
        self._lock = threading.Lock()
        # Who stops a job and who sees its process end say one after the other what it was.
        self._ending = threading.RLock()
        self._processes: dict[str, subprocess.Popen[str]] = {}
        self._threads: list[threading.Thread] = []
        self._spare: subprocess.Popen[str] | None = None
        self._closed = False
        atexit.register(self.close)

    def warm(self) -> None:
        """Have a process ready, so that the next import begins at once; it ends when nobody comes for ten minutes."""
        with self._lock, suppress(OSError):
            if not self._closed and (self._spare is None or self._spare.poll() is not None):
                self._spare = _started()

    def start(self, id_: str, order: Order) -> None:
        """Begin an import into the folder that `Kept.new` made; returns at once."""
        write_progress(self.kept.at(id_), Progress(State.WAITING, "waiting"))
        thread = threading.Thread(target=self._do, args=(id_, order), name="import", daemon=True)
        with self._lock:
            self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def measure(self, id_: str, wanted: Measuring, language: str) -> tuple[Problem, ...]:
        """Measure what is kept and wait for it; return why it came to nothing, and nothing if it didn't."""
        kept = self.kept.open(id_)
        order = Order(source=KeptSource(), name=kept.name, made_at=kept.made_at, measuring=wanted, language=language)
        with self._measuring:
            last = self._run(f"{id_}/{secrets.token_hex(4)}", id_, order)
        try:
            said = json.loads(last)
        except ValueError:  # it died, or could not be started
            return ended_by(Ended(), order)
        return tuple(Problem(**one) for one in said["problems"])

    def progress(self, id_: str) -> Progress:
        """Return how far a job is, whoever started it; NotFound where there is none under this id."""
        own = self.kept.at(id_)
        said = read_progress(own)
        if said.over or not stale(own):
            return said
        return Progress(State.DONE if (own / RECORD).exists() else State.FAILED, said.step)

    def stop(self, id_: str) -> None:
        """Stop a job and delete what it has made, whoever started it; nothing happens to one that is done."""
        own = self.kept.at(id_)
        if (own / RECORD).exists():
            return
        (own / STOP).touch()  # heard by a job of another server process, and by one that still waits
        with self._lock:
            process = self._processes.get(id_)
        if process is not None:
            _kill(process)
            process.wait()
        elif not stale(own) and not read_progress(own).over:
            return  # its own process does the rest
        self._stopped(id_)

    def wait(self, id_: str, seconds: float) -> Progress:
        """Wait until a job that was started here is over, or the time is; return how far it is."""
        with self._lock:
            threads = list(self._threads)
        for thread in threads:
            thread.join(seconds)
        return self.progress(id_)

    def close(self) -> None:
        """End all jobs that were started here."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
            processes = [*self._processes.values(), *([self._spare] if self._spare else [])]
            threads = list(self._threads)
        for process in processes:
            _kill(process)
        for thread in threads:
            thread.join()
        if self._spare is not None:
            _let_go(self._spare)

    def _do(self, id_: str, order: Order) -> None:
        try:
            own = self.kept.at(id_)
            while not self._turns.acquire(timeout=_TURN_SECONDS):
                alive(own)
                if self._closed or (own / STOP).exists() or not own.exists():
                    self._stopped(id_)
                    return
            try:
                self._run(id_, id_, order)
            finally:
                self._turns.release()
            self._settled(id_, order)
        except NotFound:  # deleted in the meantime
            return
        finally:
            if isinstance(order.source, FileSource) and order.source.discard:
                order.source.path.unlink(missing_ok=True)

    def _run(self, name: str, id_: str, order: Order) -> str:
        """Hand the order to a process, wait for its end and return the last line that it said."""
        last = ""
        asked = {"folder": str(self.kept.folder.resolve()), "id": id_, "order": order.model_dump(mode="json")}
        line = json.dumps(asked) + "\n"
        with self._lock:
            if self._closed:
                return last
            spare, self._spare = self._spare, None
            process = spare if spare is not None and spare.poll() is None else None
            try:
                process = process or _started()
            except OSError:
                _LOG.exception("A process for an import can't be started")
                return last
            self._processes[name] = process
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(OSError):  # it died; reading says so
                process.stdin.write(line)
                process.stdin.flush()
            for line in process.stdout:  # of an import, the same stands in the file
                last = line
            process.wait()
        finally:
            with self._lock:
                del self._processes[name]
            _let_go(process)
        return last

    def _settled(self, id_: str, order: Order) -> None:
        """Say what became of a job whose process didn't."""
        own = self.kept.at(id_)
        with self._ending:
            said = read_progress(own)
            if said.over or (own / RECORD).exists():
                return
            if (own / STOP).exists():
                self._stopped(id_)
                return
            if not self._closed:
                _LOG.error("A process died while it imported an extract")
            self.kept.clear(id_)
            write_progress(own, Progress(State.FAILED, said.step, problems=ended_by(Ended(), order)))

    def _stopped(self, id_: str) -> None:
        own = self.kept.at(id_)
        with self._ending:
            if (own / RECORD).exists():
                return
            self.kept.clear(id_)
            write_progress(own, Progress(State.STOPPED))


def _started() -> subprocess.Popen[str]:
    found = [str(_HOME), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(found)}
    # A group of its own, so that all of it can be ended; its stderr is ours, so that what it logs stands in our log.
    return subprocess.Popen(  # noqa: S603
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, start_new_session=True
    )


def _kill(process: subprocess.Popen[str]) -> None:
    if process.poll() is not None:
        return
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _let_go(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    _kill(process)
    process.wait()
