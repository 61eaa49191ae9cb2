"""The sentences around a comparison: who is in it, what is not shown and why, how to read it, and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maturity.charts.cohort import known_by_name, yours
from maturity.compare.comparison import Comparison, LeftOut
from maturity.framework.model import Framework
from maturity.text import Words

POPULATION = "population"
"""The filter that is no question of the framework's, but its sizes of centers."""


def who_is_in(framework: Framework, comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield how many centers are compared, and how they are shown."""
    yield words.count("comparison.who.invited", comparison.invited)
    if comparison.not_shared:
        yield words.count("comparison.who.not_shared", comparison.not_shared)
    yield words.count("comparison.who.counted", comparison.counted)
    yield words.say("comparison.who.framework", title=framework.title, version=comparison.version)
    if comparison.chosen:
        yield words.say("comparison.who.filtered", filters=filters_said(framework, comparison, words))
    if comparison.withheld is None:
        key = "in_figures_you" if yours(comparison) else "in_figures"
        yield words.count(f"comparison.who.{key}", comparison.n)
    if comparison.rows:
        named = len(known_by_name(comparison))
        others = sum(not row.you for row in comparison.rows) - named
        yield words.say("comparison.who.rows", named=words.number(named), aliases=words.number(others))
    if comparison.within:
        yield words.count("comparison.who.within", comparison.within)


def filters_said(framework: Framework, comparison: Comparison, words: Words) -> str:
    """Write the filters that are set, with the labels of the framework."""
    labels = {(one.id, choice.id): choice.label for one in framework.profile for choice in one.choices}
    labels |= {(POPULATION, size.id): size.title for size in framework.sizes}
    questions = {one.id: one.label for one in framework.profile}
    questions[POPULATION] = words.say("comparison.who.population")
    told = (
        words.say("comparison.who.filter", question=questions.get(id_, id_), choice=labels.get((id_, choice), choice))
        for id_, choice in comparison.chosen.items()
    )
    return "; ".join(told)


def left_out(framework: Framework, comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield what is missing somewhere and why; one sentence where nothing is."""
    if comparison.withheld is not None:
        yield words.say(f"comparison.withheld.{comparison.withheld}", minimum=comparison.minimum)
    for one in comparison.left_out:
        yield _missing(one, words)
    few = [framework.capability(one.id).title for one in comparison.capabilities if one.figures is None]
    if few and comparison.withheld is None:
        titles = words.listed(few)
        yield words.say("comparison.left_out.few_scored", minimum=comparison.minimum, capabilities=titles)
    if comparison.withheld is None and not comparison.left_out and not few:
        yield words.say("comparison.left_out.nothing")


def _missing(one: LeftOut, words: Words) -> str:
    if one.n is None:
        return words.say(f"comparison.left_out.some.{one.reason}")
    return words.count(f"comparison.left_out.counted.{one.reason}", one.n)


def reading(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield how to read a comparison."""
    aliases = any(not row.named for row in comparison.rows)
    figures = comparison.withheld is None
    keys = {"no_rank": True, "aliases": aliases, "established": True, "median": figures, "same": True}
    for key in (*(key for key, holds in keys.items() if holds), "self_assessed", "overall"):
        yield words.say(f"comparison.read.{key}")


def facts(
    framework: Framework, comparison: Comparison, as_of: date, who: str, words: Words
) -> Iterator[tuple[str, str]]:
    """Yield what a comparison is made from, as labels with a text each."""

    def fact(key: str, text: str) -> tuple[str, str]:
        return words.say(f"comparison.fact.{key}"), text

    if comparison.round:
        yield fact("round", comparison.round)
    yield fact("date", words.day(as_of))
    yield fact("framework", words.say("comparison.fact.version", title=framework.title, version=comparison.version))
    yield fact("checksum", comparison.checksum)
    yield fact("minimum", words.count("comparison.fact.minimum_text", comparison.minimum))
    if comparison.chosen:
        yield fact("filters", filters_said(framework, comparison, words))
    if named := [row.name for row in known_by_name(comparison)]:
        yield fact("centers", "; ".join(named))
    if (you := yours(comparison)) and you.name:
        yield fact("you", you.name)
    if who:
        yield fact("who", who)


def about_lines(
    framework: Framework, comparison: Comparison, as_of: date, who: str, words: Words
) -> list[tuple[str, str]]:
    """Return all that is said around a comparison as lines of a sheet."""
    return [
        *facts(framework, comparison, as_of, who, words),
        (words.say("comparison.report.who"), " ".join(who_is_in(framework, comparison, words))),
        (words.say("comparison.report.withheld"), "\n".join(left_out(framework, comparison, words))),
        (words.say("comparison.report.read"), "\n".join(reading(comparison, words))),
    ]
