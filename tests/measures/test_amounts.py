"""Measured values in words, as one would say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.measures.amounts import amount, said
from maturity.measures.model import Figure, Unit
from maturity.text import words


@pytest.mark.parametrize(
    ("value", "unit", "reads"),
    [
        ("0.8413", Unit.SHARE, "84.1%"),
        ("0.84", Unit.SHARE, "84%"),
        ("1", Unit.SHARE, "100%"),
        ("0.00049", Unit.SHARE, "0%"),
        ("0.9995", Unit.SHARE, "100%"),
        ("1204", Unit.REQUESTS, "1,204 requests"),
        ("1", Unit.REQUESTS, "1 request"),
        ("0", Unit.REQUESTS, "0 requests"),
        ("2", Unit.PEOPLE, "2 people"),
        ("3.25", Unit.DAYS, "3.3 days"),
        ("1.04", Unit.DAYS, "1 day"),
        ("30", Unit.HOURS, "30 hours"),
        ("78", Unit.HOURS, "3.3 days"),
        ("0.5", Unit.HOURS, "30 minutes"),
        ("0.375", Unit.INDEX, "0.38"),
        ("1.005", Unit.RATIO, "1.01 times"),
        ("1234.5", Unit.PER_1000, "1,234.5 for 1,000 residents"),
    ],
)
def test_a_value_reads_as_one_would_say_it(value: str, unit: Unit, reads: str) -> None:
    assert said(Decimal(value), unit, words()) == reads


def test_what_has_no_value_says_so() -> None:
    assert amount(Figure(measure="volume", unit=Unit.REQUESTS, why_not="empty"), words()) == "Not measurable"


@given(st.decimals(0, 10**7, places=6), st.sampled_from(Unit))
def test_every_value_of_every_unit_has_words_in_both_languages(value: Decimal, unit: Unit) -> None:
    for language in ("en", "es"):
        assert any(letter.isdigit() for letter in said(value, unit, words(language)))
