"""Documents made by worker processes: the same bytes, side by side, and one bad end is nobody else's."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from maturity.errors import ReportError
from maturity.reporting import Subject, report_html, report_pdf
from maturity.reporting.facts import gather
from maturity.reporting.job import Job, packed, unpacked
from maturity.reporting.lane import DIED
from maturity.reporting.pool import DROPPED, FULL, SETTING, WAITING, Pool, Running
from maturity.reporting.questionnaire import questionnaire_html
from maturity.reporting.worker import MEMORY
from maturity.text import words
from tests.any_answers import KINDS, any_answers
from tests.frameworks_here import framework
from tests.reporting.centers import center, metro, says
from tests.scoring.any_framework import loaded

PATIENT = 600.0  # seconds; only what is broken takes that long
WITHOUT_PANGO = "import os; print('one that talks'); os.write(1, b'past Python'); raise OSError('cannot load library')"


def subject(name: str = "Fairhaven 311") -> Subject:
    small = framework("example")
    return Subject(small, center(small, says("yes"), name), date(2026, 3, 14), "Dana Ortiz")


@pytest.fixture
def new_pool() -> Iterator[Callable[..., Pool]]:
    opened: list[Pool] = []

    def open_(**settings: float) -> Pool:
        opened.append(Pool(**{"limit_seconds": PATIENT, **settings}))
        return opened[-1]

    yield open_
    for pool in opened:
        pool.close()
        assert pool.process_ids == []


@pytest.fixture
def pool(new_pool) -> Pool:
    return new_pool()


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENT
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.01)


def begun(running: Running) -> None:
    eventually(lambda: running.progress.step not in ("waiting", "starting"))


def slow(three11) -> Job:
    return Job("roadmap", Subject(three11, metro(three11), date(2026, 3, 14)))


# What it makes


def test_a_job_gives_the_bytes_that_it_gives_here_also_in_another_folder(pool, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one = subject()
    pdf = pool.start(Job("roadmap", one, page="a4"))
    html = pool.start(Job("roadmap", one, "html"))
    assert pdf.result() == report_pdf("roadmap", one, page="a4")
    assert html.result().decode() == report_html("roadmap", one)
    assert pdf.progress.step == "writing"
    assert pool.why_no_pdf == ""


def test_the_questionnaire_is_made_from_the_framework(pool):
    made = pool.start(Job("questionnaire", framework("example"), "html")).result()
    assert made.decode() == questionnaire_html(framework("example"))
    assert pool.start(Job("questionnaire", framework("example"))).result().startswith(b"%PDF-")


def test_ten_at_once_end_and_each_is_right(pool):
    subjects = [subject(f"Center {number}") for number in range(5)]
    jobs = [Job("roadmap", one, "pdf", page) for one in subjects for page in ("letter", "a4")]
    running = [pool.start(job) for job in jobs]
    made = [one.result() for one in running]
    assert made == [report_pdf("roadmap", job.about, page=job.page) for job in jobs]
    assert len(pool.process_ids) <= pool.most


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_framework_gets_through_as_it_is(name):
    one = Subject(loaded(name), any_answers(loaded(name), 1), date(2026, 3, 14))
    assert gather(one, words()).lifts  # what is kept in a framework after it was scored goes along
    there = unpacked(packed(Job("roadmap", one)))
    assert isinstance(there.about, Subject)
    assert report_html("roadmap", there.about) == report_html("roadmap", one)


# Side by side


def test_a_second_document_is_not_held_up_by_a_slow_first_one(new_pool, three11):
    pool = new_pool(size=1, most=2)
    first = pool.start(slow(three11))
    begun(first)
    [stopped] = pool.process_ids
    os.kill(stopped, signal.SIGSTOP)  # as slow as can be
    try:
        assert pool.start(Job("roadmap", subject(), "html")).result()
        assert not first.done
    finally:
        os.kill(stopped, signal.SIGCONT)
    assert first.result().startswith(b"%PDF-")


def test_starting_waits_for_nothing_and_the_rest_waits_its_turn(new_pool):
    pool = new_pool(most=1)
    jobs = [Job("roadmap", subject()), *(Job("roadmap", subject(), "html") for _ in range(3))]
    running = [pool.start(one) for one in jobs]
    assert [one.progress.step for one in running[1:]] == ["waiting"] * 3
    assert not running[1].wait(0)
    for one in running[1:]:
        one.result()
    assert running[0].done  # first come, first served


def test_processes_beyond_those_kept_ready_end_after_a_while(new_pool):
    pool = new_pool(size=1, most=3, idle_seconds=0.1)
    for one in [pool.start(Job("roadmap", subject(), "html")) for _ in range(6)]:
        one.result()
    eventually(lambda: len(pool.process_ids) == 1)
    assert pool.start(Job("roadmap", subject(), "html")).result()


def test_what_nobody_waits_for_any_more_makes_room(new_pool, three11):
    pool = new_pool(most=1)
    first, second, third = pool.start(slow(three11)), pool.start(slow(three11)), pool.start(Job("brief", subject()))
    begun(first)
    pool.drop(second)
    pool.drop(first)
    for dropped in (first, second):
        with pytest.raises(ReportError, match=DROPPED):
            dropped.result()
    assert third.result().startswith(b"%PDF-")
    pool.drop(third)  # too late to matter
    assert third.result().startswith(b"%PDF-")


def test_there_is_an_end_to_what_may_wait(new_pool):
    pool = new_pool(most=1)
    running = [pool.start(Job("roadmap", subject(), "html")) for _ in range(WAITING + 20)]
    with pytest.raises(ReportError, match=FULL):
        running[-1].result()


@pytest.mark.parametrize(("given", "most"), [("5", 5), ("0", 1), ("", None), ("many", None)])
def test_the_setting_says_how_many_there_may_be(new_pool, monkeypatch, given, most):
    monkeypatch.setenv(SETTING, given)
    assert new_pool(most=None).most == (most or max(3, os.cpu_count() or 1))


# Bad ends


def test_a_killed_process_is_an_error_for_its_document_only(new_pool, three11):
    pool = new_pool(most=1)
    first, second = pool.start(slow(three11)), pool.start(Job("roadmap", subject(), "html"))
    begun(first)
    os.kill(pool.process_ids[0], signal.SIGKILL)
    with pytest.raises(ReportError, match=DIED):
        first.result()
    assert second.result()
    os.kill(pool.process_ids[0], signal.SIGKILL)  # now while it has nothing to do
    assert pool.start(Job("roadmap", subject(), "html")).result()


def test_a_process_leaves_no_files_behind_however_it_ends(new_pool, three11, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    pool = new_pool(most=1)
    killed = pool.start(slow(three11))
    begun(killed)
    eventually(lambda: len(list(tmp_path.glob("*/*"))) > 0)  # WeasyPrint's copies of the fonts
    os.kill(pool.process_ids[0], signal.SIGKILL)
    with pytest.raises(ReportError):
        killed.result()
    assert pool.start(Job("roadmap", subject())).result()
    pool.close()
    assert list(tmp_path.iterdir()) == []


def test_what_takes_too_long_is_stopped_with_a_sentence_and_the_next_one_works(new_pool):
    pool = new_pool(most=1, limit_seconds=3)
    assert pool.start(Job("roadmap", subject(), "html")).result()
    os.kill(pool.process_ids[0], signal.SIGSTOP)
    with pytest.raises(ReportError, match=r"took longer than 3 seconds.*nothing was lost"):
        pool.start(Job("roadmap", subject())).result()
    assert pool.start(Job("roadmap", subject(), "html")).result()


def test_without_pango_one_sentence_says_what_to_install_and_html_works(new_pool, tmp_path, monkeypatch):
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text(WITHOUT_PANGO)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    pool = new_pool()
    with pytest.raises(ReportError, match="apt-get install --no-install-recommends libpangoft2"):
        pool.start(Job("roadmap", subject())).result()
    assert "apt-get install" in (pool.why_no_pdf or "")
    assert pool.start(Job("roadmap", subject(), "html")).result().decode() == report_html("roadmap", subject())


@pytest.mark.parametrize(
    ("report", "about", "said"),
    [
        ("../../secrets", subject(), "There is no report '../../secrets'"),
        ("questionnaire", subject(), "is not about answers"),
        ("roadmap", framework("example"), "is not made from a framework"),
    ],
)
def test_a_job_that_makes_no_sense_gets_words(pool, report, about, said):
    for form in ("pdf", "html"):
        with pytest.raises(ReportError, match=said):
            pool.start(Job(report, about, form)).result()


def test_a_mistake_in_the_program_is_said_without_its_details(pool):
    with pytest.raises(ReportError, match="a mistake in this tool; nothing was lost"):
        pool.start(Job("roadmap", subject(), language="no-such-language")).result()
    assert pool.start(Job("roadmap", subject(), "html")).result()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the limits of another process")
def test_memory_has_a_limit(pool):
    pool.start(Job("roadmap", subject(), "html")).result()
    assert resource.prlimit(pool.process_ids[0], resource.RLIMIT_AS) == (MEMORY, MEMORY)


def test_a_closed_pool_starts_nothing(new_pool):
    pool = new_pool()
    waiting = pool.start(Job("roadmap", subject()))
    pool.close()
    for one in (waiting, pool.start(Job("roadmap", subject()))):
        with pytest.raises(ReportError, match="being stopped"):
            one.result()


def test_the_processes_end_with_the_one_that_asks_and_it_loads_neither_weasyprint_nor_streamlit(tmp_path):
    script = """
import os, signal, sys, time
from maturity.reporting.pool import Pool
pool = Pool()
pool.warm()
while pool.why_no_pdf is None:
    time.sleep(0.05)
print(sorted({"weasyprint", "streamlit"} & set(sys.modules)), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    # Its processes hold the other end of stderr, so this returns when all of them have ended.
    own = {**os.environ, "TMPDIR": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", script], env=own, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (-signal.SIGKILL, "[]", "")
    assert list(tmp_path.iterdir()) == []


def test_a_pool_that_is_closed_while_it_starts_says_nothing():
    script = "from maturity.reporting.pool import Pool; pool = Pool(); pool.warm(); pool.close()"
    ran = subprocess.run([sys.executable, "-X", "dev", "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
