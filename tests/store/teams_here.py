"""What the tests of teams share: answers, and somebody who joins."""

from __future__ import annotations

from maturity.assessment.answers import Answer, State
from maturity.store.store import Store

YES = Answer(state=State.ANSWERED, option="yes")
NO = Answer(state=State.ANSWERED, option="no", note="Ask Ana")
LOG = "records.log"


def joined(store: Store, whole: str, name: str = "", browser: str = "b") -> str:
    """Let somebody join the team of an assessment, and return their private copy."""
    return store.teams.join(store.teams.team(whole).token or store.teams.invite(whole), browser, name)
