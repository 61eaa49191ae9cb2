"""Claimed and measured, side by side: each answer that a figure stands beside, what was said and what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from maturity.assessment.answers import Assessment
from maturity.assessment.measured import Measured, MeasuredFigure
from maturity.framework.model import Feature, Framework, Proof
from maturity.measures.amounts import said
from maturity.measures.model import Unit
from maturity.measures.verdict import Says, Verdict, Why, verdict
from maturity.scoring.labels import answer_label
from maturity.text import Words


@dataclass(frozen=True)
class Claim:
    """One answer and what was measured beside it, in words."""

    feature: Feature
    answer: str
    figure: MeasuredFigure
    says: Says
    why: Why
    name: str
    """What the measure is called."""
    amount: str
    """The value with its unit, or why there is none."""
    counted: str
    """Out of how many; empty where there is no value."""
    verdict: str
    """What the figure says to the answer, in a sentence."""
    expected: str
    """What the answer would be expected to show; empty where nothing is set."""

    @property
    def short(self) -> str:
        """By what the verdict in a few words is called."""
        return self.why if self.why in (Why.ONLY_SHOWN, Why.COULD_BE_MORE) else self.says

    @property
    def compared(self) -> bool:
        """Whether the figure says something for or against the answer."""
        return self.says in (Says.SUPPORTS, Says.SPEAKS_AGAINST)


def claims(framework: Framework, assessment: Assessment, words: Words) -> tuple[Claim, ...]:
    """Return every answer that something was measured beside, in the order of the framework; none without figures."""
    found = (claim(framework, assessment, feature, words) for feature in framework.features.values())
    return tuple(one for one in found if one is not None)


def claim(framework: Framework, assessment: Assessment, feature: Feature, words: Words) -> Claim | None:
    """Return one answer and what was measured beside it; None where there is neither a figure nor a reason."""
    if feature.proof is None or assessment.measured is None:
        return None
    figure = assessment.measured.find(feature.proof.measure, feature.proof.among)
    if figure is None or not (figure.measurable or figure.why_not):
        return None
    found = verdict(framework, feature, assessment.answer(feature.id), figure)
    answer = answer_label(framework, assessment, feature.id, words)
    expected = _bound(found, feature.proof, figure.unit, words)
    return Claim(
        feature=feature,
        answer=answer,
        figure=figure,
        says=found.says,
        why=found.why,
        name=name_of(figure.measure, words),
        amount=amount_of(figure, words),
        counted=_counted(figure, words),
        verdict=words.say(f"evidence.verdict.{found.why}", answer=answer, bound=expected),
        expected=expected,
    )


def name_of(measure: str, words: Words) -> str:
    """Return what a measure is called; its id where nobody has named it."""
    return words.messages.get(f"measures.measure.{measure}.name", measure)


def formula_of(measure: str, words: Words) -> str:
    """Return in words how a measure is worked out; empty where nobody has said it."""
    return words.messages.get(f"measures.measure.{measure}.formula", "")


def amount_of(figure: MeasuredFigure, words: Words) -> str:
    """Return a figure's value with its unit, its span over areas, or that it is not measurable and why."""
    if figure.value is not None:
        return _said(figure.value, figure.unit, words)
    if figure.lowest is not None and figure.highest is not None:
        ends = {key: _said(value, figure.unit, words) for key, value in _ends(figure).items()}
        return words.count("evidence.span", figure.groups, **ends)
    return f"{words.say('evidence.short.not-measurable')}. {why_not(figure, words)}".strip()


def why_not(figure: MeasuredFigure, words: Words) -> str:
    """Return why there is no value, with the numbers that belong to the reason; its id where it has no words."""
    text = words.messages.get(f"measures.why_not.{figure.why_not}", figure.why_not)
    numbers = {key: _number(value, words) for key, value in figure.numbers.items()}
    try:
        return text.format(**numbers)
    except (KeyError, IndexError, ValueError):
        return text


def source_of(measured: Measured, words: Words) -> str:
    """Return as of when the figures are, and from which extract."""
    day = words.day(measured.day)
    if measured.since is not None:
        since = words.day(measured.since.date())
        return words.say("evidence.when_since", day=day, since=since, extract=measured.extract)
    return words.say("evidence.when", day=day, extract=measured.extract)


def _counted(figure: MeasuredFigure, words: Words) -> str:
    if figure.value is None or figure.unit in (Unit.REQUESTS, Unit.PEOPLE):
        return ""
    whole = words.number(figure.denominator)
    if figure.unit == Unit.SHARE and figure.numerator is not None:
        return words.say(f"evidence.counted.share.{figure.among}", part=words.number(figure.numerator), whole=whole)
    return words.say(f"evidence.counted.of.{figure.among}", whole=whole) if figure.denominator else ""


def _bound(found: Verdict, proof: Proof, unit: str, words: Words) -> str:
    """Return the limit that an answer was held to, in words; empty where there was none."""
    bound = found.bound
    if bound is None:
        return ""
    low, high = (None if one is None else _limit(one, proof, unit, words) for one in (bound.at_least, bound.at_most))
    if low and high:
        return words.say("evidence.bound.both", low=low, high=high)
    return words.say(f"evidence.bound.{'at_least' if low else 'at_most'}", n=low or high)


def _limit(limit: Decimal, proof: Proof, unit: str, words: Words) -> str:
    if proof.unit is not None:
        return words.say(f"evidence.bound.time.{proof.unit}", n=_number(limit, words))
    return _said(limit, unit, words)


def _ends(figure: MeasuredFigure) -> dict[str, Decimal]:
    return {key: value for key in ("lowest", "highest") if (value := getattr(figure, key)) is not None}


def _said(value: Decimal, unit: str, words: Words) -> str:
    return said(value, Unit(unit), words) if unit in set(Unit) else f"{_number(value, words)} {unit}"


def _number(value: Decimal, words: Words) -> str:
    return words.number(int(value)) if value == int(value) else format(value.normalize(), "f")
