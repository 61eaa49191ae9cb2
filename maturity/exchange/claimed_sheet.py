"""Claimed and measured as a sheet of the results' workbook: an answer a line, and the figure beside it."""

from __future__ import annotations

from maturity.charts.claimed import Claim, claims
from maturity.exchange.columns import Column
from maturity.exchange.results import Line, Outcome

_COLUMNS = {
    "feature": 36,
    "answer": 14,
    "measure": 36,
    "figure": 30,
    "count": 14,
    "of": 14,
    "among": 24,
    "says": 26,
    "expected": 18,
    "as_of": 14,
    "extract": 30,
    "id": 30,
}
_HEADED_ELSEWHERE = {"feature": "evidence.claimed.column.feature", "answer": "evidence.claimed.column.answer"}
_HEADED_ELSEWHERE |= {"says": "evidence.claimed.column.says", "id": "exchange.out.id"}


def claimed_columns(outcome: Outcome) -> tuple[Column, ...]:
    """Return the columns of the sheet."""
    say = outcome.words.say
    keys = {key: _HEADED_ELSEWHERE.get(key, f"evidence.out.{key}") for key in _COLUMNS}
    return tuple(Column(key, say(keys[key]), width) for key, width in _COLUMNS.items())


def claimed_lines(outcome: Outcome) -> list[Line]:
    """Return a line for each answer that something was measured beside; none where nothing was measured."""
    found = claims(outcome.framework, outcome.assessment, outcome.words)
    return [_line(one, outcome) for one in found]


def _line(one: Claim, outcome: Outcome) -> Line:
    measured = outcome.assessment.measured
    assert measured is not None  # else there would be no claim
    return {
        "feature": one.feature.title,
        "answer": one.answer,
        "measure": one.name,
        "figure": one.amount,
        "count": one.figure.numerator,
        "of": one.figure.denominator if one.figure.value is not None else None,
        "among": outcome.words.say(f"evidence.among.{one.figure.among}"),
        "says": outcome.words.say(f"evidence.short.{one.short}"),
        "expected": one.expected,
        "as_of": measured.day.isoformat(),
        "extract": measured.extract,
        "id": one.feature.id,
    }
