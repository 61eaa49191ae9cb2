"""The browser's cookie, the headers around every answer of the server, and what is said where a page fails."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from maturity.access.policy import Kind, Reason, Refused
from maturity.errors import NotFound, StoreError
from maturity.text import words
from maturity.ui import language, serving
from maturity.ui.serving import COOKIE, BrowserCookie, browser_token, calm_error

TOKEN = "A" * 43


def headers_of(scheme: str = "http", **sent: str) -> dict[str, str]:
    """Ask the middleware for a page, and return the headers of what it answers."""
    received: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        received.append(message)

    raw = [(name.encode(), value.encode()) for name, value in sent.items()]
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "headers": raw,
        "scheme": scheme,
        "query_string": b"",
    }
    # In a thread of its own: the browser journeys keep an event loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, BrowserCookie(PlainTextResponse("page"))(scope, receive, send)).result()
    return {name.decode(): value.decode() for name, value in received[0]["headers"]}


def test_a_page_gives_a_new_browser_a_cookie_that_scripts_cannot_read() -> None:
    cookie = headers_of(accept="text/html,*/*")["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    name, _, value = cookie.split(";")[0].partition("=")
    assert browser_token({name: value}) == value
    assert "; Secure" in headers_of(scheme="https", accept="text/html")["set-cookie"]


def test_two_browsers_get_different_tokens() -> None:
    assert headers_of(accept="text/html")["set-cookie"] != headers_of(accept="text/html")["set-cookie"]


@pytest.mark.parametrize("sent", [{"accept": "*/*"}, {"accept": "text/html", "cookie": f"{COOKIE}={TOKEN}"}])
def test_other_requests_and_known_browsers_get_none(sent: dict[str, str]) -> None:
    assert "set-cookie" not in headers_of(**sent)


@pytest.mark.parametrize(
    "cookie", [f"{COOKIE}=short", f"{COOKIE}=" + "x" * 500, "other=1", "\x01;;=", f"{COOKIE}=../../etc"]
)
def test_a_cookie_that_is_not_ours_is_replaced(cookie: str) -> None:
    assert COOKIE in headers_of(accept="text/html", cookie=cookie)["set-cookie"]


def test_every_answer_keeps_the_address_to_itself() -> None:
    sent = headers_of()
    assert sent["referrer-policy"] == "same-origin"
    assert sent["x-content-type-options"] == "nosniff"
    assert sent["content-security-policy"] == "frame-ancestors 'self'"


# What is said, and what the log has, where a page could not be drawn


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person reads."""
    texts: list[str] = []
    monkeypatch.setattr(serving, "para", texts.append)
    monkeypatch.setattr(language, "spoken", lambda: "en")
    return texts


@pytest.mark.parametrize("error", [NotFound("There is nothing here."), Refused(Reason.NOT_YOURS, Kind.COHORT)])
def test_a_link_that_leads_nowhere_is_one_quiet_line(
    said: list[str], caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    with caplog.at_level(logging.INFO):
        assert calm_error(error)
    (line,) = caplog.records
    assert (line.levelno, line.exc_info, str(error) in line.getMessage()) == (logging.INFO, None, True)
    assert said == [words().say("ui.lost.text")]


def test_what_is_wrong_in_words_is_a_line_and_what_nobody_expected_has_its_traceback(
    said: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        calm_error(StoreError("The disk is full. Fix: free some space."))
        calm_error(ZeroDivisionError("secret"))
    told, unexpected = caplog.records
    assert (told.levelno, told.exc_info, "Fix: free some space" in told.getMessage()) == (logging.ERROR, None, True)
    assert (unexpected.levelno, bool(unexpected.exc_info)) == (logging.ERROR, True)
    assert said == [words().say("ui.failed")] * 2
    assert "secret" not in " ".join(said)
