"""Why this stage, in words: the checks of a result as sentences with the answers behind them."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.labels import answer_label, percent, stage_label
from maturity.scoring.lift import fewest_to_next_stage
from maturity.scoring.result import Check, NodeResult, Rule, Verdict
from maturity.scoring.score import in_place
from maturity.text import Words


@dataclass(frozen=True)
class Behind:
    """A sentence about one check, and the answers that made it."""

    text: str
    features: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """Why a node is at its stage: the headline, what is missing for the next one, what lifts it, and remarks."""

    headline: str
    reached: str
    missing_intro: str
    missing: tuple[Behind, ...]
    lift: str
    lift_features: tuple[str, ...]
    remarks: tuple[str, ...]

    def sentences(self) -> list[str]:
        """Return everything as plain sentences, in reading order."""
        lines = [self.headline, self.reached, self.missing_intro]
        lines += [behind.text for behind in self.missing]
        return [line for line in (*lines, self.lift, *self.remarks) if line]


def explain(framework: Framework, assessment: Assessment, node: NodeResult, words: Words) -> Explanation:
    """Explain a capability's stage."""
    title = framework.capability(node.id).title
    held = node.held_back_by() if node.stage_low is not None else ()
    lift = fewest_to_next_stage(framework, assessment, node)
    return Explanation(
        headline=_headline(framework, node, title, words),
        reached=_reached(framework, node, words),
        missing_intro=_missing_intro(framework, held, words),
        missing=tuple(_behind(framework, assessment, check, words) for check in held),
        lift=_lift(framework, node, lift, words),
        lift_features=lift,
        remarks=_remarks(node, words),
    )


def _headline(framework: Framework, node: NodeResult, title: str, words: Words) -> str:
    if node.stage_low is None:
        return words.say("explain.stage.nothing_applies", capability=title)
    low, high = (stage_label(framework, stage, stage) for stage in (node.stage_low, node.stage_high))
    if not node.known:
        key = "could_be" if node.settled else "nothing_answered"
        return words.say(f"explain.stage.{key}", low=low, high=high)
    if node.stage_low == 0:
        return words.say("explain.stage.not_yet", capability=title)
    name = framework.stage_name(node.stage_low)
    return words.say("explain.stage.is", capability=title, number=node.stage_low, name=name)


def _reached(framework: Framework, node: NodeResult, words: Words) -> str:
    if not node.stage_low:
        return ""
    name = framework.stage_name(node.stage_low)
    if node.stage_low == framework.stages[-1].number:
        return words.say("explain.stage.top", name=name)
    shares = [check.low for check in node.reasons if check.stage == node.stage_low and check.rule is Rule.UP_TO_STAGE]
    share = shares[0] if shares else None
    if share is None:
        return ""
    return words.say("explain.stage.reached", number=node.stage_low, name=name, share=percent(share))


def _missing_intro(framework: Framework, held: tuple[Check, ...], words: Words) -> str:
    if not held:
        return ""
    key = "missing" if any(check.verdict is Verdict.FAILED for check in held) else "open"
    stage = held[0].stage
    return words.say(f"explain.next.{key}", number=stage, name=framework.stage_name(stage))


def _behind(framework: Framework, assessment: Assessment, check: Check, words: Words) -> Behind:
    open_ = "_open" if check.verdict is Verdict.OPEN else ""
    values: dict[str, object] = {
        "number": check.stage,
        "low": percent(check.low),
        "high": percent(check.high),
    }
    values["needed"] = percent(check.needed)
    if check.rule is Rule.GATE:
        values["feature"] = framework.features[check.behind[0]].title
        values["answer"] = answer_label(framework, assessment, check.behind[0], words)
    short = tuple(id_ for id_ in check.behind if in_place(framework, assessment, framework.features[id_]) < 1)
    return Behind(words.say(f"explain.check.{check.rule.value}{open_}", **values), short)


def _lift(framework: Framework, node: NodeResult, lift: tuple[str, ...], words: Words) -> str:
    if not lift or node.stage_low is None:
        return ""
    titles = words.listed([f"“{framework.features[id_].title}”" for id_ in lift])
    return words.count("explain.lift", len(lift), name=framework.stage_name(node.stage_low + 1), features=titles)


def _remarks(node: NodeResult, words: Words) -> tuple[str, ...]:
    remarks = []
    if node.dont_know:
        remarks.append(words.count("explain.dont_know", node.dont_know))
    if node.excluded:
        remarks.append(words.count("explain.excluded", node.excluded))
    return tuple(remarks)


def explain_overall(framework: Framework, node: NodeResult, words: Words) -> list[str]:
    """Explain the overall stage: its rule, and what caps it."""
    if node.stage_low is None or node.stage_high is None:
        return []
    if node.known:
        key = "is" if node.stage_low else "not_yet"
        name = framework.stage_name(node.stage_low)
        lines = [words.say(f"explain.overall.{key}", number=node.stage_low, name=name)]
    else:
        low, high = (stage_label(framework, stage, stage) for stage in (node.stage_low, node.stage_high))
        lines = [words.say("explain.overall.range", low=low, high=high)]
    for check in node.reasons:
        figure = int(check.low or 0)
        if check.rule is Rule.CAP:
            if figure != node.stage_low:
                continue  # the cap only matters where it is what holds the stage down
            rule = framework.scoring.overall.stages
            above = rule.at_most_above_lowest if rule else None
            titles = words.listed([framework.capability(id_).title for id_ in check.behind])
            lines.append(words.say("explain.overall.cap", above=above, capabilities=titles))
        else:
            key = f"{check.rule.value}_none" if figure == 0 else check.rule.value
            lines.append(words.say(f"explain.overall.{key}", name=stage_label(framework, figure, figure)))
    return lines
