"""How answers, numbers and stages are written: rounded once, here, and half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from maturity.assessment.answers import Assessment, State
from maturity.assessment.ratings import chosen
from maturity.framework.model import Framework, Option
from maturity.scoring.compiled import OVERALL
from maturity.scoring.result import NodeResult
from maturity.text import Words


def decimal(value: Fraction, places: int) -> str:
    """Write an exact number with so many decimals, rounded half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def figure(framework: Framework, value: Fraction | None) -> str:
    """Write a node's number as the framework wants it shown: a number or percent, with its decimals; empty for None."""
    if value is None:
        return ""
    if framework.scoring.shown == "percent":
        return f"{decimal(value * 100, framework.scoring.decimals)}%"
    return decimal(value, framework.scoring.decimals)


def has_stages(framework: Framework, node: NodeResult) -> bool:
    """True where the node's rule gives it a stage, reached or not."""
    rule = framework.scoring.overall if node.id == OVERALL else framework.rule_of(framework.groups[node.id])
    return bool(rule.ladder or rule.stages or any(band.stage is not None for band in rule.bands))


def blank_kind(framework: Framework) -> str:
    """Return how an open answer counts: 'open', 'missing', or 'left-out' where the number is made without it."""
    return {"open": "open", "skip": "left-out"}.get(framework.scoring.blank, "missing")


def standing(framework: Framework, node: NodeResult) -> str:
    """Write where a node stands: its stage, or else its band and number; a range while answers are open; empty if none.

    '2 Track', '2 Track – 3 Deliver', 'Silver (72.4)', '1.75', '1.2 – 1.8'.
    """
    if has_stages(framework, node):
        if framework.scoring.blank != "open" and node.stage is not None:
            return stage_label(framework, node.stage, node.stage)
        return "" if node.stage_low is None else stage_label(framework, node.stage_low, node.stage_high)
    low, high = figure(framework, node.low), figure(framework, node.high)
    if framework.scoring.blank != "open":
        low = high = figure(framework, node.value)
    number = low if low == high else f"{low} – {high}"
    if not number or node.band is None:
        return number
    bands = [node.band] if low == high else list(dict.fromkeys([node.band_low, node.band_high]))
    return f"{' – '.join(str(band) for band in bands)} ({number})"


def percent(value: Fraction | None) -> str:
    """Write a share in whole percent, rounded half up; empty for None."""
    if value is None:
        return ""
    exact = Decimal(value.numerator * 100) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)}%"


def answer_label(framework: Framework, assessment: Assessment, feature_id: str, words: Words) -> str:
    """Return the answer to a feature as a person reads it, in one line."""
    return "; ".join(answer_labels(framework, assessment, feature_id, words))


def answer_labels(framework: Framework, assessment: Assessment, feature_id: str, words: Words) -> list[str]:
    """Return the answer to a feature as a person reads it: a text for each aspect, or a single one."""
    answer = assessment.answer(feature_id)
    match answer.state:
        case State.ANSWERED if framework.aspects:
            sets = framework.aspect_options(framework.features[feature_id])
            open_ = words.say("common.answer.unanswered")
            return [
                f"{aspect.label}: {_label(sets[aspect.id], option) if (option := chosen(answer, aspect.id)) else open_}"
                for aspect in framework.aspects
            ]
        case State.ANSWERED:
            return [_label(framework.options_of(framework.features[feature_id]), answer.option)]
        case State.NOT_APPLICABLE:
            key = "missing_reason" if answer.lacks_reason else "not_applicable"
            return [words.say(f"common.answer.{key}")]
        case _:
            return [words.say(f"common.answer.{answer.state.value}")]


def _label(options: tuple[Option, ...], option_id: str | None) -> str:
    return next(option.label for option in options if option.id == option_id)


def stage_label(framework: Framework, low: int | None, high: int | None) -> str:
    """Write a stage or a range of stages: '2 Track', or '2 Track to 3 Deliver'."""
    names = [f"{number} {framework.stage_name(number)}" if number else framework.not_yet for number in (low, high)]
    return names[0] if low == high else " – ".join(names)


def exactly(value: Fraction) -> str:
    """Write a number in full where at most four decimals do, else rounded and marked as such: '0.75', '≈0.3333'."""
    text = decimal(value, _FULL)
    short = text.rstrip("0").rstrip(".")
    return short if Fraction(text) == value else f"≈{text}"


def exact_percent(value: Fraction) -> str:
    """Write a share as percent, in full where at most two decimals do: '80%', '≈66.67%'."""
    text = decimal(value * 100, _FULL - 2)
    short = text.rstrip("0").rstrip(".")
    return f"{short}%" if Fraction(text) == value * 100 else f"≈{text}%"


_FULL = 4  # decimals
