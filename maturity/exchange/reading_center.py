"""The rows about the center and about its wishes, checked against what the framework asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from maturity.assessment.answers import By, CenterValue, Priority
from maturity.assessment.center import center_value
from maturity.assessment.typed import printable
from maturity.errors import Problem
from maturity.exchange.choices import (
    YES,
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
from maturity.exchange.table import Cell, Row
from maturity.framework.document import brief
from maturity.framework.model import Framework, ProfileQuestion
from maturity.text import words


def read_center(file: str, framework: Framework, rows: Sequence[Row]) -> tuple[dict[str, CenterValue], list[Problem]]:
    """Return what is said about the center, and what is wrong with the rest."""
    finding = Finding(file)
    questions = {one.id: one for one in framework.profile if one.kind != "any-of"}
    parts = {f"{one.id}.{choice.id}": (one, choice.id) for one in framework.profile for choice in one.choices}
    parts = {key: found for key, found in parts.items() if found[0].kind == "any-of"}
    center: dict[str, CenterValue] = {}
    several: dict[str, tuple[str, ...]] = {}
    for id_, row in finding.each(rows, "question"):
        cell = row.cells.get(ANSWER)
        if id_ in parts:
            question, choice = parts[id_]
            chosen = finding.chosen(cell, yes_or_no(words()))
            if chosen is not None:
                several[question.id] = (*several.get(question.id, ()), *([choice] if chosen == YES else []))
        elif id_ in questions:
            value = None if cell is None else _value(finding, questions[id_], cell)
            if value is not None:
                center[id_] = value
        else:
            what, why = f"'{brief(id_)}' is not asked about a center", "It would be lost without a word."
            finding.unknown(row.cells[ID], what, [*questions, *parts], why)
    return center | several, finding.found


def _value(finding: Finding, question: ProfileQuestion, cell: Cell) -> CenterValue | None:
    if question.choices:
        return finding.chosen(cell, profile_choices(question))
    text = printable(cell.text)
    if not text.strip():
        return None
    try:
        return center_value(question, text)
    except ValueError as error:
        what, _, fix = str(error).partition(" Fix: ")
        finding.add(cell, what.rstrip("."), "It can't be used so.", fix)
        return None


@dataclass
class Plan:
    """What a center wishes for its plan."""

    priorities: dict[str, Priority] = field(default_factory=dict)
    targets: dict[str, int | str] = field(default_factory=dict)
    capacity: str | None = None
    plan_by: By | None = None


def read_plan(file: str, framework: Framework, rows: Sequence[Row]) -> tuple[Plan, list[Problem]]:
    """Return the wishes, and what is wrong with the rest."""
    finding, plan = Finding(file), Plan()
    capabilities = [one.id for one in framework.capabilities]
    for id_, row in finding.each(rows, "wish"):
        cell = row.cells.get(ANSWER)
        kind, _, name = id_.partition(":")
        if id_ == CAPACITY:
            plan.capacity = finding.chosen(cell, capacity_choices(framework))
        elif id_ == ORDER:
            by = finding.chosen(cell, order_choices(words()))
            plan.plan_by = None if by is None else By(by)
        elif f"{kind}:" == PRIORITY and name in capabilities:
            priority = finding.chosen(cell, priority_choices(words()))
            if priority is not None:
                plan.priorities[name] = Priority(priority)
        elif f"{kind}:" == TARGET and (name in capabilities or name in framework.features):
            aim = finding.chosen(cell, target_choices(framework, name))
            if aim is not None:
                plan.targets[name] = int(aim) if name in capabilities else aim
        else:
            known = [CAPACITY, ORDER, *(f"{what}{one}" for what in (PRIORITY, TARGET) for one in capabilities)]
            finding.unknown(row.cells[ID], f"there is no wish '{brief(id_)}'", known, "It would have no effect.")
    return plan, finding.found
