"""A result as plain data, in the documented shape that the command line prints and other tools read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.result import Check, NodeResult, Result
from maturity.text import Words


def framework_name(framework: Framework) -> dict[str, Any]:
    """Return what names a framework exactly."""
    overlays = {"overlays": [mark.id for mark in framework.overlays]} if framework.overlays else {}
    return {"id": framework.id, "version": framework.version, "checksum": framework.checksum, **overlays}


def result_data(framework: Framework, assessment: Assessment, result: Result, words: Words) -> dict[str, Any]:
    """Return a result as plain data; shares are numbers from 0 to 1, not rounded."""
    texts = {node.id: explain(framework, assessment, result, node, words).sentences() for node in result.groups}
    texts[result.overall.id] = explain_overall(framework, assessment, result, words)
    return {
        "framework": framework_name(framework),
        "center": dict(assessment.center),
        "scorable": result.scorable,
        "blocked_by": list(result.blocked_by),
        "nodes": [_node(framework, node, texts[node.id]) for node in (result.overall, *result.capabilities)],
        "groups": [_node(framework, node, texts[node.id]) for node in result.groups if node.parent is not None],
    }


def _node(framework: Framework, node: NodeResult, texts: list[str]) -> dict[str, Any]:
    return {
        "id": node.id,
        "parent": node.parent,
        "value": _number(node.value),
        "low": _number(node.low),
        "high": _number(node.high),
        "stage": node.stage,
        "stage_low": node.stage_low,
        "stage_high": node.stage_high,
        "stage_name": None if node.stage is None else framework.stage_name(node.stage),
        "band": node.band,
        "band_low": node.band_low,
        "band_high": node.band_high,
        "aspects": {
            name: {"value": _number(one.value), "low": _number(one.low), "high": _number(one.high)}
            for name, one in node.aspects.items()
        },
        "coverage": _number(node.coverage),
        "counts": {
            "features": node.total,
            "settled": node.settled,
            "dont_know": node.dont_know,
            "not_applicable": node.excluded,
        },
        "reasons": [_check(check) for check in node.reasons],
        "explanation": texts,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "stage": check.stage,
        "rule": check.rule.value,
        "needed": _number(check.needed),
        "low": _number(check.low),
        "high": _number(check.high),
        "verdict": check.verdict.value,
        "passing_at": _number(check.passing_at),
        "reach": check.reach,
        "behind": list(check.behind),
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
