"""The browser's cookie and the headers around every answer of the server."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from maturity.ui.serving import COOKIE, BrowserCookie, browser_token

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
