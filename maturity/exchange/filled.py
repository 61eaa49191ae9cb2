"""The rows of the questionnaire, filled with what an assessment says so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from maturity.assessment.answers import Answer, Assessment, CenterValue, State
from maturity.exchange.choices import (
    NO,
    YES,
    Choices,
    answer_choices,
    aspect_choices,
    capacity_choices,
    order_choices,
    priority_choices,
    profile_choices,
    target_choices,
    yes_or_no,
)
from maturity.exchange.columns import ANSWER, ASPECT, ID, TEXTS
from maturity.framework.model import Capability, Feature, Framework, ProfileQuestion
from maturity.scoring.progress import in_order
from maturity.text import Words

CAPACITY, ORDER, PRIORITY, TARGET = "plan:capacity", "plan:by", "priority:", "target:"
"""The ids of wishes; no id of a question or feature has a colon."""


@dataclass(frozen=True)
class FilledRow:
    """The cells of a row by the key of their column, and the drop-down of those that have one."""

    cells: dict[str, str | int]
    lists: dict[str, Choices] = field(default_factory=dict)


def identity_rows(framework: Framework) -> list[FilledRow]:
    """Return what names the framework exactly."""
    named = {"framework": framework.id, "version": framework.version_here, "checksum": framework.checksum}
    return [FilledRow({ID: key, ANSWER: text}) for key, text in named.items()]


def center_rows(framework: Framework, assessment: Assessment, words: Words) -> list[FilledRow]:
    """Return the questions about the center; where several may be true, each has a row of its own."""
    return [
        row for question in framework.profile for row in _center(question, assessment.center.get(question.id), words)
    ]


def _center(question: ProfileQuestion, said: CenterValue | None, words: Words) -> Iterator[FilledRow]:
    hint = question.hint or ""
    if question.kind == "any-of":
        either = yes_or_no(words)
        for choice in question.choices:
            answer = "" if said is None else either.text_of(YES if choice.id in _several(said) else NO)
            asked = words.say("exchange.part", question=question.label, choice=choice.label)
            cells = {ID: f"{question.id}.{choice.id}", "question": asked, ANSWER: answer, "hint": hint}
            yield FilledRow(dict(cells), {ANSWER: either})
        return
    listed = profile_choices(question) if question.kind == "one-of" else None
    value: str | int = "" if said is None else said if isinstance(said, int) else str(said)
    if listed is not None and value != "":
        value = listed.text_of(str(value))
    yield FilledRow(
        {ID: question.id, "question": question.label, ANSWER: value, "hint": hint},
        {} if listed is None else {ANSWER: listed},
    )


def _several(said: CenterValue) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (str(said),)


def plan_rows(framework: Framework, assessment: Assessment, words: Words) -> list[FilledRow]:
    """Return what the center may wish for its plan; none of it has to be filled in."""
    say = words.say
    rows = [
        _wish(CAPACITY, say("exchange.wish.capacity"), capacity_choices(framework), assessment.capacity),
        _wish(ORDER, say("exchange.wish.order"), order_choices(words), assessment.plan_by),
    ]
    for one in framework.capabilities:
        asked = say("exchange.wish.priority", capability=one.title)
        rows.append(_wish(f"{PRIORITY}{one.id}", asked, priority_choices(words), assessment.priorities.get(one.id)))
    aims = assessment.targets
    staged = [one.id for one in framework.capabilities] if framework.stages else []
    for name in (*staged, *(name for name in aims if name not in staged)):
        titled: Capability | Feature | None = framework.features.get(name) or framework.groups.get(name)
        asked = say("exchange.wish.target", title=titled.title if titled else name)
        rows.append(_wish(f"{TARGET}{name}", asked, target_choices(framework, name), aims.get(name)))
    return rows


def _wish(id_: str, asked: str, listed: Choices, said: str | int | None) -> FilledRow:
    answer = "" if said is None else listed.text_of(str(said))
    return FilledRow({ID: id_, "question": asked, ANSWER: answer}, {ANSWER: listed})


def answer_rows(framework: Framework, assessment: Assessment, words: Words) -> list[FilledRow]:
    """Return every feature in the order of asking."""
    return [
        _answer(framework, capability, feature, assessment.answer(feature.id), words)
        for capability in framework.capabilities
        for feature in in_order(framework, capability)
    ]


def _answer(framework: Framework, capability: Capability, feature: Feature, answer: Answer, words: Words) -> FilledRow:
    lists = {ANSWER: answer_choices(framework, feature, words)}
    lists |= {f"{ASPECT}{one.id}": aspect_choices(framework, feature, one.id) for one in framework.aspects}
    cells: dict[str, str | int] = {
        "capability": capability.title,
        ID: feature.id,
        "stage": f"{feature.stage} {framework.stage_name(feature.stage)}" if feature.stage else "",
        "question": feature.asked,
        "means": "\n".join(f"• {one}" for one in feature.yes_means),
        ANSWER: "",
    }
    if answer.option is not None:
        cells[ANSWER] = lists[ANSWER].text_of(answer.option)
    elif answer.state in (State.DONT_KNOW, State.NOT_APPLICABLE):
        cells[ANSWER] = lists[ANSWER].text_of(answer.state.value)
    cells |= {f"{ASPECT}{id_}": lists[f"{ASPECT}{id_}"].text_of(option) for id_, option in answer.options.items()}
    cells |= {key: getattr(answer, key) for key in TEXTS}
    return FilledRow(cells, lists)
