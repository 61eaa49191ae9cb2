"""Why a document could not be made is said in the language of the page."""

from __future__ import annotations

import pytest

from maturity.reporting import lane, pool
from maturity.reporting.problems import PROBLEMS, in_words
from maturity.text import words


@pytest.mark.parametrize("text", PROBLEMS.values())
def test_each_problem_has_words_in_spanish_and_is_as_it_was_in_english(text: str) -> None:
    said = text.format(seconds="120")
    assert in_words(said, words("en")) == said
    assert in_words(said, words("es")) != said


def test_what_is_filled_in_stays() -> None:
    assert "más de 90 segundos" in in_words(lane.TOO_LONG.format(seconds=90.0), words("es"))
    assert in_words(pool.FULL, words("es")).startswith("En este momento se están generando demasiados documentos")


def test_what_is_not_ours_stays_as_it_is() -> None:
    assert in_words("The template of the report 'x' can't be used.", words("es")).startswith("The template")
