"""Measuring what is kept already, in a process of its own: as of another day, by other areas or business hours.

Nothing that is kept changes; what was found lies beside it afterwards. It takes seconds, so nothing is told on the way.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from maturity.errors import MaturityError
from maturity.measures.carrying_out import measure_again
from maturity.measures.faults import Ended, ended_by, log_fault
from maturity.measures.kept import MAKING
from maturity.measures.order import Measuring, Order, Progress, State
from maturity.text.spoken import spoken


class Again:
    """One order to measure, and the folder of its extract."""

    def __init__(self, own: Path, order: Order) -> None:
        self.order = order
        self.own = own
        self._scratch = own / MAKING / secrets.token_hex(8)  # of its own: several may measure at a time
        self._scratch.mkdir(parents=True)
        tempfile.tempdir = str(self._scratch)

    def run(self) -> None:
        """Do it, and end the process."""
        try:
            with spoken(self.order.language):
                measure_again(self.own, self.order.measuring or Measuring(), self._scratch)
        except BaseException as error:
            self.end(Progress(State.FAILED, problems=ended_by(error, self.order)), error)
        self.end(Progress(State.DONE))

    def broken_off(self) -> None:
        """End the process because nobody wants it any more."""
        self.end(Progress(State.FAILED, problems=ended_by(Ended(), self.order)))

    def end(self, progress: Progress, error: BaseException | None = None) -> None:
        """Clear up, say what became of it, and end the process."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        with contextlib.suppress(OSError):  # another one is at work there
            (self.own / MAKING).rmdir()
        if error is not None and not isinstance(error, MaturityError):
            log_fault(error)
        with contextlib.suppress(OSError):
            print(json.dumps(asdict(progress)), flush=True)
        os._exit(0)
