"""What the last plan said and what became of it, in words: for the results page and the reports."""

from __future__ import annotations

from maturity.assessment.steps import Decision, Intent
from maturity.reporting.dates import spelled
from maturity.reporting.facts import Facts
from maturity.reporting.typed import printable
from maturity.reporting.views import LastPlanView, TableView
from maturity.reporting.work import OWNER
from maturity.roadmap.followup import FollowedUp, Outcome, counts, nobody_decided
from maturity.scoring.labels import answer_label
from maturity.text import Words

REASON = 500  # characters of a reason that are printed


def view(facts: Facts) -> LastPlanView | None:
    """Return what became of the last plan; None where there was none."""
    followed = facts.followed
    if not followed:
        return None
    say = facts.words.say
    days = [one.intent.day for one in followed if one.intent.day is not None]
    key = "heading_of" if days else "heading"
    remarks = [say("plan.last.nobody_decided")] if nobody_decided(followed) else []
    if any(one.outcome is Outcome.SKIPPED and not facts.assessment.step(one.feature).skipped for one in followed):
        remarks.append(say("plan.last.skips_are_open"))
    return LastPlanView(
        heading=say(f"plan.last.{key}", day=spelled(min(days), facts.words) if days else ""),
        summary=_summary(followed, facts.words),
        remark=" ".join(remarks),
        table=TableView(
            columns=tuple(say(f"plan.last.column.{column}") for column in ("feature", "said", "today")),
            rows=tuple(_row(facts, one) for one in followed),
        ),
    )


def _summary(followed: tuple[FollowedUp, ...], words: Words) -> str:
    met = counts(followed)
    parts = [words.count(f"plan.last.count.{outcome}", n) for outcome, n in met.items()]
    many = sum(n for outcome, n in met.items() if outcome is not Outcome.SKIPPED)
    if not many:
        return words.say("plan.last.only", parts=words.listed(parts))
    return words.count("plan.last.summary", len(followed), parts=words.listed(parts))


def _row(facts: Facts, one: FollowedUp) -> tuple[str, str, str]:
    words = facts.words
    outcome = words.say(f"plan.last.outcome.{one.outcome}")
    answer = answer_label(facts.framework, facts.assessment, one.feature, words)
    today = words.say("plan.last.today", outcome=outcome, answer=answer)
    return facts.framework.features[one.feature].title, _said(one.intent, words), today


def _said(intent: Intent, words: Words) -> str:
    """Say what the plan said of a feature: that it was accepted or skipped, who sees to it, and by when."""
    if intent.decision is Decision.SKIPPED:
        return words.say("plan.last.said.skipped", reason=printable(intent.reason, REASON))
    parts = [words.say(f"plan.last.said.{'accepted' if intent.decision else 'planned'}")]
    if owner := printable(intent.owner, OWNER):
        parts.append(words.say("plan.last.said.owner", owner=owner))
    if intent.due is not None:
        parts.append(words.say("plan.last.said.due", day=spelled(intent.due, words)))
    return " ".join(parts)
