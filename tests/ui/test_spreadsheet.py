"""The workbook on the task list: taken along, brought back, and nothing changed before it is asked for."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment, Priority
from maturity.exchange.reading import read_workbook
from maturity.exchange.results import outcome_of
from maturity.exchange.template import template
from maturity.store.opening import open_store
from maturity.store.values import Section
from maturity.text import words
from maturity.ui.widgets import spreadsheet
from tests.frameworks_here import ROOT, framework, said
from tests.ui.test_any_framework import Screens, plain

HERE = Assessment(framework="example", center={"name": "A"}, answers={"records.log": said("yes")})
BROUGHT = Assessment(
    framework="example",
    center={"name": "B"},
    answers={"records.log": said("no"), "phone.counted": said("yes")},
    priorities={"records": Priority.LATER},
)


@pytest.fixture
def screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screens:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "example"))
    return Screens("example", tmp_path, HERE)


def bring(screens: Screens, raw: bytes, name: str = "filled.xlsx") -> AppTest:
    app = screens.at("tasks")
    app.file_uploader(key="filled").set_value((name, raw, spreadsheet.MIME)).run()
    assert not app.exception
    return app


def test_a_clean_workbook_says_what_it_changes_and_changes_it_when_asked(screens: Screens) -> None:
    app = bring(screens, template(screens.framework, BROUGHT))
    for line in ("1 new answer", "1 answer that replaces", "1 fact about your center", "1 wish for your roadmap"):
        assert line in plain(app)
    assert screens.now == HERE
    app.button(key="bring-in").click().run()
    assert screens.now == BROUGHT
    assert "Everything in this file is here already." in plain(app)


def test_an_answer_that_the_file_brings_is_no_longer_marked_as_carried_over(screens: Screens) -> None:
    with open_store(screens.data) as store:
        for id_ in ("records.log", "phone.counted"):
            store.save(screens.id, Section.CARRIED, id_, date(2025, 3, 14))
    app = bring(screens, template(screens.framework, HERE.with_answer("records.log", said("no"))))
    app.button(key="bring-in").click().run()
    assert set(screens.now.carried) == {"phone.counted"}


def test_what_is_empty_in_the_file_stays(screens: Screens) -> None:
    app = bring(screens, template(screens.framework))
    assert "Everything in this file is here already." in plain(app)
    assert screens.now == HERE


def test_problems_are_listed_by_cell_and_nothing_is_changed(screens: Screens) -> None:
    book = load_workbook(BytesIO(template(screens.framework, BROUGHT)))
    book["Answers"]["F2"], book["Answers"]["H3"] = "<b>*maybe*</b>", "=1+1"
    out = BytesIO()
    book.save(out)
    app = bring(screens, out.getvalue())
    (told,) = [block.proto.body for block in app.get("html") if "Nothing was changed" in block.proto.body]
    assert "Sheet Answers, cell F2: &#x27;&lt;b&gt;*maybe*&lt;/b&gt;&#x27; is not one of the answers" in told
    assert "Sheet Answers, cell H3: this cell holds a formula" in told
    assert screens.now == HERE
    assert [button.key for button in app.button if button.key == "bring-in"] == []


def test_the_files_to_take_along_are_made_when_asked_for() -> None:
    known = framework("example")
    assert read_workbook(spreadsheet._template(known, HERE, "en"), "a.xlsx", known) == HERE

    class Facts:
        framework, assessment = known, HERE
        result, roadmap = outcome_of(known, HERE).result, outcome_of(known, HERE).roadmap
        words = words("en")

    assert load_workbook(BytesIO(spreadsheet._results(Facts()))).sheetnames[0] == "Results"
