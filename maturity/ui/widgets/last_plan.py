"""What became of the plan of the last round."""

from __future__ import annotations

import streamlit as st

from maturity.reporting.facts import Facts
from maturity.reporting.last_plan import view
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import heading, para


def draw(facts: Facts) -> None:
    """Draw how much of the last plan was done, in words and feature by feature; nothing where there was none."""
    found = view(facts)
    if found is None:
        return
    heading(found.heading)
    para(found.summary)
    if found.remark:
        para(found.remark)
    with st.container(key="last-plan"):
        table(found.table.columns, found.table.rows)
