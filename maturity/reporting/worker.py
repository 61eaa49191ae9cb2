"""A process that makes documents: `python -m maturity.reporting.worker`, started and spoken with by the pool.

It lives apart from the web server because laying out a document takes seconds of Python, during which no page of
anybody could be answered, and because a process can be stopped when it takes too long or too much memory.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import re
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from maturity.errors import MaturityError, ReportError
from maturity.reporting.comparison import comparison_html, comparison_pdf
from maturity.reporting.folder import SHARED, open_report, reports_folder
from maturity.reporting.job import SCRATCH, Job, Kind, Progress, Step, read, said, told, unpacked, write
from maturity.reporting.questionnaire import REPORT, questionnaire_html, questionnaire_pdf
from maturity.reporting.report import report_html, report_pdf
from maturity.reporting.subject import Compared, Subject

MEMORY = 2 << 30  # bytes of address space
LAYOUT = 5  # the number of WeasyPrint's step
NICER = 5  # how far behind the pages it stands when the processor is short
UNEXPECTED = (
    "The document could not be made because of a mistake in this tool; nothing was lost. Tell whoever runs it: the log "
    "says what happened."
)
TOO_BIG = "The document needs more memory than it may take here. Make a shorter one, or tell whoever runs this tool."
NO_ENGINE = (
    "PDF files can't be made here: their engine does not start. Whoever runs this tool finds the cause in the log."
)

_LOG = logging.getLogger(__name__)
_STEP = re.compile(r"Step (\d)(?:.*Page (\d+))?", re.DOTALL)  # such as: Step 5 - Creating layout - Page 3
_SAMPLE = (
    '<!DOCTYPE html><html lang="en"><head><title>Ready</title>'
    "<style>body { font-family: 'Public Sans' }</style></head>"
    "<body><h1>Aa</h1><p>Aa <strong>Bb</strong> <em>Cc</em></p></body></html>"
)


class Worker:
    """Makes one document after the other, until nobody is there any more to ask for one."""

    def __init__(self, source: BinaryIO, to: BinaryIO) -> None:
        self._to = to
        self._source = source
        self._jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def run(self) -> None:
        """Say hello, then work."""
        write(self._to, said(Kind.HELLO, why_no_pdf()))
        _listen(self._tell)
        threading.Thread(target=self._read, daemon=True).start()
        while True:
            data = self._jobs.get()
            self._tell("reading")  # from here on, what happens to this process happened to this job
            write(self._to, self._made(data))

    def _read(self) -> None:
        """Read jobs beside the work, so that this process ends at once when the one that asks has ended."""
        while (data := read(self._source)) is not None:
            self._jobs.put(data)
        scratch = Path(tempfile.gettempdir())
        if scratch.name.startswith(SCRATCH):  # the one that asks has made it for us, and may have been killed
            shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)

    def _tell(self, step: Step, page: int = 0) -> None:
        write(self._to, told(Progress(step, page)))

    def _made(self, data: bytes) -> bytes:
        try:
            return Kind.RESULT.value + made(unpacked(data))
        except MaturityError as error:
            return said(Kind.PROBLEM, str(error))
        except MemoryError:
            _LOG.error("A document needs more memory than it may take")
            return said(Kind.PROBLEM, TOO_BIG)
        except Exception:
            _LOG.exception("A document could not be made")
            return said(Kind.PROBLEM, UNEXPECTED)


class _Steps(logging.Handler):
    """Passes on what WeasyPrint says about its progress."""

    def __init__(self, tell: Callable[[Step, int], None]) -> None:
        super().__init__()
        self._pass_on = tell

    def emit(self, record: logging.LogRecord) -> None:
        found = _STEP.match(record.getMessage())
        if found:
            number = int(found[1])
            step: Step = "reading" if number < LAYOUT else "layout" if number == LAYOUT else "writing"
            self._pass_on(step, int(found[2] or 0))


def _listen(tell: Callable[[Step, int], None]) -> None:
    log = logging.getLogger("weasyprint.progress")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(_Steps(tell))


def made(job: Job) -> bytes:
    """Return the document; ReportError or ContentError where it can't be made."""
    about = job.about
    if isinstance(about, Subject):
        if open_report(job.report).head.made_from != "assessment":
            raise ReportError(f"The report {job.report!r} is not about answers.")
        if job.form == "pdf":
            return report_pdf(job.report, about, job.language, job.page)
        return report_html(job.report, about, job.language, job.page).encode()
    if isinstance(about, Compared):
        if job.form == "pdf":
            return comparison_pdf(about, job.language, job.page, job.report)
        return comparison_html(about, job.language, job.page, job.report).encode()
    if job.report != REPORT:
        raise ReportError(f"The report {job.report[:40]!r} is not made from a framework.")
    if job.form == "pdf":
        return questionnaire_pdf(about, job.language, job.page)
    return questionnaire_html(about, job.language, job.page).encode()


def why_no_pdf() -> str:
    """Make a tiny document, which loads the engine and the fonts; return why that can't be done here, or nothing."""
    try:
        from maturity.reporting.pdf import to_pdf

        to_pdf(lambda fit: _SAMPLE, reports_folder() / SHARED / "fonts")
    except ReportError as error:
        return str(error)
    except Exception:
        _LOG.exception("The PDF engine does not start")
        return NO_ENGINE
    return ""


def _stand_back() -> None:
    """Take less of the processor than the pages and no more memory than is sane, where the system can say so."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    with contextlib.suppress(ImportError, OSError, ValueError):  # not on Windows; not on every macOS
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Work for the process at the other end of stdin and stdout."""
    # Ctrl-C in a terminal reaches the whole group; this process ends with the one that asks, and without a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The frames get pipes of their own, so that nothing a library prints comes between them.
    source, to = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    _stand_back()
    Worker(source, to).run()


if __name__ == "__main__":
    main()
