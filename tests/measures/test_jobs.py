"""An import in a process of its own: told while it works, stopped at a wish, nothing left of what came to nothing."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import duckdb
import pytest

from maturity.errors import NotFound
from maturity.measures.carrying_out import rehearse
from maturity.measures.faults import ended_by
from maturity.measures.kept import Kept
from maturity.measures.order import AddressSource, FileSource, Measuring, Progress, State
from maturity.measures.progress_file import PROGRESS, SILENT_SECONDS, write_progress
from maturity.measures.running import Jobs
from tests.measures.georeport.server import City, Reply, serving
from tests.measures.georeport.test_whole import BEGIN, END, year
from tests.measures.jobs_here import LONG, NOON, NOTHING, begun, done, extract_in, left, order, problem


@pytest.fixture
def jobs(tmp_path):
    running = Jobs(Kept(tmp_path / "extracts"))
    yield running
    running.close()


@pytest.fixture
def source(tmp_path):
    return extract_in(tmp_path)


def until(what) -> None:
    end = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def test_a_file_is_imported_and_measured(jobs, source, tmp_path):
    id_, progress = done(jobs, order(FileSource(path=source), tmp_path))
    assert (progress.state, progress.problems) == (State.DONE, ())
    found = jobs.kept.open(id_)
    assert (found.record.rows, found.record.kind, found.record.name) == (50, "csv", "requests.csv")
    assert found.record.made_at == NOON
    assert found.mapping.read_text(encoding="utf-8").startswith("id: test-city")
    assert source.exists()
    assert not (found.folder / "making").exists()
    measures = jobs.kept.measures(id_, found.record.last)
    assert measures.as_of_assumed
    assert measures.find("volume").value == 50
    assert measures.find("time-to-close.median").value == Decimal(3)
    assert b"Main St" not in found.parquet.read_bytes()


def test_what_a_waiting_process_rehearses_comes_to_its_end():
    rehearse()  # in a job its errors are kept back: whoever orders something is told them then


def test_a_day_that_was_asked_for_is_measured(jobs, source, tmp_path):
    day = datetime(2026, 1, 11, 12)
    id_, _ = done(jobs, order(FileSource(path=source), tmp_path, measuring=Measuring(as_of=day)))
    assert jobs.kept.measures(id_, day).find("volume").value == 11
    assert not jobs.kept.measures(id_, day).as_of_assumed


def test_an_uploaded_file_is_gone_afterwards(jobs, source, tmp_path):
    _, progress = done(jobs, order(FileSource(path=source, discard=True), tmp_path))
    assert progress.state is State.DONE
    assert not source.exists()


def test_a_bad_file_leaves_nothing_behind_but_what_is_wrong_with_it(jobs, tmp_path):
    page = tmp_path / "portal.csv"
    page.write_text("<!DOCTYPE html><html><body>Sign in</body></html>", encoding="utf-8")
    id_, progress = done(jobs, order(FileSource(path=page, discard=True), tmp_path))
    assert problem(progress).fix
    assert left(jobs, id_) == NOTHING
    assert not page.exists()
    assert jobs.kept.open(id_).record is None


def test_a_mapping_that_is_none_is_told(jobs, source, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("id: wrong\ncolums: {}\n", encoding="utf-8")
    id_, progress = done(jobs, order(FileSource(path=source), tmp_path, mapping=str(wrong)))
    assert progress.state is State.FAILED
    assert any("colums" in str(one) for one in progress.problems)
    assert left(jobs, id_) == NOTHING


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (MemoryError(), "reading this takes more memory than it may take here"),
        (duckdb.OutOfMemoryException("failed to allocate"), "reading this takes more memory than it may take here"),
        (OSError(errno.ENOSPC, "full"), "the disk of the machine that runs this tool is full"),
        (ZeroDivisionError("a cell of Ana's"), "this could not be read because of a mistake in this tool"),
    ],
)
def test_why_it_came_to_nothing_is_told(error, what, source, tmp_path):
    [told] = ended_by(error, order(FileSource(path=source), tmp_path))
    assert told.what == what
    assert told.fix


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system knows no limit")
def test_a_job_may_not_take_the_whole_memory():
    code = "from maturity.measures import job; job._stand_back(); bytearray(3 << 30)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "MemoryError" in ended.stderr


def hanging() -> tuple[City, threading.Event]:
    """A server whose second answer never comes."""
    free = threading.Event()

    def hang(path, query, n):
        if n > 1:
            free.wait()
        return None

    return City(year(300), instead=hang), free


def from_server(base: str) -> AddressSource:
    return AddressSource(address=base, since=BEGIN, until=END, key="s3cret", allow_private=True)


@pytest.mark.parametrize("who", ["the same process", "another process"])
def test_stopping_ends_the_process_and_leaves_nothing(jobs, tmp_path, who):
    city, free = hanging()
    other = Jobs(jobs.kept)
    with serving(city) as base:
        try:
            id_ = begun(jobs, order(from_server(base), tmp_path))
            until(lambda: len(city.asked) > 1 and jobs.progress(id_).rows)
            assert jobs.progress(id_).step == "fetching"
            [process] = jobs._processes.values()
            (jobs if who == "the same process" else other).stop(id_)
            until(lambda: jobs.progress(id_).state is State.STOPPED)
            until(lambda: process.poll() is not None)
            jobs.wait(id_, LONG)
        finally:
            free.set()
            other.close()
    assert jobs.progress(id_).state is State.STOPPED
    assert left(jobs, id_) == NOTHING


def test_a_stopped_job_is_no_failure_however_long_clearing_up_takes(jobs, tmp_path, monkeypatch):
    clear = type(jobs.kept).clear

    def slowly(kept, id_):
        clear(kept, id_)
        time.sleep(0.3)

    monkeypatch.setattr(type(jobs.kept), "clear", slowly)
    city, free = hanging()
    with serving(city) as base:
        try:
            id_ = begun(jobs, order(from_server(base), tmp_path))
            until(lambda: len(city.asked) > 1)
            jobs.stop(id_)
            assert jobs.wait(id_, LONG).state is State.STOPPED
        finally:
            free.set()


def test_a_process_that_is_killed_is_a_failure_with_a_reason(jobs, tmp_path):
    city, free = hanging()
    with serving(city) as base:
        try:
            id_ = begun(jobs, order(from_server(base), tmp_path))
            until(lambda: len(city.asked) > 1)
            [process] = jobs._processes.values()
            os.kill(process.pid, signal.SIGKILL)
            progress = jobs.wait(id_, LONG)
        finally:
            free.set()
    assert problem(progress).what == "the process that was reading this has ended"
    assert left(jobs, id_) == NOTHING


def test_a_job_ends_with_the_server_that_wanted_it(tmp_path):
    kept = Kept(tmp_path / "extracts")
    id_ = kept.new(None, "x")
    write_progress(kept.at(id_), Progress())
    city, free = hanging()
    command = [sys.executable, "-m", "maturity.measures.job"]
    with serving(city) as base, subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        asked = {
            "folder": str(kept.folder),
            "id": id_,
            "order": order(from_server(base), tmp_path).model_dump(mode="json"),
        }
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        process.stdin.flush()
        until(lambda: len(city.asked) > 1 or process.poll() is not None)
        process.stdin.close()
        process.wait(LONG)
        free.set()
    assert {path.name for path in kept.at(id_).rglob("*")} == NOTHING


def test_a_job_that_nobody_works_on_any_more_has_failed(jobs):
    id_ = jobs.kept.new(None, "x")
    own = jobs.kept.at(id_)
    write_progress(own, Progress(State.RUNNING, "reading"))
    assert jobs.progress(id_).state is State.RUNNING
    long_ago = time.time() - SILENT_SECONDS - 1
    os.utime(own / PROGRESS, (long_ago, long_ago))
    assert jobs.progress(id_).state is State.FAILED


def test_one_after_the_other_where_there_is_room_for_one(tmp_path):
    jobs = Jobs(Kept(tmp_path / "extracts"), most=1)
    city, free = hanging()
    source = extract_in(tmp_path)
    with serving(city) as base:
        try:
            first = begun(jobs, order(from_server(base), tmp_path))
            until(lambda: len(city.asked) > 1)
            second, third = (begun(jobs, order(FileSource(path=source), tmp_path)) for _ in range(2))
            assert jobs.progress(second).state is State.WAITING
            jobs.stop(third)
            until(lambda: jobs.progress(third).state is State.STOPPED)
            jobs.stop(first)
            assert jobs.wait(second, LONG).state is State.DONE
        finally:
            free.set()
            jobs.close()


def test_a_process_that_is_ready_takes_the_next_order(jobs, source, tmp_path):
    jobs.warm()
    ready = jobs._spare.pid
    seen = []
    id_ = begun(jobs, order(FileSource(path=source), tmp_path))
    until(lambda: jobs.progress(id_).over or seen.append([one.pid for one in list(jobs._processes.values())]))
    assert jobs.progress(id_).state is State.DONE
    assert [ready] in seen


def test_nothing_runs_after_closing(jobs, source, tmp_path):
    city, free = hanging()
    jobs.warm()
    with serving(city) as base:
        id_ = begun(jobs, order(from_server(base), tmp_path))
        until(lambda: len(city.asked) > 1)
        [process] = jobs._processes.values()
        jobs.close()
        free.set()
    assert process.poll() is not None
    assert left(jobs, id_) == NOTHING
    with pytest.raises(NotFound):
        jobs.progress("x" * 32)


def test_a_server_is_fetched_imported_and_measured(jobs, tmp_path):
    city = City(year(600))
    with serving(city) as base:
        typed = f"{base}/requests.json?api_key=s3cret"
        wanted = AddressSource(address=typed, since=BEGIN, until=END, allow_private=True)
        id_, progress = done(jobs, order(wanted, tmp_path, mapping="georeport-v2", timezone="America/Chicago"))
    assert progress.problems == ()
    found = jobs.kept.open(id_)
    assert (found.record.kind, found.record.rows) == ("georeport", 600)
    assert found.record.name == base.removeprefix("http://")
    assert "closed-is-updated" in found.record.notes
    measures = jobs.kept.measures(id_, found.record.last)
    median = measures.find("time-to-close.median")
    closed = sorted(number % 50 for number in range(600) if number % 3)
    assert median.value == Decimal(closed[len(closed) // 2 - 1] + closed[len(closed) // 2]) / 2
    assert "closed-is-updated" in median.notes
    everything = b"".join(path.read_bytes() for path in found.folder.rglob("*") if path.is_file())
    assert b"s3cret" not in everything
    assert b"555 0100" not in everything


def test_an_address_that_answers_nonsense_leaves_nothing(jobs, tmp_path):
    with serving(City([], instead=lambda path, query, n: Reply(b"<html>no</html>"))) as base:
        wanted = from_server(base)
        id_, progress = done(jobs, order(wanted, tmp_path))
    assert problem(progress).what == "a web page came instead of requests"
    assert left(jobs, id_) == NOTHING


def test_a_job_loads_nothing_that_only_pages_need():
    code = "import sys, maturity.measures.job; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"streamlit", "plotly", "pandas", "numpy", "weasyprint", "sqlalchemy", "openpyxl", "sqlglot", "jinja2"}
    assert heavy & set(loaded) == set()


def test_old_leftovers_are_swept_and_nothing_else(jobs, source, tmp_path):
    kept = jobs.kept
    good, _ = done(jobs, order(FileSource(path=source), tmp_path))
    failed = kept.new(None, "failed")
    write_progress(kept.at(failed), Progress(State.FAILED))
    (kept.at(failed) / "making").mkdir()
    (kept.at(failed) / "making/half.parquet").write_bytes(b"x")
    kept.sweep()
    assert {one.id for one in kept.all()} == {good, failed}
    kept.sweep(datetime.now(UTC) + timedelta(days=2))
    assert {one.id for one in kept.all()} == {good}
