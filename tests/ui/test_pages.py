"""The first pages as Streamlit's own test runner sees them: quick, and without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Answer, State
from maturity.errors import StoreError
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.ui.widgets import keeping
from tests.frameworks_here import ROOT
from tests.journeys.person import stored

SECONDS = 60


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "311"))
    return tmp_path


@pytest.fixture
def app(data: Path) -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()


def at_tasks(app: AppTest, population: str) -> AppTest:
    app.button(key="begin-button").click().run()
    app.text_input[0].set_value("Springfield 311")
    app.text_input[1].set_value(population)
    return app.button(key="continue").click().run()


def id_of(app: AppTest) -> str:
    found = app.query_params["a"]
    return found[0] if isinstance(found, list) else str(found)


def test_nothing_is_chosen_before_somebody_chooses(app: AppTest) -> None:
    app.button(key="begin-button").click().run()
    assert [radio.value for radio in app.radio] == [None] * len(app.radio)
    assert [box.value for box in app.checkbox] == [False] * len(app.checkbox)
    app.text_input[0].set_value("Springfield 311")
    app.button(key="continue").click().run()
    app.button(key="resume").click().run()
    assert app.radio[0].value is None


def test_ticking_two_channels_stores_both_in_the_order_of_the_framework(app: AppTest, data: Path) -> None:
    app.button(key="begin-button").click().run()
    app.checkbox[3].check().run()
    app.checkbox[0].check().run()
    assert stored(data, id_of(app)).center["channels"] == ("phone", "web")
    app.checkbox[3].uncheck().run()
    app.checkbox[0].uncheck().run()
    assert "channels" not in stored(data, id_of(app)).center


def test_a_number_with_commas_is_understood_and_an_emptied_field_is_empty(app: AppTest, data: Path) -> None:
    at_tasks(app, "48,000")
    assert app.title[0].value == "Task list"
    assert stored(data, id_of(app)).population == 48_000
    app.button(key="resume").click().run()


@pytest.mark.parametrize(("population", "offered"), [("48,000", True), ("480,000", False), ("", False)])
def test_setting_aside_is_offered_by_size_and_never_done_by_itself(
    app: AppTest, data: Path, population: str, offered: bool
) -> None:
    at_tasks(app, population)
    assert stored(data, id_of(app)).answers == {}
    assert any(button.key == "set-aside-do" for button in app.button) is offered
    if offered:
        app.button(key="set-aside-do").click().run()
        answers = stored(data, id_of(app)).answers
        assert len(answers) == 5
        assert all(answer.excluded for answer in answers.values())
        app.button(key="set-aside-undo").click().run()
        assert all(answer == Answer() for answer in stored(data, id_of(app)).answers.values())


def test_an_answer_is_stored_before_continue_and_the_next_question_follows(app: AppTest, data: Path) -> None:
    at_tasks(app, "")
    app.button(key="resume").click().run()
    first = app.title[0].value
    app.radio[0].set_value("option:partly").run()
    said = stored(data, id_of(app)).answer("leadership.named-manager")
    assert (said.state, said.option) == (State.ANSWERED, "partly")
    app.button(key="continue").click().run()
    assert app.title[0].value != first


def test_when_the_stage_is_known_the_rest_is_offered_and_no_stage_is_told(app: AppTest) -> None:
    at_tasks(app, "")
    app.button(key="resume").click().run()
    while len(app.radio):
        app.radio[0].set_value("option:no").run()
        app.button(key="continue").click().run()
    assert app.title[0].value == "This is enough to know your stage here"
    assert not [text.value for text in app.text if text.value == "No"]
    app.session_state["answers"] = True  # unfolded, the answers are drawn
    app.run()
    assert [text.value for text in app.text if text.value == "No"]
    told = " ".join(element.value for element in (*app.markdown, *app.caption, *app.title))
    assert not any(word in told for word in ("stage 1", "Not yet", "Answer,", "Track", "%"))


def test_a_failing_store_is_not_taken_for_saved(app: AppTest, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_tasks(app, "")
    app.button(key="resume").click().run()

    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "change_answer", refuse)
        app.radio[0].set_value("option:yes").run()
        assert app.exception
    app.run()  # the disk has room again: the answer still on screen is saved now
    assert stored(data, id_of(app)).answer("leadership.named-manager").option == "yes"


def test_only_a_change_against_what_this_tab_last_saw_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    saved: list[str] = []

    def draw(value: str) -> Callable[[str, Callable[[], None]], str]:
        st.session_state["field"] = value
        return lambda start, on_change: value

    keeping.kept("field", "old", saved.append, draw("old"))
    keeping.kept("field", "changed elsewhere", saved.append, draw("old"))
    assert saved == []
    keeping.kept("field", "changed elsewhere", saved.append, draw("new"))
    assert saved == ["new"]


def test_a_click_in_a_new_session_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    saved: list[str] = []
    keeping.kept("field", "old", saved.append, lambda start, on_change: "clicked after the restart")
    assert saved == ["clicked after the restart"]


def test_the_store_is_where_the_setting_says(app: AppTest, data: Path) -> None:
    app.button(key="begin-button").click().run()
    with open_store(data) as store:
        assert store.draft(id_of(app)).framework_id == "311"
