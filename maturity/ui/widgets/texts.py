"""Texts on screen: framework text with its Markdown escaped, and what people typed as bare text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

# A screen reader reads some labels as they are given, backslashes and all: so only what is markup where it stands.
_MARKS = re.compile(r"([\\`*_\[\]<>|~$&@:]|^[#+\-=]|(?<=[0-9])[.)](?=\s|$)|-(?=-)|(?<=-)-)")
_AUTOMATIC = re.compile(r"(:)(?=[\w+/-]+:)|(://)|(www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\N{WORD JOINER}"


def plain(text: str) -> str:
    """Return text for a label or st.markdown that reads exactly as given: no markup, link, image, icon or formula."""
    one_line = " ".join(text.split())
    # Emoji, icons and addresses are found after escapes are undone; an invisible mark inside keeps them text.
    apart = _AUTOMATIC.sub(lambda found: f"{found.group()[0]}{_WORD_JOINER}{found.group()[1:]}", one_line)
    return _MARKS.sub(r"\\\1", apart)


def para(text: str) -> None:
    """Draw a paragraph of our own or the framework's words."""
    st.markdown(plain(text))


def labeled(label: str, text: str) -> None:
    """Draw a paragraph that begins with its bold label."""
    st.markdown(labeling(label, text))


def bullets(items: Sequence[str]) -> None:
    """Draw a list of our own or the framework's words."""
    st.markdown(bulleted(items))


def labeling(label: str, text: str) -> str:
    """Return the Markdown of a paragraph that begins with its bold label."""
    return f"**{plain(label)}** {plain(text)}"


def bulleted(items: Sequence[str]) -> str:
    """Return the Markdown of a list."""
    return "\n".join(f"- {plain(item)}" for item in items)


def together(*parts: str) -> None:
    """Draw several pieces of Markdown, already plain, as one element: each element costs the server time."""
    st.markdown("\n\n".join(parts))


def small(text: str) -> None:
    """Draw a remark in small print."""
    st.caption(plain(text))


def heading(text: str, level: int = 2) -> None:
    """Draw a heading below the page's own, without the link icon that would be one more stop for the keyboard."""
    if level > 3:  # Streamlit's own headings go no lower
        st.html(f'<h{level} class="group-heading">{html_text(text)}</h{level}>')
        return
    (st.header if level == 2 else st.subheader)(plain(text), anchor=False)


def typed(text: str) -> None:
    """Draw what a person typed, as text whatever it contains."""
    st.text(text)


def html_text(text: str) -> str:
    """Return text for our own few lines of HTML."""
    return escape(" ".join(text.split()))
