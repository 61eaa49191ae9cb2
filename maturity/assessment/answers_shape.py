"""The shape of an answers file as typed models, and the way from an assessment to it and back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from maturity.assessment.answers import (
    MAX_EVIDENCE,
    MAX_NOTE,
    MAX_REASON,
    Answer,
    Assessment,
    By,
    Priority,
    State,
)
from maturity.assessment.measured import Measured
from maturity.assessment.step_entry import StepEntry, steps_to_file


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


# `framework: 311` and `option: 2` are numbers in YAML; everybody means the id.
Name = Annotated[
    str,
    BeforeValidator(lambda given: str(given) if type(given) is int else given, json_schema_input_type=str | int),
]


class AnswerEntry(_File):
    """An answer with more than its option: one of option, dont_know and not_applicable, or only a note."""

    option: Name | None = Field(default=None, description="Id of an option, such as yes, partly or no.")
    options: dict[str, Name] | None = Field(
        default=None, description="Where the framework rates aspects: an option for each aspect, by its id."
    )
    dont_know: Literal[True] | None = Field(default=None, description="true where nobody knows yet.")
    not_applicable: str | None = Field(default=None, max_length=MAX_REASON, description="Why it does not apply.")
    note: str | None = Field(default=None, max_length=MAX_NOTE, description="What a reader should know about it.")
    evidence: str | None = Field(
        default=None, max_length=MAX_EVIDENCE, description="What shows it: a document or a link."
    )


class AnswersFile(_File):
    """A center's answers to a framework."""

    framework: Name = Field(description="Id of the framework that is answered.")
    center: dict[str, Any] | None = Field(
        default=None, description="The profile questions: name, population and so on."
    )
    answers: dict[str, Name | AnswerEntry | None] | None = Field(
        description="Feature ids with an answer each; left out or empty is unanswered."
    )
    priorities: dict[str, Priority] | None = Field(
        default=None, description="Capability ids with what the center wants: improve, later or good-enough."
    )
    capacity: Name | None = Field(default=None, description="Id of one of the framework's capacities a quarter.")
    plan_by: By | None = Field(
        default=None, description="What decides the order of the plan: benefit (for the effort) or smallest-step."
    )
    steps: dict[str, StepEntry | None] | None = Field(
        default=None, description="What the center decided about features of its plan, by feature id."
    )
    plan_order: tuple[Name, ...] | None = Field(
        default=None, description="Feature ids in the center's own order: those listed trade places in the plan."
    )
    capacities: dict[str, Name] | None = Field(
        default=None,
        description="Numbers of single quarters with the id of another capacity, or none where nothing new fits.",
    )
    targets: dict[str, int | Name] | None = Field(
        default=None,
        description="What the center itself aims at: capability ids with a stage, or feature ids with an option.",
    )
    measured: Measured | None = Field(
        default=None,
        description="What was measured of the center's own extract: the app writes it, and it changes no answer.",
    )


def from_entry(read: AnswerEntry) -> Answer:
    """Return the answer that an entry stands for."""
    note, evidence = read.note or "", read.evidence or ""
    if read.option is not None or read.options:
        options = dict(read.options or {})
        return Answer(state=State.ANSWERED, option=read.option, options=options, note=note, evidence=evidence)
    if read.dont_know:
        return Answer(state=State.DONT_KNOW, note=note, evidence=evidence)
    if read.not_applicable is not None:
        return Answer(state=State.NOT_APPLICABLE, reason=read.not_applicable, note=note, evidence=evidence)
    return Answer(note=note, evidence=evidence)


def to_file(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment in the shape of an answers file."""
    content: dict[str, Any] = {
        "framework": assessment.framework,
        "center": {key: list(value) if isinstance(value, tuple) else value for key, value in assessment.center.items()},
        "answers": {key: entry for key, answer in assessment.answers.items() if (entry := _entry(answer)) is not None},
    }
    if assessment.priorities:
        content["priorities"] = {key: value.value for key, value in assessment.priorities.items()}
    if assessment.capacity:
        content["capacity"] = assessment.capacity
    if assessment.plan_by:
        content["plan_by"] = assessment.plan_by.value
    if steps := steps_to_file(assessment.steps):
        content["steps"] = steps
    if assessment.plan_order:
        content["plan_order"] = list(assessment.plan_order)
    if assessment.capacities:
        content["capacities"] = {str(quarter): capacity for quarter, capacity in assessment.capacities.items()}
    if assessment.targets:
        content["targets"] = dict(assessment.targets)
    if assessment.measured is not None:
        content["measured"] = assessment.measured.model_dump(mode="json", exclude_defaults=True)
    return content


def _entry(answer: Answer) -> str | dict[str, Any] | None:
    words = {key: text for key, text in (("note", answer.note), ("evidence", answer.evidence)) if text}
    match answer.state:
        case State.ANSWERED if answer.options:
            return {"options": dict(answer.options), **words}
        case State.ANSWERED:
            return {"option": answer.option, **words} if words else answer.option
        case State.DONT_KNOW:
            return {"dont_know": True, **words}
        case State.NOT_APPLICABLE if answer.reason.strip():
            return {"not_applicable": answer.reason, **words}
        case _:
            return words or None
