"""One check in words, and the answers or groups that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.arithmetic.conditions import blocking, ladder
from maturity.scoring.arithmetic.model import Member, Worked
from maturity.scoring.arithmetic.source import Source
from maturity.scoring.compiled import OVERALL
from maturity.scoring.labels import answer_label, exact_percent, percent
from maturity.scoring.result import Check, NodeResult, Result, Rule, Verdict
from maturity.text import Words


@dataclass(frozen=True)
class Behind:
    """A sentence about one check, and the features and groups that fall short in it."""

    text: str
    features: tuple[str, ...]
    groups: tuple[str, ...] = ()


def behind(
    framework: Framework, assessment: Assessment, result: Result, node: NodeResult, check: Check, words: Words
) -> Behind:
    """Return a check that isn't met as a sentence, with what falls short."""
    worked = _worked(Source(framework, assessment, result), node, check)
    short = [member for member in worked.members if _falls_short(member)]
    return Behind(
        text=_said(framework, assessment, node, worked, words),
        features=tuple(member.id for member in short if not member.is_group),
        groups=tuple(member.id for member in short if member.is_group),
    )


def short_titles(framework: Framework, found: Behind) -> list[str]:
    """Return the titles of what falls short in a check."""
    features = [framework.features[id_].title for id_ in found.features]
    return [*features, *(framework.groups[id_].title for id_ in found.groups)]


def _worked(source: Source, node: NodeResult, check: Check) -> Worked:
    rungs = ladder(source, source.node(node.id), node)
    every = (*blocking(source, node), *(worked for rung in rungs for worked in rung.checks))
    return next(worked for worked in every if worked.check == check)


def _falls_short(member: Member) -> bool:
    return member.low is not None and member.low < 1


def _said(framework: Framework, assessment: Assessment, node: NodeResult, worked: Worked, words: Words) -> str:
    check = worked.check
    open_ = "_open" if check.verdict is Verdict.OPEN else ""
    if check.rule in {Rule.GATE, Rule.BLOCKING}:
        return words.say(
            f"explain.check.{check.rule.value}{open_}",
            number=check.stage,
            feature=framework.features[check.behind[0]].title,
            answer=answer_label(framework, assessment, check.behind[0], words),
        )
    kind = check.rule.value.split("-", 1)[0]
    return words.say(
        f"explain.check.{kind}{open_}",
        which=which_said(check, worked.members, node, words),
        low=_apart(check.low, check.needed),
        high=_apart(check.high, check.needed),
        needed=percent(check.needed),
        passing=percent(check.passing_at),
        stage=check.reach or 0,
    )


def which_said(check: Check, members: Sequence[Member], node: NodeResult, words: Words) -> str:
    """Return what a check looks at: 'Features up to stage 2'."""
    over = check.rule.value.split("-", 1)[1]
    groups = "capabilities" if node.id == OVERALL else "groups"
    of = groups if any(member.is_group for member in members) else "features"
    return words.say(f"explain.which.{of}.{over}", number=check.stage)


def _apart(share: Fraction | None, needed: Fraction) -> str:
    """Write a share in whole percent, or more exactly where it would look like the share that is needed."""
    text = percent(share)
    return exact_percent(share) if share is not None and share != needed and text == percent(needed) else text
