"""What was measured stands beside the answers on the screens, and answers nothing by itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.measures.model import Among, Unit
from maturity.store.opening import open_store
from maturity.text import words
from tests.any_answers import any_answers
from tests.frameworks_here import said as answered
from tests.measured_here import by_area, figure, measured, measures, whole
from tests.scoring.any_framework import FOLDERS, loaded
from tests.ui.test_any_framework import Screens, plain

say = words().say
WEB, CODED, PARITY, CLOSURE = (
    "access.web-requests",
    "operations.contact-coding",
    "equity.use-and-response-maps",
    "requests.honest-closure",
)
FIGURES = measured(
    figure("digital-share", "0.04", among="residents", numerator=40),
    figure("coding", "0.95", numerator=950),
    figure("parity", None, "ratio", "residents", groups=3, lowest=Decimal("0.5"), highest=Decimal("2")),
    figure("closed-elsewhere", None, why_not="missing-outcome"),
)


@pytest.fixture
def screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def made(answers: dict[str, Answer], figures=FIGURES, *, submit: bool = False) -> Screens:
        monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
        monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["311"]))
        given = Assessment(framework="311", center={"name": "Fairhaven"}, answers=answers, measured=figures)
        return Screens("311", tmp_path, given, submit=submit)

    return made


def boxes(app: AppTest) -> str:
    assert not app.exception, app.exception
    return " ".join([plain(app), *(str(one.value) for one in app.subheader)])


def test_the_figure_stands_beside_its_question_with_its_day_its_source_and_its_definition(screens):
    shown = screens({}).at("question", q=WEB)
    text = boxes(shown)
    assert "4%" in text
    assert say("evidence.counted.share.residents", part="40", whole="1,000") in text
    assert "June 30, 2026" in text
    assert "requests-2026.csv" in text
    assert say("evidence.verdict.no-answer") in text
    assert say("evidence.define.title") in [one.label for one in shown.expander]
    assert say("evidence.define.basis.editorial") in text
    assert "An extract shows how many requests came by web" in text, "the framework says what it can tell"


def test_what_it_says_follows_the_answer_and_changes_none(screens):
    opened = screens({})
    app = opened.at("question", q=WEB)
    assert app.radio[0].value is None, "it answers for nobody"
    for option, says in (("yes", "falls-short"), ("partly", "reaches"), ("no", "could-be-more")):
        app.radio[0].set_value(f"option:{option}").run()
        given = opened.now.answer(WEB)
        assert given.option == option, "what was chosen is what is kept"
        [label] = [one.label for one in opened.framework.options_of(opened.framework.features[WEB]) if one.id == option]
        bound = say("evidence.bound.at_least", n="10%" if option == "yes" else "1%")
        assert say(f"evidence.verdict.{says}", answer=label, bound=bound) in boxes(app)
    app.radio[0].set_value("dont_know").run()
    assert say("evidence.verdict.dont-know") in boxes(app)
    assert opened.now.answer(WEB).state is State.DONT_KNOW


def test_a_reason_stands_where_there_is_no_figure_and_nothing_where_nothing_was_measured(screens):
    opened = screens({CLOSURE: answered("yes")})
    assert say("evidence.short.not-measurable") in boxes(opened.at("question", q=CLOSURE))
    for feature in ("requests.target-times", "access.one-number"):
        assert say("evidence.define.title") not in [one.label for one in opened.at("question", q=feature).expander]


def test_figures_by_area_are_a_hint(screens):
    text = boxes(screens({PARITY: answered("yes")}).at("question", q=PARITY))
    assert words().count("evidence.span", 3, lowest="0.50 times", highest="2 times") in text
    assert say("evidence.verdict.only-shown") in text


def test_without_a_measurement_no_page_speaks_of_one(screens):
    opened = screens(any_answers(loaded("311"), 1).answers, None, submit=True)
    for page in ("question", "check", "results"):
        text = boxes(opened.at(page, **({"q": WEB} if page == "question" else {})))
        assert say("evidence.title") not in text
        assert say("evidence.doubted.title") not in text
        assert say("evidence.claimed.title") not in text


def test_check_lists_the_answers_that_figures_speak_against(screens):
    opened = screens({WEB: answered("yes"), CODED: answered("yes")})
    app = opened.at("check")
    text = boxes(app)
    assert say("evidence.doubted.title") in text
    [line] = [one.value for one in app.markdown if "speaks against your answer" in one.value]
    assert "4%" in line
    assert opened.framework.features[WEB].title in text
    better = screens({WEB: answered("partly"), CODED: answered("yes")})
    assert say("evidence.doubted.title") not in boxes(better.at("check"))


def test_results_show_claimed_and_measured_side_by_side(screens):
    opened = screens({WEB: answered("yes"), CODED: answered("yes")}, submit=True)
    app = opened.at("results")
    text = boxes(app)
    assert say("evidence.claimed.title") in text
    counts = words().count("evidence.claimed.summary", 2, supported=1, against=1)
    assert counts in text
    [table] = [one.value for one in app.table if say("evidence.claimed.column.measured") in one.value]
    titles = [row.replace("\\", "") for row in table[say("evidence.claimed.column.feature")]]
    asked = [opened.framework.features[one].title for one in (WEB, CODED, PARITY)]
    assert titles == asked
    assert say("evidence.claimed.missing") in [one.label for one in app.expander]
    assert say("measures.why_not.missing-outcome") in text


def test_figures_that_came_after_the_submission_are_shown_and_are_no_change_of_answers(screens):
    opened = screens({WEB: answered("yes")}, None, submit=True)
    before = boxes(opened.at("results"))
    with open_store(opened.data) as store:
        store.measured.put(opened.id, "{}", "kept", FIGURES)
    text = boxes(opened.at("results"))
    assert say("evidence.claimed.title") not in before
    assert say("evidence.claimed.title") in text
    assert say("ui.results.changed") not in text
    with open_store(opened.data) as store:
        [snapshot] = store.snapshots(opened.id)
        assert snapshot.assessment.measured is None, "what was submitted stays as it was"
        store.measured.remove(opened.id)
    assert say("evidence.claimed.title") not in boxes(opened.at("results"))


def attaching(id_: str, content: str) -> None:
    """A page that attaches a measurement, as the figures page does."""
    import streamlit as st

    from maturity.measures.model import Measures
    from maturity.ui import evidence, session

    opened = session.opened()
    assert opened is not None
    again = evidence.attach(opened, Measures.model_validate_json(content), "kept")
    found = evidence.attached(again)
    assert found is not None
    assert found.model_dump_json() == content
    st.text(" ".join(sorted(one.measure for one in again.assessment.measured.figures)))


def test_a_measurement_is_attached_whole_and_in_the_figures_that_are_asked_for(screens):
    opened = screens({WEB: answered("yes")}, None)
    found = measures(
        whole("digital-share", "0.5", among=Among.RESIDENTS),
        whole("digital-share", "0.3"),
        whole("negative", "3", Unit.REQUESTS),
        *by_area("parity", {"North": "1.5", "South": "0.7"}),
    )
    app = AppTest.from_function(attaching, args=(opened.id, found.model_dump_json()))
    app.query_params["a"] = opened.id
    app.run()
    assert not app.exception, app.exception
    assert app.text[0].value == "digital-share parity"
    measured_now = opened.now.measured
    assert measured_now is not None
    assert measured_now.find("digital-share", "residents").value == Decimal("0.5")
    assert opened.now.answers == {WEB: answered("yes")}
