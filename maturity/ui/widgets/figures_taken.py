"""The figures as files to take along: a workbook, a CSV and a JSON, made when somebody clicks."""

from __future__ import annotations

import streamlit as st

from maturity.exchange.measures_csv import measures_csv
from maturity.exchange.measures_json import measures_json
from maturity.measures.model import Measures
from maturity.text import Words
from maturity.ui.documents import file_name
from maturity.ui.widgets.spreadsheet import MIME
from maturity.ui.widgets.texts import heading, para, plain


def draw(measures: Measures, words: Words) -> None:
    """Draw the three buttons."""
    say = words.say
    heading(say("data.figures.take.title"))
    para(say("data.figures.take.text"))
    name = f"{file_name(measures.extract.name.rpartition('.')[0] or measures.extract.name)}-figures"
    kinds = (
        ("excel", lambda: _workbook(measures, words), "xlsx", MIME),
        ("csv", lambda: measures_csv(measures, words), "csv", "text/csv"),
        ("json", lambda: measures_json(measures), "json", "application/json"),
    )
    with st.container(horizontal=True):
        for key, made, suffix, mime in kinds:
            label = plain(say(f"data.figures.take.{key}"))
            st.download_button(label, made, f"{name}.{suffix}", mime, key=f"figures-{key}", on_click="ignore")


def _workbook(measures: Measures, words: Words) -> bytes:
    from maturity.exchange.measures_workbook import measures_workbook  # openpyxl is slow to load, and few want it

    return measures_workbook(measures, words)
