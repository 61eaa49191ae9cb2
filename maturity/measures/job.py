"""A process that imports and measures one extract, or measures a kept one; `running` starts it.

It is `python -m maturity.measures.job`. The order comes as one line of JSON on stdin, which stays open as long as
anybody wants the job: when it closes, the job ends. Progress goes to stdout, a line of JSON each, and to a file in the
folder of the extract. It lives apart from the web server because a large file takes long and a hostile one could take
everything, and a process can be ended.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import queue
import shutil
import signal
import sys
import tempfile
import threading
import time
from dataclasses import asdict, replace
from pathlib import Path

from maturity.errors import MaturityError
from maturity.measures import carrying_out
from maturity.measures.again import Again
from maturity.measures.faults import Ended, ended_by, log_fault
from maturity.measures.kept import MAKING, RECORD, Kept
from maturity.measures.order import FileSource, KeptSource, Order, Progress, State
from maturity.measures.progress_file import STOP, alive, write_progress
from maturity.text.spoken import spoken

MEMORY = 2 << 30  # bytes of its own data; address space says little, because much of it is only set aside
NICER = 5  # how far behind the pages it stands when the processor is short
IDLE_SECONDS = 600.0  # that a process waits for its order
PULSE_SECONDS = 0.25

_END = ""


class Job:
    """One order, its folder, and what is told about it."""

    def __init__(self, kept: Kept, id_: str, order: Order) -> None:
        self.kept = kept
        self.id = id_
        self.own = kept.at(id_)
        self.order = order
        self._progress = Progress(State.RUNNING, "started")
        self._next = self._progress
        self._ending = threading.RLock()  # held while files are moved to their place, and from the end on

    def run(self) -> None:
        """Do it; whatever happens, the folder holds either everything or nothing but what is said about it."""
        scratch = self.own / MAKING
        scratch.mkdir(exist_ok=True)
        tempfile.tempdir = str(scratch)
        self._say(self._progress)
        threading.Thread(target=self._watch, daemon=True).start()
        try:
            with spoken(self.order.language):
                carrying_out.carry_out(self.own, self.order, self.tell, self._ending)
        except BaseException as error:
            if not isinstance(error, MaturityError):
                log_fault(error)
            self.end(replace(self._progress, state=State.FAILED, problems=ended_by(error, self.order)))
        else:
            self.end(replace(self._progress, state=State.DONE, problems=()))

    def tell(self, step: str, rows: int = 0, share: float | None = None) -> None:
        """Take how far it is; a new step is told at once, what happens within one at the next pulse."""
        progress = Progress(State.RUNNING, step, rows, share)
        if step == self._progress.step:
            self._next = progress
        else:
            self._say(progress)

    def broken_off(self) -> None:
        """End it because nobody wants it any more."""
        self.end(Progress(State.FAILED, problems=ended_by(Ended(), self.order)))

    def end(self, progress: Progress) -> None:
        """Clear up, say what became of it, and end the process."""
        with self._ending:
            with contextlib.suppress(Exception):
                if (self.own / RECORD).exists():  # it was done in the very moment
                    progress = replace(progress, state=State.DONE, problems=())
                    shutil.rmtree(self.own / MAKING, ignore_errors=True)
                else:
                    self.kept.clear(self.id)
                if isinstance(self.order.source, FileSource) and self.order.source.discard:
                    self.order.source.path.unlink(missing_ok=True)
            self._say(progress)
            sys.stdout.flush()
            os._exit(0)  # without waiting for a query that nobody needs

    def _say(self, progress: Progress) -> None:
        self._progress = self._next = progress
        write_progress(self.own, progress)
        with contextlib.suppress(OSError):
            print(json.dumps(asdict(progress)), flush=True)

    def _watch(self) -> None:
        while True:
            time.sleep(PULSE_SECONDS)
            alive(self.own)
            with self._ending:
                if self._next != self._progress:
                    self._say(self._next)
            if (self.own / STOP).exists() or not self.own.exists():
                self.end(replace(self._progress, state=State.STOPPED))


def _lines(into: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        into.put(line)
    into.put(_END)


def _stand_back() -> None:
    """Take less of the processor than the pages and no more memory than is sane, where the system can say so."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    with contextlib.suppress(ImportError, OSError, ValueError):  # not on Windows; not on every macOS
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def main() -> None:
    """Wait for an order, and carry it out."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the one that asks, and with it this
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    _stand_back()
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_lines, args=(lines,), daemon=True).start()
    carrying_out.get_ready()
    if lines.empty():
        with contextlib.suppress(OSError, MaturityError):  # what is wrong is said to whoever orders something
            carrying_out.rehearse()
    gc.freeze()  # what is loaded stays loaded
    try:
        line = lines.get(timeout=IDLE_SECONDS)
    except queue.Empty:
        return
    if line == _END:
        return
    asked = json.loads(line)
    kept, order = Kept(Path(asked["folder"])), Order.model_validate(asked["order"])
    if isinstance(order.source, KeptSource):
        job: Job | Again = Again(kept.at(asked["id"]), order)
    else:
        job = Job(kept, asked["id"], order)

    def until_the_end() -> None:
        while lines.get() != _END:
            pass
        job.broken_off()

    threading.Thread(target=until_the_end, daemon=True).start()
    job.run()


if __name__ == "__main__":
    main()
