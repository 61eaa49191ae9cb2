"""The ladder: which stage the answers of a capability reach, and every check on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.framework.model import Feature, Ladder
from maturity.scoring.result import Check, Rule
from maturity.scoring.rollup import mean

_RULES = {"stage": Rule.OF_STAGE, "up-to-stage": Rule.UP_TO_STAGE}


@dataclass(frozen=True)
class Span:
    """What a feature is worth if its open answer turns out lowest or highest; the two are equal once it is settled."""

    low: Fraction
    high: Fraction


FULL = Span(Fraction(1), Fraction(1))


def checks(
    ladder: Ladder, stages: Sequence[int], features: Sequence[Feature], spans: Mapping[str, Span]
) -> tuple[Check, ...]:
    """Return every check of every stage, lowest stage first; features without a span do not apply."""
    applicable = [feature for feature in features if feature.id in spans]
    return tuple(check for stage in stages for check in _of_stage(ladder, stage, applicable, spans))


def _of_stage(ladder: Ladder, stage: int, applicable: Sequence[Feature], spans: Mapping[str, Span]) -> Iterator[Check]:
    own = [feature for feature in applicable if feature.stage == stage]
    for condition in ladder.conditions:
        counted = own if condition.over == "stage" else [feature for feature in applicable if feature.stage <= stage]
        yield Check(
            stage=stage,
            rule=_RULES[condition.over],
            needed=Fraction(condition.at_least),
            low=mean([spans[feature.id].low for feature in counted]),
            high=mean([spans[feature.id].high for feature in counted]),
            behind=tuple(feature.id for feature in counted),
        )
    for feature in own:
        if feature.gate:
            span = spans[feature.id]
            yield Check(stage, Rule.GATE, Fraction(ladder.gate_at_least), span.low, span.high, (feature.id,))


def reached(stages: Sequence[int], found: Sequence[Check], *, at_best: bool) -> int:
    """Return the highest stage all of whose checks, and those of every stage below, hold; 0 is below the first."""
    top = 0
    for stage in stages:
        for check in found:
            value = check.high if at_best else check.low
            if check.stage == stage and value is not None and value < check.needed:
                return top
        top = stage
    return top
