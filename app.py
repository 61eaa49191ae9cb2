"""The pages and their navigation; `streamlit run app.py` serves this very file behind the browser's cookie."""

from __future__ import annotations

import gc

import streamlit as st

from maturity.ui import links
from maturity.ui.links import To
from maturity.ui.pages import (
    center,
    check,
    cohort,
    cohorts,
    columns,
    compare,
    data,
    delete,
    download,
    figures,
    invited,
    join,
    priorities,
    question,
    refused,
    results,
    resume,
    roadmap,
    start,
    step,
    tasks,
    team,
    trend,
    what_if,
)
from maturity.ui.pages import round as round_
from maturity.ui.serving import MIDDLEWARE, calm_error
from maturity.ui.session import words

PAGES = {
    To.START: start.page,
    To.CENTER: center.page,
    To.TASKS: tasks.page,
    To.QUESTION: question.page,
    To.CHECK: check.page,
    To.RESULTS: results.page,
    To.WHAT_IF: what_if.page,
    To.PRIORITIES: priorities.page,
    To.ROADMAP: roadmap.page,
    To.STEP: step.page,
    To.DOWNLOAD: download.page,
    To.TEAM: team.page,
    To.JOIN: join.page,
    To.RESUME: resume.page,
    To.DELETE: delete.page,
    To.COHORTS: cohorts.page,
    To.COHORT: cohort.page,
    To.ROUND: round_.page,
    To.INVITED: invited.page,
    To.COMPARE: compare.page,
    To.TREND: trend.page,
    To.DATA: data.page,
    To.COLUMNS: columns.page,
    To.FIGURES: figures.page,
}

if __name__ == "__main__":  # Streamlit runs this file for a person who looks at a page
    say = words().say  # once: it asks the address and the browser for the language
    here = links.navigate(PAGES, {to: say(f"ui.{to}.title") for to in PAGES})
    refused.guarded(here.run)
else:  # the web server loads it and looks for this name
    gc.freeze()  # what is loaded stays loaded: looking through it again and again would hold up everybody
    app = st.App(__file__, middleware=MIDDLEWARE, on_script_error=calm_error)
