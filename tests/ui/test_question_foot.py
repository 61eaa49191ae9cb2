"""What stands around a question: its words explained, and where to suggest a change."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment
from maturity.framework.loader import load_framework
from maturity.framework.model import Term
from maturity.store.opening import open_store
from maturity.ui import tailoring
from maturity.ui.widgets.suggesting import suggestion_address
from tests.framework.patches import apply, copy_of_example
from tests.frameworks_here import framework, said
from tests.ui.test_any_framework import Screens, open_at, plain
from tests.ui.test_pages import SECONDS

EXAMPLE, FULL = framework("example"), framework("311")
FEATURE = EXAMPLE.features["phone.answered"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (None, None),
        ("https://example.org/questions", "https://example.org/questions"),
        ("https://example.org/new?title={feature}&v={version}", "https://example.org/new?title=phone.answered&v=1.0.0"),
        ("mailto:a@example.org?subject={feature}", "mailto:a@example.org?subject=phone.answered"),
    ],
)
def test_only_the_id_and_the_version_go_into_the_address(address: str | None, expected: str | None) -> None:
    found = EXAMPLE.model_copy(update={"suggestions": address, "version": "1.0.0"})
    assert suggestion_address(found, FEATURE) == expected


def test_without_an_address_there_is_a_line_to_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    app = Screens("example", tmp_path).at("question", q="phone.answered")
    assert "Suggest a change to this question" in [one.label for one in app.expander]
    assert not app.code
    app.session_state["suggest-phone.answered"] = True  # unfolded
    app.run()
    assert app.code[0].value.strip() == f"{EXAMPLE.title}, version {EXAMPLE.version}, question phone.answered:"


def test_with_an_address_there_is_a_link_that_knows_nothing_of_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of_example(tmp_path)
    line = "minutes: 3\nsuggestions: 'https://example.org/new?title={feature}'"
    apply({"file": "framework.yaml", "find": "minutes: 3", "replace": line}, folder)
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(folder))
    answer = said("yes").model_copy(update={"note": "A secret"})
    with open_store(tmp_path / "data") as store:
        given = Assessment(framework="example", answers={"phone.answered": answer})
        made = store.new(load_framework(folder), None, given)
    app = AppTest.from_function(open_at, args=("question",), default_timeout=SECONDS)
    app.query_params["a"], app.query_params["q"] = made, "phone.answered"
    [link] = app.run().get("link_button")
    assert link.proto.url == "https://example.org/new?title=phone.answered"
    assert not app.code


def terms(*known: str, text: str) -> list[str]:
    found = EXAMPLE.model_copy(update={"glossary": tuple(Term(term=one, means="…") for one in known)})
    return [one.term for one in tailoring.terms_in(found, [text])]


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        (["case", "case system"], "A case system is used.", ["case system"]),
        (["case", "case system"], "A case in the Case Systems.", ["case", "case system"]),
        (["work order"], "Work orders go out, and (work\norders) come back.", ["work order"]),
        (["relay"], "The relayed call was delayed.", []),
        (["IT"], "Is it so?", []),
        (["IT"], "Does IT know?", ["IT"]),
        (["311"], "The 3110 line", []),
        (["C++"], "Written in C++.", ["C++"]),
    ],
)
def test_terms_are_whole_words_the_longest_first_with_a_plural_s(known: list[str], text: str, found: list[str]) -> None:
    assert terms(*known, text=text) == found


def test_the_words_of_a_question_are_explained_on_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    opened = Screens("311", tmp_path)
    explained = [
        feature
        for feature in FULL.features.values()
        if tailoring.terms_in(FULL, [feature.question]) and not tailoring.terms_in(FULL, [*feature.yes_means])
    ]
    app = opened.at("question", q=explained[0].id)
    term = tailoring.terms_in(FULL, [explained[0].question])[0]
    assert "Words used here" in [one.label for one in app.expander]
    assert f"**{term.term}:** {term.means}" in plain(app)
