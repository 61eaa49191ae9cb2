"""The screens in another language: chosen in the address, by the browser or by the link on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.store.opening import open_store
from maturity.text import words
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
    found = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    found.query_params["lang"] = "es"
    return found.run()


def at(app: AppTest, name: str) -> str:
    """A parameter of the address."""
    found = app.query_params[name]
    return found[0] if isinstance(found, list) else str(found)


def said(key: str, language: str = "es") -> str:
    return words(language).say(key)


def test_every_page_keeps_to_the_language_of_the_address(app: AppTest) -> None:
    assert app.title[0].value == said("ui.start.heading")
    app.button(key="begin-button").click().run()
    assert app.title[0].value == said("ui.center.title")
    app.text_input[0].set_value("Ciudad 311")
    app.button(key="continue").click().run()
    assert app.title[0].value == said("ui.tasks.title")
    assert at(app, "lang") == "es"


def test_the_switch_stays_at_the_same_question_and_keeps_what_is_said(app: AppTest, data: Path) -> None:
    app.button(key="begin-button").click().run()
    app.text_input[0].set_value("Ciudad 311")
    app.button(key="continue").click().run()
    app.button(key="resume").click().run()
    asked = app.title[0].value
    app.radio[0].set_value("option:partly").run()
    app.text_area[0].set_value("La ordenanza de 2024")
    app.button(key="language-en").click().run()
    assert app.title[0].value != asked
    assert app.radio[0].value == "option:partly"
    assert app.text_area[0].value == "La ordenanza de 2024"
    assert stored(data, at(app, "a")).answer("leadership.named-manager").note == "La ordenanza de 2024"
    app.button(key="language-es").click().run()
    assert app.title[0].value == asked
    assert app.text_area[0].value == "La ordenanza de 2024"


def test_what_is_kept_of_a_framework_is_the_original(app: AppTest, data: Path) -> None:
    app.button(key="begin-button").click().run()
    with open_store(data) as store:
        kept = store.framework(store.draft(at(app, "a")).framework_checksum)
    assert kept.language == "en"
    assert kept.stages[0].name == "Answer"


@pytest.mark.parametrize("asked", ["xx", "", "../es"])
def test_a_language_that_is_not_there_is_answered_in_english(data: Path, asked: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.query_params["lang"] = asked
    assert app.run().title[0].value == said("ui.start.heading", "en")
