"""Why this stage or this number, in words: the checks of a result as sentences with the answers behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.blocked import blocked_lines
from maturity.scoring.compiled import OVERALL
from maturity.scoring.explain_check import Behind, behind
from maturity.scoring.labels import blank_kind, figure, has_stages, percent, stage_label, standing
from maturity.scoring.result import Check, NodeResult, Result, Rule, Verdict
from maturity.text import Words

__all__ = ["Behind", "Explanation", "explain", "explain_overall"]


@dataclass(frozen=True)
class Explanation:
    """Why a node stands where it does: the headline, what is missing for the next stage, and remarks."""

    headline: str
    reached: str
    missing_intro: str
    missing: tuple[Behind, ...]
    remarks: tuple[str, ...]

    def sentences(self) -> list[str]:
        """Return everything as plain sentences, in reading order."""
        lines = [self.headline, self.reached, self.missing_intro]
        lines += [behind.text for behind in self.missing]
        return [line for line in (*lines, *self.remarks) if line]


def explain(
    framework: Framework, assessment: Assessment, result: Result, node: NodeResult, words: Words
) -> Explanation:
    """Explain where a capability or a group stands, or the whole."""
    held = () if node.stage_low is None else node.held_back_by()
    return Explanation(
        headline=_headline(framework, node, words),
        reached=_reached(framework, node, words),
        missing_intro=_missing_intro(framework, held, words),
        missing=tuple(behind(framework, assessment, result, node, check, words) for check in held),
        remarks=(*_figures(framework, node, words), *_remarks(framework, node, words)),
    )


def _headline(framework: Framework, node: NodeResult, words: Words) -> str:
    title = words.say("explain.whole") if node.id == OVERALL else framework.capability(node.id).title
    if not has_stages(framework, node):
        return _number(framework, node, title, words)
    if node.stage is not None and blank_kind(framework) != "open":
        return _at(framework, node.stage, title, words)
    if node.stage_low is None:
        return words.say(f"explain.stage.{'nothing_applies' if node.excluded == node.total else 'none'}")
    if not node.known or not node.settled:
        low, high = (stage_label(framework, stage, stage) for stage in (node.stage_low, node.stage_high))
        key = "could_be" if node.settled else "nothing_answered"
        return words.say(f"explain.stage.{key}", low=low, high=high)
    return _at(framework, node.stage_low, title, words)


def _at(framework: Framework, stage: int, title: str, words: Words) -> str:
    if stage == 0:
        return words.say("explain.stage.not_yet", capability=title)
    return words.say("explain.stage.is", capability=title, number=stage, name=framework.stage_name(stage))


def _number(framework: Framework, node: NodeResult, title: str, words: Words) -> str:
    if node.value is None:
        key = "none" if node.low is None or blank_kind(framework) != "open" else "nothing_answered"
        low, high = figure(framework, node.low), figure(framework, node.high)
        return words.say(f"explain.number.{key}", capability=title, low=low, high=high)
    return words.say("explain.number.is", capability=title, number=standing(framework, node))


def _reached(framework: Framework, node: NodeResult, words: Words) -> str:
    if not node.stage_low:
        return ""
    name = framework.stage_name(node.stage_low)
    checks = [check for check in node.reasons if check.stage]
    if not checks:
        return _banded(framework, node, words)
    if node.stage_low < checks[0].stage:
        return ""  # everybody has it
    if node.stage_low == checks[-1].stage:
        return words.say("explain.stage.top", name=name)
    means = [check.low for check in checks if check.stage == node.stage_low and check.rule is Rule.UP_TO_STAGE]
    if not means or means[0] is None:
        return words.say("explain.stage.reached_all", number=node.stage_low, name=name)
    return words.say("explain.stage.reached", number=node.stage_low, name=name, share=percent(means[0]))


def _banded(framework: Framework, node: NodeResult, words: Words) -> str:
    if node.band is None or node.value is None:
        return ""
    return words.say("explain.number.band", number=figure(framework, node.value), band=node.band)


def _missing_intro(framework: Framework, held: tuple[Check, ...], words: Words) -> str:
    if not held:
        return ""
    failed = any(check.verdict is Verdict.FAILED for check in held)
    if not held[0].stage:
        return words.say("explain.next.blocked" if failed else "explain.next.blocked_open")
    stage, key = held[0].stage, "missing" if failed else "open"
    return words.say(f"explain.next.{key}", number=stage, name=framework.stage_name(stage))


def _remarks(framework: Framework, node: NodeResult, words: Words) -> Iterator[str]:
    if node.dont_know:
        yield words.count(f"explain.dont_know.{blank_kind(framework)}", node.dont_know)
    if node.excluded:
        yield words.count(f"explain.excluded.{framework.scoring.does_not_apply}", node.excluded)


def explain_overall(framework: Framework, assessment: Assessment, result: Result, words: Words) -> list[str]:
    """Explain the whole: its stage or number, how the rule makes it, and what caps or blocks it."""
    if not result.scorable:
        return blocked_lines(framework, assessment, result, words)
    node = result.overall
    if node.stage_low is None or node.stage_high is None or framework.scoring.overall.stages is None:
        return explain(framework, assessment, result, node, words).sentences()
    if node.known:
        key = "is" if node.stage_low else "not_yet"
        name = framework.stage_name(node.stage_low)
        lines = [words.say(f"explain.overall.{key}", number=node.stage_low, name=name)]
    else:
        low, high = (stage_label(framework, stage, stage) for stage in (node.stage_low, node.stage_high))
        lines = [words.say("explain.overall.range", low=low, high=high)]
    return [*lines, *_figures(framework, node, words)]


def _figures(framework: Framework, node: NodeResult, words: Words) -> Iterator[str]:
    """Say what a stage that follows from the groups inside is made of."""
    whole = node.id == OVERALL
    rule = (framework.scoring.overall if whole else framework.rule_of(framework.groups[node.id])).stages
    if rule is None:
        return
    groups = words.say("explain.figure.capabilities" if whole else "explain.figure.groups")
    for check in node.reasons:
        stage = int(check.low or 0)
        if check.rule is Rule.CAP:
            if stage == node.stage_low:  # the cap only matters where it is what holds the stage down
                titles = words.listed([framework.capability(id_).title for id_ in check.behind])
                lowest = words.say("explain.figure.cap", above=rule.at_most_above_lowest, groups=titles)
                yield lowest
        elif check.rule is not Rule.BLOCKING:
            key = check.rule.value if stage else f"{check.rule.value}_none"
            yield words.say(f"explain.figure.{key}", groups=groups, name=stage_label(framework, stage, stage))
