"""How much each area asks for its residents and its need, as a table; where nobody said who lives there, nothing."""

from __future__ import annotations

from maturity.measures.amounts import amount
from maturity.measures.model import Among, By, Figure, Measures
from maturity.measures.wording import group_of, name_of, why_not_of
from maturity.text import Words
from maturity.ui.widgets import measured
from maturity.ui.widgets.listing import breakable
from maturity.ui.widgets.tables import wide
from maturity.ui.widgets.texts import heading, para

MEASURED = ("use-rate", "use-ratio", "reporting-gap")


def draw(measures: Measures, words: Words) -> None:
    """Draw the areas in the order of their names."""
    whole = measures.find("use-rate", Among.RESIDENTS)
    found = {id_: {one.group: one for one in measures.of(id_, Among.RESIDENTS, By.AREA)} for id_ in MEASURED}
    if whole is None or not whole.measurable or not found["use-rate"]:
        return
    title = words.say("data.beside.areas.title")
    heading(title)
    para(words.say("data.beside.areas.whole", rate=amount(whole, words)))
    ids = [id_ for id_ in MEASURED if found[id_]]
    columns = [words.say("data.figures.table.group.area"), *(name_of(id_, words) for id_ in ids)]
    rows = [
        (breakable(group_of(one, words)), *(_cell(found[id_].get(group), words) for id_ in ids))
        for group, one in sorted(found["use-rate"].items())
    ]
    wide(title, columns, rows)
    gap = measures.find("reporting-gap", Among.RESIDENTS)
    if gap is not None and not gap.measurable:
        measured.remarks([gap], words)
    firsts = [next(iter(found[id_].values())) for id_ in ids if id_ != "use-rate"]
    measured.definitions("use", [whole, *firsts], words)


def _cell(figure: Figure | None, words: Words) -> str:
    if figure is None:
        return ""
    return amount(figure, words) if figure.measurable else why_not_of(figure, words)
