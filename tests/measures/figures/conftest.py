import pytest

from maturity.measures.calendar import read_calendar

OFFICE = """id: office
title: City office
monday: {opens: "08:00", closes: "17:00"}
tuesday: {opens: "08:00", closes: "17:00"}
wednesday: {opens: "08:00", closes: "17:00"}
thursday: {opens: "08:00", closes: "17:00"}
friday: {opens: "08:00", closes: "12:00"}
holidays: [2026-01-01]
"""


@pytest.fixture
def business(tmp_path):
    """Monday to Thursday from 8 to 5, Friday until noon; January 1, 2026 was a Thursday."""
    path = tmp_path / "office.yaml"
    path.write_text(OFFICE)
    return read_calendar(path)
