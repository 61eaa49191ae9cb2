"""What is wrong in a file that somebody brought, as a list on the page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.errors import Problem
from maturity.ui import session
from maturity.ui.widgets.texts import html_text

SHOWN = 20
"""How many problems are listed; who mends those sees the others next."""


def draw(title: str, problems: Sequence[Problem]) -> None:
    """Draw the problems of a file under a title that says that nothing was changed."""
    lines = [line(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(session.words().count("exchange.ui.more", len(problems) - SHOWN))
    listed = "".join(f"<li>{html_text(line)}</li>" for line in lines)
    st.html(f'<div class="error-summary" role="alert" tabindex="-1"><h2>{html_text(title)}</h2><ul>{listed}</ul></div>')


def line(problem: Problem) -> str:
    """Return a problem as one line: where, what, why and how to mend it."""
    place = f"{problem.where[0].upper()}{problem.where[1:]}: " if problem.where else ""
    return session.words().say("exchange.ui.problem", place=place, what=problem.what, why=problem.why, fix=problem.fix)
