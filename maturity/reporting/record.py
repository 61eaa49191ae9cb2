"""The record behind a report: every answer, what does not apply, the sources, and what was assessed how."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from maturity.framework.model import Feature, ProfileQuestion
from maturity.reporting.dates import spelled
from maturity.reporting.facts import Facts
from maturity.reporting.typed import printable, printable_lines
from maturity.reporting.views import AnnexView, AnswerView, ExcludedView, FactView, SourceView, StageView
from maturity.scoring.labels import answer_label, percent
from maturity.scoring.progress import in_order


def annex(facts: Facts) -> tuple[AnnexView, ...]:
    """Return every question and its answer, in the order of asking."""
    return tuple(
        AnnexView(capability.title, tuple(_answer(facts, feature) for feature in in_order(facts.framework, capability)))
        for capability in facts.framework.capabilities
    )


def _answer(facts: Facts, feature: Feature) -> AnswerView:
    answer = facts.assessment.answer(feature.id)
    return AnswerView(
        question=_question(facts, feature),
        answer=answer_label(facts.framework, facts.assessment, feature.id, facts.words),
        reason=printable_lines(answer.reason),
        note=printable_lines(answer.note),
        evidence=printable_lines(answer.evidence),
    )


def _question(facts: Facts, feature: Feature) -> str:
    """Return the question as a center of this size was asked it."""
    size = facts.framework.size_for(facts.assessment.population)
    reworded = [one.question for one in size.rewordings if one.feature == feature.id] if size else []
    return reworded[0] if reworded else feature.asked


def excluded(facts: Facts) -> tuple[ExcludedView, ...]:
    """Return what does not apply and why."""
    return tuple(
        ExcludedView(
            feature.title,
            facts.framework.capability_of[id_].title,
            printable_lines(facts.assessment.answer(id_).reason),
        )
        for id_, feature in facts.framework.features.items()
        if facts.assessment.answer(id_).excluded
    )


def sources(facts: Facts) -> tuple[SourceView, ...]:
    """Return the sources cited, in the order of their numbers."""
    found = [facts.framework.source[key] for key in facts.citations.keys]
    return tuple(
        SourceView(one.title, one.address, facts.words.say(f"common.read.{one.read.value}"), one.vendor)
        for one in found
    )


def stages(facts: Facts) -> tuple[StageView, ...]:
    """Return the ladder."""
    return tuple(StageView(f"{stage.number} {stage.name}", stage.summary) for stage in facts.framework.stages)


def center_facts(facts: Facts) -> tuple[FactView, ...]:
    """Return what the center said about itself, but for its name, and the plan's size."""
    return tuple(_center_facts(facts))


def _center_facts(facts: Facts) -> Iterator[FactView]:
    for question in facts.framework.profile:
        if question.id != "name" and question.id in facts.assessment.center:
            yield FactView(question.label, _said(facts, question))
    yield FactView(facts.words.say("report.about.capacity"), facts.roadmap.capacity.label)
    size = facts.framework.size_for(facts.assessment.population)
    if size:
        yield FactView(facts.words.say("report.about.targets"), f"{size.title}. {size.target_note}")
    else:
        yield FactView(facts.words.say("report.about.targets"), facts.words.say("report.about.no_size"))


def _said(facts: Facts, question: ProfileQuestion) -> str:
    labels = {choice.id: choice.label for choice in question.choices}
    match facts.assessment.center[question.id]:
        case int() as number:
            return f"{number:,}"
        case str() as text:
            return printable(labels.get(text, text))
        case chosen:
            return facts.words.listed([printable(labels.get(one, one)) for one in chosen])


def framework_facts(facts: Facts, who: str | None) -> tuple[FactView, ...]:
    """Return which framework was used, when and by whom."""
    framework, say = facts.framework, facts.words.say
    texts = {
        "framework": say("report.about.version", title=framework.title, version=framework.version),
        "checksum": framework.checksum,
        "license": say("report.about.license_of", license=framework.license, attribution=framework.attribution),
        "date": spelled(facts.as_of, facts.words),
        "who": printable(who or "", 200) or say("report.about.nobody"),
    }
    return tuple(FactView(say(f"report.about.{key}"), text) for key, text in texts.items())


def how_scored(facts: Facts) -> tuple[str, ...]:
    """Return the framework's scoring rule as sentences."""
    return tuple(_how_scored(facts))


def _how_scored(facts: Facts) -> Iterator[str]:
    framework, say = facts.framework, facts.words.say
    options = framework.option_sets[framework.options]
    worth = framework.worth[framework.options]
    values = facts.words.listed([f"{option.label} {percent(worth[option.id].share)}" for option in options])
    yield say("report.scoring.options", values=values)
    ladder = framework.scoring.capability.ladder
    needs = [
        say(f"report.scoring.{condition.over}", share=percent(Fraction(condition.at_least)))
        for condition in (ladder.conditions if ladder else ())
    ]
    yield say("report.scoring.ladder", conditions=facts.words.listed(needs))
    if any(feature.gate for feature in framework.features.values()):
        yield say("report.scoring.gate")
    overall = framework.scoring.overall.stages
    if overall is None:
        return
    yield say(f"report.scoring.overall_{overall.rule}")
    if overall.at_most_above_lowest is not None:
        yield say("report.scoring.cap", above=overall.at_most_above_lowest)
    yield say("report.scoring.open")
