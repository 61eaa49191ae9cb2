"""The rows of the answers, each checked against what its feature may be answered with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from maturity.assessment.answers import MAX_EVIDENCE, MAX_NOTE, MAX_REASON, Answer, State
from maturity.assessment.typed import printable
from maturity.errors import Problem
from maturity.exchange.cell_text import same
from maturity.exchange.choices import DONT_KNOW, NOT_APPLICABLE, Choices, answer_choices, aspect_choices
from maturity.exchange.columns import ANSWER, ASPECT, ID
from maturity.exchange.finding import Finding
from maturity.exchange.spoken import Languages, Spoken, any_choices
from maturity.exchange.table import Row
from maturity.framework.document import brief
from maturity.framework.model import Feature, Framework

_LIMITS = {"reason": MAX_REASON, "note": MAX_NOTE, "evidence": MAX_EVIDENCE}


def read_answers(file: str, spoken: Languages, rows: Sequence[Row]) -> tuple[dict[str, Answer], list[Problem]]:
    """Return the answers, and what is wrong with the others."""
    finding, framework = Finding(file, spoken[0].words), spoken[0].framework
    answers: dict[str, Answer] = {}
    for id_, row in finding.each(rows, "question"):
        feature = framework.features.get(id_)
        if feature is None:
            _unknown(finding, framework, row, id_)
            continue
        answer = _answer(finding, spoken, feature, row)
        if answer != Answer():
            answers[id_] = answer
    return answers, finding.found


def _unknown(finding: Finding, framework: Framework, row: Row, id_: str) -> None:
    for overlay in framework.overlays:
        for off in overlay.off:
            if off.id == id_ or id_.startswith(f"{off.id}."):
                finding.add(row.cells[ID], "switched_off", overlay=overlay.id, id=brief(id_), reason=off.reason)
                return
    finding.unknown(row.cells[ID], id_, "question", framework.features)


def _answer(finding: Finding, spoken: Languages, feature: Feature, row: Row) -> Answer:
    option = _said(finding, spoken, feature, row)
    rated = {}
    for aspect in spoken[0].framework.aspects:
        known = any_choices(spoken, partial(_ratings, feature=feature, aspect=aspect.id))
        chosen = finding.chosen(row.cells.get(f"{ASPECT}{aspect.id}"), known)
        if chosen is not None:
            rated[aspect.id] = chosen
    if option is not None and rated:
        finding.add(row.cells[ANSWER], "rated")
    texts = {key: _text(finding, row, key) for key in _LIMITS}
    if finding.found:
        return Answer()  # nothing is taken from a file with a problem
    state = State.ANSWERED if option is not None or rated else State.UNANSWERED
    if option in (DONT_KNOW, NOT_APPLICABLE):
        state, option = State(option), None
    reason, note, evidence = texts.values()
    return Answer(state=state, option=option, options=rated, reason=reason, note=note, evidence=evidence)


def _ratings(one: Spoken, feature: Feature, aspect: str) -> Choices:
    return aspect_choices(one.framework, feature, aspect)


def _said(finding: Finding, spoken: Languages, feature: Feature, row: Row) -> str | None:
    choices = any_choices(spoken, lambda one: answer_choices(one.framework, feature, one.words))
    cell = row.cells.get(ANSWER)
    left_out = {NOT_APPLICABLE, *(same(one.words.say("common.answer.not_applicable")) for one in spoken)}
    if cell is not None and not feature.may_not_apply and same(cell.text) in left_out:
        finding.add(cell, "always_applies", choices="; ".join(choices.texts))
        return None
    return finding.chosen(cell, choices)


def _text(finding: Finding, row: Row, key: str) -> str:
    text = printable(row.text(key))
    if len(text) > _LIMITS[key]:
        number = finding.words.number
        finding.add(row.cells[key], "too_long", n=number(len(text)), most=number(_LIMITS[key]))
    return text
