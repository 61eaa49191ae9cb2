"""Answers as one YAML or JSON file: read strictly, every problem with its line, and written back the same.

The shape: framework, center, answers, and if wanted what the center wishes of its plan. An answer is an option id, or
{option, note, evidence}, {dont_know: true} or {not_applicable: "the reason"}; left empty it is unanswered.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from maturity.assessment.answer_entry import read_answer
from maturity.assessment.answers import Answer, Assessment, CenterValue
from maturity.assessment.answers_shape import AnswersFile, to_file
from maturity.assessment.center import center_value
from maturity.assessment.step_entry import capacity_faults, order_faults, read_step
from maturity.assessment.steps import StepChoice
from maturity.errors import AnswersError, Problem
from maturity.framework.document import MAX_PROBLEMS, Document, Path_, brief, too_many
from maturity.framework.model import Feature, Framework
from maturity.framework.problems import one_of, problems_of, shown, suggest
from maturity.framework.reader import read_bytes, read_file
from maturity.text.spoken import fault, told

__all__ = ["AnswersFile", "answers_from_bytes", "load_answers", "to_file"]


def load_answers(path: Path, framework: Framework) -> Assessment:
    """Return the assessment of a file; AnswersError with every problem if there is one."""
    return _assessment(*read_file(path, str(path)), framework)


def answers_from_bytes(raw: bytes, name: str, framework: Framework) -> Assessment:
    """Return the assessment of a file that somebody handed over; `name` is what it was called there."""
    return _assessment(*read_bytes(raw, name, is_json=name.lower().endswith(".json")), framework)


def _assessment(document: Document | None, problems: list[Problem], framework: Framework) -> Assessment:
    if document is None:
        raise AnswersError(problems)
    if not isinstance(document.data, dict):
        raise AnswersError([*problems, document.problem((), *fault("answers.no_file"))])
    reading = _Reading(document, framework)
    outline = reading.outline()
    reading.names(outline)
    if outline.framework != framework.id and not reading.knows_any():
        # Another framework's answers: all that is unknown in them would only be noise.
        raise AnswersError([*problems, *(one for one in reading.found if one.where == "framework")])
    center = reading.center(document.data.get("center"))
    answers = reading.answers(document.data.get("answers"))
    steps = reading.steps(document.data.get("steps"))
    found = [*problems, *reading.found]
    if found:
        raise AnswersError(found if len(found) <= MAX_PROBLEMS else [*found[:MAX_PROBLEMS], too_many(document.file, 1)])
    priorities = outline.priorities or {}
    return Assessment(
        targets=outline.targets or {},
        framework=framework.id,
        center=center,
        answers=answers,
        priorities=priorities,
        capacity=outline.capacity,
        plan_by=outline.plan_by,
        steps=steps,
        plan_order=outline.plan_order or (),
        capacities={int(quarter): capacity for quarter, capacity in (outline.capacities or {}).items()},
        measured=outline.measured,
    )


_WHOLE = ("targets", "plan_order", "capacities", "measured")
"""What is left out as a whole where a part of it has a problem that was told."""


class _Reading:
    """One file being read with one framework; `found` gathers every problem on the way."""

    def __init__(self, document: Document, framework: Framework) -> None:
        self.document = document
        self.framework = framework
        self.found: list[Problem] = []

    def add(self, place: Path_, what: str, why: str, fix: str) -> None:
        if not self.document.is_reported(place):
            self.found.append(self.document.problem(place, what, why, fix))

    @property
    def full(self) -> bool:
        """True once there are more problems than anyone reads; looking for more would only cost time."""
        return len(self.found) > MAX_PROBLEMS

    def knows_any(self) -> bool:
        """Say whether any answer in the file is to a feature of this framework."""
        answers = self.document.data.get("answers")
        return isinstance(answers, dict) and any(name in self.framework.features for name in answers)

    def outline(self) -> AnswersFile:
        """Return all but center, answers and steps; those are read one by one, to say what is wrong with each."""
        raw = self.document.data
        given = {key: value for key, value in raw.items() if key not in {"center", "answers", "steps"}}
        given |= {"answers": {}} if "answers" in raw else {}
        try:
            return AnswersFile.model_validate(given)
        except ValidationError as error:
            self.found += problems_of(error, AnswersFile, self.document)
            bad = {fault["loc"][:2] for fault in error.errors(include_url=False)}
        # Go on with what is right, so that its problems are told in the same breath.
        priorities = given.get("priorities")
        kept = priorities if isinstance(priorities, dict) else {}
        return AnswersFile(
            framework=self.framework.id if ("framework",) in bad else str(given.get("framework", self.framework.id)),
            answers={},
            priorities={name: value for name, value in kept.items() if ("priorities", name) not in bad},
            capacity=None if ("capacity",) in bad else given.get("capacity"),
            plan_by=None if ("plan_by",) in bad else given.get("plan_by"),
            **{name: None if any(place[0] == name for place in bad) else given.get(name) for name in _WHOLE},
        )

    def names(self, outline: AnswersFile) -> None:
        """Check the framework, the capabilities and the capacity that the file names."""
        if outline.framework != self.framework.id:
            other = fault("answers.other_framework", id=brief(outline.framework), framework=self.framework.id)
            self.add(("framework",), *other)
        capabilities = [capability.id for capability in self.framework.capabilities]
        for name in outline.priorities or {}:
            if name not in capabilities and not self.full:
                what, why = told("answers.no_capability.what", name=brief(name)), told("answers.no_capability.why")
                self.add(("priorities", name), what, why, one_of(name, capabilities))
        self._targets(outline)
        for found in order_faults(self.framework, outline.plan_order or ()):
            self.add(*found)
        for found in capacity_faults(self.framework, outline.capacities or {}):
            self.add(*found)
        capacities = [capacity.id for capacity in self.framework.planning.capacities]
        if outline.capacity is not None and outline.capacity not in capacities:
            what, why = told("answers.no_capacity.what", name=brief(outline.capacity)), told("answers.no_capacity.why")
            self.add(("capacity",), what, why, one_of(outline.capacity, capacities))

    def _targets(self, outline: AnswersFile) -> None:
        """Check that what is aimed at is a stage of a capability, or an option of a feature."""
        stages = [str(stage.number) for stage in self.framework.stages]
        capabilities = [capability.id for capability in self.framework.capabilities]
        why = told("answers.aim.why")
        for name, aim in (outline.targets or {}).items():
            place: Path_ = ("targets", name)
            if self.full:
                return
            if name in capabilities:
                if str(aim) not in ("0", *stages):
                    fix = told("answers.aim.fix_stage", stages=", ".join(stages))
                    self.add(place, told("answers.aim.stage", shown=shown(aim)), why, fix)
            elif name in self.framework.features:
                feature = self.framework.features[name]
                sets = [[one.id for one in some] for some in self.framework.aspect_options(feature).values()]
                known = [id_ for id_ in sets[0] if all(id_ in some for some in sets)]  # one option for every aspect
                if str(aim) not in known:
                    self.add(place, told("answers.aim.option", shown=shown(aim)), why, one_of(str(aim), known))
            else:
                fix = told("answers.aim.fix", meant=suggest(name, [*capabilities, *self.framework.features]))
                self.add(place, told("answers.aim.neither", name=brief(name)), why, fix)

    def center(self, given: Any) -> dict[str, CenterValue]:
        """Return what is said about the center, checked against the profile questions."""
        questions = {question.id: question for question in self.framework.profile}
        center: dict[str, CenterValue] = {}
        for key, value in self._keys(given, ("center",), told("answers.center.example")):
            place: Path_ = ("center", key)
            if key not in questions:
                fix = told("answers.keys", meant=suggest(key, questions), known=", ".join(questions))
                self.add(place, told("answers.center.unknown", name=brief(key)), told("answers.center.why"), fix)
            elif value is not None:
                try:
                    center[key] = center_value(questions[key], value)
                except ValueError as error:
                    what, _, fix = str(error).partition(" Fix: ")
                    self.add(place, what.rstrip("."), told("answers.center.unfit"), fix)
        return center

    def answers(self, given: Any) -> dict[str, Answer]:
        """Return the answers; those with a problem are left out."""
        answers: dict[str, Answer] = {}
        first = next(iter(self.framework.features.values()))
        options = next(iter(self.framework.aspect_options(first).values()))
        example = told("answers.answer_lines", feature=first.id, option=options[-1].id)
        for key, entry in self._keys(given, ("answers",), example):
            feature = self.framework.features.get(key)
            if feature is None:
                self._no_feature(key, "answers", told("answers.no_feature.lost"))
            elif entry is not None:
                answer = self._answer(feature, entry)
                if answer is not None:
                    answers[key] = answer
        return answers

    def steps(self, given: Any) -> dict[str, StepChoice]:
        """Return what is decided about features of the plan; what has a problem is left out."""
        steps: dict[str, StepChoice] = {}
        first = next(iter(self.framework.features))
        for key, entry in self._keys(given, ("steps",), told("answers.step_lines", feature=first)):
            if key not in self.framework.features:
                self._no_feature(key, "steps", told("answers.no_feature.lost_step"))
            elif entry is not None:
                choice, faults = read_step(self.framework, key, entry, self.document)
                self.found += faults
                steps |= {} if choice is None else {key: choice}
        return steps

    def _no_feature(self, name: str, part: str, lost: str) -> None:
        place: Path_ = (part, name)
        for overlay in self.framework.overlays:
            for off in overlay.off:
                if off.id == name or name.startswith(f"{off.id}."):
                    what = told("answers.switched_off.what", overlay=overlay.id, name=brief(name))
                    self.add(place, what, off.reason, told("answers.switched_off.fix"))
                    return
        fix = told("answers.ids", meant=suggest(name, self.framework.features))
        self.add(place, told("answers.no_feature.what", name=brief(name)), lost, fix)

    def _keys(self, given: Any, place: Path_, fix: str) -> Iterator[tuple[str, Any]]:
        if given is not None and not isinstance(given, dict):
            self.add(place, told("answers.no_keys.what"), told("answers.no_keys.why"), fix)
        for key, value in given.items() if isinstance(given, dict) else ():
            if not self.full:
                yield key, value

    def _answer(self, feature: Feature, entry: Any) -> Answer | None:
        answer, faults = read_answer(self.framework, feature, entry, self.document)
        self.found += [fault for fault in faults if not self.document.is_reported(("answers", feature.id))]
        return answer
