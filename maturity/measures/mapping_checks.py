"""What has to hold in a mapping beyond its form: no word in two groups, nothing personal in a kept column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from maturity.errors import Problem
from maturity.framework.document import Document
from maturity.measures.mapping import Mapping
from maturity.measures.shared_words import folded


def words_once(mapping: Mapping, document: Document) -> Iterator[Problem]:
    """A word means one state, and one channel."""
    for key, groups in (("status", mapping.status), ("channels", mapping.channels)):
        known: dict[str, str] = {}
        for group, words in groups.items():
            for word in words:
                earlier = known.setdefault(folded(word), str(group))
                if earlier != group:
                    what = f"'{word}' stands under {earlier} and under {group}"
                    yield document.problem((key, str(group)), what, "It can mean only one.", "Keep one of the two.")


def id_is_the_name(mapping: Mapping, document: Document) -> Iterator[Problem]:
    """The id of a mapping in a file is the file's name, so that either finds it."""
    path = PurePath(document.file)
    if path.suffix == ".yaml" and path.parent.name == "mappings" and path.stem != mapping.id:
        what = f"the id is '{mapping.id}', but the file is {path.name}"
        yield document.problem(("id",), what, "A mapping is found by either.", f"Write 'id: {path.stem}'.")


def targets_make_sense(mapping: Mapping, document: Document) -> Iterator[Problem]:
    """A target says one length, and business hours need a calendar."""
    for index, target in enumerate(mapping.targets):
        given = [name for name in ("hours", "days", "business_hours") if getattr(target, name) is not None]
        place = ("targets", index)
        if len(given) != 1:
            what = f"this target has {len(given)} lengths"
            yield document.problem(place, what, "It needs exactly one.", "Write one of: hours, days, business_hours.")
        if "business_hours" in given and (mapping.calendar is None or not any(mapping.calendar.week)):
            what = "this target is in business hours, but there is no calendar with working hours"
            fix = "Add 'calendar:' with the hours of each working day."
            yield document.problem(place, what, "Nobody knows when its clock runs.", fix)
    days = mapping.calendar.week if mapping.calendar else ()
    for day in days:
        if day is not None and day.opens >= day.closes:
            what = f"work ends at {day.closes:%H:%M}, before it begins at {day.opens:%H:%M}"
            yield document.problem(("calendar",), what, "No time passes on such a day.", "Change the two around.")


def nothing_both(mapping: Mapping, document: Document) -> Iterator[Problem]:
    """A header that tells who asked is never read, so no column may come from it but the hashed requester."""
    personal = {folded(header) for header in mapping.personal}
    columns = mapping.all_columns()
    for name, column in columns.items():
        for header in column.headers:
            if folded(header) in personal:
                what = f"'{header}' is personal and yet read as {name}"
                fix = "Delete it in one of the two places."
                yield document.problem(("columns", name), what, "What is personal is never read.", fix)


CHECKS: tuple[Callable[[Mapping, Document], Iterator[Problem]], ...] = (
    words_once,
    id_is_the_name,
    targets_make_sense,
    nothing_both,
)
