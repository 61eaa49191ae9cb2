"""The rows about the center and about its wishes, checked against what the framework asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from maturity.assessment.answers import By, CenterValue, Priority
from maturity.assessment.center import MAX_NUMBER, MAX_TEXT, center_value
from maturity.assessment.typed import printable
from maturity.errors import Problem
from maturity.exchange.choices import (
    YES,
    Choices,
    capacity_choices,
    order_choices,
    priority_choices,
    profile_choices,
    target_choices,
    yes_or_no,
)
from maturity.exchange.columns import ANSWER, ID
from maturity.exchange.filled import CAPACITY, ORDER, PRIORITY, TARGET
from maturity.exchange.finding import Finding
from maturity.exchange.spoken import Languages, Spoken, any_choices
from maturity.exchange.table import Cell, Row
from maturity.framework.document import brief
from maturity.framework.model import ProfileQuestion


def read_center(file: str, spoken: Languages, rows: Sequence[Row]) -> tuple[dict[str, CenterValue], list[Problem]]:
    """Return what is said about the center, and what is wrong with the rest."""
    finding, framework = Finding(file, spoken[0].words), spoken[0].framework
    questions = {one.id: one for one in framework.profile if one.kind != "any-of"}
    parts = {f"{one.id}.{choice.id}": (one, choice.id) for one in framework.profile for choice in one.choices}
    parts = {key: found for key, found in parts.items() if found[0].kind == "any-of"}
    center: dict[str, CenterValue] = {}
    several: dict[str, tuple[str, ...]] = {}
    for id_, row in finding.each(rows, "question"):
        cell = row.cells.get(ANSWER)
        if id_ in parts:
            question, choice = parts[id_]
            chosen = finding.chosen(cell, any_choices(spoken, lambda one: yes_or_no(one.words)))
            if chosen is not None:
                several[question.id] = (*several.get(question.id, ()), *([choice] if chosen == YES else []))
        elif id_ in questions:
            value = None if cell is None else _value(finding, spoken, questions[id_], cell)
            if value is not None:
                center[id_] = value
        else:
            finding.unknown(row.cells[ID], id_, "center", [*questions, *parts])
    return center | several, finding.found


def _value(finding: Finding, spoken: Languages, question: ProfileQuestion, cell: Cell) -> CenterValue | None:
    if question.choices:
        asked = {one.framework.language: {each.id: each for each in one.framework.profile} for one in spoken}
        known = any_choices(spoken, lambda one: profile_choices(asked[one.framework.language][question.id]))
        return finding.chosen(cell, known)
    text = printable(cell.text)
    if not text.strip():
        return None
    try:
        return center_value(question, text)
    except ValueError:
        number = finding.words.number
        if question.kind == "whole-number":
            finding.add(cell, "number", text=brief(text), most=number(MAX_NUMBER))
        else:
            finding.add(cell, "long_fact", n=number(len(text)), most=number(MAX_TEXT))
        return None


@dataclass
class Plan:
    """What a center wishes for its plan."""

    priorities: dict[str, Priority] = field(default_factory=dict)
    targets: dict[str, int | str] = field(default_factory=dict)
    capacity: str | None = None
    plan_by: By | None = None


def read_plan(file: str, spoken: Languages, rows: Sequence[Row]) -> tuple[Plan, list[Problem]]:
    """Return the wishes, and what is wrong with the rest."""
    finding, plan, framework = Finding(file, spoken[0].words), Plan(), spoken[0].framework
    capabilities = [one.id for one in framework.capabilities]
    for id_, row in finding.each(rows, "wish"):
        cell = row.cells.get(ANSWER)
        kind, _, name = id_.partition(":")
        if id_ == CAPACITY:
            plan.capacity = finding.chosen(cell, any_choices(spoken, lambda one: capacity_choices(one.framework)))
        elif id_ == ORDER:
            by = finding.chosen(cell, any_choices(spoken, lambda one: order_choices(one.words)))
            plan.plan_by = None if by is None else By(by)
        elif f"{kind}:" == PRIORITY and name in capabilities:
            priority = finding.chosen(cell, any_choices(spoken, lambda one: priority_choices(one.words)))
            if priority is not None:
                plan.priorities[name] = Priority(priority)
        elif f"{kind}:" == TARGET and (name in capabilities or name in framework.features):
            aims = any_choices(spoken, partial(_targets, name=name))
            aim = finding.chosen(cell, aims)
            if aim is not None:
                plan.targets[name] = int(aim) if name in capabilities else aim
        else:
            known = [CAPACITY, ORDER, *(f"{what}{one}" for what in (PRIORITY, TARGET) for one in capabilities)]
            finding.unknown(row.cells[ID], id_, "wish", known)
    return plan, finding.found


def _targets(one: Spoken, name: str) -> Choices:
    return target_choices(one.framework, name)
