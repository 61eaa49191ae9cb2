"""Comparisons of invented centers for the tests of what shows them, of any size and with every kind of cell."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from maturity.compare.comparison import (
    AtLeast,
    Capability,
    CapabilityFigures,
    Cell,
    Comparison,
    FeatureFigures,
    LeftOut,
    Reason,
    Row,
    Withheld,
)
from maturity.framework.model import Framework

MINIMUM = 5
PLACES = ("Fairhaven", "Port Meridian", "Springfield", "Lakewood", "Cedar Falls", "Riverton", "Oakdale", "Milbrook")
LONG = "The Consolidated Resident Contact and Service Request Center of Upper Springfield"


def cohort(
    framework: Framework,
    n: int,
    *,
    seed: int = 1,
    named: int = 2,
    you: bool = False,
    stages: bool = True,
    within: int = 0,
    name: str = "",
    round: str = "Spring 2026",
) -> Comparison:
    """A comparison of `n` centers; so many of them by name, and the first of them as the one that looks."""
    dice = Random(seed)
    rows = tuple(_row(framework, dice, place, named, you, stages, name) for place in range(n))
    others = [row for row in rows if not row.you]
    shown = len(others) >= MINIMUM
    columns = [(one.id, [row.cells[place] for row in others]) for place, one in enumerate(framework.capabilities)]
    overall = [row.overall for row in others]
    features = tuple(_features(framework, dice, others)) if shown else ()
    lacked = sorted((one for one in features if one.lacking), key=lambda one: -one.lacking)
    return Comparison(
        framework=framework.id,
        version=framework.version_here,
        checksum=framework.checksum,
        round=round,
        minimum=MINIMUM,
        invited=n + 2,
        counted=n,
        n=len(others) if shown else 0,
        left_out=(LeftOut(Reason.NO_ANSWERS, 1), LeftOut(Reason.NOT_SHARED, 1)),
        within=within,
        filters=(),
        withheld=None if shown else Withheld.TOO_FEW,
        rows=rows,
        capabilities=tuple(_capability(framework, id_, cells, stages, shown) for id_, cells in columns),
        overall=_capability(framework, "overall", overall, stages, shown),
        features=features,
        gaps=tuple(lacked),
    )


def alias_of(place: int) -> str:
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def _row(framework: Framework, dice: Random, place: int, named: int, you: bool, stages: bool, name: str) -> Row:
    own = you and place == 0
    said = (name or f"{PLACES[place % len(PLACES)]} 311") if own or place < named + you else ""
    cells = tuple(_cell(framework, dice, stages) for _ in framework.capabilities)
    return Row(alias_of(place), said, own, cells, _cell(framework, dice, stages))


def _cell(framework: Framework, dice: Random, stages: bool) -> Cell:
    if dice.random() < 0.04:
        return Cell()
    open_ = dice.random() < 0.15
    if not stages:
        low = Fraction(dice.randint(0, 100), 100)
        return Cell(share_low=low, share_high=min(Fraction(1), low + Fraction(17, 100)) if open_ else low)
    top = framework.stages[-1].number
    stage = min(top, max(0, round(dice.gauss(top * 0.45, top * 0.25))))
    return Cell(stage_low=stage, stage_high=min(top, stage + 1 + dice.randint(0, 1)) if open_ else stage)


def _capability(framework: Framework, id_: str, cells: list[Cell], stages: bool, shown: bool) -> Capability:
    numbers = sorted(one.established for one in cells if one.established is not None)
    if not shown or len(numbers) < MINIMUM:
        return Capability(id_, stages, None)
    n = len(numbers)
    at_least = (
        tuple(
            AtLeast(stage.number, count, Fraction(count, n))
            for stage in framework.stages
            for count in [sum(number >= stage.number for number in numbers)]
        )
        if stages
        else ()
    )
    middle = (numbers[(n - 1) // 2] + numbers[n // 2]) / 2
    open_ = sum(one.scored and not one.known for one in cells)
    figures = CapabilityFigures(n, middle, numbers[n // 4], numbers[-1 - n // 4], at_least, open_, None, None)
    return Capability(id_, stages, figures)


def _features(framework: Framework, dice: Random, rows: list[Row]) -> list[FeatureFigures]:
    names = [row.name for row in rows if row.name]
    return [_feature(framework, dice, id_, len(rows), names) for id_ in framework.features]


def _feature(framework: Framework, dice: Random, id_: str, n: int, names: list[str]) -> FeatureFigures:
    feature = framework.features[id_]
    share = max(0.02, 1.1 - 0.2 * (feature.stage or 2))
    replies = dice.choices(
        ("have", "partly", "missing", "dont_know", "excluded", "blank"), (share, 0.3, 1 - share / 2, 0.1, 0.1, 0.1), k=n
    )
    counts = {key: replies.count(key) for key in ("have", "partly", "missing", "dont_know", "excluded", "blank")}
    teachers = tuple(one for one in names if dice.random() < share and counts["have"])
    said = counts["have"] + counts["partly"] + counts["missing"]
    capability = framework.capability_of[id_].id
    return FeatureFigures(id_, capability, feature.stage, said, **counts, exemplars=teachers)
