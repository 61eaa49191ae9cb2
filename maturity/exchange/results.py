"""What came of an assessment as plain tables, for a workbook or a CSV: results, roadmap, answers.

Every number and sentence is taken from where the pages and reports take it; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from maturity.assessment.answers import Assessment
from maturity.charts.profile import stage_profile
from maturity.charts.standing import label
from maturity.exchange.columns import TEXTS, Column
from maturity.exchange.csv_file import csv_bytes
from maturity.framework.model import Framework
from maturity.roadmap.jsonable import roadmap_data, scored_data
from maturity.roadmap.plan import Roadmap, plan
from maturity.scoring.labels import answer_label
from maturity.scoring.progress import in_order
from maturity.scoring.result import Result
from maturity.scoring.score import score
from maturity.text import DEFAULT, Words, words

TABLES = ("results", "roadmap", "answers")
"""What there is, by the names of the sheets."""

Line = dict[str, str | int | float | None]

_COLUMNS = {
    "results": ("id", "capability", "stands", "target", "value", "low", "high", "why"),
    "roadmap": (
        "quarter",
        "until",
        "feature",
        "capability",
        "id",
        "decision",
        "owner",
        "wanted_start",
        "reason",
        "role",
        "first_step",
        "done_when",
        "effort",
        "points",
        "reasons",
    ),
    "answers": ("capability", "id", "question", "answer", *TEXTS),
}
_WIDTHS = {"why": 90, "reasons": 70, "first_step": 50, "done_when": 50, "question": 50, "feature": 36, "note": 40}


@dataclass(frozen=True)
class Outcome:
    """An assessment with its result and roadmap, computed once."""

    framework: Framework
    assessment: Assessment
    result: Result
    roadmap: Roadmap
    words: Words

    @cached_property
    def scored(self) -> dict[str, Any]:
        """The result as plain data, with its sentences."""
        return scored_data(self.framework, self.assessment, self.result, self.words)

    @cached_property
    def planned(self) -> dict[str, Any]:
        """The roadmap as plain data, with its reasons."""
        return roadmap_data(self.framework, self.assessment, self.roadmap, self.words)


def outcome_of(
    framework: Framework,
    assessment: Assessment,
    result: Result | None = None,
    roadmap: Roadmap | None = None,
    language: str = DEFAULT,
) -> Outcome:
    """Return what the tables are made of; what is already known of it can be given."""
    result = result or score(framework, assessment)
    return Outcome(framework, assessment, result, roadmap or plan(framework, assessment, result), words(language))


def columns_of(table: str, words: Words) -> tuple[Column, ...]:
    """Return the columns of a table."""
    say = words.say
    return tuple(Column(key, say(f"exchange.out.{key}"), _WIDTHS.get(key, 22)) for key in _COLUMNS[table])


def lines_of(outcome: Outcome, table: str) -> list[Line]:
    """Return the rows of a table."""
    return list({"results": _results, "roadmap": _roadmap, "answers": _answers}[table](outcome))


def results_csv(outcome: Outcome, table: str = "results") -> bytes:
    """Return one of the tables as CSV."""
    return csv_bytes(columns_of(table, outcome.words), lines_of(outcome, table))


def about_lines(outcome: Outcome) -> list[tuple[str, str]]:
    """Return what names the assessment and the framework exactly."""
    framework, say = outcome.framework, outcome.words.say
    named = {"center": outcome.assessment.name, "title": framework.title, "version": framework.version_here}
    named |= {"framework": framework.id, "checksum": framework.checksum}
    return [(say(f"exchange.out.about.{key}"), text) for key, text in named.items()]


def _results(outcome: Outcome) -> Iterator[Line]:
    framework, result = outcome.framework, outcome.result
    profile = stage_profile(framework, outcome.assessment, result, outcome.roadmap.targets, outcome.words)
    shown = {mark.id: row for mark, row in zip(profile.marks, profile.rows, strict=True)}
    overall, *capabilities = outcome.scored["nodes"]
    for node in (*capabilities, *outcome.scored["groups"], overall):
        group = framework.groups.get(node["id"])
        alone = label(framework, result, result.node(node["id"]), outcome.words)
        _, stands, target = shown.get(node["id"], ("", alone, ""))
        yield {
            "id": node["id"],
            "capability": group.title if group else outcome.words.say("explain.whole"),
            "stands": stands,
            "target": target,
            **{key: node[key] for key in ("value", "low", "high")},
            "why": "\n".join(node["explanation"]),
        }


def _roadmap(outcome: Outcome) -> Iterator[Line]:
    say = outcome.words.say
    for id_ in outcome.planned["find_out"]:
        yield {"quarter": say("exchange.out.find_out"), **_feature(outcome, id_)}
    for phase in outcome.planned["phases"]:
        for step in phase["steps"]:
            told = {"points": step["points"], "reasons": "\n".join(step["reasons"])}
            yield {"quarter": step["starts"], "until": step["ends"], **_feature(outcome, step["feature"]), **told}
    for id_ in outcome.planned["beyond"]:
        yield {"quarter": say("exchange.out.beyond"), **_feature(outcome, id_)}
    for one in outcome.planned["skipped"]:
        yield {"quarter": say("exchange.out.skipped"), **_feature(outcome, one["feature"])}


def _feature(outcome: Outcome, id_: str) -> Line:
    feature = outcome.framework.features[id_]
    effort, choice = feature.effort, outcome.assessment.step(id_)
    decided = choice.accepted or choice.skipped
    return {
        "feature": feature.title,
        "capability": outcome.framework.capability_of[id_].title,
        "id": id_,
        "decision": outcome.words.say(f"plan.decision.{choice.decision}") if decided else "",
        "owner": choice.owner,
        "wanted_start": choice.start,
        "reason": choice.reason if choice.skipped else "",
        "role": feature.owner,
        "first_step": feature.first_step,
        "done_when": feature.done_when,
        "effort": outcome.words.say(f"common.size.{effort.size.value}") if effort else "",
    }


def _answers(outcome: Outcome) -> Iterator[Line]:
    framework, assessment = outcome.framework, outcome.assessment
    for capability in framework.capabilities:
        for feature in in_order(framework, capability):
            answer = assessment.answer(feature.id)
            yield {
                "capability": capability.title,
                "id": feature.id,
                "question": feature.asked,
                "answer": answer_label(framework, assessment, feature.id, outcome.words),
                **{key: getattr(answer, key) for key in TEXTS},
            }
