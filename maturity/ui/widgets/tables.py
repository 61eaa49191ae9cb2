"""A small table of framework texts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.ui.widgets.texts import plain


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table whose cells read exactly as given."""
    st.table(
        {plain(column): [plain(row[place]) for row in rows] for place, column in enumerate(columns)},
        hide_index=True,
        border="horizontal",
    )
