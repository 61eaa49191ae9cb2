"""What the web server does around the screens: the browser's cookie, safe headers, and a calm word on failure."""

from __future__ import annotations

import logging
import re
import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maturity.access.policy import Refused
from maturity.errors import MaturityError, NotFound
from maturity.text import words
from maturity.ui import language
from maturity.ui.returning import BackAfterLogin
from maturity.ui.whole import WholeWhereNeeded
from maturity.ui.widgets.texts import para

COOKIE = "maturity_browser"
YEAR = 60 * 60 * 24 * 365

_TOKEN = re.compile(r"[A-Za-z0-9_-]{40,64}", re.ASCII)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the address holds the assessment's id
    "Content-Security-Policy": "frame-ancestors 'self'",
}


def browser_token(cookies: dict[str, str]) -> str | None:
    """Return the browser's own token; None where there is none, or not one that we made."""
    token = cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None


class BrowserCookie:
    """Gives each browser a random token, so that a bare new tab can offer the assessments begun in it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; a page's answer carries the cookie where the browser has none."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        wanted = Headers(scope=scope)
        is_page = "text/html" in wanted.get("accept", "")
        fresh = is_page and browser_token(_cookies(wanted.get("cookie", ""))) is None

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if fresh:
                    headers.append("Set-Cookie", _cookie(secure=scope["scheme"] == "https"))
            await send(message)

        await self.app(scope, receive, answer)


MIDDLEWARE = [Middleware(WholeWhereNeeded), Middleware(BrowserCookie), Middleware(BackAfterLogin)]


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _cookie(*, secure: bool) -> str:
    end = "; Secure" if secure else ""
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Max-Age={YEAR}; Path=/; HttpOnly; SameSite=Lax{end}"


def calm_error(error: Exception) -> bool:
    """Tell the person that nothing is lost; the details go to the log of the server only.

    What the product itself says in words is a line of the log: a link that leads nowhere any more or a page that
    somebody may not see is an ordinary thing. Only what nobody expected has its traceback there.
    """
    log, say = logging.getLogger(__name__), words(language.spoken()).say
    if isinstance(error, (NotFound, Refused)):
        log.info("A page was not drawn: %s", error)
        para(say("ui.lost.text"))
        return True
    if isinstance(error, MaturityError):
        log.error("A page failed: %s", error)
    else:
        log.error("A page failed", exc_info=error)
    para(say("ui.failed"))
    return True
