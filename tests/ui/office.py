"""Who is in an office and what lies in its store, for the tests of who sees what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.store.opening import open_store
from maturity.store.round_records import LogEntry, Sharing
from maturity.store.rows import owner
from maturity.text import words
from maturity.ui import login
from maturity.ui.links import To
from tests.any_answers import any_answers
from tests.frameworks_here import ROOT, framework
from tests.ui.test_any_framework import open_at
from tests.ui.test_pages import SECONDS

EXAMPLE = framework("example")
ISSUER = "https://login.example"
SECRET_NAME = "Springfield under test"
MALFORMED = ("", "x", "<script>alert(1)</script>", "../../etc/passwd", "' OR 1=1 --", "é" * 50, "x" * 5000)

OF_ASSESSMENT = (
    To.CENTER, To.TASKS, To.QUESTION, To.CHECK, To.RESULTS, To.WHAT_IF, To.PRIORITIES, To.ROADMAP, To.STEP,
    To.DOWNLOAD, To.TEAM, To.DELETE,
)  # fmt: skip
OF_COHORT = (To.COHORT, To.ROUND)
OF_BOTH = (To.COMPARE, To.TREND)
"""A facilitator opens them by the cohort's ids, a lead by the assessment and its entry."""
FOR_ALL = (To.START, To.COHORTS, To.DATA)
OF_EXTRACT = (To.COLUMNS, To.FIGURES)
BY_TOKEN = (To.JOIN, To.RESUME, To.INVITED)


def claims(name: str) -> dict[str, object]:
    return {"is_logged_in": True, "iss": ISSUER, "sub": name, "name": f"{name} by name"}


def holder(name: str) -> str:
    who = login.of_claims(claims(name))
    assert who is not None
    return who.holder


NOBODY: dict[str, object] = {"is_logged_in": False}


@dataclass(frozen=True)
class Things:
    """What is in the store: Ana's assessment, which answers a closed round of Fay's cohort and an open one.

    Lea was let into the assessment, Gus runs the cohort together with Fay, and Rob answers privately.
    """

    data: Path
    assessment: str
    private: str
    cohort: str
    round: str
    entry: str
    open_entry: str
    center: str
    hidden: str
    join: str
    resume: str
    invited: str


def made(data: Path) -> Things:
    """Fill a store with the things of an office that shares it."""
    said = any_answers(EXAMPLE, 1).model_copy(update={"center": {"name": SECRET_NAME}})
    with open_store(data) as store:
        id_ = store.new(EXAMPLE, holder("ana"), said)
        join = store.teams.invite(id_)
        private = store.teams.join(join, holder("rob"), "Rob")
        store.access.grant(holder("lea"), id_, "lead", label="Lea, who covers for Ana", name="lea by name")
        cohort = store.rounds.new_cohort("Council under test", holder("fay"))
        store.access.grant(holder("gus"), cohort, "facilitator", label="Gus of the council", name="gus by name")
        centers = store.rounds.add_centers(cohort, [SECRET_NAME, "Shelbyville"])
        store.rounds.share(centers[1].id, Sharing.STATISTICS)
        entries = []
        for name in ("closed", "open"):
            round_id = store.rounds.open_round(cohort, EXAMPLE, name, None)
            tokens = store.rounds.tokens(round_id)
            found = {one.center.id: one for one in store.rounds.entries(round_id)}[centers[0].id]
            store.rounds.bind(tokens[found.id], id_)
            store.submit(id_, EXAMPLE, "")
            entries.append((round_id, found.id, tokens[found.id]))
            if name == "closed":
                store.rounds.close_round(round_id)
        return Things(
            data, id_, private, cohort, entries[0][0], entries[0][1], entries[1][1],
            centers[0].id, centers[1].id, join, store.access.resume_link(id_, 30), entries[0][2],
        )  # fmt: skip


def serve(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve these things behind a login."""
    monkeypatch.setenv("MATURITY_DATA", str(things.data))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "example"))
    monkeypatch.setenv("MATURITY_LOGIN", "oidc")


def at(to: To, user: dict[str, object], **address: str) -> AppTest:
    app = AppTest.from_function(open_at, args=(to,), default_timeout=SECONDS)
    app.user = user
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, (to, app.exception)
    return app


def heading(app: AppTest) -> str:
    (title,) = app.title
    return str(title.value).replace("\\", "").replace("\N{WORD JOINER}", "")


def say(key: str, **values: object) -> str:
    return words().say(key, **values)


def refusal(reason: str) -> str:
    return say(f"access.refused.{reason}.title")


OTHERS_ASSESSMENT, OTHERS_PRIVATE, OTHERS_COHORT = (
    refusal(f"not_yours.{kind}") for kind in ("assessment", "private", "cohort")
)
SIGN_IN = say("access.sign_in.title")
GONE = {say("ui.lost.title"), say("facilitating.cohort.lost.title")}


def cohort_address(things: Things, to: To) -> dict[str, str]:
    return {To.COHORT: {"g": things.cohort}, To.TREND: {"c": things.center}}.get(to, {"r": things.round})


def noted(things: Things, by: str) -> set[tuple[str, str, str, bool]]:
    with open_store(things.data) as store:
        entries: tuple[LogEntry, ...] = store.access.entries_of_log(10_000)
    return {(one.role, one.action, one.target, one.allowed) for one in entries if one.holder == owner(holder(by))}
