"""Why a job came to nothing, in words for the person who waits for it."""

from __future__ import annotations

import errno
import logging
import traceback

import duckdb

from maturity.errors import MaturityError, Problem
from maturity.measures.order import Order
from maturity.text import words

_LOG = logging.getLogger(__name__)


class Ended(Exception):
    """The one that wanted the job has gone, or the process died."""


def ended_by(error: BaseException, order: Order) -> tuple[Problem, ...]:
    """Return what is said of an error that ended a job."""
    problems = getattr(error, "problems", ())
    if isinstance(error, MaturityError):
        return tuple(problems) or (Problem(order.name, 1, "", str(error), "", ""),)
    if isinstance(error, (MemoryError, duckdb.OutOfMemoryException)) or "bad_alloc" in str(error):
        return (_told("memory", order),)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (_told("disk", order),)
    if isinstance(error, duckdb.IOException) and "space" in str(error):
        return (_told("disk", order),)
    return (_told("ended" if isinstance(error, Ended) else "unexpected", order),)


def log_fault(error: BaseException) -> None:
    """Log where it happened, without the error's own words, which may quote a cell."""
    lines = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("Work on an extract ended with %s\n%s", type(error).__name__, lines)


def _told(id_: str, order: Order) -> Problem:
    say = words(order.language).say
    what, why, fix = (say(f"fetching.work.{id_}.{part}") for part in ("what", "why", "fix"))
    return Problem(order.name, 1, "", what, why, fix)
