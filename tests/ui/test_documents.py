"""Documents on the pages: made beside them, not lost by other clicks, and words where it fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment
from maturity.reporting.folder import open_report, report_ids
from maturity.reporting.job import Job, Progress
from maturity.reporting.pool import Running
from maturity.store.opening import open_store
from maturity.store.values import CAPACITY, Section
from maturity.ui import documents
from maturity.ui.documents import file_name
from maturity.ui.pages.download import FIRST
from maturity.ui.widgets import texts
from tests.frameworks_here import ROOT
from tests.ui.test_any_framework import Screens, plain
from tests.ui.test_pages import SECONDS

NO_PANGO = "The PDF needs Pango. An administrator installs it with one command."

KEPT = ["yaml", "json", "results", "everything"]  # the files that are always offered


class ByHand:
    """A pool whose documents are finished by the test."""

    def __init__(self) -> None:
        self.why_no_pdf: str | None = None
        self.asked: list[tuple[Job, Running]] = []
        self.dropped: list[Running] = []

    def warm(self) -> None:
        pass

    def start(self, job: Job) -> Running:
        self.asked.append((job, Running(b"")))
        return self.asked[-1][1]

    def drop(self, running: Running) -> None:
        self.dropped.append(running)

    @property
    def latest(self) -> Running:
        return self.asked[-1][1]


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> ByHand:
    pool = ByHand()
    monkeypatch.setattr(documents, "pool", lambda: pool)
    return pool


@pytest.fixture
def screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screens:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "example"))
    answers = Assessment(framework="example", center={"name": "Springfield 311"})
    return Screens("example", tmp_path, answers, submit=True)


def files(app: AppTest) -> list[str]:
    return [button.key for button in app.get("download_button")]


def make(app: AppTest, form: str, place: str = "download") -> AppTest:
    return app.button(key=f"make-{form}-{place}").click().run()


def test_every_report_is_offered_by_its_own_words_and_the_roadmap_leads(screens: Screens, by_hand: ByHand) -> None:
    app = screens.at("download")
    choice = app.radio(key="report")
    assert choice.value == "roadmap"
    assert sorted(choice.options) == sorted(texts.plain(open_report(one).head.title) for one in report_ids())
    known = [one for one in FIRST if one in report_ids()]
    assert choice.options[: len(known)] == [texts.plain(open_report(one).head.title) for one in known]


def test_a_document_is_made_beside_the_page_and_offered_when_it_is_there(screens: Screens) -> None:
    app = make(screens.at("download"), "html")
    running = app.session_state["document"].running
    assert running.wait(SECONDS)
    app.run()
    assert files(app) == ["document-file", *KEPT]
    assert "“Improvement roadmap” is ready" in plain(app)
    assert b"Springfield 311" in running.result()
    assert app.session_state["document"].offer.file_name == "springfield-311-roadmap.html"


def test_other_clicks_do_not_lose_the_document(screens: Screens, by_hand: ByHand) -> None:
    app = make(screens.at("download"), "pdf")
    [(job, running)] = by_hand.asked
    assert (job.report, job.form, job.page) == ("roadmap", "pdf", "letter")
    assert "Waiting for a free place" in plain(app)
    running.progress = Progress("layout", 3)
    app.radio(key="paper-download").set_value("a4").run()
    assert "Laying out page 3" in plain(app)
    assert files(app) == KEPT
    running.finish(b"%PDF-")
    app.run()
    assert files(app) == ["document-file", *KEPT]
    assert (len(by_hand.asked), by_hand.dropped) == (1, [])


def test_the_same_again_is_not_made_twice_and_something_else_takes_its_place(screens: Screens, by_hand: ByHand) -> None:
    app = make(screens.at("download"), "pdf")
    make(app, "pdf")  # impatient
    assert len(by_hand.asked) == 1
    first = by_hand.latest
    first.finish(b"%PDF-")
    click = app.run().session_state["document"].click
    make(app, "pdf")  # wants the file once more
    assert len(by_hand.asked) == 1
    assert app.session_state["document"].click != click
    app.radio(key="paper-download").set_value("a4").run()
    make(app, "pdf")
    assert (len(by_hand.asked), by_hand.dropped) == (2, [first])
    assert files(app) == KEPT


def test_a_document_of_what_has_changed_since_is_not_offered(screens: Screens, by_hand: ByHand) -> None:
    app = make(screens.at("download"), "pdf")
    by_hand.latest.finish(b"%PDF-")
    with open_store(screens.data) as store:
        store.save(screens.id, Section.PLAN, CAPACITY, "light")
    assert files(app.run()) == KEPT


def test_a_failure_is_said_in_words_and_the_web_page_is_offered(screens: Screens, by_hand: ByHand) -> None:
    app = make(screens.at("download"), "pdf")
    by_hand.latest.fail("It took *too* long.")
    app.run()
    assert "It took *too* long." in plain(app)
    assert "You can make a web page instead." in plain(app)
    assert files(app) == KEPT
    make(app, "pdf")
    assert len(by_hand.asked) == 2  # a second try is a new one


def test_without_the_libraries_of_the_pdf_one_sentence_says_so_and_the_rest_works(
    screens: Screens, by_hand: ByHand
) -> None:
    by_hand.why_no_pdf = NO_PANGO
    app = screens.at("download")
    assert plain(app).count(NO_PANGO) == 1
    assert [one.key for one in app.button if one.key.startswith("make-")] == ["make-html-download"]
    assert files(app) == KEPT
    make(app, "html")
    assert plain(app).count(NO_PANGO) == 1
    by_hand.latest.finish(b"<!DOCTYPE html>")
    assert files(app.run()) == ["document-file", *KEPT]


def test_who_clicked_before_that_was_known_reads_the_sentence_once(screens: Screens, by_hand: ByHand) -> None:
    app = make(screens.at("download"), "pdf")
    by_hand.why_no_pdf = NO_PANGO
    by_hand.latest.fail(NO_PANGO)
    assert plain(app.run()).count(NO_PANGO) == 1


def test_the_blank_questionnaire_can_be_printed_from_the_task_list(screens: Screens, by_hand: ByHand) -> None:
    app = make(screens.at("tasks"), "pdf", "questionnaire")
    [(job, running)] = by_hand.asked
    assert (job.report, job.about.checksum) == ("questionnaire", screens.framework.checksum)
    running.finish(b"%PDF-")
    assert files(app.run()) == ["document-file", "template"]
    assert app.session_state["document"].offer.file_name == "example-questionnaire.pdf"


@pytest.mark.parametrize(
    ("center", "name"),
    [("Springfield 311", "springfield-311"), ("../../etc/passwd", "etc-passwd"), ("Łódź", "d"), ("?", "center")],
)
def test_a_file_name_is_safe_whatever_the_center_is_called(center: str, name: str) -> None:
    assert file_name(center) == name


def test_the_process_of_the_pages_never_loads_weasyprint(screens: Screens) -> None:
    script = f"""
import sys
from tests.ui.test_any_framework import open_at
from streamlit.testing.v1 import AppTest
app = AppTest.from_function(open_at, args=("download",), default_timeout={SECONDS})
app.query_params["a"] = {screens.id!r}
app.run()
app.button(key="make-pdf-download").click().run()
running = app.session_state["document"].running
print(running.result()[:5])
app.run()
print(len(app.get("download_button")), "weasyprint" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["b'%PDF-'", f"{len(KEPT) + 1} False"], ran.stderr
