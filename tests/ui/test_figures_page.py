"""The figures of kept requests: what a plain count says, as of other days, and beside an assessment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.measures.model import Measures
from maturity.store.opening import open_store
from maturity.text import words
from tests.frameworks_here import ROOT, framework
from tests.ui.extracts_here import NAME, kept_extract
from tests.ui.portal import Told
from tests.ui.test_any_framework import open_at, plain
from tests.ui.test_pages import SECONDS

say = words().say


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "311"))
    monkeypatch.delenv("MATURITY_EXTRACTS", raising=False)
    return tmp_path


@pytest.fixture
def extract(data: Path) -> tuple[str, Told]:
    return kept_extract(data, None, data / "source")


def figures(id_: str, **more: str) -> AppTest:
    app = AppTest.from_function(open_at, args=("figures",), default_timeout=SECONDS)
    for name, value in {"x": id_, **more}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def tables(app: AppTest) -> str:
    return "\n".join(one.value.to_string() for one in app.table)


def test_the_three_things_that_are_asked_first_agree_with_a_plain_count(extract: tuple[str, Told]) -> None:
    id_, told = extract
    shown = plain(figures(id_))
    assert say("data.figures.first.overdue", open=f"{told.open} requests", overdue=told.overdue) in shown
    share = f"{100 * told.in_time / told.due:.1f}".removesuffix(".0")
    assert f"{share}% of the {told.due} requests" in shown
    name, most = told.channels.most_common(1)[0]
    assert name == "PHONE"
    assert f"Phone, with {f'{100 * most / told.rows:.1f}'.removesuffix('.0')}%" in shown


def test_every_figure_stands_with_its_definition_and_what_it_leaves_out(extract: tuple[str, Told]) -> None:
    shown = plain(figures(extract[0]))
    for measure in ("on-time.due", "on-time.closed", "backlog.open", "time-to-close.median-with-open", "digital-share"):
        assert say(f"measures.measure.{measure}.formula") in shown
    assert f"still open ({extract[1].open})" in shown
    assert say("measures.why_not.missing-published") in shown  # what can't be said is not left away


def test_an_earlier_day_is_measured_anew_and_kept(data: Path, extract: tuple[str, Told]) -> None:
    id_, told = extract
    app = figures(id_)
    assert "the last day that the file knows of" in plain(app)
    app.date_input(key="as-of").set_value(date(2024, 6, 30))
    app.button(key="measure-again").click().run()
    assert not app.exception
    assert "2024-06-30" in app.query_params["as_of"]
    assert "As of June 30, 2024. " in plain(app)
    kept = [Measures.model_validate_json(one.read_bytes()) for one in (data / "extracts" / id_ / "measures").iterdir()]
    assert sorted(one.as_of.date() for one in kept)[0] == date(2024, 6, 30)
    assert len(kept) == 2
    assert min(one.rows for one in kept) < told.rows


def test_a_period_counts_its_requests_alone(extract: tuple[str, Told]) -> None:
    shown = plain(figures(extract[0], since="2024-02-01", until="2024-02-29"))
    assert "Requests made from February 1, 2024 to February 29, 2024." in shown


@pytest.mark.parametrize(
    ("as_of", "since", "until", "error"),
    [
        (date(2031, 1, 1), None, None, "future"),
        (date(2019, 1, 1), None, None, "early"),
        (date(2024, 6, 30), date(2024, 5, 1), date(2024, 4, 1), "order"),
        (None, None, None, "as_of"),
    ],
)
def test_a_day_that_makes_no_sense_is_told_and_stays_as_it_was_typed(
    extract: tuple[str, Told], as_of: date | None, since: date | None, until: date | None, error: str
) -> None:
    app = figures(extract[0])
    for key, value in (("as-of", as_of), ("since", since), ("until", until)):
        app.date_input(key=key).set_value(value)
    app.button(key="measure-again").click().run()
    said = "".join(str(one.proto) for one in app.get("html"))
    assert say(f"data.figures.when.error.{error}", first="X", last="X").split("X")[0] in said
    assert app.date_input(key="as-of").value == as_of
    assert "as_of" not in app.query_params


@pytest.mark.parametrize("wrong", ["2024-13-45", "yesterday", "'; DROP TABLE requests", "9999-99-99"])
def test_an_address_with_no_day_in_it_shows_the_whole_file(extract: tuple[str, Told], wrong: str) -> None:
    shown = plain(figures(extract[0], as_of=wrong, since=wrong, until=wrong))
    assert say("data.figures.when.all") in shown


def test_what_was_read_is_told(extract: tuple[str, Told]) -> None:
    shown = plain(figures(extract[0]))
    assert "400 requests from January" in shown
    assert "Columns that were not kept: " in shown
    assert NAME in shown


def test_they_are_put_beside_the_answers_of_an_assessment_which_they_don_t_change(
    data: Path, extract: tuple[str, Told]
) -> None:
    with open_store(data) as store:
        id_ = store.new(framework("311"), None)
        before = store.draft(id_).assessment
    app = figures(extract[0], a=id_)
    app.button(key="attach").click().run()
    assert not app.exception
    assert say("data.figures.use.done", center=say("data.figures.use.unnamed")) in plain(app)
    with open_store(data) as store:
        after = store.draft(id_).assessment
        assert store.measured.read(id_) is not None
    assert after.answers == before.answers
    assert after.measured is not None
    assert after.measured.rows == extract[1].rows
