"""The file that says how many live in each area and what it needs: YAML, JSON or CSV, read strictly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from maturity.errors import ContentError, Problem
from maturity.framework.document import MAX_PROBLEMS, Document, brief, too_many
from maturity.framework.plain import Content, Number, Verbatim, Whole
from maturity.framework.problems import meant, problems_of, suggest
from maturity.framework.reader import read_file
from maturity.measures.engagement.areas import Area, Areas
from maturity.measures.engagement.areas_csv import read_csv
from maturity.text.spoken import fault

LONGEST_NAME, LONGEST_UNIT = 120, 60
LISTED = 12  # names of areas that a message lists


class AreaEntry(Content):
    """One area."""

    area: Annotated[Verbatim, Field(max_length=LONGEST_NAME)] = Field(
        description="Name of the area, as the extract spells it."
    )
    population: Annotated[Whole, Field(ge=0)] = Field(description="How many people live in it.")
    need: Annotated[Number, Field(ge=0)] | None = Field(
        default=None, description="How much need there is, counted without anybody's request; left out where unknown."
    )


class AreasFile(Content):
    """The areas of a city."""

    unit_of_need: Annotated[str, Field(max_length=LONGEST_UNIT)] = Field(
        default="", description="What need is counted in, such as potholes that an inspection found."
    )
    areas: tuple[AreaEntry, ...] = Field(min_length=1, description="A list of areas, each with area and population.")


def read_areas(path: Path, shown: str = "") -> Areas:
    """Return the areas of a file; ContentError with every problem and its line if there is one.

    `shown` is the name of the file in problems, where that isn't its path.
    """
    reader = read_csv if path.suffix.lower() == ".csv" else read_file
    document, problems = reader(path, shown or str(path))
    if document is None:
        raise ContentError(problems)
    if not isinstance(document.data, dict):
        raise ContentError([*problems, document.problem((), *fault("beside.no_areas"))])
    file: AreasFile | None = None
    try:
        file = AreasFile.model_validate(document.data)
    except ValidationError as error:
        problems += problems_of(error, AreasFile, document)
    if file is not None:
        problems += _unfit(file, document)
    if file is None or problems:
        raise ContentError(problems)
    found = {
        one.area: Area(one.population, one.need, document.line(("areas", index)))
        for index, one in enumerate(file.areas)
    }
    return Areas(found, file.unit_of_need, document.file)


def _unfit(file: AreasFile, document: Document) -> Iterator[Problem]:
    """Yield what no single area shows: names that stand twice, need without its unit, and the other way round."""
    met: dict[str, int] = {}
    for index, one in enumerate(file.areas):
        line = document.line(("areas", index))
        if one.area in met:
            twice = fault("beside.area_twice", name=brief(one.area), first=met[one.area])
            yield document.problem(("areas", index), *twice)
        met.setdefault(one.area, line)
    needs = any(one.need is not None for one in file.areas)
    if needs and not file.unit_of_need.strip():
        yield document.problem((), *fault("beside.no_unit"))
    if file.unit_of_need.strip() and not needs:
        yield document.problem(("unit_of_need",), *fault("beside.no_need"))


def check_areas(areas: Areas, known: Collection[str]) -> None:
    """Raise ContentError where areas of the file are spelled otherwise than in the extract; `known` are those there.

    An area that nobody asked from is no mistake. But a name that comes close to one of the extract is, and so is a file
    of which not even half the names occur.
    """
    if not known:  # an extract without areas has other words for it
        return
    absent = {name: one for name, one in areas.by_name.items() if name not in known}
    free = [name for name in known if name not in areas.by_name]
    many = 2 * len(absent) > len(areas.by_name)
    problems = []
    for name, one in absent.items():
        hint = suggest(name, free) or _same_letters(name, free)
        if not hint and not many:
            continue
        listed = ", ".join(f"'{brief(other)}'" for other in sorted(known)[:LISTED])
        listed += " …" if len(known) > LISTED else ""
        said = fault("beside.other_area", name=brief(name), meant=hint, listed=listed)
        problems.append(Problem(areas.file, max(one.line, 1), name, *said))
    if len(problems) > MAX_PROBLEMS:
        problems = [*problems[:MAX_PROBLEMS], too_many(areas.file, 1)]
    if problems:
        raise ContentError(problems)


def _same_letters(name: str, known: Collection[str]) -> str:
    """Return a hint where a name differs by capitals or spaces alone from exactly one that is known."""
    plain = Counter("".join(other.casefold().split()) for other in known)
    mine = "".join(name.casefold().split())
    found = [other for other in known if "".join(other.casefold().split()) == mine]
    return meant(found[0]) if found and plain[mine] == 1 else ""
