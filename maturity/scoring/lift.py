"""What lifts a capability: the fewest features that, fully in place, reach its next stage."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment
from maturity.framework.model import Capability, Framework
from maturity.scoring.ladder import FULL, Span, checks
from maturity.scoring.result import Check, NodeResult, Rule, Verdict
from maturity.scoring.score import spans_of


def fewest_to_next_stage(framework: Framework, assessment: Assessment, node: NodeResult) -> tuple[str, ...]:
    """Return the fewest features to put fully in place for the next stage; none at the top or where nothing applies.

    Every feature weighs the same, so taking gates first, then the stage's own features, then any, each time the one
    with the most to gain, needs no more features than any other choice. Prerequisites are the roadmap's business.
    """
    if node.stage_low is None or node.stage_low == framework.stages[-1].number:
        return ()
    capability = framework.capability(node.id)
    spans = dict(spans_of(framework, assessment, capability))
    chosen: list[str] = []
    while unmet := _unmet(framework, capability, spans, node.stage_low + 1):
        best = max(unmet.behind, key=lambda feature_id: 1 - spans[feature_id].low)
        if spans[best].low == 1:
            break
        spans[best] = FULL
        chosen.append(best)
    return tuple(feature_id for feature_id in framework.features if feature_id in chosen)


def _unmet(framework: Framework, capability: Capability, spans: Mapping[str, Span], stage: int) -> Check | None:
    found = checks(framework.scoring.ladder, [stage], capability.features, spans)
    unmet = [check for check in found if check.verdict is not Verdict.MET]
    order = (Rule.GATE, Rule.OF_STAGE, Rule.UP_TO_STAGE)
    return min(unmet, key=lambda check: order.index(check.rule), default=None)
