"""What the members of a team handed in: counted once for each set of records, whoever looks at it."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import State
from maturity.compare.spread import Spread, Spreads, spread
from maturity.ui import session
from maturity.ui.session import Opened


def spreads(opened: Opened) -> Spreads | None:
    """Return what was handed in for an assessment; None for too few people, and for a private copy."""
    if opened.draft.member is not None:
        return None
    ids = opened.store.teams.handed_in(opened.id)
    return _spreads(opened.store.place, opened.framework.checksum, ids) if ids else None


# Records never change, so their ids say what was counted.
@st.cache_resource(show_spinner=False, max_entries=32)
def _spreads(place: str, checksum: str, ids: tuple[str, ...]) -> Spreads | None:
    store = session.store()
    return spread(session.framework_of(checksum), [store.snapshot(id_).assessment for id_ in ids])


def not_agreed(opened: Opened, found: Spread) -> bool:
    """Say whether people replied to a feature, and the assessment itself has no answer to it yet."""
    return found.replied > 0 and opened.assessment.answer(found.feature).state is State.UNANSWERED
