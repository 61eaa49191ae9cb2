"""The rows of the answers, each checked against what its feature may be answered with."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.assessment.answers import MAX_EVIDENCE, MAX_NOTE, MAX_REASON, Answer, State
from maturity.assessment.typed import printable
from maturity.errors import Problem
from maturity.exchange.cell_text import same
from maturity.exchange.choices import DONT_KNOW, NOT_APPLICABLE, answer_choices, aspect_choices
from maturity.exchange.columns import ANSWER, ASPECT, ID
from maturity.exchange.finding import Finding
from maturity.exchange.table import Row
from maturity.framework.document import brief
from maturity.framework.model import Feature, Framework
from maturity.text import words

_LIMITS = {"reason": MAX_REASON, "note": MAX_NOTE, "evidence": MAX_EVIDENCE}


def read_answers(file: str, framework: Framework, rows: Sequence[Row]) -> tuple[dict[str, Answer], list[Problem]]:
    """Return the answers, and what is wrong with the others."""
    finding = Finding(file)
    answers: dict[str, Answer] = {}
    for id_, row in finding.each(rows, "question"):
        feature = framework.features.get(id_)
        if feature is None:
            _unknown(finding, framework, row, id_)
            continue
        answer = _answer(finding, framework, feature, row)
        if answer != Answer():
            answers[id_] = answer
    return answers, finding.found


def _unknown(finding: Finding, framework: Framework, row: Row, id_: str) -> None:
    for overlay in framework.overlays:
        for off in overlay.off:
            if off.id == id_ or id_.startswith(f"{off.id}."):
                what = f"the overlay '{overlay.id}' switches '{brief(id_)}' off"
                finding.add(row.cells[ID], what, off.reason, "Delete this row.")
                return
    why = "Its answer would be lost."
    finding.unknown(row.cells[ID], f"there is no question with the id '{brief(id_)}'", framework.features, why)


def _answer(finding: Finding, framework: Framework, feature: Feature, row: Row) -> Answer:
    option = _said(finding, framework, feature, row)
    rated = {}
    for aspect in framework.aspects:
        chosen = finding.chosen(row.cells.get(f"{ASPECT}{aspect.id}"), aspect_choices(framework, feature, aspect.id))
        if chosen is not None:
            rated[aspect.id] = chosen
    if option is not None and rated:
        what = "this question is rated, and the column beside says something else"
        finding.add(row.cells[ANSWER], what, "Only one of them can count.", "Empty this cell, or the ratings.")
    texts = {key: _text(finding, row, key) for key in _LIMITS}
    if finding.found:
        return Answer()  # nothing is taken from a file with a problem
    state = State.ANSWERED if option is not None or rated else State.UNANSWERED
    if option in (DONT_KNOW, NOT_APPLICABLE):
        state, option = State(option), None
    reason, note, evidence = texts.values()
    return Answer(state=state, option=option, options=rated, reason=reason, note=note, evidence=evidence)


def _said(finding: Finding, framework: Framework, feature: Feature, row: Row) -> str | None:
    choices = answer_choices(framework, feature, words())
    cell = row.cells.get(ANSWER)
    left_out = {same(words().say("common.answer.not_applicable")), NOT_APPLICABLE}
    if cell is not None and not feature.may_not_apply and same(cell.text) in left_out:
        fix = f"Choose one of: {'; '.join(choices.texts)}."
        finding.add(cell, "this question always applies", "The framework lets nobody leave it out.", fix)
        return None
    return finding.chosen(cell, choices)


def _text(finding: Finding, row: Row, key: str) -> str:
    text = printable(row.text(key))
    if len(text) > _LIMITS[key]:
        what = f"this text has {len(text):,} characters"
        fix = f"Shorten it to at most {_LIMITS[key]:,}."
        finding.add(row.cells[key], what, "There is no room for it in the reports.", fix)
    return text
