"""Whom a proxy names, and that nobody can name themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.access.proxy import SECRET, SECRET_HEADER, USER, USUAL_SECRET_HEADER, Proxy, proxy_of, said_by
from maturity.errors import MaturityError

WORD = "a-long-and-random-secret-0123"
SET = {USER: "X-Forwarded-Email", SECRET: WORD}
PROXY = Proxy("X-Forwarded-Email", USUAL_SECRET_HEADER, WORD)


def named(headers: Sequence[tuple[str, str]], proxy: Proxy = PROXY) -> str | None:
    def values(name: str) -> list[str]:
        return [value for one, value in headers if one.lower() == name.lower()]

    who = said_by(proxy, values)
    return who and who.name


def test_the_proxy_is_believed() -> None:
    assert proxy_of(SET) == PROXY
    assert named([("X-Forwarded-Email", " ana@city.example "), (USUAL_SECRET_HEADER, WORD)]) == "ana@city.example"
    own = proxy_of(SET | {SECRET_HEADER: "X-From-Gate"})
    assert named([("X-Forwarded-Email", "ana"), ("X-From-Gate", WORD)], own) == "ana"


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("X-Forwarded-Email", "ana")],
        [("X-Forwarded-Email", "ana"), (USUAL_SECRET_HEADER, "")],
        [("X-Forwarded-Email", "ana"), (USUAL_SECRET_HEADER, WORD[:-1])],
        [("X-Forwarded-Email", "ana"), (USUAL_SECRET_HEADER, WORD + "x")],
        [("X-Forwarded-Email", "ana"), (USUAL_SECRET_HEADER, WORD.upper())],
        [("X-Forwarded-Email", "ana"), ("X-Forwarded-Email", "ben"), (USUAL_SECRET_HEADER, WORD)],
        [("X-Forwarded-Email", "ana"), (USUAL_SECRET_HEADER, WORD), (USUAL_SECRET_HEADER, WORD)],
        [("X-Forwarded-Email", ""), (USUAL_SECRET_HEADER, WORD)],
        [("X-Forwarded-Email", "ana\x00"), (USUAL_SECRET_HEADER, WORD)],
        [("X-Forwarded-Email", "a" * 301), (USUAL_SECRET_HEADER, WORD)],
        [("Remote-User", "ana"), (USUAL_SECRET_HEADER, WORD)],
    ],
)
def test_nobody_else_is(headers: list[tuple[str, str]]) -> None:
    assert named(headers) is None


@given(st.lists(st.tuples(st.sampled_from(["X-Forwarded-Email", USUAL_SECRET_HEADER]), st.text(max_size=40))))
def test_without_the_secret_no_headers_name_anybody(headers: list[tuple[str, str]]) -> None:
    assert named([(name, value) for name, value in headers if value != WORD]) is None


@pytest.mark.parametrize(
    ("settings", "lacks"),
    [
        ({}, USER),
        ({SECRET: WORD}, USER),
        ({USER: "X-Forwarded-Email"}, SECRET),
        ({USER: "X-Forwarded-Email", SECRET: "short"}, SECRET),
        ({USER: "X-Forwarded-Email", SECRET: " " * 40}, SECRET),
        (SET | {SECRET_HEADER: "x-forwarded-email"}, SECRET_HEADER),
    ],
)
def test_settings_that_would_let_anybody_in_are_refused(settings: dict[str, str], lacks: str) -> None:
    with pytest.raises(MaturityError, match=lacks):
        proxy_of(settings)
