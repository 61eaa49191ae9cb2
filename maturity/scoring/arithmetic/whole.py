"""arithmetic(framework, assessment, result, node): how a number and a stage are made, from the answers on."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.arithmetic.conditions import blocking, from_groups, ladder
from maturity.scoring.arithmetic.inputs import part
from maturity.scoring.arithmetic.lines import combining, entries
from maturity.scoring.arithmetic.model import Arithmetic, Line, Part
from maturity.scoring.arithmetic.source import Source
from maturity.scoring.result import NodeResult, Range, Result


def arithmetic(framework: Framework, assessment: Assessment, result: Result, node_id: str) -> Arithmetic:
    """Return the arithmetic of a node, whose totals are those of the result; KeyError if there is no such node."""
    source = Source(framework, assessment, result)
    scored = result.node(node_id)
    node = source.node(node_id)
    blocked = scored is result.overall and not result.scorable
    parts = () if blocked else tuple(_part(source, scored, aspect) for aspect in range(source.made.aspects))
    return Arithmetic(
        node=scored,
        rule=node.rule,
        parts=parts,
        join=_join(source, parts),
        total=Range(scored.value, scored.low, scored.high),
        ladder=() if blocked else ladder(source, node, scored),
        start=node.rule.ladder.start if node.rule.ladder else 0,
        from_groups=None if blocked else from_groups(source, node, scored),
        bands=node.rule.bands,
        blocking=blocking(source, scored),
    )


def _part(source: Source, scored: NodeResult, aspect: int) -> Part:
    total = Range(scored.value, scored.low, scored.high)
    if source.made.aspects > 1:
        total = scored.aspects[source.framework.aspects[aspect].id]
    return part(source, source.node(scored.id), aspect, total)


def _join(source: Source, parts: tuple[Part, ...]) -> tuple[Line, ...]:
    """Return the lines that join the aspects, where they are rolled up apart."""
    join = source.made.join
    if join is None or len(parts) < 2:
        return ()
    pairs = [(one.total, weight) for one, weight in zip(parts, source.made.join_weights, strict=True)]
    return combining(join.rule, entries(pairs))
