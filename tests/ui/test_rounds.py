"""A quick look that begins the full assessment, and a new round from the answers of the last one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.scoring.starters import starters
from maturity.store.opening import open_store
from maturity.store.values import Section
from tests.frameworks_here import ROOT, all_at, framework, said
from tests.journeys.person import stored
from tests.scoring.any_framework import FOLDERS
from tests.ui.test_after_submitting import said as shown
from tests.ui.test_any_framework import Screens
from tests.ui.test_pages import SECONDS, id_of

DAY = date(2026, 3, 14)
EXAMPLE = framework("example")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "example"))
    return tmp_path


def start() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()


def address(app: AppTest) -> dict[str, str]:
    return {key: one if isinstance(one, str) else one[0] for key, one in app.query_params.items()}


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


# Quick look


def test_the_quick_look_asks_its_starters_and_seeds_the_full_assessment(data: Path) -> None:
    app = start()
    assert "Quick look: 2 questions, about 1 minute" in labels(app)
    app.button(key="quick-button").click().run()
    assert address(app)["quick"] == "1"
    app.text_input[0].set_value("Springfield 311")
    app.button(key="continue").click().run()
    for number, _ in enumerate(starters(EXAMPLE), start=1):
        assert f"Quick look, question {number} of 2" in shown(app)
        app.radio[0].set_value("option:yes" if number == 1 else "option:no").run()
        app.button(key="continue").click().run()
    assert app.title[0].value == "That was the quick look"
    assert "- Phone" in shown(app)
    assert "Records" not in shown(app)
    assert not any(word in shown(app) for word in ("%", "Stage", "stage", "Begin", "Not yet"))
    assert set(stored(data, id_of(app)).answers) == set(starters(EXAMPLE))
    app.button(key="go-on").click().run()
    assert app.title[0].value == "Task list"
    assert "In progress, 1 of 2 answered" in shown(app)


def test_the_quick_look_leads_to_submitting_too_and_back(data: Path) -> None:
    opened = Screens("example", data)
    app = opened.at("question", quick="1")
    assert "No capability looks started yet" in shown(app)
    app.button(key="to-check").click().run()
    assert app.title[0].value == "Check your answers"
    first, last = starters(EXAMPLE)
    app = opened.at("question", q=last, quick="1")
    app.button(key="back").click().run()
    assert address(app) == {"a": opened.id, "q": first, "quick": "1"}


def test_an_address_of_the_quick_look_with_another_question_asks_that_one(data: Path) -> None:
    app = Screens("example", data).at("question", q="phone.counted", quick="1")
    assert not app.exception
    assert "Quick look" not in shown(app)


# A new round


BROWSER = "b" * 43


@pytest.fixture
def again(data: Path) -> AppTest:
    """The task list of a new round, begun in the browser in which an assessment was submitted on March 14, 2026."""
    answers = all_at(EXAMPLE, "yes") | {"phone.counted": Answer(state=State.ANSWERED, option="no", note="Soon")}
    then = Assessment(framework="example", center={"name": "Springfield 311"}, answers=answers)
    with open_store(data, now=lambda: datetime(2026, 3, 14, 12, tzinfo=UTC)) as store:
        store.submit(store.new(EXAMPLE, BROWSER, then), EXAMPLE, "")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.session_state["browser"] = BROWSER
    app.run()
    app.button(key="again-0").click().run()
    assert app.text_input[0].value == "Springfield 311"
    return app.button(key="continue").click().run()


def left(app: AppTest, data: Path) -> set[str]:
    return set(stored(data, id_of(app)).carried)


def test_a_new_round_begins_with_the_answers_of_the_last_and_leaves_that_alone(again: AppTest, data: Path) -> None:
    now = stored(data, id_of(again))
    assert now.answer("phone.counted") == Answer(state=State.ANSWERED, option="no", note="Soon")
    assert now.carried == dict.fromkeys(EXAMPLE.features, DAY)
    assert "4 answers are carried over from an earlier round" in shown(again)
    with open_store(data) as store:
        assert len(store.drafts_of(BROWSER)) == 2


def test_continue_or_another_answer_takes_the_mark_away_and_leads_on(again: AppTest, data: Path) -> None:
    opened = Screens("example", data)
    opened.id = id_of(again)
    app = opened.at("question", q="phone.answered", carried="1")
    assert "carried over from March 14, 2026" in shown(app).replace("\\", "")
    assert left(app, data) == set(EXAMPLE.features)  # to open it is not yet to confirm it
    app.button(key="continue").click().run()
    assert left(app, data) == set(EXAMPLE.features) - {"phone.answered"}
    assert address(app)["q"] == "phone.counted"
    app.radio[0].set_value("option:partly").run()
    assert left(app, data) == {"records.log", "records.answered"}
    assert "carried over" not in shown(app)
    for _ in range(3):
        app.button(key="continue").click().run()
    assert app.title[0].value == "Task list"
    assert left(app, data) == set()
    assert "carried over" not in shown(app)


def test_what_nobody_has_looked_at_can_be_listed(again: AppTest, data: Path) -> None:
    opened = Screens("example", data)
    opened.id = id_of(again)
    app = opened.at("check")
    assert "Carried over from March 14, 2026" in shown(app)
    assert "4 are carried over from an earlier round and not looked at yet." in shown(app).replace("\\", "")
    app.radio(key="filter").set_value("carried").run()
    assert len([one for one in app.text if one.value.startswith("Carried over")]) == 4
    with open_store(data) as store:
        for feature_id in EXAMPLE.features:
            store.save(opened.id, Section.CARRIED, feature_id, None)
    app.run()
    assert app.radio(key="filter").value == "all"
    assert "arried over" not in shown(app)


def test_to_confirm_after_submitting_is_no_change(again: AppTest, data: Path) -> None:
    opened = Screens("example", data)
    opened.id = id_of(again)
    with open_store(data) as store:
        store.submit(opened.id, EXAMPLE, "")
        store.save(opened.id, Section.CARRIED, "phone.answered", None)
    app = opened.at("results")
    assert "Answers have changed since" not in shown(app)


# Minutes and filters


def test_without_minutes_of_its_own_a_framework_gets_them_from_its_words(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Most people need about 3 minutes" in shown(start())
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["devops-maturity"]))
    assert "Most people need about 6 minutes" in shown(start())


def test_the_task_list_says_how_long_each_capability_takes(data: Path) -> None:
    app = Screens("example", data, Assessment(framework="example", answers=phone_done())).at("tasks")
    assert [one.value for one in app.text] == ["Complete", "Not started, about 1 minute"]


def phone_done() -> dict[str, Answer]:
    return {"phone.answered": said("yes"), "phone.counted": said("no")}


def test_answers_without_a_note_or_evidence_can_be_listed(data: Path) -> None:
    answers = phone_done() | {
        "records.log": said("yes").model_copy(update={"evidence": "https://example.org/log"}),
        "records.answered": said("yes").model_copy(update={"note": "Since May"}),
    }
    app = Screens("example", data, Assessment(framework="example", answers=answers)).at("check")
    titles = {id_: feature.title for id_, feature in EXAMPLE.features.items()}
    for chosen, expected in {
        "no-evidence": {"phone.answered"},
        "no-note": {"phone.answered", "phone.counted", "records.log"},
    }.items():
        app.radio(key="filter").set_value(chosen).run()
        listed = shown(app).replace("\\", "")
        assert {id_ for id_, title in titles.items() if title in listed} == expected
