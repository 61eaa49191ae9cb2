"""The arithmetic as plain data: every number exact, as text such as "7/2", and as a float beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from maturity.assessment.answers import Assessment
from maturity.framework.model import Band, Framework
from maturity.scoring.arithmetic.model import Arithmetic, Input, Line, Part, Rung, Stages, Worked
from maturity.scoring.describe_rule import describe_rule
from maturity.scoring.labels import answer_label, figure
from maturity.scoring.result import Range
from maturity.text import Words


def arithmetic_data(framework: Framework, assessment: Assessment, worked: Arithmetic, words: Words) -> dict[str, Any]:
    """Return the arithmetic of a node as plain data."""
    node = worked.node

    def entering(one: Input) -> dict[str, Any]:
        return _input(framework, assessment, one, words)

    return {
        "id": node.id,
        "rule": list(describe_rule(framework, worked.rule, words, [node.id])),
        "parts": [_part(part, entering) for part in worked.parts],
        "join": [_line(line) for line in worked.join],
        "total": _range(worked.total) | {"shown": figure(framework, worked.total.value) or None},
        "ladder": [_rung(rung) for rung in worked.ladder],
        "groups": None
        if worked.from_groups is None
        else {
            "stages": [{"id": group.id, **_stages(group.stages)} for group in worked.from_groups.groups],
            "rule": worked.from_groups.rule.rule,
            "figure": _stages(worked.from_groups.figure),
            "cap": _stages(worked.from_groups.cap),
        },
        "bands": [_band(band) for band in worked.bands],
        "blocking": [_worked(check) for check in worked.blocking],
        "stage": _stages(Stages(node.stage, node.stage_low, node.stage_high)),
        "band": {"value": node.band, "low": node.band_low, "high": node.band_high},
    }


def exact_number(value: Fraction | None) -> dict[str, Any] | None:
    """Return a number as an exact text and as a float; None where there is none."""
    return None if value is None else {"exact": str(value), "number": float(value)}


def _range(found: Range) -> dict[str, Any]:
    return {way: exact_number(getattr(found, way)) for way in found._fields}


def _stages(found: Stages) -> dict[str, Any]:
    return dict(found._asdict())


def _part(part: Part, entering: Any) -> dict[str, Any]:
    return {
        "aspect": part.aspect,
        "inputs": [entering(one) for one in part.inputs],
        "stages": [
            {
                "stage": portion.stage,
                "inputs": [entering(one) for one in portion.inputs],
                "lines": [_line(line) for line in portion.lines],
                "total": _range(portion.total),
            }
            for portion in part.portions
        ],
        "lines": [_line(line) for line in part.lines],
        "total": _range(part.total),
    }


def _input(framework: Framework, assessment: Assessment, one: Input, words: Words) -> dict[str, Any]:
    named = framework.groups[one.id].title if one.is_group else framework.features[one.id].title
    return {
        "id": one.id,
        "kind": "group" if one.is_group else "feature",
        "title": named,
        "answer": None if one.is_group else answer_label(framework, assessment, one.id, words),
        "treated": one.treated.value,
        "stage": one.stage,
        "weight": exact_number(one.weight),
        "own": _range(one.own),
        "lowest": exact_number(one.lowest),
        "highest": exact_number(one.highest),
        "counts": _range(one.counts),
        "aspects": [
            {"id": rated.aspect, "weight": exact_number(rated.weight), "counts": _range(rated.counts)}
            for rated in one.rated
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    ordered = [[str(one) for one in way] for way in line.ordered]
    return {
        "step": line.step.value,
        "operand": exact_number(line.operand),
        "comes_to": _range(line.comes_to),
        "in_order": dict(zip(line.comes_to._fields, ordered, strict=True)) if ordered else None,
    }


def _rung(rung: Rung) -> dict[str, Any]:
    checks = [_worked(check) for check in rung.checks]
    return {"stage": rung.stage, "verdict": rung.verdict.value, "checks": checks}


def _worked(one: Worked) -> dict[str, Any]:
    check = one.check
    return {
        "rule": check.rule.value,
        "passing_at": exact_number(check.passing_at),
        "reach": check.reach,
        "weighted": one.weighted,
        "members": [
            {
                "id": member.id,
                "kind": "group" if member.is_group else "feature",
                "stage": member.stage,
                "weight": exact_number(member.weight),
                "own": {"low": exact_number(member.own_low), "high": exact_number(member.own_high)},
                "counts": {"low": exact_number(member.low), "high": exact_number(member.high)},
            }
            for member in one.members
        ],
        "sum": {"low": exact_number(one.sum_low), "high": exact_number(one.sum_high)},
        "of": exact_number(one.of),
        "comes_to": {"low": exact_number(check.low), "high": exact_number(check.high)},
        "needed": exact_number(check.needed),
        "verdict": check.verdict.value,
    }


def _band(band: Band) -> dict[str, Any]:
    limit = band.above if band.above is not None else band.at
    return {
        "name": band.name,
        "limit": exact_number(None if limit is None else Fraction(limit)),
        "included": band.above is None,
        "stage": band.stage,
    }
