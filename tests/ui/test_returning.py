"""Back to where one was after signing in: to a page of this server, and never anywhere else."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import Message

from maturity.ui.returning import COOKIE, SIGNED_IN, BackAfterLogin, came_from, is_here

HOST = "maturity.city.example"


def answer_of(path: str, inner: Response, **sent: str) -> tuple[str, list[str]]:
    """Ask the middleware, and return where its answer leads and which cookies it sets."""
    received: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        received.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "headers": raw, "scheme": "https"}
    scope["query_string"] = b""
    # In a thread of its own: the browser journeys keep an event loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, BackAfterLogin(inner)(scope, receive, send)).result()
    headers = Headers(raw=received[0]["headers"])
    return headers.get("location", ""), headers.getlist("set-cookie")


def begins(page: str) -> str:
    """Go to sign in from a page, and return the cookie that was set."""
    to_provider = RedirectResponse("https://login.example/auth")
    where, (cookie,) = answer_of("/auth/login", to_provider, host=HOST, referer=page)
    assert where == "https://login.example/auth"
    assert {"HttpOnly", "SameSite=Lax", "Secure"} <= set(cookie.split("; "))
    return cookie.split(";")[0]


def comes_back(cookie: str, *, signed_in: bool = True) -> str:
    home = RedirectResponse("/")
    if signed_in:
        home.headers.append("set-cookie", f"{SIGNED_IN}signed; Path=/")
    where, cookies = answer_of("/oauth2callback", home, host=HOST, cookie=cookie)
    assert any(one.startswith(f"{COOKIE}=;") and "Max-Age=0" in one for one in cookies)
    return where


@pytest.mark.parametrize("page", ["/resume?r=abc_-123", "/question?a=x&q=phone.answered&lang=es", "/", "/what-if?a=x"])
def test_back_to_the_page_one_came_from(page: str) -> None:
    assert comes_back(begins(f"https://{HOST}{page}")) == page


def test_a_login_that_failed_leads_to_the_start_page() -> None:
    assert comes_back(begins(f"https://{HOST}/join?j=abc"), signed_in=False) == "/"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "https://evil.example/",
        f"https://{HOST}.evil.example/x",
        f"https://{HOST}@evil.example/x",
        f"https://{HOST}//evil.example/x",
        f"https://{HOST}/\\evil.example",
        f"https://{HOST}/..//evil.example",
        f"https://{HOST}/x\r\nset-cookie: a=b",
        f"https://{HOST}/join?j=" + "x" * 2000,
    ],
)
def test_no_page_of_anybody_else_is_kept(page: str) -> None:
    asked = Headers(raw=[(b"host", HOST.encode()), (b"referer", page.encode())])
    assert came_from(asked) in {"", "/x"}


@pytest.mark.parametrize(
    "kept", ["//evil.example", "https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil", "/a%0d%0ab", "x", ""]
)
def test_a_cookie_that_is_not_ours_leads_nowhere(kept: str) -> None:
    assert comes_back(f"{COOKIE}={kept}") == "/"


def test_other_requests_are_left_alone() -> None:
    assert answer_of("/tasks", Response("page"), host=HOST, referer=f"https://{HOST}/join?j=x") == ("", [])


@pytest.mark.parametrize(
    ("where", "here"), [("/", True), ("/a/b?c=d", True), ("//a", False), ("a", False), ("/a#b", False)]
)
def test_what_a_page_of_this_server_looks_like(where: str, here: bool) -> None:
    assert is_here(where) is here
