"""Measured figures are frozen, exact and strict: what is written is read again to the last digit, or refused."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from maturity.assessment.answers import Assessment
from maturity.assessment.measured import Measured, MeasuredFigure
from tests.measured_here import SOME_FIGURES, figure, measured

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=12)
names = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40)


@given(value=numbers, lowest=numbers, groups=st.integers(0, 500), name=names)
def test_what_is_written_is_read_to_the_last_digit(value, lowest, groups, name):
    one = figure("coding", str(value), groups=groups, lowest=lowest, numbers={"share": value})
    made = Assessment(framework="311", measured=measured(one, extract=name))
    again = Assessment.model_validate_json(made.model_dump_json())
    assert again == made
    assert again == Assessment.model_validate(json.loads(made.model_dump_json()))
    assert again.measured.figures[0].value.as_tuple() == one.value.as_tuple()


@pytest.mark.parametrize("value", ["NaN", "Infinity", "much", True, 0.1, "1" * 41])
def test_what_is_no_exact_number_is_refused(value):
    with pytest.raises(ValidationError):
        MeasuredFigure(measure="coding", among="all", unit="share", value=value)


def test_nothing_of_it_can_be_changed():
    with pytest.raises(ValidationError):
        SOME_FIGURES.rows = 5
    with pytest.raises(ValidationError):
        SOME_FIGURES.figures[0].value = Decimal(1)


def test_a_figure_is_found_by_its_measure_and_whose_requests_it_counts():
    assert SOME_FIGURES.find("digital-share", "residents").value == Decimal("0.412")
    assert SOME_FIGURES.find("digital-share", "all") is None


def test_an_unknown_key_is_refused():
    with pytest.raises(ValidationError):
        Measured.model_validate(SOME_FIGURES.model_dump() | {"colour": "red"})
