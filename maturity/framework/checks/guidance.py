"""What must be written: everything a report guides with where guidance is full, little where it is brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from maturity.errors import Problem
from maturity.framework.document import shown_place
from maturity.framework.model import Capability, Feature, FrameworkHead, Stage
from maturity.framework.parts import Parts, Written
from maturity.framework.problems import missing

_TEXTS: tuple[str, ...] = ("question", "why", "yes_means", "partly_means", "example", "evidence", "effort", "benefit")
_TEXTS += ("first_step", "done_when", "owner", "measure", "who_does_it", "basis", "basis_note", "sources")
FULL: dict[type[BaseModel], tuple[str, ...]] = {
    FrameworkHead: ("minutes", "stages", "not_yet", "planning", "sizes", "profile"),
    Stage: ("summary", "signs"),
    Capability: ("summary", "good_enough"),
    Feature: ("stage", *_TEXTS),
}
_MAY_BE_EMPTY = {"who_does_it", "sources"}


def guidance(parts: Parts) -> Iterator[Problem]:
    """Every text that the framework's guidance asks for is there, and every group holds something."""
    # While nobody knows how much guidance is wanted, none is missing.
    full = any(one.raw.get("guidance", "full") == "full" for one in parts.written if one.model is FrameworkHead)
    for one in parts.written:
        needed = FULL[one.model] if full and not (one.model is Capability and one.place) else ()
        if one.model is Feature and not full and _by_stage(parts):
            needed = ("stage",)
        for name in needed:
            yield from _absent(one, name)
        if one.model is Capability and "features" not in one.raw and "groups" not in one.raw:
            what, fix = "this group holds nothing", "Add 'features:' or 'groups:' here."
            yield one.document.problem(one.place, what, "Nothing could be asked here.", fix)
        elif one.model is Capability and not one.raw.get("features") and not one.raw.get("groups"):
            yield _empty(one, "features" if "features" in one.raw else "groups")


def _by_stage(parts: Parts) -> bool:
    """True where some rule looks at the stage of a feature."""
    if parts.head is None:
        return False
    scoring = parts.head.item.scoring
    rules = (scoring.capability, scoring.parent, scoring.overall, *scoring.rules.values())
    return any(
        rule.rollup.over == "stages"
        or (rule.ladder and any(one.of == "features" and one.over != "all" for one in rule.ladder.conditions))
        for rule in rules
    )


def _absent(one: Written, name: str) -> Iterator[Problem]:
    if name not in one.raw:
        line, place = one.document.line(one.place), shown_place((*one.place, name))
        yield Problem(one.document.file, line, place, *missing(one.model, name))
    elif _is_empty(one.raw[name]) and name not in _MAY_BE_EMPTY:
        yield _empty(one, name)


def _is_empty(given: Any) -> bool:
    return given in ([], {}) or (isinstance(given, str) and not given.strip())


def _empty(one: Written, name: str) -> Problem:
    entry = isinstance(one.raw[name], list | dict)
    fix = f"Write {'at least one entry' if entry else 'a text with something in it'}."
    return one.document.problem((*one.place, name), "this is empty", "It is needed.", fix)
