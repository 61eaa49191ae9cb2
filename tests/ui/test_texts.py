"""plain(): whatever the text, Markdown shows exactly its characters."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from maturity.ui.widgets.texts import html_text, plain

HOSTILE = [
    "![x](http://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "<script>alert(1)</script>",
    "# heading",
    "1. list",
    "- list",
    "*a* _b_ `c` ~~d~~",
    "| a | b |\n|---|---|",
    "&lt;b&gt; &#42;",
    "a\\*b",
    "> quote",
    "    code",
    ":red[x]",
    "$x^2$",
]


def shown(text: str) -> str:
    """What a Markdown reader makes of it, without its one paragraph."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(plain(text)).strip()
    return made.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_shown_as_it_was_typed(text: str) -> None:
    assert html.unescape(shown(text)).replace("\N{WORD JOINER}", "") == " ".join(text.split())


@given(st.text(alphabet="ab1 *_`[]()!<>#&;|~$:/.\\-+={}\n", max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    bare = shown(text).replace("\N{WORD JOINER}", "")
    assert not re.search(r"<(?!br)", bare)
    assert html.unescape(bare) == " ".join(text.split())


@pytest.mark.parametrize("text", [":material/home:", ":smile:", "https://evil.example", "www.evil.example"])
def test_icons_and_addresses_stay_text(text: str) -> None:
    # These are found after escapes are undone, so an invisible mark has to part them.
    undone = re.sub(r"\\(.)", r"\1", plain(text))
    assert not re.search(r":material/\w+:|:smile:|https?://|www\.", undone)


def test_ordinary_text_has_no_invisible_marks() -> None:
    assert "\N{WORD JOINER}" not in plain("Hours: 9 to 5 (Monday), see page 3.")


def test_html_is_escaped() -> None:
    assert html_text("<b onclick='x'>&") == "&lt;b onclick=&#x27;x&#x27;&gt;&amp;"
