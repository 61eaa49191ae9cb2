"""From the first question to the download without a browser, on the example framework."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import By, Priority
from maturity.assessment.answers_file import load_answers, to_file
from maturity.store.opening import open_store
from maturity.store.values import Section
from tests.frameworks_here import ROOT, framework
from tests.ui.test_pages import SECONDS, id_of


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "example"))
    return tmp_path


@pytest.fixture
def submitted(data: Path) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()
    app.button(key="begin-button").click().run()
    app.text_input[0].set_value("Springfield 311")
    app.button(key="continue").click().run()
    app.button(key="resume").click().run()
    for option in ("option:yes", "dont_know", None, "option:yes", "option:no"):
        if option is None:
            app.button(key="go-on").click().run()  # to the next capability
        else:
            app.radio[0].set_value(option).run()
            app.button(key="continue").click().run()
    app.button(key="go-on").click().run()
    assert app.title[0].value == "Check your answers"
    app.text_input[0].set_value("City clerk")
    return app.button(key="submit").click().run()


def said(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.title, *app.header, *app.markdown, *app.caption, *app.text))


def test_results_say_a_range_where_an_answer_is_open_and_no_decimals(submitted: AppTest) -> None:
    assert submitted.title[0].value == "Your results"
    labels = [expander.label.replace("\\", "") for expander in submitted.expander]
    assert "Phone: 1 Begin – 2 Keep" in labels
    assert "1 answer is" in said(submitted)


def test_the_snapshot_says_who_and_later_answers_are_pointed_out(submitted: AppTest, data: Path) -> None:
    with open_store(data) as store:
        assert [one.submitted_by for one in store.snapshots(id_of(submitted))] == ["City clerk"]
        assert "Answers have changed since" not in said(submitted.run())
        store.save(id_of(submitted), Section.CENTER, "name", "Renamed")
    assert "Answers have changed since" in said(submitted.run())
    assert "Renamed" not in said(submitted)


def test_priorities_and_capacity_are_stored_as_they_are_chosen_and_reach_the_roadmap(
    submitted: AppTest, data: Path
) -> None:
    submitted.button(key="go-on").click().run()
    assert [radio.value for radio in submitted.radio] == [None] * 4
    submitted.radio[0].set_value(Priority.IMPROVE).run()
    submitted.radio[2].set_value("light").run()
    submitted.radio[3].set_value(By.SMALLEST_STEP).run()
    with open_store(data) as store:
        now = store.draft(id_of(submitted)).assessment
        assert (now.priorities, now.capacity, now.plan_by) == ({"phone": Priority.IMPROVE}, "light", By.SMALLEST_STEP)
        assert store.snapshots(id_of(submitted))[-1].assessment.priorities == {}
    submitted.button(key="go-on").click().run()
    assert submitted.title[0].value == "Your roadmap"
    assert "One small feature a quarter" in said(submitted)
    assert "Do you count the calls every month" in said(submitted).replace("\\", "")  # to find out


def at_download(app: AppTest) -> AppTest:
    for _ in range(3):
        app.button(key="go-on").click().run()
    assert app.title[0].value == "Take it along"
    return app


def test_documents_are_offered_and_the_answers_file_can_be_read_again(
    submitted: AppTest, data: Path, tmp_path: Path
) -> None:
    at_download(submitted)
    assert [button.key for button in submitted.button if button.key.startswith("make-")] == [
        "make-pdf-download",
        "make-html-download",
    ]
    assert [button.key for button in submitted.get("download_button")] == ["yaml", "json", "results", "everything"]
    with open_store(data) as store:
        kept = store.snapshots(id_of(submitted))[-1].assessment
    copy = tmp_path / "answers.yaml"
    copy.write_text(yaml.safe_dump(to_file(kept), allow_unicode=True, sort_keys=False))
    assert load_answers(copy, framework("example")) == kept


def test_the_arithmetic_is_worked_out_once_it_is_unfolded(submitted: AppTest) -> None:
    labels = [expander.label for expander in submitted.expander]
    assert labels.count("Show the arithmetic") == 3  # two capabilities and the whole
    assert "Step by step" not in said(submitted)
    submitted.session_state["arithmetic-phone"] = True
    submitted.run()
    assert not submitted.exception
    assert said(submitted).count("Step by step") == 1
    tables = [table.value for table in submitted.table]
    assert any("Counts" in str(one.columns) or "At worst" in str(one.columns) for one in tables)
