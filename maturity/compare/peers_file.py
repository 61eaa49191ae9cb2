"""A peer group's figures as a YAML or JSON file: read strictly, for one version of one framework.

The shape: framework, version, group, n, as_of, and by capability the low, median and high of the group's middle half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from maturity.assessment.answers_shape import Name
from maturity.compare.peers import MINIMUM, PeerRange, Peers
from maturity.compare.peers_scale import Measured, measured
from maturity.errors import ContentError, Problem
from maturity.framework.document import MAX_PROBLEMS, Document, Path_, brief, too_many
from maturity.framework.model import Framework
from maturity.framework.plain import Content, Number, Text, Whole
from maturity.framework.problems import problems_of, shown, suggest
from maturity.framework.reader import read_file

EXAMPLE = "examples/peers-invented.yaml"
LONGEST_GROUP = 120  # characters of a group's name

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(given: Any) -> date:
    try:
        if isinstance(given, str) and _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass  # such as February 30
    raise ValueError(f"{shown(given)} is not a date. Fix: Write a day such as 2026-06-30.")


class RangeEntry(Content):
    """Where the middle half of the group stands on a capability."""

    low: Number = Field(description="A quarter of the group stands here or below.")
    median: Number = Field(description="Half of the group stands here or below.")
    high: Number = Field(description="Three quarters of the group stand here or below.")


class PeersFile(Content):
    """Figures of a peer group that answered one version of a framework."""

    framework: Name = Field(description="Id of the framework that the group answered.")
    version: Text = Field(description="The version that the group answered; with an overlay 1.0.0+springfield.")
    group: Annotated[Text, Field(max_length=LONGEST_GROUP)] = Field(description="What reports call the group.")
    n: Whole = Field(description="How many centers are in the group.")
    as_of: Annotated[date, BeforeValidator(_day)] = Field(description="The day the figures are from, as in 2026-06-30.")
    capabilities: dict[str, RangeEntry] = Field(
        min_length=1, description="Capability ids with low, median and high; one that too few answered is left out."
    )


def load_peers(path: Path, framework: Framework) -> Peers:
    """Return the peer group of a file; ContentError with every problem if there is one."""
    document, problems = read_file(path, str(path))
    if document is None:
        raise ContentError(problems)
    if not isinstance(document.data, dict):
        what, why = (
            "this is not a peers file",
            f"It needs the keys {', '.join(PeersFile.model_fields)}.",
        )
        raise ContentError([*problems, document.problem((), what, why, f"Start from {EXAMPLE}.")])
    file: PeersFile | None = None
    try:
        file = PeersFile.model_validate(document.data)
    except ValidationError as error:
        problems += problems_of(error, PeersFile, document)
    problems += _unfit(document, framework)
    if file is None or problems:
        raise ContentError(problems)
    ranges = {id_: PeerRange(one.low, one.median, one.high) for id_, one in file.capabilities.items()}
    return Peers(file.group, file.n, ranges, file.as_of)


_Fault = tuple[Path_, str, str, str]


def _unfit(document: Document, framework: Framework) -> list[Problem]:
    """Return what can't be set beside answers to this framework, as far as the parts of the file can be read."""
    faults: list[_Fault] = [*_another(document.data, framework), *_too_few(document.data)]
    listed = document.data.get("capabilities")
    listed = listed if isinstance(listed, dict) else {}
    known = [capability.id for capability in framework.capabilities]
    # All that is unknown in another framework's figures would only be noise.
    if any(id_ in known for id_ in listed) or not any(place == ("framework",) for place, *_ in faults):
        scales = measured(framework)
        for id_, given in listed.items():
            faults += _range(given, id_, scales.get(id_)) if id_ in known else [_unknown(id_, known)]
            if len(faults) > MAX_PROBLEMS:
                break
    found = [document.problem(*fault) for fault in faults if not document.is_reported(fault[0])]
    return [*found[:MAX_PROBLEMS], too_many(document.file, 1)] if len(found) > MAX_PROBLEMS else found


def _another(raw: dict[str, Any], framework: Framework) -> Iterator[_Fault]:
    why = "Figures of different frameworks or versions don't mean the same and are never mixed."
    id_, version = raw.get("framework"), raw.get("version")
    if type(id_) in (str, int) and str(id_) != framework.id:
        what = f"the figures are for the framework '{brief(str(id_))}', and the answers are to '{framework.id}'"
        yield ("framework",), what, why, "Name the other framework with --framework, or leave --peers out."
    elif isinstance(version, str) and version.strip() and version.strip() != framework.version_here:
        what = f"the figures are for version {brief(version)}, and the answers are to {framework.version_here}"
        yield ("version",), what, why, f"Ask for figures of version {framework.version_here}, or leave --peers out."


def _too_few(raw: dict[str, Any]) -> Iterator[_Fault]:
    n = raw.get("n")
    if type(n) is int and n < MINIMUM:
        why = f"In a group of fewer than {MINIMUM}, figures could be traced to one center."
        yield ("n",), f"a group of {n} is too small", why, "Ask for figures of a larger group, or leave --peers out."


def _unknown(id_: str, known: list[str]) -> _Fault:
    fix = f"{suggest(id_, known)}Write one of: {', '.join(known)}."
    place: Path_ = ("capabilities", id_)
    return place, f"there is no capability '{brief(id_)}'", "Its figures would stand beside nothing.", fix


def _range(given: Any, id_: str, scale: Measured | None) -> Iterator[_Fault]:
    """Yield what is wrong with figures that are well-formed; what isn't is reported with the whole file."""
    place: Path_ = ("capabilities", id_)
    try:
        one = RangeEntry.model_validate(given)
    except ValidationError:
        return
    if scale is None:
        what, why = f"'{id_}' has neither a stage nor a number", "Its figures would stand beside nothing."
        yield place, what, why, "Delete these lines."
        return
    for name in RangeEntry.model_fields:
        number = getattr(one, name)
        if not scale.holds(number):
            fix = f"Write a number from {scale.first} to {scale.last}{scale.hint}."
            yield (*place, name), f"{number} is not on the scale of '{id_}'", scale.why, fix
    for lower, upper in (("low", "median"), ("median", "high")):
        low, high = getattr(one, lower), getattr(one, upper)
        if low > high:
            what, why = f"{lower} {low} is above {upper} {high}", "They are the two ends and the middle of the group."
            yield (*place, lower), what, why, "Write low, median and high from the lowest to the highest."
