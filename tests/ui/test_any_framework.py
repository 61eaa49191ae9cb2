"""The screens with frameworks of every kind: aspects, numbers, nested groups, and targets set by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.store.opening import open_store
from maturity.store.values import Section
from maturity.ui.pages.priorities import AS_SUGGESTED
from tests.any_answers import KINDS, any_answers, at_end
from tests.journeys.person import stored
from tests.scoring.any_framework import FOLDERS, loaded
from tests.ui.test_after_submitting import said
from tests.ui.test_pages import SECONDS

PAGES = ("start", "center", "tasks", "question", "check", "results", "what-if", "priorities", "roadmap", "download")


def open_at(first: str) -> None:
    """The app as it is served, opened at one of its pages."""
    from app import PAGES
    from maturity.ui import links
    from maturity.ui.pages import refused

    here = links.navigate(PAGES, {to: to for to in PAGES}, links.To(first))
    refused.guarded(here.run)


class Screens:
    """An assessment of one framework, and its pages."""

    def __init__(self, name: str, data: Path, answers: Assessment | None = None, *, submit: bool = False) -> None:
        self.framework, self.data = loaded(name), data
        with open_store(data) as store:
            self.id = store.new(self.framework, None, answers)
            if submit:
                store.submit(self.id, self.framework, "")

    def at(self, page: str, **more: str) -> AppTest:
        app = AppTest.from_function(open_at, args=(page,), default_timeout=SECONDS)
        app.query_params["a"] = self.id
        for key, value in more.items():
            app.query_params[key] = value
        return app.run()

    @property
    def now(self) -> Assessment:
        return stored(self.data, self.id)


@pytest.fixture
def screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def made(name: str, answers: Assessment | None = None, *, submit: bool = False) -> Screens:
        monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
        monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS[name]))
        return Screens(name, tmp_path, answers, submit=submit)

    return made


def plain(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\N{WORD JOINER}", "")


@pytest.mark.parametrize("name", KINDS)
def test_every_page_of_every_kind_of_framework_is_drawn(screens, name):
    opened = screens(name, any_answers(loaded(name), 1), submit=True)
    for page in PAGES:
        app = opened.at(page)
        assert not app.exception, (page, app.exception)
        assert "None" not in plain(app).replace("None of", ""), page
    assert not opened.at("question", c=opened.framework.capabilities[0].id).exception


# Aspects


def refusals(app: AppTest) -> list[str]:
    found = [str(block.proto) for block in app.get("html")]
    return [one for one in found if "Choose an answer here too" in one]


def at_question(opened: Screens, feature: str = "plan.one") -> AppTest:
    return opened.at("question", q=feature)


def test_each_aspect_is_saved_the_moment_it_is_given(screens):
    opened = screens("two-value")
    app = at_question(opened)
    assert [radio.value for radio in app.radio] == [None, None, None]
    assert [radio.label for radio in app.radio] == [
        "First practice What is written",
        "First practice What is done",
        "No answer to: First practice",
    ]
    app.radio[1].set_value("4").run()
    assert opened.now.answer("plan.one") == Answer(state=State.ANSWERED, options={"implementation": "4"})
    app.radio[0].set_value("2").run()
    assert opened.now.answer("plan.one").options == {"documentation": "2", "implementation": "4"}
    assert [radio.value for radio in app.radio] == ["2", "4", None]


def test_without_all_aspects_continue_says_which_is_missing(screens):
    app = at_question(screens("two-value"))
    app.button(key="continue").click().run()
    assert len(refusals(app)) == 3  # the summary, and beside both
    app.radio[0].set_value("2").run()
    assert len(refusals(app)) == 2
    app.radio[1].set_value("2").run()
    assert refusals(app) == []
    app.button(key="continue").click().run()
    assert app.title[0].value == "Second practice"


def test_dont_know_takes_the_aspects_back_and_an_aspect_takes_it_back(screens):
    opened = screens("two-value", at_end(loaded("two-value"), -1))
    app = at_question(opened)
    app.radio[2].set_value("dont_know").run()
    assert opened.now.answer("plan.one") == Answer(state=State.DONT_KNOW)
    assert [radio.value for radio in app.radio] == [None, None, "dont_know"]
    app.radio[0].set_value("1").run()
    assert opened.now.answer("plan.one") == Answer(state=State.ANSWERED, options={"documentation": "1"})
    assert [radio.value for radio in app.radio] == ["1", None, None]
    app.radio[2].set_value("not_applicable").run()
    app.text_area[0].set_value("Another office does it.").run()
    assert opened.now.answer("plan.one").excluded
    app.button(key="clear").click().run()
    assert opened.now.answer("plan.one") == Answer()
    assert [radio.value for radio in app.radio] == [None, None, None]


def test_an_answer_in_part_is_open_everywhere(screens):
    half = at_end(loaded("two-value"), 0).with_answer(
        "plan.one", Answer(state=State.ANSWERED, options={"documentation": "3"})
    )
    opened = screens("two-value", half)
    assert "In progress, 1 of 2 answered" in plain(opened.at("tasks"))
    check = plain(opened.at("check"))
    assert "1 question is answered in part." in check
    assert "What is done: Not answered" in check
    app = opened.at("question")
    assert (app.title[0].value, app.radio[0].value) == ("First practice", "3")


def test_one_option_from_a_file_counts_for_both_aspects(screens):
    answers = {"plan.one": Answer(state=State.ANSWERED, option="3")}
    opened = screens("two-value", Assessment(framework="two-value", answers=answers))
    app = at_question(opened)
    assert [radio.value for radio in app.radio] == ["3", "3", None]
    app.radio[0].set_value("5").run()
    assert opened.now.answer("plan.one").options == {"documentation": "5", "implementation": "3"}


# Brief guidance, other options, nested groups


def test_a_brief_feature_has_no_empty_parts(screens):
    app = at_question(screens("devops-maturity"), next(iter(loaded("devops-maturity").features)))
    assert [one.label for one in app.expander] == [
        "Add a note or evidence (optional)",
        "Suggest a change to this question",
    ]
    assert app.radio[0].options == ["No", "Yes", "I don't know yet", "It does not apply to us"]
    assert "means all of this" not in plain(app)


def test_does_not_apply_is_only_offered_where_it_is_an_answer(screens):
    loaded_one = loaded("checklist-opt-outs")
    feature = next(one for one in loaded_one.features.values() if not one.may_not_apply)
    app = at_question(screens("checklist-opt-outs"), feature.id)
    assert app.radio[0].options[-1] == "I don't know yet"


def test_the_group_stands_above_its_question(screens):
    app = at_question(screens("two-value"), "act-late.one")
    assert app.caption[0].value.replace("\\", "") == "Act › Late. Question 4 of 4"


# Targets


def test_a_target_is_suggested_until_one_is_chosen_and_saved_at_once(screens):
    answers = at_end(loaded("311"), 0).model_copy(update={"center": {"name": "X", "population": 180_000}})
    opened = screens("311", answers, submit=True)
    app = opened.at("priorities")
    assert len(app.selectbox) == 10
    assert app.selectbox[0].value == AS_SUGGESTED
    assert app.selectbox[0].options == [
        "3 Deliver, as suggested",
        "1 Answer",
        "2 Track",
        "3 Deliver",
        "4 Improve",
        "5 Anticipate",
    ]
    assert loaded("311").size_for(180_000).target_note in plain(app)
    app.selectbox[0].set_value(1).run()
    assert opened.now.targets == {"leadership": 1}
    assert "Now: Not yet. Target: 1 Answer." in plain(app)
    app.selectbox[0].set_value(AS_SUGGESTED).run()
    assert opened.now.targets == {}


def test_a_target_changes_results_and_roadmap_and_not_the_submission(screens):
    opened = screens("311", at_end(loaded("311"), 0), submit=True)
    app = opened.at("priorities")
    app.selectbox[0].set_value(2).run()
    results = opened.at("results")
    assert "Answers have changed since" not in plain(results)
    assert "The target you have set: 2 Track." in plain(results)
    assert "A high stage isn't right for every center." in plain(results)
    with open_store(opened.data) as store:
        assert store.snapshots(opened.id)[-1].assessment.targets == {}


def test_without_stages_there_is_nothing_to_aim_at(screens):
    opened = screens("two-value", at_end(loaded("two-value"), 0), submit=True)
    assert len(opened.at("priorities").selectbox) == 0
    assert "target" not in plain(opened.at("results")).lower()


def test_what_has_changed_since_the_first_submission_is_told(screens):
    opened = screens("311", at_end(loaded("311"), 0), submit=True)
    assert "What has changed since" not in plain(opened.at("results"))
    with open_store(opened.data) as store:
        for id_, answer in at_end(loaded("311"), -1).answers.items():
            store.save(opened.id, Section.ANSWER, id_, answer)
        store.submit(opened.id, opened.framework, "")
    told = plain(opened.at("results"))
    assert "What has changed since" in told
    assert "Data, performance and transparency: 5 Anticipate; before: Not yet. Its target is reached." in told


def test_a_missing_blocking_feature_is_told_first(screens):
    told = plain(screens("subtractive-110", at_end(loaded("subtractive-110"), 0), submit=True).at("results"))
    assert "The center as a whole can't be scored yet." in told
    assert "Nothing can be scored without “Requirement 3.12.4, the plan”" in told
