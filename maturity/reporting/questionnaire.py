"""The questionnaire on paper, made from the framework alone: every question with boxes, lines, and how it is scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any

from maturity.framework.model import Capability, Feature, Framework, ProfileQuestion
from maturity.reporting.folder import PageSize, open_report
from maturity.reporting.html import render
from maturity.reporting.views import FactView, StageView
from maturity.scoring.describe import describe
from maturity.text import DEFAULT, Words, words

REPORT = "questionnaire"
DEEPEST = 5  # headings of groups; the questions in them stand one lower
LINE, BOX = 104, 7  # about how many letters fit into a line, and what a box with its gap takes of it


@dataclass(frozen=True)
class AskedView:
    """A question about the center itself, with its choices or what stands before the line to write on."""

    label: str
    hint: str
    lead: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class RowView:
    """A row of boxes; where answers rate aspects, one for each."""

    label: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class QuestionView:
    """A feature as it is asked on paper."""

    number: int
    asked: str
    meta: tuple[str, ...]
    yes_lead: str
    yes_means: tuple[str, ...]
    partly_means: str
    evidence: str
    rows: tuple[RowView, ...]
    others: tuple[str, ...]
    may_not_apply: bool


@dataclass(frozen=True)
class PartView:
    """A capability or a group in one, with the questions that stand directly in it."""

    level: int
    title: str
    summary: str
    questions: tuple[QuestionView, ...]


def questionnaire_pdf(framework: Framework, language: str = DEFAULT, page: PageSize | None = None) -> bytes:
    """Return the questionnaire as a tagged PDF; the same framework gives the same bytes."""
    from maturity.reporting.pdf import to_pdf  # only here: it loads slowly, and system libraries that may be missing

    report = open_report(REPORT)
    return to_pdf(
        partial(render, report, build(framework, words(language)), page, "paper"),
        report.shared / "fonts",
        report.head.pages,
    )


def questionnaire_html(framework: Framework, language: str = DEFAULT, page: PageSize | None = None) -> str:
    """Return the questionnaire as one self-contained HTML text."""
    return render(open_report(REPORT), build(framework, words(language)), page, "screen")


def build(framework: Framework, said: Words) -> dict[str, Any]:
    """Return what the template may show: plain texts and lists, and `say` for the words."""
    numbers = count(1)
    parts = tuple(
        part for capability in framework.capabilities for part in _parts(framework, capability, 2, numbers, said)
    )
    return {
        "say": said.say,
        "language": framework.language,
        "framework": framework.title,
        "version": framework.version_here,
        "summary": framework.summary,
        "how": tuple(_how(framework, said)),
        "contents": tuple(_contents(framework, said)),
        "profile": tuple(_asked(question, said) for question in framework.profile if question.id != "name"),
        "parts": parts,
        "how_scored": describe(framework, said),
        "stages": tuple(StageView(f"{one.number} {one.name}", one.summary) for one in framework.stages),
        "glossary": tuple(FactView(term.term, term.means) for term in framework.glossary),
        "about": tuple(_about(framework, said)),
    }


def _how(framework: Framework, said: Words) -> Iterator[str]:
    yield said.count("questionnaire.how.count", len(framework.features))
    for key in ("true_today", "one_box", "dont_know", "not_applicable", "ids"):
        if key != "not_applicable" or any(one.may_not_apply for one in framework.features.values()):
            yield said.say(f"questionnaire.how.{key}")


def _contents(framework: Framework, said: Words) -> Iterator[str]:
    first = 1
    for capability in framework.capabilities:
        last = first + len(capability.all_features) - 1
        key = "part_one" if last == first else "part"
        yield said.say(f"questionnaire.how.{key}", title=capability.title, first=first, last=last)
        first = last + 1


def _asked(question: ProfileQuestion, said: Words) -> AskedView:
    kind = question.kind.replace("-", "_") if question.choices else "line"
    needed = f" {said.say('questionnaire.profile.needed')}" if question.required else ""
    choices = tuple(choice.label for choice in question.choices)
    return AskedView(question.label + needed, question.hint or "", said.say(f"questionnaire.profile.{kind}"), choices)


def _parts(framework: Framework, group: Capability, level: int, numbers: count[int], said: Words) -> Iterator[PartView]:
    questions = tuple(_question(framework, feature, next(numbers), said) for feature in group.features)
    yield PartView(min(level, DEEPEST), group.title, group.summary, questions)
    for inner in group.groups:
        yield from _parts(framework, inner, level + 1, numbers, said)


def _question(framework: Framework, feature: Feature, number: int, said: Words) -> QuestionView:
    say = said.say
    options = framework.aspect_options(feature)
    labels = {aspect.id: aspect.label for aspect in framework.aspects}
    rows = tuple(
        RowView(labels.get(aspect, ""), tuple(option.label for option in chosen)) for aspect, chosen in options.items()
    )
    others = [say("common.answer.dont_know")]
    if feature.may_not_apply:
        others.append(say("common.answer.not_applicable"))
    apart = bool(framework.aspects) or not _fit_a_line([*rows[0].choices, *others])
    return QuestionView(
        number=number,
        asked=feature.asked,
        meta=tuple(_meta(framework, feature, said)),
        yes_lead=say("questionnaire.question.yes_means", option=next(iter(options.values()))[-1].label),
        yes_means=feature.yes_means,
        partly_means=feature.partly_means,
        evidence=feature.evidence,
        rows=rows if apart else (replace(rows[0], choices=(*rows[0].choices, *others)),),
        others=tuple(others) if apart else (),
        may_not_apply=feature.may_not_apply,
    )


def _fit_a_line(labels: Sequence[str]) -> bool:
    return sum(len(label) + BOX for label in labels) <= LINE


def _meta(framework: Framework, feature: Feature, said: Words) -> Iterator[str]:
    """Yield what stands small below a question; the id is what a person types the answer under."""
    yield feature.id
    if feature.question:
        yield feature.title
    if feature.stage:
        name = framework.stage_name(feature.stage)
        yield said.say("questionnaire.question.stage", number=feature.stage, name=name)
    if feature.gate:
        yield said.say("questionnaire.question.gate")
    if feature.blocking:
        yield said.say("questionnaire.question.blocking")


def _about(framework: Framework, said: Words) -> Iterator[FactView]:
    say = said.say
    title = say("report.about.version", title=framework.title, version=framework.version_here)
    yield FactView(say("report.about.framework"), title)
    license_ = say("report.about.license_of", license=framework.license, attribution=framework.attribution)
    yield FactView(say("report.about.license"), license_)
    yield FactView(say("report.about.checksum"), framework.checksum)
