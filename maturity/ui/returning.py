"""Brings somebody who signs in back to the address where they were: an invitation, a resume link, a question.

Streamlit's own login ends at the start page. Where they were is what the browser names as the page that it comes from
when it asks for the login; it is kept in a cookie for as long as a login takes.
"""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "maturity_back_to"
MINUTES = 15
LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
SIGNED_IN = "_streamlit_user="
"""How the cookie begins by which Streamlit knows who signed in."""

_PATH = re.compile(r"/(?:[A-Za-z0-9-][A-Za-z0-9/_-]*)?", re.ASCII)  # of this server: never //another.example
_QUERY = re.compile(r"[A-Za-z0-9%&=._~+-]*", re.ASCII)
_LONGEST = 1000


class BackAfterLogin:
    """Remembers the page from which somebody goes to sign in, and sends them there once they have."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; only those by which a login begins and ends are looked at."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not path.endswith((LOGIN, CALLBACK)):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        secure = "; Secure" if scope["scheme"] == "https" else ""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if path.endswith(LOGIN):
                    where = came_from(asked)
                    headers.append("Set-Cookie", _cookie(where, MINUTES * 60 if where else 0, secure))
                else:
                    _go_back(asked, headers)
                    headers.append("Set-Cookie", _cookie("", 0, secure))
            await send(message)

        await self.app(scope, receive, answer)


def came_from(asked: Headers) -> str:
    """Return the page of this server that a request comes from; empty for any other."""
    page = urlsplit(asked.get("referer", ""))
    where = f"{page.path}?{page.query}" if page.query else page.path
    return where if page.netloc == asked.get("host") and is_here(where) else ""


def is_here(where: str) -> bool:
    """Say whether an address is a page of this server, with nothing in it that a browser could read otherwise."""
    path, _, query = where.partition("?")
    return len(where) <= _LONGEST and bool(_PATH.fullmatch(path) and _QUERY.fullmatch(query))


def _go_back(asked: Headers, headers: MutableHeaders) -> None:
    where = _kept(asked.get("cookie", ""))
    if where and any(one.startswith(SIGNED_IN) for one in headers.getlist("set-cookie")):
        headers["location"] = where


def _kept(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    where = unquote(found.value) if found else ""
    return where if is_here(where) else ""


def _cookie(where: str, seconds: int, end: str) -> str:
    return f"{COOKIE}={quote(where, safe='')}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax{end}"
