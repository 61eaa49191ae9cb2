"""What a feature says of the measure that proves it: limits that make sense for the figure, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.errors import Problem
from maturity.framework.checks.ids import listed_twice
from maturity.framework.document import Path_
from maturity.framework.measure_names import ALL_ONLY, RESIDENTS_ONLY, Scale, scale_of
from maturity.framework.model import Basis, Bound, Feature, Proof
from maturity.framework.parts import Parts, Placed

_NAMES = ("full", "part")


def proofs(parts: Parts) -> Iterator[Problem]:
    """The limits of a proof fit its measure and each other, and it says what they rest on."""
    for placed in parts.features:
        if proof := placed.item.proof:
            bounds = {name: bound for name in _NAMES if (bound := getattr(proof, name)) is not None}
            for name, bound in bounds.items():
                yield from _bound(placed, name, bound, scale_of(proof.measure))
            yield from _unit(placed, proof, bool(bounds))
            yield from _among(placed, proof)
            yield from _together(placed, proof)
            yield from _basis(placed, proof)


def _bound(placed: Placed[Feature], name: str, bound: Bound, scale: Scale) -> Iterator[Problem]:
    place: Path_ = ("proof", name)
    given = {key: limit for key in ("at_least", "at_most") if (limit := getattr(bound, key)) is not None}
    if not given:
        fix = "Write at_least or at_most with a number, or delete the key."
        yield placed.problem(place, "this limit has no number", "No figure could reach it.", fix)
    elif scale is Scale.GROUPS:
        what = f"'{_measure(placed)}' is a figure for each group, so it can't be held to one limit"
        fix = "Delete the limit; the figures are still shown beside the question."
        yield placed.problem(place, what, "There is no one figure to compare.", fix)
    for key, limit in given.items():
        if scale is Scale.SHARE and limit > 1:
            what, why = f"'{_measure(placed)}' is a share, and {limit} is more than all", "Shares lie between 0 and 1."
            fix = f"Write {limit / 100:f} for {limit} percent." if limit <= 100 else "Write a number from 0 to 1."
            yield placed.problem((*place, key), what, why, fix)
    if len(given) == 2 and given["at_least"] > given["at_most"]:
        what = f"at_least ({given['at_least']}) is above at_most ({given['at_most']})"
        yield placed.problem((*place, "at_least"), what, "No figure could be both.", "Swap the two numbers.")


def _unit(placed: Placed[Feature], proof: Proof, limited: bool) -> Iterator[Problem]:
    is_time = scale_of(proof.measure) is Scale.TIME
    if is_time and limited and proof.unit is None:
        what, why = "the limits have no unit", "Some extracts give times in hours, others in days."
        yield placed.problem(("proof", "unit"), what, why, "Add 'unit: hours' or 'unit: days'.")
    elif proof.unit is not None and not (is_time and limited):
        what = f"'{proof.measure}' is no time" if not is_time else "there is no limit that counts in this unit"
        yield placed.problem(("proof", "unit"), what, "The unit would have no effect.", "Delete the unit.")


def _among(placed: Placed[Feature], proof: Proof) -> Iterator[Problem]:
    if proof.among == "all" and proof.measure in RESIDENTS_ONLY:
        what, why = f"'{proof.measure}' is counted among residents only", "There would never be a figure."
        yield placed.problem(("proof", "among"), what, why, "Write 'among: residents', or leave it out.")
    elif proof.among == "residents" and proof.measure in ALL_ONLY:
        what, why = f"'{proof.measure}' is counted among all requests only", "There would never be a figure."
        yield placed.problem(("proof", "measure"), what, why, "Add 'among: all'.")


def _together(placed: Placed[Feature], proof: Proof) -> Iterator[Problem]:
    if proof.part is not None and proof.full is None:
        what, why = "there is a limit for partly and none for yes", "What is wholly in place can't ask for less."
        yield placed.problem(("proof", "part"), what, why, "Add 'full:', or delete 'part:'.")
    elif proof.part is not None and proof.full is not None:
        for key, stricter in (("at_least", 1), ("at_most", -1)):
            whole, some = getattr(proof.full, key), getattr(proof.part, key)
            if some is not None and (whole is None or (some - whole) * stricter > 0):
                what, why = f"{key} of 'part' asks for more than 'full' does", "Partly is the lesser answer."
                fix = f"Write a less demanding number, or give 'full' an {key} too."
                yield placed.problem(("proof", "part", key), what, why, fix)
    if proof.full is None and not proof.refutes:
        what, why = "there is no limit that a figure could fall short of", "The key would have no effect."
        yield placed.problem(("proof", "refutes"), what, why, "Delete it, or add 'full:'.")


def _basis(placed: Placed[Feature], proof: Proof) -> Iterator[Problem]:
    yield from listed_twice(placed, ("proof", "sources"), proof.sources, "source")
    if not proof.note.strip():
        why = "A reader must be able to tell what a figure proves and what it doesn't."
        yield placed.problem(("proof",), "the proof has no note", why, "Add 'note:' and a sentence or two.")
    if proof.basis is not Basis.EDITORIAL and not proof.sources:
        what = f"the limits are called {proof.basis.value}, but no source is named"
        why, fix = "Readers must be able to tell fact from judgment.", "Name the source, or write editorial."
        yield placed.problem(("proof", "basis"), what, why, fix)


def _measure(placed: Placed[Feature]) -> str:
    return placed.item.proof.measure if placed.item.proof else ""
