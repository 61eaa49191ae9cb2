"""Who may do what, as a table to read; and what holds for everybody and everything."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.access.policy import ROLE_IN, RULES, Action, Facts, Kind, Reason, Role, Standing, decide
from maturity.access.who import Login, Who, account

SERVED = (Login.OIDC, Login.PROXY)
NOBODY = Who("a browser's cookie")
ANA = account("https://login.example", "ana", "Ana")
BEGAN, LINK, NOTHING = Standing(own=True), Standing(link=True), Standing()
LEAD = Standing(granted=frozenset({Role.LEAD.value}))
RESPONDENT = Standing(granted=frozenset({Role.RESPONDENT.value}))
FACILITATOR = Standing(granted=frozenset({Role.FACILITATOR.value}))
YES = "yes"
KNOWN = Facts(closed=True, shown=True, counted=True)

# Served with a login: what somebody who is signed in gets, by how they stand to the thing.
#                                  whose it is | was let in as
TABLE = """
assessment  open                   yes         lead=yes  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  link                   yes         lead=yes  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  resume                 not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=yes  nothing=not_yours
assessment  people                 yes         lead=yes  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  take_back              yes         lead=owner_only  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  hand_over              yes         lead=owner_only  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  leave                  yes         lead=yes  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  delete                 yes         lead=owner_only  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  compare                round_open  lead=round_open  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  compare+closed         not_counted lead=not_counted  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  compare+counted        round_open  lead=round_open  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  compare+closed+counted yes         lead=yes  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
assessment  brief+shown            not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     open                   yes         lead=not_yours  facilitator=not_yours  respondent=yes  link=not_yours  nothing=not_yours
private     link                   not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     resume                 not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     people                 not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     take_back              not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     hand_over              not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     leave                  not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     delete                 yes         lead=not_yours  facilitator=not_yours  respondent=owner_only  link=not_yours  nothing=not_yours
private     compare+closed+counted not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
private     brief+shown            not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      open                   yes         lead=not_yours  facilitator=yes  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      link                   yes         lead=not_yours  facilitator=owner_only  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      resume                 not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=yes  nothing=not_yours
cohort      people                 yes         lead=not_yours  facilitator=yes  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      take_back              yes         lead=not_yours  facilitator=owner_only  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      hand_over              yes         lead=not_yours  facilitator=owner_only  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      leave                  yes         lead=not_yours  facilitator=yes  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      delete                 yes         lead=not_yours  facilitator=owner_only  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      compare                yes         lead=not_yours  facilitator=yes  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      brief                  not_shown   lead=not_yours  facilitator=not_shown  respondent=not_yours  link=not_yours  nothing=not_yours
cohort      brief+shown            yes         lead=not_yours  facilitator=yes  respondent=not_yours  link=not_yours  nothing=not_yours
extract     open                   yes         lead=yes  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     link                   not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     resume                 not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     people                 not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     take_back              not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     hand_over              not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     leave                  not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     delete                 yes         lead=owner_only  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     compare+closed+counted not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
extract     brief+shown            not_yours   lead=not_yours  facilitator=not_yours  respondent=not_yours  link=not_yours  nothing=not_yours
"""  # noqa: E501 - a table
STANDING = {
    "began": BEGAN, "lead": LEAD, "facilitator": FACILITATOR,
    "respondent": RESPONDENT, "link": LINK, "nothing": NOTHING,
}  # fmt: skip


def rows() -> list[tuple[Kind, Action, Facts, str, str]]:
    found = []
    for line in TABLE.strip().splitlines():
        kind, action, began, *others = line.split()
        wanted, *known = action.split("+")
        facts = Facts(**dict.fromkeys(known, True))
        for one in (f"began={began}", *others):
            standing, _, answer = one.partition("=")
            found.append((Kind(kind), Action(wanted), facts, standing, answer))
    return found


def said(login: Login, who: Who, kind: Kind, action: Action, standing: Standing, facts: Facts) -> str:
    decision = decide(login, who, kind, action, standing, facts)
    assert decision.allowed is (decision.reason is None)
    return decision.reason.value if decision.reason else YES


@pytest.mark.parametrize(("kind", "action", "facts", "standing", "answer"), rows())
def test_signed_in(kind: Kind, action: Action, facts: Facts, standing: str, answer: str) -> None:
    assert {said(login, ANA, kind, action, STANDING[standing], facts) for login in SERVED} == {answer}


def test_the_table_speaks_of_every_action_and_every_rule() -> None:
    told = {(kind, action) for kind, action, *_ in rows()}
    assert told == set(product(Kind, Action))
    assert {(rule.kind, rule.action) for rule in RULES} == {(row[0], row[1]) for row in rows() if row[4] == YES}
    assert {rule.role for rule in RULES} == set(Role) == set(ROLE_IN.values())


# On a laptop, where ids are keys


@pytest.mark.parametrize(("kind", "action"), [(rule.kind, rule.action) for rule in RULES])
def test_on_a_laptop_whoever_knows_the_id_may_do_what_there_is_to_do(kind: Kind, action: Action) -> None:
    standing = LINK if action is Action.RESUME else NOTHING
    assert said(Login.NONE, NOBODY, kind, action, standing, KNOWN) == YES


def test_also_on_a_laptop_an_open_round_and_a_center_that_hides_stay_so() -> None:
    assert said(Login.NONE, NOBODY, Kind.ASSESSMENT, Action.COMPARE, BEGAN, Facts()) == Reason.ROUND_OPEN
    assert said(Login.NONE, NOBODY, Kind.ASSESSMENT, Action.COMPARE, BEGAN, Facts(closed=True)) == Reason.NOT_COUNTED
    assert said(Login.NONE, NOBODY, Kind.COHORT, Action.BRIEF, BEGAN, Facts()) == Reason.NOT_SHOWN
    assert said(Login.NONE, NOBODY, Kind.PRIVATE, Action.LINK, BEGAN, Facts()) == Reason.NOT_YOURS


# Whatever is asked

asked = {
    "kind": st.sampled_from(Kind),
    "action": st.sampled_from(Action),
    "standing": st.builds(
        Standing, st.booleans(), st.frozensets(st.sampled_from([*(one.value for one in Role), "admin"])), st.booleans()
    ),
    "facts": st.builds(Facts, st.booleans(), st.booleans(), st.booleans()),
}


@given(**asked, login=st.sampled_from(SERVED))
def test_who_is_not_signed_in_may_do_nothing_where_there_is_a_login(login, kind, action, standing, facts) -> None:
    assert said(login, NOBODY, kind, action, standing, facts) == Reason.SIGN_IN


@given(**asked, login=st.sampled_from(Login), who=st.sampled_from([NOBODY, ANA]))
def test_nothing_is_allowed_without_a_rule(login, who, kind, action, standing, facts) -> None:
    if said(login, who, kind, action, standing, facts) == YES:
        assert any((rule.kind, rule.action) == (kind, action) for rule in RULES)


@given(**asked, login=st.sampled_from(SERVED))
def test_a_role_in_another_kind_of_thing_opens_nothing(login, kind, action, standing, facts) -> None:
    stranger = Standing(False, standing.granted - {ROLE_IN[kind].value}, False)
    assert said(login, ANA, kind, action, stranger, facts) == Reason.NOT_YOURS


@given(**asked, login=st.sampled_from(SERVED))
def test_whoever_may_keeps_it_with_a_better_standing(login, kind, action, standing, facts) -> None:
    if said(login, ANA, kind, action, standing, facts) == YES:
        better = Standing(True, standing.granted | {ROLE_IN[kind].value}, standing.link)
        assert said(login, ANA, kind, action, better, KNOWN) == YES


@given(**asked, login=st.sampled_from(Login), who=st.sampled_from([NOBODY, ANA]))
def test_only_what_somebody_began_by_themselves_goes_unlogged(login, who, kind, action, standing, facts) -> None:
    decision = decide(login, who, kind, action, standing, facts)
    if not decision.others:
        assert standing.own
        assert kind is not Kind.COHORT
        assert action not in {Action.COMPARE, Action.LINK, Action.TAKE_BACK, Action.HAND_OVER, Action.LEAVE}
