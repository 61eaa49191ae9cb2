"""The ways to bring service requests as a file: to upload it, or to name the path of one on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import streamlit as st

from maturity.errors import ExtractError, Problem
from maturity.ui import extracts, links, looking, reach, session
from maturity.ui.links import To
from maturity.ui.widgets import errors, problems
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import line
from maturity.ui.widgets.texts import para, plain, small

FILE = "f"
"""The parameter that names a file that waits to be read."""
SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".geojson", ".xlsx", ".parquet", ".zip", ".gz")
MOST_MB = 200
"""Of a file that is uploaded: as much as the server takes, see .streamlit/config.toml."""
_LONGEST_PATH = 1000
_BAD = "bad-file"


def upload(assessment: str | None) -> None:
    """Draw the place for a file; one that can be read leads on to its columns."""
    say = session.words().say
    brought = st.file_uploader(say("data.page.bring"), list(SUFFIXES), key="requests-file", max_upload_size=MOST_MB)
    small(say("data.page.limit_here" if reach.files_here() else "data.page.limit", size=MOST_MB))
    if brought is None:
        return
    bad: tuple[str, tuple[Problem, ...]] | None = st.session_state.get(_BAD)
    if bad is None or bad[0] != brought.file_id:
        bad = brought.file_id, _lead_on(extracts.keep(brought.name, brought), assessment)
        st.session_state[_BAD] = bad
    problems.draw(say("data.page.bad"), bad[1])


def by_path(view: str, assessment: str | None) -> None:
    """Draw the line for a path; the file stays where it is."""
    say = session.words().say
    with st.expander(plain(say("data.page.path.offer")), key="by-path"):
        para(say("data.page.path.text"))
        typed = line("path", say("data.page.path.label"), say("data.page.path.hint"), view, most=_LONGEST_PATH)
        if st.button(plain(say("data.page.path.go")), key="path-go"):
            _go_by_path(typed, view, assessment)


def _go_by_path(typed: str, view: str, assessment: str | None) -> NoReturn:
    say = session.words().say
    if not typed:
        errors.refuse(view, [FieldError("path", say("data.page.path.error.none"))])
    path = Path(typed)
    try:
        path = path.expanduser()
        there = path.is_absolute() and path.is_file()
    except (OSError, RuntimeError, ValueError):  # no such home, or no path at all
        there = False
    if not there:
        errors.refuse(view, [FieldError("path", say("data.page.path.error.missing", path=typed))])
    found = _lead_on(extracts.point(path), assessment)
    errors.refuse(view, [FieldError("path", problems.line(one)) for one in found[:1]])


def _lead_on(file_id: str, assessment: str | None) -> tuple[Problem, ...]:
    """Go on to the columns; return what is wrong with a file that can't be read, of which nothing is kept."""
    try:
        looking.look(extracts.brought(file_id))
    except ExtractError as error:
        extracts.discard(file_id)
        return error.problems
    errors.accept()
    links.go(To.COLUMNS, assessment, **{FILE: file_id})
