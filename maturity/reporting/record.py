"""The record behind a report: every answer, what does not apply, the sources, and what was assessed how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from maturity.assessment.answers import State
from maturity.framework.model import Capability, Feature, ProfileQuestion, Read, Source
from maturity.reporting.dates import spelled
from maturity.reporting.facts import Facts
from maturity.reporting.typed import printable, printable_lines
from maturity.reporting.views import (
    AnnexGroupView,
    AnnexView,
    AnswerView,
    ExcludedView,
    FactView,
    SourceView,
    StageView,
    TableView,
)
from maturity.scoring.describe import Section, describe
from maturity.scoring.labels import answer_label, has_stages
from maturity.scoring.progress import own_in_order
from maturity.text import Words


def annex(facts: Facts) -> tuple[AnnexView, ...]:
    """Return every question and its answer, in the order of asking: each capability, and below it its groups."""
    return tuple(
        AnnexView(capability.title, _answers(facts, capability), tuple(_groups(facts, capability.groups, ())))
        for capability in facts.framework.capabilities
    )


def _groups(facts: Facts, groups: tuple[Capability, ...], above: tuple[str, ...]) -> Iterator[AnnexGroupView]:
    """Yield the groups that hold answers, each with the titles of those around it."""
    for group in groups:
        path = (*above, group.title)
        if answers := _answers(facts, group):
            yield AnnexGroupView(" › ".join(path), answers)
        yield from _groups(facts, group.groups, path)


def _answers(facts: Facts, group: Capability) -> tuple[AnswerView, ...]:
    return tuple(_answer(facts, feature) for feature in own_in_order(group))


def _answer(facts: Facts, feature: Feature) -> AnswerView:
    answer = facts.assessment.answer(feature.id)
    return AnswerView(
        question=_question(facts, feature),
        answer=answer_label(facts.framework, facts.assessment, feature.id, facts.words),
        reason=printable_lines(answer.reason),
        note=printable_lines(answer.note),
        evidence=printable_lines(answer.evidence),
    )


def tally(facts: Facts) -> TableView:
    """Return how many questions of each capability were answered, are open or don't apply, and where it stands."""
    say = facts.words.say
    kind = "stage" if any(has_stages(facts.framework, node) for node in facts.result.capabilities) else "number"
    columns = ("capability", kind, "answered", "dont_know", "not_applicable", "unanswered")
    counted = [
        [_states(facts, capability.all_features).count(state) for state in _TALLIED]
        for capability in facts.framework.capabilities
    ]
    rows = [(row[0], row[1], *map(str, counts)) for row, counts in zip(facts.profile.rows, counted, strict=True)]
    sums = (str(sum(column)) for column in zip(*counted, strict=True))
    return TableView(
        tuple(say(f"report.answers.tally.{column}") for column in columns),
        (*rows, (say("report.answers.tally.total"), "", *sums)),
    )


_TALLIED = (State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE, State.UNANSWERED)


def _states(facts: Facts, features: Iterable[Feature]) -> list[State]:
    return [facts.assessment.answer(feature.id).state for feature in features]


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
    found = [facts.framework.source[key] for key in facts.citations]
    return tuple(
        SourceView(one.title.rstrip("."), one.address, urlsplit(one.address).netloc, tuple(_remarks(one, facts.words)))
        for one in found
    )


def _remarks(source: Source, words: Words) -> Iterator[str]:
    """Yield what limits a source; that its facts were read where they stand is the rule and not said again."""
    if source.read not in (Read.WHOLE, Read.FACTS):
        yield words.say(f"common.read.{source.read.value}")
    if source.vendor:
        yield words.say("common.vendor")


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
    if not facts.roadmap.targets:
        return
    if facts.own_targets:
        yield FactView(facts.words.say("report.about.targets"), facts.words.say("report.about.own_targets"))
    size = facts.framework.size_for(facts.assessment.population)
    if size:
        yield FactView(facts.words.say("report.about.targets"), f"{size.title}. {size.target_note}")
    elif set(facts.own_targets) != set(facts.roadmap.targets):
        yield FactView(facts.words.say("report.about.targets"), facts.words.say("report.about.no_size"))


def _said(facts: Facts, question: ProfileQuestion) -> str:
    labels = {choice.id: choice.label for choice in question.choices}
    match facts.assessment.center[question.id]:
        case int() as number:
            return facts.words.number(number)
        case str() as text:
            return printable(labels.get(text, text))
        case chosen:
            return facts.words.listed([printable(labels.get(one, one)) for one in chosen])


def framework_facts(facts: Facts) -> tuple[FactView, ...]:
    """Return which framework was used, when and by whom."""
    framework, say = facts.framework, facts.words.say
    texts = {
        "framework": say("report.about.version", title=framework.title, version=framework.version_here),
        "checksum": framework.checksum,
        "license": say("report.about.license_of", license=framework.license, attribution=framework.attribution),
        "date": spelled(facts.as_of, facts.words),
        "who": printable(facts.subject.who, 200) or say("report.about.nobody"),
    }
    return tuple(FactView(say(f"report.about.{key}"), text) for key, text in texts.items())


def how_scored(facts: Facts) -> tuple[Section, ...]:
    """Return the framework's scoring rules as sentences, made from the rules themselves."""
    return describe(facts.framework, facts.words)
