"""Everything of an assessment as one file on the screens: saved on one page, brought back on the start page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment
from maturity.store.opening import open_store
from maturity.ui.session import Opened
from maturity.ui.widgets import saved
from tests.frameworks_here import framework, said
from tests.journeys.person import stored
from tests.scoring.any_framework import FOLDERS
from tests.ui.test_any_framework import Screens, open_at, plain
from tests.ui.test_pages import SECONDS, id_of

EXAMPLE = framework("example")
HERE = Assessment(framework="example", center={"name": "Springfield 311"}, answers={"records.log": said("yes")})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


@pytest.fixture
def everything(data: Path) -> str:
    screens = Screens("example", data, HERE, submit=True)
    app = screens.at("download")
    assert "Everything as JSON" in [button.label for button in app.get("download_button")]
    with open_store(data) as store:
        text = saved._everything(Opened(store, EXAMPLE, store.draft(screens.id)))
        store.delete(screens.id)
    return text


def bring(raw: bytes, name: str = "saved.json") -> AppTest:
    app = AppTest.from_function(open_at, args=("start",), default_timeout=SECONDS).run()
    app.file_uploader(key="saved").set_value((name, raw, "application/json")).run()
    assert not app.exception
    return app


def test_a_saved_assessment_says_what_is_in_it_and_comes_back_when_asked(everything: str, data: Path) -> None:
    app = bring(everything.encode())
    for line in ("the assessment of Springfield 311", "1 answer", "1 submission", "a new address"):
        assert line in plain(app)
    app.button(key="bring-back-do").click().run()
    assert app.title[0].value == "Task list"
    assert stored(data, id_of(app)) == HERE
    with open_store(data) as store:
        (submitted,) = store.snapshots(id_of(app))
    assert submitted.assessment == HERE


def test_a_changed_one_is_refused_in_words_and_nothing_is_brought_in(everything: str) -> None:
    content = json.loads(everything)
    content["snapshots"][0]["record"]["submitted_by"] = "<b>Somebody</b> else"
    app = bring(json.dumps(content).encode())
    (told,) = [block.proto.body for block in app.get("html") if "Nothing was brought in" in block.proto.body]
    assert "submission no. 1 was changed after it was submitted" in told
    assert "bring-back-do" not in [button.key for button in app.button]


def test_what_answered_a_framework_that_is_not_here_is_refused_with_the_way_on(
    everything: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["311"]))
    app = bring(everything.encode())
    (told,) = [block.proto.body for block in app.get("html") if "Nothing was brought in" in block.proto.body]
    assert "for the framework &#x27;example&#x27;" in told


def test_nothing_of_a_private_copy_can_be_saved_as_everything(data: Path) -> None:
    screens = Screens("example", data, HERE)
    with open_store(data) as store:
        screens.id = store.teams.join(store.teams.invite(screens.id), "ana", "Ana")
    app = screens.at("download")
    assert app.get("download_button") == []
