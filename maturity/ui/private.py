"""A private copy on the screens: which pages it has, and whose assessment it is for."""

from __future__ import annotations

from maturity.text import Words
from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets.texts import para


def center_of(name: str, words: Words) -> str:
    """Return what a center is called where those who were invited read it."""
    return name or words.say("team.join.unnamed")


def has_no_page(opened: Opened, to: To) -> bool:
    """Draw, for a private copy, that it has no such page, and say so; an assessment itself has every page."""
    if opened.draft.member is None:
        return False
    say = session.words().say
    with frame.screen(to, f"private-no-{to}", say("team.private.no_page.title"), opened=opened):
        para(say("team.private.no_page.text"))
        links.link(say("team.private.no_page.back"), To.TASKS, opened.id)
    return True
