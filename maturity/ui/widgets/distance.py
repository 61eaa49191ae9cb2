"""How far it is to the targets, and what has changed since an earlier submission."""

from __future__ import annotations

from maturity.charts.table import ChartTable
from maturity.reporting import standing
from maturity.reporting.dates import spelled
from maturity.reporting.facts import Facts
from maturity.roadmap.distance import distance_text, distances
from maturity.roadmap.distance import since as lines_since
from maturity.ui import session
from maturity.ui.outcome import Outcome
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para


def draw(facts: Facts, profile: ChartTable) -> None:
    """Draw how far each capability is from its target; nothing where there are no targets."""
    words = facts.words
    lines = standing.aims(facts)
    if not lines or not facts.result.overall.settled:
        return
    heading(words.say("ui.results.distance.title"))
    para(" ".join(lines))
    far = distances(facts.framework, facts.assessment, facts.result, facts.roadmap.targets)
    columns = [words.say(f"ui.results.distance.{column}") for column in ("capability", "target", "far")]
    rows = [
        (title, target or words.say("ui.results.distance.by_feature"), distance_text(far[mark.id], words))
        for mark, (title, _, target) in zip(profile.marks, profile.rows, strict=True)
        if mark.id in far
    ]
    table(columns, rows)


def since(found: Outcome) -> None:
    """Draw what has changed since the first submission of the same framework; nothing where there is none before."""
    facts, words = found.facts, session.words()
    baseline = facts.subject.baseline
    if baseline is None:
        return
    day = spelled(baseline.day, words) if baseline.day else ""
    heading(words.say("ui.results.distance.since", day=day))
    bullets(lines_since(facts.framework, facts.assessment, baseline.assessment, facts.roadmap.targets, words))
