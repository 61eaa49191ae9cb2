"""Who sees what: everybody on every page with every kind of id, and what of it stands in the log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment
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
from tests.ui.test_team import everything

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
FOR_ALL = (To.START, To.COHORTS)
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
    """What is in the store: Ana's assessment, which answers a closed round of Fay's cohort and an open one."""

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


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Things:
    data = tmp_path_factory.mktemp("access")
    said = any_answers(EXAMPLE, 1).model_copy(update={"center": {"name": SECRET_NAME}})
    with open_store(data) as store:
        id_ = store.new(EXAMPLE, holder("ana"), said)
        join = store.teams.invite(id_)
        private = store.teams.join(join, holder("rob"), "Rob")
        store.access.grant(holder("lea"), id_, "lead")
        cohort = store.rounds.new_cohort("Council under test", holder("fay"))
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


@pytest.fixture(autouse=True)
def served(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_each_page_is_one_of_these() -> None:
    assert {*OF_ASSESSMENT, *OF_COHORT, *OF_BOTH, *FOR_ALL, *BY_TOKEN} == set(To)


# Not signed in


@pytest.mark.parametrize("to", To)
def test_nobody_sees_any_page(things: Things, to: To) -> None:
    every = {"a": things.assessment, "g": things.cohort, "r": things.round, "e": things.entry, "c": things.center}
    tokens = {To.JOIN: {"j": things.join}, To.RESUME: {"r": things.resume}, To.INVITED: {"i": things.invited}}
    app = at(to, NOBODY, **(every | tokens.get(to, {})))
    assert heading(app) == SIGN_IN
    assert "under test" not in everything(app)


# An assessment


@pytest.mark.parametrize("to", OF_ASSESSMENT)
@pytest.mark.parametrize("name", ["ana", "lea"])
def test_who_began_an_assessment_or_was_let_in_has_its_pages(things: Things, to: To, name: str) -> None:
    app = at(to, claims(name), a=things.assessment)
    if (to, name) == (To.DELETE, "lea"):
        assert heading(app) == refusal("owner_only")
        assert (("lead", "delete", things.assessment, False)) in noted(things, name)
        return
    assert heading(app) not in {SIGN_IN, OTHERS_ASSESSMENT, *GONE}
    assert f"{name} by name" in everything(app)
    said = noted(things, name)
    assert (("lead", "open", things.assessment, True) in said) is (name == "lea")


@pytest.mark.parametrize("to", [*OF_ASSESSMENT, *OF_BOTH])
@pytest.mark.parametrize("name", ["rob", "fay", "zoe"])
def test_everybody_else_is_refused_and_noted(things: Things, to: To, name: str) -> None:
    app = at(to, claims(name), a=things.assessment, e=things.entry)
    assert heading(app) == OTHERS_ASSESSMENT
    assert SECRET_NAME not in everything(app)
    said = noted(things, name)
    assert ("", "delete" if to is To.DELETE else "open", things.assessment, False) in said
    assert not any(allowed for _, _, target, allowed in said if target == things.assessment)


# Private answers


@pytest.mark.parametrize("to", OF_ASSESSMENT)
def test_private_answers_are_seen_by_their_respondent_alone(things: Things, to: To) -> None:
    app = at(to, claims("rob"), a=things.private)
    assert heading(app) not in {SIGN_IN, OTHERS_PRIVATE, *GONE}
    for name in ("ana", "lea", "fay", "zoe") if to is To.TASKS else ("ana",):
        assert heading(at(to, claims(name), a=things.private)) == OTHERS_PRIVATE
        assert ("", "delete" if to is To.DELETE else "open", things.private, False) in noted(things, name)


# A cohort


@pytest.mark.parametrize("to", [*OF_COHORT, *OF_BOTH])
def test_a_cohort_is_seen_by_its_facilitator_alone_and_each_look_is_noted(things: Things, to: To) -> None:
    address = cohort_address(things, to)
    app = at(to, claims("fay"), **address)
    assert heading(app) not in {SIGN_IN, OTHERS_COHORT, *GONE}
    action = {To.COMPARE: "compare", To.TREND: "brief"}.get(to, "open")
    target = {To.COMPARE: things.round, To.TREND: things.center}.get(to, things.cohort)
    assert ("facilitator", action, target, True) in noted(things, "fay")
    for name in ("ana", "lea", "rob", "zoe"):
        app = at(to, claims(name), **address)
        assert heading(app) == OTHERS_COHORT
        assert "under test" not in everything(app)
        assert any(not allowed and role == "" for role, _, _, allowed in noted(things, name))


def test_a_center_that_only_wants_to_be_counted_is_not_shown_by_itself(things: Things) -> None:
    app = at(To.TREND, claims("fay"), c=things.hidden)
    assert heading(app) == refusal("not_shown")
    assert ("facilitator", "brief", things.hidden, False) in noted(things, "fay")


@pytest.mark.parametrize("name", ["ana", "lea"])
def test_a_lead_compares_once_the_round_is_closed(things: Things, name: str) -> None:
    app = at(To.COMPARE, claims(name), a=things.assessment, e=things.entry)
    assert heading(app) == say("ui.compare.title")
    assert ("lead", "compare", things.round, True) in noted(things, name)
    early = at(To.COMPARE, claims(name), a=things.assessment, e=things.open_entry)
    assert heading(early) == refusal("round_open")
    assert any(action == "compare" and not allowed for _, action, _, allowed in noted(things, name))


# What there is for all who are signed in


@pytest.mark.parametrize(
    ("name", "sees"), [("ana", True), ("lea", True), ("rob", True), ("fay", False), ("zoe", False)]
)
def test_the_start_page_names_what_somebody_can_open(things: Things, name: str, sees: bool) -> None:
    app = at(To.START, claims(name))
    assert (SECRET_NAME in everything(app)) is sees
    assert (things.assessment in everything(app)) is (name in {"ana", "lea"})
    assert (things.private in everything(app)) is (name == "rob")
    assert ("Council under test" in everything(at(To.COHORTS, claims(name)))) is (name == "fay")


@pytest.mark.parametrize("to", [*OF_ASSESSMENT, *OF_COHORT, *OF_BOTH])
def test_an_unknown_and_a_malformed_id_lead_nowhere(to: To) -> None:
    for id_ in ("A" * 22, *MALFORMED) if to in (To.TASKS, To.COHORT) else ("A" * 22, "../x"):
        address = {"g": id_, "r": id_, "c": id_} if to in OF_COHORT else {"a": id_, "e": id_}
        assert heading(at(to, claims("zoe"), **address)) in GONE
        if to in OF_BOTH:
            assert heading(at(to, claims("zoe"), r=id_, c=id_)) in GONE


# Links


def test_a_resume_link_lets_somebody_in_for_good_and_a_private_copy_has_none(things: Things) -> None:
    with open_store(things.data) as store:
        kept, over = (store.access.resume_link(things.assessment, 30) for _ in range(2))
        private = store.access.resume_link(things.private, 30)
    app = at(To.RESUME, claims("newcomer"), r=kept)
    assert heading(app) == say("access.resume.title", center=SECRET_NAME)
    assert heading(at(To.TASKS, claims("newcomer"), a=things.assessment)) == OTHERS_ASSESSMENT
    app.button(key="resume-link").click().run()
    assert not app.exception
    assert heading(at(To.TASKS, claims("newcomer"), a=things.assessment)) == say("ui.tasks.title")
    assert ("lead", "resume", things.assessment, True) in noted(things, "newcomer")

    assert heading(at(To.RESUME, claims("zoe"), r=private)) == OTHERS_PRIVATE
    for odd in MALFORMED:
        assert heading(at(To.RESUME, claims("zoe"), r=odd)) == say("access.resume.lost.title")
    with open_store(things.data) as store:
        store.access.close_resume_links(things.assessment)
    assert heading(at(To.RESUME, claims("zoe"), r=over)) == say("access.resume.over.title")
    assert ("", "resume", "", False) in noted(things, "zoe")
    assert over not in str(noted(things, "zoe"))
    assert heading(at(To.TASKS, claims("newcomer"), a=things.assessment)) == say("ui.tasks.title")


def test_the_link_of_a_center_opens_no_assessment_of_somebody_else(things: Things) -> None:
    """The facilitator has it too."""
    app = at(To.INVITED, claims("fay"), i=things.invited)
    for button in [one for one in app.button if one.key == "go-on"]:
        assert heading(button.click().run()) == OTHERS_ASSESSMENT


# Without a login


def test_on_a_laptop_the_ids_are_keys(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATURITY_LOGIN")
    for to in OF_ASSESSMENT:
        app = at(to, NOBODY, a=things.assessment)
        assert heading(app) not in {SIGN_IN, OTHERS_ASSESSMENT, *GONE}
        assert say("access.account.sign_out") not in [one.label for one in app.button]
    assert heading(at(To.COHORT, NOBODY, g=things.cohort)) == "Council under test"
    app = at(To.TASKS, NOBODY, a=things.private)
    assert heading(app) == say("ui.tasks.title")


def test_on_a_laptop_the_gate_asks_once_a_visit(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATURITY_LOGIN")
    from maturity.store.access_rows import AccessRows

    asked: list[str] = []
    real = AccessRows.owner_of
    monkeypatch.setattr(AccessRows, "owner_of", lambda self, target: asked.append(target) or real(self, target))
    app = at(To.TASKS, NOBODY, a=things.assessment)
    for _ in range(3):
        app.run()
    assert asked == [things.assessment]


def test_a_setting_that_means_nothing_lets_nobody_in(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_LOGIN", "odic")
    app = AppTest.from_function(open_at, args=(To.TASKS,), default_timeout=SECONDS)
    app.query_params["a"] = things.assessment
    app.run()
    assert app.exception
    assert SECRET_NAME not in everything(app)


# A proxy


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A login by proxy; what is in here are the headers of the request."""
    sent: dict[str, list[str]] = {}
    monkeypatch.setenv("MATURITY_LOGIN", "proxy")
    monkeypatch.setenv("MATURITY_PROXY_USER_HEADER", "X-User")
    monkeypatch.setenv("MATURITY_PROXY_SECRET", "s" * 32)
    monkeypatch.setattr(login, "_header", lambda name: sent.get(name, []))
    return sent


def test_only_the_proxy_says_who_somebody_is(things: Things, proxy: dict[str, list[str]]) -> None:
    proxy["X-User"] = ["zoe"]
    assert heading(at(To.START, claims("ana"))) == SIGN_IN
    proxy["X-Maturity-Proxy-Secret"] = ["s" * 32]
    app = at(To.TASKS, claims("ana"), a=things.assessment)
    assert heading(app) == OTHERS_ASSESSMENT
    assert "Signed in as zoe" in everything(app)
    assert say("access.account.sign_out") not in [one.label for one in app.button]


def test_a_proxy_without_a_secret_lets_nobody_in(
    things: Things, proxy: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MATURITY_PROXY_SECRET")
    proxy.update({"X-User": ["ana"], "X-Maturity-Proxy-Secret": [""]})
    app = at(To.TASKS, NOBODY, a=things.assessment)
    assert heading(app) == SIGN_IN
    assert say("access.sign_in.not_ready") in everything(app)


def test_an_assessment_without_an_owner_opens_to_nobody_where_there_is_a_login(things: Things) -> None:
    with open_store(things.data) as store:
        left = store.new(EXAMPLE, None, Assessment(framework="example", center={"name": SECRET_NAME}))
    assert heading(at(To.TASKS, claims("zoe"), a=left)) == OTHERS_ASSESSMENT
