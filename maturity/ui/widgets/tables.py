"""Tables of texts: small ones, and those that may be wider than a phone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.ui.widgets.texts import html_text, plain


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table whose cells read exactly as given."""
    st.table(
        {plain(column): [plain(row[place]) for row in rows] for place, column in enumerate(columns)},
        hide_index=True,
        border="horizontal",
    )


def wide(label: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table that can be scrolled sideways, with the keyboard too; the first cell of a row is its heading."""
    head = "".join(f'<th scope="col">{html_text(one)}</th>' for one in columns)
    body = "".join(
        f'<tr><th scope="row">{html_text(row[0])}</th>{"".join(f"<td>{html_text(one)}</td>" for one in row[1:])}</tr>'
        for row in rows
    )
    st.html(
        f'<div class="wide-frame" tabindex="0" role="region" aria-label="{html_text(label)}">'
        f'<table class="wide"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
