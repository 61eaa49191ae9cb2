"""Checking what is said about the center against the framework's profile questions."""

from __future__ import annotations

import re
from typing import Any

from maturity.assessment.answers import CenterValue
from maturity.assessment.typed import printable
from maturity.framework.model import ProfileQuestion
from maturity.framework.problems import described, shown
from maturity.text.spoken import told

MAX_TEXT = 200
MAX_NUMBER = 100_000_000_000

# Digits alone, or in groups of three as people write them: 48000, 48,000, 48.000, 48 000 (whatever kind of space).
_DIGITS = re.compile(r"[0-9]{1,12}|[0-9]{1,3}([,.'’\s][0-9]{3}){1,3}")


def center_value(question: ProfileQuestion, given: Any) -> CenterValue:
    """Return a profile answer in its proper type; ValueError in words 'what. Fix: how' if it isn't one."""
    match question.kind:
        case "text":
            return _text(given)
        case "whole-number":
            return _number(given)
        case "one-of":
            return _choice(question, given)
        case "any-of":
            if not isinstance(given, list | tuple):
                raise ValueError(told("answers.center.no_list", given=described(given)))
            return tuple(dict.fromkeys(_choice(question, one) for one in given))


def _text(given: Any) -> str:
    if not isinstance(given, str):
        if isinstance(given, dict | list | tuple):
            raise ValueError(told("answers.center.no_text", given=described(given)))
        raise ValueError(told("answers.center.no_quotes", given=described(given), shown=shown(given)))
    text = " ".join(printable(given).split())
    if len(text) > MAX_TEXT:
        raise ValueError(told("answers.center.long", length=f"{len(text):,}", most=MAX_TEXT))
    return text


def _number(given: Any) -> int:
    if isinstance(given, str) and _DIGITS.fullmatch(given.strip()):
        given = int(re.sub("[^0-9]", "", given))
    if isinstance(given, bool) or not isinstance(given, int):
        raise ValueError(told("answers.center.no_number", shown=shown(given)))
    if not 0 <= given <= MAX_NUMBER:
        raise ValueError(told("answers.center.range", given=given, most=f"{MAX_NUMBER:,}"))
    return given


def _choice(question: ProfileQuestion, given: Any) -> str:
    known = [choice.id for choice in question.choices]
    # A choice whose id is a number is written without quotes by everybody.
    chosen = str(given) if type(given) is int else given
    if chosen not in known:
        raise ValueError(told("answers.center.no_choice", shown=shown(given), known=", ".join(known)))
    return str(chosen)
