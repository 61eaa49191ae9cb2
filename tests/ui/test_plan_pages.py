"""The roadmap that can be changed, what if, and what became of the last plan, without a browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment
from maturity.assessment.steps import MAX_OWNER, NO_CAPACITY, Decision, StepChoice
from maturity.roadmap.plan import plan
from maturity.scoring.score import score
from maturity.store.opening import open_store
from maturity.store.values import Section
from tests.any_answers import KINDS, any_answers
from tests.frameworks_here import ROOT, all_at, framework, said
from tests.scoring.any_framework import FOLDERS, loaded
from tests.ui.test_any_framework import Screens, plain
from tests.ui.test_pages import SECONDS, id_of

F311 = framework("311")
CENTER = Assessment(
    framework="311",
    center={"name": "Springfield 311", "population": 180_000},
    answers=all_at(F311, "no") | all_at(F311, "yes", up_to=1),
)
IDS = [one.step.feature for phase in plan(F311, CENTER, score(F311, CENTER)).phases for one in phase.planned]
FIRST, SECOND = IDS[:2]
BROWSER = "b" * 43


@pytest.fixture
def screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screens:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["311"]))
    return Screens("311", tmp_path, CENTER, submit=True)


def title(id_: str) -> str:
    return F311.features[id_].title


def buttons(app: AppTest) -> dict[str, str]:
    return {one.key: one.label.replace("\\", "") for one in app.button}


def test_nothing_is_decided_before_somebody_decides(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    assert app.title[0].value.replace("\\", "") == title(FIRST)
    assert [one.value for one in app.radio] == [None]
    assert [one.value for one in app.text_input] == [""]
    assert app.selectbox[0].value == 0
    assert screens.now.steps == {}
    assert "Not decided yet" in plain(screens.at("roadmap"))


def test_accepting_with_an_owner_and_a_start_is_stored_as_it_is_said_and_shown(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    app.radio[0].set_value("accepted").run()
    assert screens.now.step(FIRST) == StepChoice(decision=Decision.ACCEPTED)
    app.text_input[0].set_value("  Ana   Reyes ").run()
    app.selectbox[0].set_value(3).run()
    assert screens.now.step(FIRST) == StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes", start=3)
    assert "Saved at" in plain(app)
    app.button(key="finish").click().run()
    assert "Accepted. Owner: Ana Reyes. You chose its start: quarter 3" in plain(app)
    assert f"Of {len(IDS)} planned steps you accepted 1" in plain(app)
    again_there = screens.at("step", q=FIRST)
    assert again_there.radio[0].value == "accepted"
    assert again_there.text_input[0].value == "Ana Reyes"
    assert again_there.selectbox[0].value == 3


def test_a_skip_asks_for_its_reason_and_then_leaves_the_plan(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    app.radio[0].set_value("skipped").run()
    assert "Not in effect yet" in plain(app)
    app.button(key="continue").click().run()
    assert "Say why you skip this step" in " ".join(one.value for one in app.get("html"))
    assert title(FIRST) in plain(screens.at("roadmap"))
    app.text_area[0].set_value("The county\ndoes it.").run()
    assert screens.now.step(FIRST).skipped
    app.button(key="continue").click().run()
    assert app.title[0].value.replace("\\", "") == title(SECOND)  # the one that came after it
    roadmap = screens.at("roadmap")
    assert "What you skip, and why" in plain(roadmap)
    assert "Why: The county\ndoes it." in plain(roadmap)
    roadmap.button(key=f"back-{FIRST.replace('.', '-')}").click().run()
    assert screens.now.step(FIRST) == StepChoice()
    assert roadmap.title[0].value.replace("\\", "") == title(FIRST)


def test_another_choice_takes_the_error_and_the_reason_away(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    app.radio[0].set_value("skipped").run()
    app.text_area[0].set_value("No money.").run()
    app.text_area[0].set_value(" ").run()
    app.button(key="continue").click().run()
    assert "There is a problem" in " ".join(one.value for one in app.get("html"))
    app.radio[0].set_value("undecided").run()
    assert "There is a problem" not in " ".join(one.value for one in app.get("html"))
    assert screens.now.steps == {}
    app.button(key="finish").click().run()
    assert app.title[0].value == "Your roadmap"


def test_moving_says_where_the_step_is_and_why_it_can_not_move(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    assert f"“{title(FIRST)}” is number 1 of" in plain(app)
    app.button(key="move-up").click().run()
    assert f"“{title(FIRST)}” is the first step of your plan already." in plain(app)
    needs = next(id_ for id_ in IDS if set(F311.features[id_].requires) & set(IDS))
    app = screens.at("step", q=needs)
    for _ in IDS:
        app.button(key="move-up").click().run()
    assert "stays where it is" in plain(app)
    assert "has to be done first." in plain(app)


def test_a_move_past_the_end_of_a_quarter_changes_the_quarter(screens: Screens) -> None:
    phases = plan(F311, CENTER, score(F311, CENTER)).phases
    last = phases[0].planned[-1].step.feature
    app = screens.at("step", q=last)
    app.button(key="move-down").click().run()
    assert screens.now.step(last).start == 2
    assert re.search(rf"“{re.escape(title(last))}” is number \d of \d in quarter 2", plain(app))
    assert app.selectbox[0].value == 2
    app.selectbox[0].set_value(0).run()
    assert screens.now.steps == {}
    app.button(key="move-up").click().run()
    assert last in screens.now.plan_order
    roadmap = screens.at("roadmap")
    roadmap.button(key="reset-order").click().run()
    assert screens.now.plan_order == ()


def test_a_quarter_can_take_on_nothing(screens: Screens) -> None:
    app = screens.at("roadmap")
    assert [one.value for one in app.selectbox] == ["", "", "", ""]
    app.selectbox[0].set_value(NO_CAPACITY).run()
    assert screens.now.capacities == {1: NO_CAPACITY}
    assert "In quarter 1 you take on: None: nothing new in this quarter." in plain(app)
    assert "Nothing new starts in this quarter." in plain(app)
    app.selectbox[0].set_value("").run()
    assert screens.now.capacities == {}


def test_more_than_fits_is_said_on_the_quarter_and_on_the_step(screens: Screens) -> None:
    with open_store(screens.data) as store:
        for id_ in IDS[:6]:
            store.save(screens.id, Section.STEP, id_, StepChoice(start=4))
    assert "This is more than you can take on in this quarter" in plain(screens.at("roadmap"))
    assert "This is more than you can take on in this quarter" in plain(screens.at("step", q=FIRST))


def test_changes_to_the_plan_change_no_result_and_no_snapshot(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    app.radio[0].set_value("accepted").run()
    assert "Answers have changed since" not in plain(screens.at("results"))
    with open_store(screens.data) as store:
        assert store.snapshots(screens.id)[-1].assessment.steps == {}


@pytest.mark.parametrize("address", ["no.such-feature", "../x", "<script>"])
def test_an_address_without_a_step_says_so(screens: Screens, address: str) -> None:
    app = screens.at("step", q=address)
    assert not app.exception
    assert app.title[0].value == "There is no such step"


def test_what_is_in_place_has_nothing_to_decide(screens: Screens) -> None:
    app = screens.at("step", q="access.one-number")
    assert "This is in place already" in plain(app)
    assert not app.radio


def test_what_people_type_stays_text(screens: Screens) -> None:
    app = screens.at("step", q=FIRST)
    app.radio[0].set_value("accepted").run()
    app.text_input[0].set_value("**Ana** <b>$x$</b>").run()
    roadmap = screens.at("roadmap")
    assert any("**Ana** <b>$x$</b>" in one.value for one in roadmap.text)
    assert not any("**Ana**" in one.value for one in roadmap.markdown)
    app.text_input[0].set_value("x" * (MAX_OWNER + 50)).run()
    assert len(screens.now.step(FIRST).owner) <= MAX_OWNER


def test_a_tick_says_what_moves_and_leaves_the_answers_alone(screens: Screens) -> None:
    app = screens.at("what-if")
    assert not app.exception
    assert not any(box.value for box in app.checkbox)
    assert "Nothing is ticked yet" in plain(app)
    boxes = {box.key.rsplit(":", 1)[1]: box for box in app.checkbox}
    needed = [id_ for id_ in boxes if F311.capability_of[id_].id == "requests"]
    app.checkbox(key=boxes[needed[0]].key).check().run()
    assert "Nothing moves yet: it stays at 1 Answer." in plain(app)
    assert "once they are fully in place" in plain(app)
    for id_ in needed[1:]:
        app.checkbox(key=boxes[id_].key).check().run()
    assert "From 1 Answer to 2 Track." in plain(app)
    assert screens.now.answers == CENTER.answers
    app.button(key="untick").click().run()
    assert "Nothing is ticked yet" in plain(app)
    assert screens.now.steps == {}


def test_what_is_ticked_goes_on_the_roadmap_even_beyond_the_target(screens: Screens) -> None:
    app = screens.at("what-if")
    app.radio[0].set_value("all").run()
    far = next(
        box
        for box in app.checkbox
        if (id_ := box.key.rsplit(":", 1)[1]) not in IDS
        and F311.features[id_].stage == 5
        and F311.features[id_].requires
    )
    id_ = far.key.rsplit(":", 1)[1]
    app.checkbox(key=far.key).check().run()
    assert "come first" in plain(app)
    app.button(key="put").click().run()
    assert app.title[0].value == "Your roadmap"
    assert "1 feature is on your roadmap now" in plain(app)
    assert screens.now.step(id_).accepted
    assert title(id_) in plain(app)
    assert not any(box.value for box in screens.at("what-if").checkbox)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_framework_can_be_planned(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS[name]))
    known = loaded(name)
    answers = any_answers(known, 2)
    screens = Screens(name, tmp_path, answers, submit=True)
    roadmap = plan(known, answers, score(known, answers))
    first = next(one.step.feature for phase in roadmap.phases for one in phase.planned)
    app = screens.at("step", q=first)
    assert not app.exception
    app.radio[0].set_value("accepted").run()
    app.button(key="move-down").click().run()
    assert not app.exception
    assert "Accepted" in plain(screens.at("roadmap"))
    ticking = screens.at("what-if")
    ticking.checkbox[0].check().run()
    assert not ticking.exception
    assert "feature you ticked" in plain(ticking)


def test_the_next_round_shows_what_was_done(screens: Screens) -> None:
    accepted = StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes")
    skip = StepChoice(decision=Decision.SKIPPED, reason="The county does it.")
    with open_store(screens.data) as store:
        first = store.new(F311, BROWSER, CENTER)
        store.submit(first, F311, "")
        store.save(first, Section.STEP, FIRST, accepted)
        store.save(first, Section.STEP, SECOND, skip)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.session_state["browser"] = BROWSER
    app.run()
    app.button(key="again-0").click().run()
    screens.id = id_of(app)
    assert set(screens.now.last_plan) == {FIRST, SECOND}
    assert screens.now.steps == {}
    with open_store(screens.data, now=lambda: datetime(2027, 3, 14, tzinfo=UTC)) as store:
        store.save(screens.id, Section.ANSWER, FIRST, said("yes"))
        store.submit(screens.id, F311, "")
    for page in ("results", "roadmap"):
        app = screens.at(page)
        assert "Of 2 features: 1 is done and 1 was skipped." in plain(app)
        cells = " ".join(one.value.to_csv() for one in app.table).replace("\\", "")
        assert "Accepted. Owner: Ana Reyes. By" in cells
        assert "Done. Answer: Yes" in cells
        assert "Skipped. Why: The county does it." in cells
