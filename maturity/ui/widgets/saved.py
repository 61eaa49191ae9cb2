"""Everything of one assessment as a file: to keep, and to bring back as an assessment of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from maturity.assessment.answers import State
from maturity.errors import AnswersError, NotFound
from maturity.exchange.archive import MAX_BYTES
from maturity.exchange.reading_record import Brought, read_full_record
from maturity.exchange.record import Times, record_json
from maturity.framework.model import Framework
from maturity.text.spoken import spoken
from maturity.ui import links, session, team
from maturity.ui.documents import file_name
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets import problems
from maturity.ui.widgets.texts import bullets, heading, para, plain, small


def offer(opened: Opened) -> None:
    """Draw the button that saves everything."""
    say = session.words().say
    heading(say("record.save.title"))
    para(say("record.save.text"))
    st.download_button(
        plain(say("record.save.button")),
        lambda: _everything(opened),  # made when somebody clicks
        f"{file_name(opened.assessment.name)}-everything.json",
        "application/json",
        key="everything",
        on_click="ignore",
    )


def _everything(opened: Opened) -> str:
    opened = opened.again()
    submitted = [one.record for one in opened.store.snapshots(opened.id)]
    times = Times(opened.draft.created_at, opened.draft.updated_at)
    said = team.spreads(opened)
    return record_json(opened.framework, opened.assessment, submitted, said, datetime.now(UTC), times)


def bring_back() -> None:
    """Draw the place for a saved file, what is in it, and the button that brings it back."""
    words = session.words()
    with st.expander(plain(words.say("record.bring.offer")), key="bring-back"):
        para(words.say("record.bring.text"))
        brought = st.file_uploader(
            words.say("record.bring.file"), [".json"], key="saved", max_upload_size=MAX_BYTES // 1_000_000
        )
        small(words.say("exchange.ui.limit", size=MAX_BYTES // 1_000_000))
        if brought is None:
            return
        try:
            with spoken(words.language):
                found = read_full_record(brought.getvalue(), brought.name, session.framework(), _known)
        except AnswersError as error:
            problems.draw(words.say("record.bring.problems"), error.problems)
            return
        _what_is_in_it(found)
        if st.button(plain(words.say("record.bring.do")), key="bring-back-do", type="primary"):
            begun = session.store().new(found.framework, session.browser(), found.assessment, found.submitted)
            links.go(To.TASKS, begun)


def _known(checksum: str) -> Framework | None:
    try:
        return session.framework_of(checksum)
    except NotFound:
        return None


def _what_is_in_it(found: Brought) -> None:
    words = session.words()
    para(words.say("record.bring.holds", center=found.assessment.name or words.say("record.bring.unnamed")))
    given = sum(answer.state is not State.UNANSWERED for answer in found.assessment.answers.values())
    bullets([words.count("record.bring.answers", given), words.count("record.bring.submissions", len(found.submitted))])
    if found.left_out:
        para(words.count("record.bring.left_out", len(found.left_out)))
    if found.record.team:
        para(words.say("record.bring.team"))
    para(words.say("record.bring.new"))
