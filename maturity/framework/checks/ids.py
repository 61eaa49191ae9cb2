"""Ids are used once, belong where they stand, and are never used again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from maturity.errors import Problem
from maturity.framework.document import Path_
from maturity.framework.model import Content, Feature
from maturity.framework.parts import Parts, Placed
from maturity.framework.problems import suggest

C = TypeVar("C", bound=Content)


def unique_ids(parts: Parts) -> Iterator[Problem]:
    """Ids of capabilities, features, sources and everything listed in framework.yaml are used once."""
    noun = "capability id" if len(parts.groups) == len(parts.capabilities) else "group id"
    yield from _used_twice(((placed.item.id, placed) for placed in parts.groups), "id", noun)
    yield from _used_twice(((placed.item.id, placed) for placed in parts.features), "id", "feature id")
    yield from _used_twice(((placed.item.key, placed) for placed in parts.sources), "key", "source key")
    if parts.head is None:
        return
    head = parts.head.item
    yield from listed_twice(parts.head, ("aspects",), [one.id for one in head.aspects], "aspect")
    yield from listed_twice(parts.head, ("sizes",), [size.id for size in head.sizes], "size")
    yield from listed_twice(parts.head, ("profile",), [one.id for one in head.profile], "profile question")
    yield from listed_twice(parts.head, ("glossary",), [term.term.lower() for term in head.glossary], "term")
    yield from listed_twice(parts.head, ("retired",), [one.id for one in head.retired], "retired id")
    capacities = [capacity.id for capacity in head.planning.capacities]
    yield from listed_twice(parts.head, ("planning", "capacities"), capacities, "capacity")
    for name, chosen in head.option_sets.items():
        yield from listed_twice(parts.head, ("option_sets", name), [one.id for one in chosen], "option id")


def listed_twice(part: Placed[C], place: Path_, names: Sequence[str], noun: str) -> Iterator[Problem]:
    """Yield a Problem for each entry of a list whose name an entry before it has."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in first:
            line = part.document.line((*part.place, *place, first[name]))
            what = f"the {noun} '{name}' stands twice; the first is in line {line}"
            fix = "Delete one of them, or give it another name."
            yield part.problem((*place, index), what, "Each may stand once.", fix)
        first.setdefault(name, index)


def _used_twice(named: Iterable[tuple[str, Placed[C]]], key: str, noun: str) -> Iterator[Problem]:
    first: dict[str, Placed[C]] = {}
    for name, placed in named:
        if name in first:
            other = first[name]
            there = f"{other.document.file}:{other.document.line((*other.place, key))}"
            what = f"the {noun} '{name}' is used twice; the first is at {there}"
            yield placed.problem((key,), what, "The two would be mixed up.", "Give one of them another name.")
        first.setdefault(name, placed)


def ids_belong(parts: Parts) -> Iterator[Problem]:
    """A feature's id starts with the id of its capability, or of a group around it."""
    for placed in parts.features:
        given, around = placed.item.id, _ids_around(placed)
        known = parts.written_groups.issuperset(around)
        if around and known and not any(given.startswith(f"{group}.") for group in around):
            noun = "group" if "groups" in placed.place else "capability"
            what = f"'{given}' does not start with its {noun}'s id '{around[0]}'"
            fix = f"Write '{around[0]}.{given.rpartition('.')[2]}'."
            yield placed.problem(("id",), what, "Ids tell where a feature belongs.", fix)


def _ids_around(placed: Placed[Feature]) -> list[str]:
    """Return the ids of the groups around a feature, the innermost first."""
    raw, found = placed.document.data, []
    for part in (*placed.place[:-2], None):
        if isinstance(raw, dict):
            found.append(str(raw.get("id")))
        if part is not None:
            raw = raw[part]
    return found[::-1]


def retired(parts: Parts) -> Iterator[Problem]:
    """A retired id isn't in use, and what replaces it is."""
    if parts.head is None:
        return
    for index, gone in enumerate(parts.head.item.retired):
        if gone.id in parts.written_features:
            what = f"'{gone.id}' is retired, yet a feature uses it"
            fix = "Give the feature another id."
            yield parts.head.problem(("retired", index, "id"), what, "An id is never used again.", fix)
        other = gone.replaced_by
        if other and parts.features_known and other not in parts.written_features:
            what, why = f"there is no feature '{other}'", "Old answers would have nowhere to go."
            fix = f"{suggest(other, parts.written_features)}Name another, or leave it out."
            yield parts.head.problem(("retired", index, "replaced_by"), what, why, fix)
