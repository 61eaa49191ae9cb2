"""How answers, numbers and stages are written: rounded once, here, and half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from maturity.assessment.answers import Assessment, State
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


def standing(framework: Framework, node: NodeResult) -> str:
    """Write where a node stands: its stage, or else its band and number; a range while answers are open; empty if none.

    '2 Track', '2 Track – 3 Deliver', 'Silver (72.4)', '1.75', '1.2 – 1.8'.
    """
    if has_stages(framework, node):
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
    """Return the answer to a feature as a person reads it."""
    answer = assessment.answer(feature_id)
    match answer.state:
        case State.ANSWERED if answer.options:
            sets = framework.aspect_options(framework.features[feature_id])
            labels = {aspect.id: aspect.label for aspect in framework.aspects}
            found = [
                f"{labels[aspect]}: {_label(sets[aspect], answer.options[aspect])}"
                for aspect in sets
                if aspect in answer.options
            ]
            return "; ".join(found)
        case State.ANSWERED:
            return _label(framework.options_of(framework.features[feature_id]), answer.option)
        case State.NOT_APPLICABLE:
            return words.say("common.answer.missing_reason" if answer.lacks_reason else "common.answer.not_applicable")
        case _:
            return words.say(f"common.answer.{answer.state.value}")


def _label(options: tuple[Option, ...], option_id: str | None) -> str:
    return next(option.label for option in options if option.id == option_id)


def stage_label(framework: Framework, low: int | None, high: int | None) -> str:
    """Write a stage or a range of stages: '2 Track', or '2 Track to 3 Deliver'."""
    names = [f"{number} {framework.stage_name(number)}" if number else framework.not_yet for number in (low, high)]
    return names[0] if low == high else " – ".join(names)
