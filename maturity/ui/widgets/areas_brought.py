"""Who lives in the areas: a file that a person brings, with the names of their own areas to fill in."""

from __future__ import annotations

import streamlit as st

from maturity.errors import ContentError
from maturity.measures.beside import Besides
from maturity.measures.kept import KeptExtract
from maturity.text import Words
from maturity.text.spoken import spoken
from maturity.ui import measured_by
from maturity.ui.widgets import problems
from maturity.ui.widgets.bringing_beside import removing, uploaded, wrong
from maturity.ui.widgets.telling import told
from maturity.ui.widgets.texts import bullets, para, plain

SUFFIXES = (".csv", ".yaml", ".yml", ".json")


def draw(found: KeptExtract, words: Words, *, has_areas: bool) -> None:
    """Draw, folded up, what is known of the areas, the file to fill in, and the place for it."""
    say = words.say
    told("beside-areas")
    with st.expander(plain(say("data.beside.areas.offer")), expanded=wrong(Besides.AREAS), key="areas"):
        if not has_areas:
            para(say("data.beside.areas.none"))
            return
        if measured_by.is_brought(found, Besides.AREAS):
            _now(found, words)
        para(say("data.beside.areas.text"))
        bullets([say(f"data.beside.areas.{one}") for one in ("population", "need", "unit", "leave")])
        st.download_button(
            plain(say("data.beside.areas.take")),
            lambda: measured_by.areas_to_fill_in(found),
            "areas.csv",
            "text/csv",
            key="areas-to-fill-in",
            on_click="ignore",
        )
        uploaded(found, Besides.AREAS, SUFFIXES, words)


def _now(found: KeptExtract, words: Words) -> None:
    try:
        with spoken(words.language):
            areas = measured_by.areas_of(found)
    except ContentError as error:
        problems.draw(words.say("data.beside.bad"), error.problems)
    else:
        assert areas is not None
        people = words.number(sum(one.population for one in areas.by_name.values()))
        names = len(areas.by_name)
        para(words.count("data.beside.areas.now", names, number=words.number(names), people=people))
    removing(found, Besides.AREAS, words)
