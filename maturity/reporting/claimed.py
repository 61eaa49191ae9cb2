"""Claimed and measured, for the results page and the reports: each answer beside what the center's requests show."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.charts.claimed import Claim, claims, formula_of, why_not
from maturity.measures.evidence import compact
from maturity.measures.verdict import Says
from maturity.reporting.facts import Facts
from maturity.reporting.typed import printable
from maturity.reporting.views import ClaimedView, FactView, TableView

EXTRACT = 120  # characters of the extract's name that are printed


def view(facts: Facts) -> ClaimedView | None:
    """Return what was claimed and measured; None where nothing was measured."""
    assessment = _with_figures(facts)
    measured = assessment.measured
    if measured is None:
        return None
    say, words = facts.words.say, facts.words
    found = claims(facts.framework, assessment, words)
    extract, day = printable(measured.extract, EXTRACT), words.day(measured.day)
    later = measured.measured_at.date() > facts.as_of
    counts = {
        "supported": sum(one.says is Says.SUPPORTS for one in found),
        "against": sum(one.says is Says.SPEAKS_AGAINST for one in found),
    }
    held = sum(counts.values())
    summary = words.count("evidence.claimed.summary", held, **counts) if held else say("evidence.claimed.summary_none")
    return ClaimedView(
        heading=say("evidence.claimed.title"),
        intro=say("evidence.claimed.intro", extract=extract, day=day),
        later=say("evidence.claimed.later", day=words.day(measured.measured_at.date())) if later else "",
        summary=summary if any(one.figure.measurable for one in found) else say("evidence.claimed.none"),
        line=say("evidence.claimed.line", day=day, **counts) if held else "",
        table=TableView(
            columns=tuple(say(f"evidence.claimed.column.{one}") for one in ("feature", "answer", "measured", "says")),
            rows=tuple(_row(one, facts) for one in found if one.figure.measurable),
        ),
        missing_title=say("evidence.claimed.missing"),
        missing=_missing(found, facts),
        how_title=say("evidence.claimed.how"),
        how=_how(found, facts),
    )


def _with_figures(facts: Facts) -> Assessment:
    """Return the answers with the figures that stand beside them, or with those that the report is made with."""
    measures = facts.subject.measures
    if facts.assessment.measured is not None or measures is None:
        return facts.assessment
    figures = compact(measures, facts.framework, measures.extract.made_at)
    return facts.assessment.model_copy(update={"measured": figures})


def _row(one: Claim, facts: Facts) -> tuple[str, ...]:
    short = facts.words.say(f"evidence.short.{one.short}")
    expected = f" ({one.expected})" if one.expected and one.compared else ""
    figure = " ".join(text for text in (f"{one.name}: {one.amount}.", one.counted) if text)
    return one.feature.title, one.answer, figure.replace("..", "."), short + expected


def _missing(found: tuple[Claim, ...], facts: Facts) -> tuple[FactView, ...]:
    """Return why measures have no figure, each once."""
    gone = {one.figure.measure: one for one in found if not one.figure.measurable}
    return tuple(FactView(f"{one.name}.", why_not(one.figure, facts.words)) for one in gone.values())


def _how(found: tuple[Claim, ...], facts: Facts) -> tuple[FactView, ...]:
    """Return how each figure is counted and what it can tell, each measure once."""
    lines: dict[str, FactView] = {}
    for one in found:
        if not one.figure.measurable:
            continue
        note = one.feature.proof.note if one.feature.proof else ""
        text = " ".join(part for part in (formula_of(one.figure.measure, facts.words), note) if part)
        lines.setdefault(f"{one.figure.measure} {note}", FactView(f"{one.name}.", text))
    return tuple(lines.values())
