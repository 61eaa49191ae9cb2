"""Every feature, source and option set that a feature names is there."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.errors import Problem
from maturity.framework.checks.ids import listed_twice
from maturity.framework.document import Path_
from maturity.framework.model import Basis, Feature
from maturity.framework.parts import Parts, Placed
from maturity.framework.problems import suggest


def references(parts: Parts) -> Iterator[Problem]:
    """Every feature, source and option set that is named is there, and named once."""
    for placed in parts.features:
        yield from listed_twice(placed, ("requires",), placed.item.requires, "prerequisite")
        yield from listed_twice(placed, ("sources",), placed.item.sources, "source")
        yield from _prerequisites(parts, placed)
        yield from _sources(parts, placed)
        yield from _options(parts, placed)


def _prerequisites(parts: Parts, placed: Placed[Feature]) -> Iterator[Problem]:
    for index, needed in enumerate(placed.item.requires):
        if parts.features_known and needed not in parts.written_features:
            what, why = (
                f"there is no feature '{needed}'",
                "A prerequisite must be a feature of this framework.",
            )
            fix = f"{suggest(needed, parts.written_features)}Name another, or delete it."
            yield placed.problem(("requires", index), what, why, fix)


def _sources(parts: Parts, placed: Placed[Feature]) -> Iterator[Problem]:
    cited: list[tuple[Path_, str]] = [(("sources", index), key) for index, key in enumerate(placed.item.sources)]
    cited += [(("who_does_it", index, "source"), who.source) for index, who in enumerate(placed.item.who_does_it)]
    if proof := placed.item.proof:
        cited += [(("proof", "sources", index), key) for index, key in enumerate(proof.sources)]
    for place, key in cited:
        if parts.sources_known and key not in parts.written_sources:
            fix = f"{suggest(key, parts.written_sources)}Name another, or add it to sources.yaml."
            yield placed.problem(place, f"there is no source '{key}'", "A reader must be able to look it up.", fix)


def _options(parts: Parts, placed: Placed[Feature]) -> Iterator[Problem]:
    name = placed.item.options
    if parts.head and name and name not in parts.head.item.option_sets:
        known = parts.head.item.option_sets
        what, why = f"there is no option set '{name}'", "It holds the answers to choose from."
        yield placed.problem(("options",), what, why, f"{suggest(name, known)}Name one of: {', '.join(known)}.")


def claims(parts: Parts) -> Iterator[Problem]:
    """A claim that is called sourced names a source."""
    for placed in parts.features:
        if placed.item.basis is not Basis.EDITORIAL and not placed.item.sources:
            what = f"the claim is called {placed.item.basis.value}, but no source is named"
            why, fix = (
                "Readers must be able to tell fact from judgment.",
                "Name the source, or write editorial.",
            )
            yield placed.problem(("basis",), what, why, fix)
