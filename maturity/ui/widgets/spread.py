"""What a team said to one feature: a small table of how many gave each answer, and what they wrote, without names."""

from __future__ import annotations

import streamlit as st

from maturity.compare.spread import Spread, Tally
from maturity.compare.spread_texts import tally_rows, tally_title, what_they_wrote
from maturity.framework.model import Framework
from maturity.text import Words
from maturity.ui.widgets.texts import html_text, para, typed


def draw(framework: Framework, spread: Spread, words: Words) -> None:
    """Draw the counts, the lowest answer first, and the notes in the same order."""
    st.html("".join(_table(framework, spread, tally, words) for tally in spread.tallies))
    if wrote := what_they_wrote(framework, spread, words):
        para(words.say("team.spread.explained"))
        for line in wrote:
            typed(line)


def _table(framework: Framework, spread: Spread, tally: Tally, words: Words) -> str:
    rows = tally_rows(framework, spread, tally, words)
    people = sum(n for _, n in rows)
    # The bar only repeats the number, so it isn't read out.
    body = "".join(
        f'<tr><th scope="row">{html_text(label)}</th><td>{n}</td>'
        f'<td aria-hidden="true"><div class="bar" style="width:{100 * n // people}%"></div></td></tr>'
        for label, n in rows
    )
    title = tally_title(framework, tally)
    caption = f"<caption>{html_text(title)}</caption>" if title else ""
    heads = "".join(
        f'<th scope="col">{html_text(words.say(f"team.spread.{key}"))}</th>' for key in ("answer", "people")
    )
    return f'<table class="spread">{caption}<thead><tr>{heads}<td></td></tr></thead><tbody>{body}</tbody></table>'
