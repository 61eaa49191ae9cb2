"""Measures an extract: every figure of every definition, and engagement, as of one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta
from typing import Protocol, TypeVar, runtime_checkable

from maturity.measures import engagement
from maturity.measures.backlog import months
from maturity.measures.calendar import Calendar
from maturity.measures.censoring import medians_with_open
from maturity.measures.columns import Status
from maturity.measures.definitions import DEFINITIONS
from maturity.measures.engagement import Areas
from maturity.measures.engine import DuckConnection, Engine
from maturity.measures.figuring import Counted, figures_of
from maturity.measures.groups import largest
from maturity.measures.model import By, Measures
from maturity.measures.moments import moments
from maturity.measures.quality import SHORT_DAYS, Quality
from maturity.measures.quantiles import business_medians, quantiles
from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope, stamp
from maturity.measures.tallies import tallies
from maturity.measures.view import View
from maturity.measures.working import Business, working

Answer = TypeVar("Answer")


@runtime_checkable
class ForTwo(Protocol):
    """An engine that two threads can ask at the same time, each through a connection of its own."""

    def beside(self) -> DuckConnection:
        """Return the other connection."""
        ...


def measure(
    engine: Engine, record: ImportRecord, scope: Scope, calendar: Calendar | None = None, areas: Areas | None = None
) -> Measures:
    """Measure an extract that was imported, as of the scope's day."""
    with _meanwhile(engine, lambda free: engagement.figures(free, record, scope, areas)) as engaged:
        counted = _ask(engine, record, scope, calendar)
        figures = [figure for definition in DEFINITIONS.values() for figure in figures_of(definition, counted)]
        figures += engaged()
    return Measures(
        extract=record,
        as_of=scope.as_of,
        since=scope.since,
        until=scope.until,
        calendar=calendar.id if calendar else "",
        rows=counted.quality.rows,
        figures=tuple(figures),
    )


@contextmanager
def _meanwhile(engine: Engine, job: Callable[[Engine], Answer]) -> Iterator[Callable[[], Answer]]:
    """Begin with a job in a thread of its own where the engine is one for two; else do it when it is asked for."""
    if not isinstance(engine, ForTwo):
        yield lambda: job(engine)
        return
    with closing(engine.beside()) as other, ThreadPoolExecutor(1, "engagement") as thread:
        yield thread.submit(job, other).result


def _ask(engine: Engine, record: ImportRecord, scope: Scope, calendar: Calendar | None) -> Counted:
    """Ask an engine for all that the definitions need."""
    recent = stamp(scope.as_of - timedelta(days=SHORT_DAYS))
    ((first, last_days, statuses),) = engine.rows(
        f"SELECT MIN(requested_datetime), COUNT(*) FILTER (WHERE requested_datetime > {recent}),"
        f" COUNT(*) FILTER (WHERE status <> '{Status.UNKNOWN}') FROM {scope.table}"
    )
    view = View(scope, record.clocks, statuses=statuses > 0)
    groups = {by: largest(engine, scope, by) for by in (By.SERVICE, By.AREA)}
    business = Business(calendar, first, scope.as_of) if calendar and first and not view.days else None
    with working(engine, view, groups, business) as work:
        counts = tallies(work)
        facts = {view.facts(code): rows for code, rows in counts[By.WHOLE][""].items()}
        with moments(work) as counted:
            took, with_open = quantiles(work, counted), medians_with_open(work, counted)
        return Counted(
            quality=Quality(view, record, facts, first, last_days, calendar is not None),
            tallies=counts,
            quantiles=took,
            with_open=with_open,
            business=business_medians(work) if business else {},
            months=months(work),
            groups=groups,
        )
