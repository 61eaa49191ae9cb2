"""What a demonstration says of itself on its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.demo.folder import council_in
from maturity.text import words
from maturity.ui.links import To
from maturity.ui.pages.cohorts import COHORT
from tests.ui.test_any_framework import open_at
from tests.ui.test_pages import SECONDS


def at(page: To, data: Path, monkeypatch: pytest.MonkeyPatch, **asked: str) -> AppTest:
    monkeypatch.setenv("MATURITY_DATA", str(data))
    monkeypatch.delenv("MATURITY_DATABASE_URL", raising=False)
    app = AppTest.from_function(open_at, args=(page,), default_timeout=SECONDS)
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in app.markdown]


def linked(app: AppTest) -> list[str]:
    return [str(one.proto) for one in app.get("page_link")]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", [To.START, To.COHORTS])
def test_the_ways_in_lead_to_the_invented_council(
    page: To, language: str, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at(page, copied, monkeypatch, lang=language)
    council = council_in(str(copied))
    assert words(language).say("demo.banner") in said(app)
    assert any(f"{COHORT}={council}" in one for one in linked(app))


def test_every_page_of_the_council_says_that_it_is_invented(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    banner, council = words("en").say("demo.banner"), council_in(str(copied))
    assert council
    app = at(To.COHORT, copied, monkeypatch, **{COHORT: council})
    assert banner in said(app)
    assert app.title[0].value.endswith("(invented)")
    for page in (To.JOIN, To.INVITED, To.TASKS, To.COMPARE):
        assert banner in said(at(page, copied, monkeypatch)), page


def test_a_store_of_ones_own_says_nothing_of_the_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words("en").say("demo.banner") not in said(at(To.START, tmp_path, monkeypatch))
