"""Who sees what by a link, on a laptop and behind a proxy."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Assessment
from maturity.store.opening import open_store
from maturity.ui import login
from maturity.ui.links import To
from tests.ui.office import (
    EXAMPLE,
    GONE,
    MALFORMED,
    NOBODY,
    OF_ASSESSMENT,
    OTHERS_ASSESSMENT,
    OTHERS_PRIVATE,
    SECRET_NAME,
    SIGN_IN,
    Things,
    at,
    claims,
    heading,
    noted,
    say,
)
from tests.ui.test_any_framework import open_at
from tests.ui.test_pages import SECONDS
from tests.ui.test_team import everything

pytestmark = pytest.mark.usefixtures("served")


# Links


def test_a_resume_link_lets_somebody_in_for_good_and_a_private_copy_has_none(things: Things) -> None:
    with open_store(things.data) as store:
        kept, over = (store.access.resume_link(things.assessment, 30) for _ in range(2))
        private = store.access.resume_link(things.private, 30)
    app = at(To.RESUME, claims("newcomer"), r=kept)
    assert heading(app) == say("access.resume.assessment.title", name=SECRET_NAME)
    assert heading(at(To.TASKS, claims("newcomer"), a=things.assessment)) == OTHERS_ASSESSMENT
    app.button(key="resume-link").click().run()
    assert not app.exception
    assert heading(at(To.TASKS, claims("newcomer"), a=things.assessment)) == say("ui.tasks.title")
    assert ("lead", "resume", things.assessment, True) in noted(things, "newcomer")

    assert heading(at(To.RESUME, claims("zoe"), r=private)) == OTHERS_PRIVATE
    for odd in MALFORMED:
        assert heading(at(To.RESUME, claims("zoe"), r=odd)) == say("access.resume.lost.title")
    with open_store(things.data) as store:
        store.access.close_links(things.assessment)
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
