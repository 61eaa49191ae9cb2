"""The screens of a team: who may open what, what the lead sees, and what an odd link gets."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.store.opening import open_store
from maturity.store.values import Section
from maturity.ui.links import To
from tests.any_answers import any_answers
from tests.frameworks_here import DONT_KNOW, framework, said
from tests.journeys.person import stored
from tests.scoring.any_framework import FOLDERS, loaded
from tests.ui.test_any_framework import Screens, open_at, plain
from tests.ui.test_pages import SECONDS, id_of

EXAMPLE = framework("example")
LOG = "records.log"
NAMED = Assessment(framework="example", center={"name": "Springfield 311"})
ODD = ["", "x", "<script>alert(1)</script>", "../../etc/passwd", "é" * 50, "x" * 10_000, "' OR 1=1 --"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


class Workshop:
    """An assessment with an open invitation, and the private copies of those who joined."""

    def __init__(self, data: Path, name: str = "example", given: Assessment = NAMED) -> None:
        self.lead, self.data = Screens(name, data, given), data
        with open_store(data) as store:
            self.token = store.teams.invite(self.lead.id)

    def joins(self, name: str, *answers: tuple[str, Answer], hand_in: bool = True) -> str:
        with open_store(self.data) as store:
            copy = store.teams.join(self.token, f"browser of {name}", name)
            for feature, answer in answers:
                store.save(copy, Section.ANSWER, feature, answer)
            if hand_in:
                store.teams.hand_in(copy, self.lead.framework)
        return copy

    def at(self, page: str, id_: str, **more: str) -> AppTest:
        app = AppTest.from_function(open_at, args=(page,), default_timeout=SECONDS)
        app.query_params["a"] = id_
        for key, value in more.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, app.exception
        return app


@pytest.fixture
def workshop(data: Path) -> Workshop:
    return Workshop(data)


def invited(token: str, browser: str = "b" * 43) -> AppTest:
    app = AppTest.from_function(open_at, args=("join",), default_timeout=SECONDS)
    app.session_state["browser"] = browser
    app.query_params["j"] = token
    app.run()
    assert not app.exception, app.exception
    return app


def everything(app: AppTest) -> str:
    """Every text and address that a page sends to the browser."""
    links = " ".join(str(link.proto) for link in app.get("page_link"))
    html = " ".join(block.proto.body for block in app.get("html"))
    return plain(app) + links + html + " ".join(block.value for block in app.code) + str(app.table)


def tables(app: AppTest) -> list[str]:
    return [block.proto.body for block in app.get("html") if 'class="spread"' in block.proto.body]


# Inviting and joining


def test_the_lead_makes_a_link_that_leads_into_a_private_copy(data: Path) -> None:
    lead = Screens("example", data, NAMED)
    app = lead.at("team")
    assert "Nobody has opened the link" in plain(app)
    app.button(key="invite").click().run()
    address = app.code[0].value
    token = address.partition("join?j=")[2]
    assert len(token) > 40
    assert lead.id not in token
    invitation = invited(token)
    assert invitation.title[0].value == "Answer for Springfield 311"
    invitation.text_input(key="name").set_value("Ana")
    invitation.button(key="join").click().run()
    assert invitation.title[0].value == "Task list"
    assert "Your private answers for Springfield 311" in plain(invitation)
    assert id_of(invitation) != lead.id
    assert invited(token).title[0].value == "You have begun already"
    assert invited(token, "c" * 43).title[0].value == "Answer for Springfield 311"


def test_a_center_gets_its_name_before_it_invites(data: Path) -> None:
    app = Screens("example", data).at("team")
    assert "no name yet" in plain(app)
    assert "invite" not in [one.key for one in app.button]


def test_an_old_link_says_that_it_is_closed_and_leads_back_who_had_begun(workshop: Workshop) -> None:
    app = workshop.at("team", workshop.lead.id)
    app.button(key="replace-invitation").click().run()
    assert workshop.token not in app.code[0].value
    assert invited(workshop.token).title[0].value == "This invitation is closed"
    app.button(key="close-invitation").click().run()
    assert not app.code


@pytest.mark.parametrize("token", ODD)
def test_an_odd_link_gets_a_calm_page_and_nothing_of_it_is_logged(
    workshop: Workshop, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="maturity"):
        app = invited(token)
    assert app.title[0].value == "This link leads to no invitation"
    assert [one for one in caplog.records if one.name.startswith("maturity")] == []
    if token:
        assert token not in plain(app)


def test_to_open_an_invitation_begins_nothing_before_the_button(workshop: Workshop) -> None:
    invited(workshop.token)
    with open_store(workshop.data) as store:
        assert store.teams.team(workshop.lead.id).joined == ()


def test_who_is_too_late_is_told_so(workshop: Workshop) -> None:
    app = invited(workshop.token)
    with open_store(workshop.data) as store:
        store.teams.close_invitation(workshop.lead.id)
    app.button(key="join").click().run()
    assert not app.exception
    assert app.title[0].value == "This invitation is closed"


def test_who_is_one_too_many_is_told_so(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maturity.store.teams.MAX_MEMBERS", 1)
    workshop.joins("Ana")
    app = invited(workshop.token)
    app.button(key="join").click().run()
    assert not app.exception
    assert "people answer this assessment already" in plain(app)


# Who may open what


@pytest.mark.parametrize("page", [To.CENTER, To.RESULTS, To.PRIORITIES, To.ROADMAP, To.DOWNLOAD, To.TEAM])
def test_a_private_copy_has_no_results_and_no_team_of_its_own(workshop: Workshop, page: To) -> None:
    app = workshop.at(page, workshop.joins("Ana", (LOG, said("yes"))))
    assert app.title[0].value == "Your private answers have no such page"


@pytest.mark.parametrize("page", ["tasks", "check", "question", "delete"])
def test_each_page_of_a_private_copy_says_whose_it_is_and_nothing_leads_to_the_assessment(
    workshop: Workshop, page: str
) -> None:
    ana, ben = workshop.joins("Ana", (LOG, said("yes"))), workshop.joins("Ben", (LOG, said("no")))
    app = workshop.at(page, ana)
    shown = everything(app)
    assert "Your private answers for Springfield 311" in shown
    assert workshop.lead.id not in shown
    assert workshop.token not in shown
    assert ben not in shown


def test_the_invitation_opens_no_assessment_and_no_assessment_is_an_invitation(workshop: Workshop) -> None:
    copy = workshop.joins("Ana")
    for page in ("tasks", "check", "team", "results"):
        assert workshop.at(page, workshop.token).title[0].value == "There is no assessment at this address"
    for id_ in (workshop.lead.id, copy):
        assert invited(id_).title[0].value == "This link leads to no invitation"


@pytest.mark.parametrize("page", ["tasks", "team", "check", "question", "delete"])
def test_no_page_of_the_lead_names_a_private_copy_or_its_record(workshop: Workshop, page: str) -> None:
    copies = [workshop.joins(name, (LOG, said(option))) for name, option in (("Ana", "yes"), ("Ben", "no"))]
    app = workshop.at(page, workshop.lead.id, **({"q": LOG} if page == "question" else {}))
    with open_store(workshop.data) as store:
        secret = [*copies, *store.teams.handed_in(workshop.lead.id)]
    assert [one for one in secret if one in everything(app)] == []


# What the lead sees


def test_nothing_of_what_people_say_is_shown_before_two_have_handed_in(workshop: Workshop) -> None:
    workshop.joins("Ana", (LOG, said("no").model_copy(update={"note": "candid"})))
    workshop.joins("Ben", (LOG, said("yes")), hand_in=False)
    app = workshop.at("team", workshop.lead.id)
    assert "at least two people" in plain(app)
    assert tables(app) == []
    assert "candid" not in everything(app)
    for page in ("question", "check"):
        shown = everything(workshop.at(page, workshop.lead.id, **({"q": LOG} if page == "question" else {})))
        assert "candid" not in shown
        assert "our team" not in shown


def test_the_widest_disagreement_comes_first_and_names_stand_at_no_answer(workshop: Workshop) -> None:
    for name, log, counted in (("Ana", "no", "yes"), ("Ben", "yes", "partly"), ("Chris", "yes", "yes")):
        note = {"note": f"{log} <b>because</b>"}
        workshop.joins(name, (LOG, said(log).model_copy(update=note)), ("phone.counted", said(counted)))
    workshop.joins("Dora", hand_in=False)
    app = workshop.at("team", workshop.lead.id)
    shown = plain(app)
    assert [one.value.replace("\\", "") for one in app.subheader] == ["One log", "Calls that are counted"]
    first = tables(app)[0]
    assert '<th scope="row">No</th><td>1</td>' in first
    assert '<th scope="row">Partly</th><td>0</td>' in first
    assert '<th scope="row">Yes</th><td>2</td>' in first
    assert [one.value for one in app.text if "because" in one.value] == [
        "No: “no <b>because</b>”",
        "Yes: “yes <b>because</b>”",
        "Yes: “yes <b>because</b>”",
    ]
    assert "guess who said what" in shown
    assert "1 person has not handed in yet" in shown
    for word in ("average", "mean", "score"):
        assert word not in "".join(tables(app))


def test_the_list_can_be_narrowed_to_what_has_no_agreed_answer(workshop: Workshop) -> None:
    for name, option in (("Ana", "no"), ("Ben", "yes")):
        workshop.joins(name, (LOG, said(option)), ("phone.answered", said("yes")))
    with open_store(workshop.data) as store:
        store.save(workshop.lead.id, Section.ANSWER, LOG, said("partly").model_copy(update={"note": "Half of us"}))
    app = workshop.at("team", workshop.lead.id)
    assert "Agreed answer: Partly" in plain(app)
    assert "Why: Half of us" in plain(app)
    app.radio(key="team-filter").set_value("open").run()
    assert [one.value for one in app.subheader] == ["A phone that is answered"]
    app.radio(key="team-filter").set_value("all").run()
    assert len(app.subheader) == len(EXAMPLE.features)


def test_more_than_six_are_a_large_group(workshop: Workshop) -> None:
    for number in range(7):
        workshop.joins(f"N{number}")
    shown = plain(workshop.at("team", workshop.lead.id))
    assert "More than 6 people is a large group" in shown
    assert "guess who said what" not in shown


def test_beside_the_question_the_team_is_counted_and_nothing_is_chosen(workshop: Workshop) -> None:
    for name, reply in (("Ana", said("no")), ("Ben", DONT_KNOW), ("Chris", Answer())):
        workshop.joins(name, (LOG, reply))
    app = workshop.at("question", workshop.lead.id, q=LOG, back="team")
    assert "What your team said (3 people handed in)" in [one.label.replace("\\", "") for one in app.expander]
    (table,) = tables(app)
    assert '<th scope="row">I don&#x27;t know yet</th><td>1</td>' in table
    assert '<th scope="row">Said nothing</th><td>1</td>' in table
    assert app.radio[0].value is None
    app.radio[0].set_value("option:partly").run()
    app.button(key="continue").click().run()
    assert app.title[0].value == "Answer as a team"
    assert stored(workshop.data, workshop.lead.id).answer(LOG).option == "partly"


def test_the_check_page_lists_what_has_replies_but_no_agreed_answer(workshop: Workshop) -> None:
    app = workshop.at("check", workshop.lead.id)
    assert "team" not in app.radio(key="filter").options
    for name in ("Ana", "Ben"):
        workshop.joins(name, (LOG, said("yes")), ("phone.answered", said("yes")))
    with open_store(workshop.data) as store:
        store.save(workshop.lead.id, Section.ANSWER, LOG, said("yes"))
    app = workshop.at("check", workshop.lead.id)
    app.radio(key="filter").set_value("team").run()
    shown = plain(app)
    assert "no agreed answer yet (1)" in " ".join(app.radio(key="filter").options).replace("\\", "")
    assert "A phone that is answered" in shown
    assert "One log" not in shown


@pytest.mark.parametrize("name", ["two-value", "samm2-by-level", "c2m2"])
def test_a_team_can_answer_any_kind_of_framework(data: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS[name]))
    known = loaded(name)
    workshop = Workshop(data, name, Assessment(framework=known.id, center={"name": "A"}))
    for seed in range(3):
        workshop.joins(f"N{seed}", *any_answers(known, seed).answers.items())
    app = workshop.at("team", workshop.lead.id)
    first = tables(app)[0]
    assert first.count("<table") == max(1, len(known.aspects))
    for aspect in known.aspects:
        assert f"<caption>{aspect.label}</caption>" in first


# Answering privately


def test_from_the_first_answer_to_handing_in_and_again(workshop: Workshop) -> None:
    ana = workshop.joins("Ana", hand_in=False)
    app = workshop.at("question", ana, q=LOG)
    app.radio[0].set_value("option:no").run()
    assert app.text_area[0].label == "Note, which your team sees without your name (optional)"
    app = workshop.at("check", ana)
    assert {"hand-in", "submit"} & {one.key for one in app.button} == {"hand-in"}
    assert "who" not in [one.key for one in app.text_input]
    app.button(key="hand-in").click().run()
    assert app.title[0].value == "Your answers are handed in"
    with open_store(workshop.data) as store:
        assert len(store.teams.handed_in(workshop.lead.id)) == 1
        assert store.draft(workshop.lead.id).submitted == ()
    assert "You handed in" in plain(workshop.at("tasks", ana))
    assert workshop.at("check", ana).title[0].value == "Check your answers"


def test_a_missing_reason_is_asked_for_before_handing_in(workshop: Workshop) -> None:
    ana = workshop.joins("Ana", (LOG, Answer(state=State.NOT_APPLICABLE)), hand_in=False)
    app = workshop.at("check", ana)
    app.button(key="hand-in").click().run()
    assert app.title[0].value == "Check your answers"
    assert "There is a problem" in everything(app)
    with open_store(workshop.data) as store:
        assert store.teams.handed_in(workshop.lead.id) == ()


def test_deleting_a_private_copy_says_what_goes_and_leaves_the_assessment(workshop: Workshop) -> None:
    ana = workshop.joins("Ana", (LOG, said("no")))
    app = workshop.at("delete", ana)
    assert "no longer count for the team" in plain(app)
    app.button(key="delete-button").click().run()
    assert app.title[0].value == "Your private answers are deleted"
    with open_store(workshop.data) as store:
        assert store.teams.team(workshop.lead.id).joined == ()
        assert store.draft(workshop.lead.id).assessment == NAMED


def test_deleting_the_assessment_says_that_private_answers_go_too(workshop: Workshop) -> None:
    for name in ("Ana", "Ben"):
        workshop.joins(name)
    assert "The private answers of 2 people who were invited" in plain(workshop.at("delete", workshop.lead.id))


def test_the_start_page_lists_private_copies_as_what_they_are(workshop: Workshop) -> None:
    app = invited(workshop.token)
    app.text_input(key="name").set_value("Ana")
    app.button(key="join").click().run()
    copy = id_of(app)
    with open_store(workshop.data) as store:
        store.teams.hand_in(copy, EXAMPLE)
    start = AppTest.from_function(open_at, args=("start",), default_timeout=SECONDS)
    start.session_state["browser"] = "b" * 43
    start.run()
    labels = " ".join(link.proto.label for link in start.get("page_link"))
    assert "Continue your private answers for Springfield 311" in labels.replace("\\", "")
    assert "Results" not in labels
    assert "Handed in" in plain(start)
    assert [one.key for one in start.button if one.key and one.key.startswith("again")] == []


def test_without_a_team_a_question_asks_the_store_for_it_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from maturity.store.teams import Teams

    asked: list[str] = []
    for name in ("team", "handed_in", "invitation"):
        monkeypatch.setattr(Teams, name, lambda *_, name=name: asked.append(name) or ())
    lead = Screens("example", data, NAMED)
    assert not lead.at("question", q=LOG).exception
    assert asked == ["handed_in"]
