"""What a measured figure says to an answer. It never answers for the person, and never changes a score."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.measured import MeasuredFigure
from maturity.framework.model import Bound, Feature, Framework, Proof


class Says(StrEnum):
    """What a figure says."""

    SUPPORTS = "supports"
    SPEAKS_AGAINST = "speaks-against"
    CANT_TELL = "cant-tell"
    NOT_MEASURABLE = "not-measurable"


class Why(StrEnum):
    """Which case it is: what the words are found by."""

    REACHES = "reaches"  # the figure is what the answer leads one to expect
    NONE_EITHER = "none-either"  # the answer says that it isn't there, and the figure is no more than that
    FALLS_SHORT = "falls-short"  # the figure is less than the answer leads one to expect
    COULD_BE_MORE = "could-be-more"  # the figure would bear a better answer
    SHORT_BUT_SILENT = "short-but-silent"  # it is less, but an extract may not show everything
    ONLY_SHOWN = "only-shown"  # nothing to compare it with
    NO_LIMIT = "no-limit"  # nothing is set for this very answer
    NO_ANSWER = "no-answer"
    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"
    SEVERAL = "several"  # the answer rates several aspects
    OTHER_UNIT = "other-unit"
    TOO_FEW = "too-few"
    NOT_MEASURED = "not-measured"
    WHY_NOT = "why-not"  # the measure itself says why


@dataclass(frozen=True)
class Verdict:
    """What a figure says to an answer, and the bound that it was held to."""

    says: Says
    why: Why
    bound: Bound | None = field(default=None)


ENOUGH = 30
"""Requests behind a figure that an answer can be held to; our judgment. With fewer, a handful would turn it over."""

_HOURS_A_DAY = 24


def verdict(framework: Framework, feature: Feature, answer: Answer, figure: MeasuredFigure | None) -> Verdict:
    """Return what a figure says to an answer; KeyError where the feature names no measure."""
    proof = feature.proof
    if proof is None:
        raise KeyError(feature.id)
    if figure is None or not figure.measurable:
        why = Why.NOT_MEASURED if figure is None or not figure.why_not else Why.WHY_NOT
        return Verdict(Says.NOT_MEASURABLE, why)
    if proof.full is None or figure.value is None:
        return Verdict(Says.CANT_TELL, Why.ONLY_SHOWN)
    if (silent := _SILENT.get(answer.state)) is not None:
        return Verdict(Says.CANT_TELL, silent)
    if answer.option is None:
        return Verdict(Says.CANT_TELL, Why.SEVERAL)
    if figure.denominator < ENOUGH and figure.unit not in _COUNTS:
        return Verdict(Says.CANT_TELL, Why.TOO_FEW)
    value = _in_unit(figure, proof)
    if value is None:
        return Verdict(Says.CANT_TELL, Why.OTHER_UNIT)
    return _compared(proof, framework.worth[feature.options or framework.options][answer.option].share, value)


_COUNTS = ("requests", "people")


def verdict_of(framework: Framework, assessment: Assessment, feature: Feature) -> Verdict | None:
    """Return what was measured of a center says to its answer; None without a measurement, or a measure to look at."""
    if feature.proof is None or assessment.measured is None:
        return None
    figure = assessment.measured.find(feature.proof.measure, feature.proof.among)
    return verdict(framework, feature, assessment.answer(feature.id), figure)


def speaks_against(framework: Framework, assessment: Assessment) -> tuple[Feature, ...]:
    """Return the features to whose answers the measured figures speak against, in the order of the framework."""
    return tuple(
        feature
        for feature in framework.features.values()
        if (found := verdict_of(framework, assessment, feature)) is not None and found.says is Says.SPEAKS_AGAINST
    )


_SILENT = {
    State.UNANSWERED: Why.NO_ANSWER,
    State.DONT_KNOW: Why.DONT_KNOW,
    State.NOT_APPLICABLE: Why.NOT_APPLICABLE,
}


def _compared(proof: Proof, share: Fraction, value: Decimal) -> Verdict:
    assert proof.full is not None  # the caller has looked
    whole, some = _holds(proof.full, value), proof.part is not None and _holds(proof.part, value)
    if share == 0:
        # What the figure shows is one thing of several that must be true, so it never proves that a No is wrong.
        first = proof.part or proof.full
        if not whole and not some:
            return Verdict(Says.SUPPORTS, Why.NONE_EITHER, first) if proof.refutes else _silent(first)
        return Verdict(Says.CANT_TELL, Why.COULD_BE_MORE, proof.full if whole else first)
    bound = proof.full if share == 1 else proof.part
    if bound is None:
        return Verdict(Says.SUPPORTS, Why.REACHES, proof.full) if whole else Verdict(Says.CANT_TELL, Why.NO_LIMIT)
    if _holds(bound, value) or whole:
        return Verdict(Says.SUPPORTS, Why.REACHES, bound)
    return Verdict(Says.SPEAKS_AGAINST, Why.FALLS_SHORT, bound) if proof.refutes else _silent(bound)


def _silent(bound: Bound) -> Verdict:
    return Verdict(Says.CANT_TELL, Why.SHORT_BUT_SILENT, bound)


def _holds(bound: Bound, value: Decimal) -> bool:
    enough = bound.at_least is None or value >= bound.at_least
    return enough and (bound.at_most is None or value <= bound.at_most)


def _in_unit(figure: MeasuredFigure, proof: Proof) -> Decimal | None:
    """Return the figure's value in the unit of the limits; None where one can't be turned into the other."""
    assert figure.value is not None  # the caller has looked
    match proof.unit, figure.unit:
        case (None, _):
            return figure.value
        case (wanted, given) if wanted == given:
            return figure.value
        case ("days", "hours"):
            return figure.value / _HOURS_A_DAY
        case ("hours", "days"):
            return figure.value * _HOURS_A_DAY
    return None
