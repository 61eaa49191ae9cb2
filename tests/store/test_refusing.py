"""What the store refuses has words of its own for every message, so that a screen can say it in any language."""

from __future__ import annotations

import re

import pytest

from maturity.errors import NotFound, StoreError
from maturity.store.refusing import not_found, refusal
from maturity.text import LANGUAGES, words
from tests.frameworks_here import ROOT
from tests.store.rounds_here import Run

SOURCES = sorted((ROOT / "maturity" / "store").glob("*.py"))
USED = re.compile(r"""\b(?:refusal|not_found)\(f?"([a-z_.{}]+)\"""")


def test_every_message_is_used_and_every_one_used_is_there() -> None:
    asked = {key for source in SOURCES for key in USED.findall(source.read_text())}
    patterns = [re.sub(r"\\\{[^}]*\\\}", "[a-z_]+", re.escape(key)) for key in asked]
    there = {key.removeprefix("store.") for key in words().messages if key.startswith("store.")}
    assert [one for one in patterns if not any(re.fullmatch(one, key) for key in there)] == []
    assert [key for key in there if not any(re.fullmatch(one, key) for one in patterns)] == []


def test_an_error_is_english_in_a_log_and_can_be_said_in_every_language() -> None:
    error = refusal("round_closed", round="Spring")
    assert str(error).startswith("The round 'Spring' is closed.")
    said = {words(one).say(error.key, **error.figures) for one in LANGUAGES}
    assert str(error) in said
    assert len(said) == len(LANGUAGES)
    assert all("Spring" in one for one in said)
    gone = not_found("no_round")
    assert isinstance(gone, NotFound)
    assert words().say(gone.key, **gone.figures) == str(gone)


def test_what_people_meet_in_a_round_can_be_said(store, framework) -> None:
    run = Run(store, framework)
    token = run.token()
    made = run.start()
    run.rounds.close_round(run.id)
    center = run.cohort.centers[0].id
    for act in (
        lambda: run.rounds.start(token, framework, None),
        lambda: run.rounds.bind(run.token(1), made),
        lambda: run.rounds.invite(run.id, []),
        lambda: run.rounds.count_late(run.entry().id),
        lambda: run.rounds.rename_center(center, "Shelbyville 311"),
        lambda: run.rounds.rename_center(center, " "),
        lambda: run.rounds.rename_cohort(run.cohort_id, "x" * 121),
        lambda: run.rounds.add_centers(run.cohort_id, ["shelbyville 311"]),
        lambda: run.rounds.round("A" * 22),
        lambda: run.rounds.invitation("A" * 43),
        lambda: run.store.draft("A" * 22),
    ):
        with pytest.raises(StoreError) as refused:
            act()
        error = refused.value
        assert words().say(error.key, **error.figures) == str(error)
        assert words("es").say(error.key, **error.figures)
