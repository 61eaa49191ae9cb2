"""One difference between two versions of a framework, and how parts of the content are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel


class Changed(StrEnum):
    """What kind of change it is."""

    REPLACED = "replaced"  # `old` is the title, `new` the id that took its place
    ADDED = "added"
    RETIRED = "retired"
    GROUP_ADDED = "group-added"
    GROUP_REMOVED = "group-removed"
    MOVED = "moved"  # to another group
    STAGE = "stage"
    GATE = "gate"
    WEIGHT = "weight"
    BLOCKING = "blocking"
    MAY_NOT_APPLY = "may-not-apply"
    OPTIONS = "options"  # another option set
    WORTH = "worth"  # what the options of a set count
    STAGES = "stages"  # how many there are
    ASPECTS = "aspects"
    RULE = "rule"
    RULE_OF_GROUP = "rule-of-group"
    TARGET = "target"
    REQUIRES = "requires"
    EFFORT = "effort"
    BENEFIT = "benefit"
    PROOF = "proof"  # the measure beside the question, or its limits
    SETTING = "setting"  # of the plan or the profile
    REWORDED = "reworded"
    OVERLAY = "overlay"


# Changes that can't move a score.
UNSCORED = frozenset(
    {
        Changed.TARGET,
        Changed.REQUIRES,
        Changed.EFFORT,
        Changed.BENEFIT,
        Changed.PROOF,
        Changed.SETTING,
        Changed.REWORDED,
        Changed.OVERLAY,
    }
)
# Words by which a person decides on an answer: where one of them changed, the answer is worth another look.
DECIDING = ("question", "yes_means", "partly_means")


@dataclass(frozen=True)
class Change:
    """One thing that is different; `id` is a feature's, a group's, an option set's or a rule's.

    `what` says which part of it where there are several: a field, or a center size for a target. `old` and `new` are
    written as in the files; empty where there was or is nothing. `group` is the capability it concerns; '' for all.
    """

    kind: Changed
    id: str
    what: str = ""
    old: str = ""
    new: str = ""
    group: str = ""


def different(id_: str, pairs: Mapping[Changed, tuple[Any, ...]], group: str, what: str = "") -> Iterator[Change]:
    """Yield a Change for each kind whose two values differ."""
    for kind, (before, after) in pairs.items():
        if before != after:
            yield Change(kind, id_, what, written(before), written(after), group)


def listed(kind: Changed, id_: str, old: Mapping[str, str], new: Mapping[str, str], what: str = "") -> Iterator[Change]:
    """Yield one Change for all that differs between two lists of facts."""
    names = [key for key in keys(old, new) if old.get(key) != new.get(key)]
    if names:
        texts = (
            "; ".join(f"{key}: {one[key]}" if key else one[key] for key in names if key in one) for one in (old, new)
        )
        yield Change(kind, id_, what, *texts)


def leaves(part: Any, place: str = "") -> dict[str, str]:
    """Return every value inside a part of the content by its place, as text."""
    if isinstance(part, BaseModel):
        part = {name: getattr(part, name) for name in type(part).model_fields}
    elif isinstance(part, tuple) and any(isinstance(one, BaseModel) for one in part):
        part = {str(index): one for index, one in enumerate(part, start=1)}
    if isinstance(part, Mapping):
        inner = (leaves(one, f"{place}.{key}" if place else str(key)) for key, one in part.items())
        return {key: text for one in inner for key, text in one.items()}
    return {} if part in (None, ()) else {place: written(part)}


def keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the keys of both, the old ones first."""
    return list(dict.fromkeys([*old, *new]))


def written(given: Any) -> str:
    """Return a value as it stands in a file; several texts in one line."""
    match given:
        case None:
            return ""
        case bool():
            return str(given).lower()
        case list() | tuple():
            return "; ".join(written(one) for one in given)
        case _:
            return str(given)
