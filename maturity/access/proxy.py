"""Who a proxy in front of the server says that somebody is, and only that proxy.

Anybody can send a header. So the proxy must also send a secret that only it and this server know; without one set up
here, or with one that anybody could guess, nobody is let in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest

from maturity.access.who import Who, account
from maturity.errors import MaturityError

USER = "MATURITY_PROXY_USER_HEADER"
SECRET = "MATURITY_PROXY_SECRET"  # noqa: S105 - the name of the setting
SECRET_HEADER = "MATURITY_PROXY_SECRET_HEADER"  # noqa: S105 - the name of the setting
SIGN_OUT = "MATURITY_PROXY_SIGN_OUT"
USUAL_SECRET_HEADER = "X-Maturity-Proxy-Secret"  # noqa: S105 - the name of the header
SHORTEST = 24
MAX_USER = 300


@dataclass(frozen=True)
class Proxy:
    """How a proxy says who somebody is, and by what it is known."""

    user_header: str
    secret_header: str
    secret: str
    sign_out: str = ""


def proxy_of(settings: Mapping[str, str]) -> Proxy:
    """Read the settings; MaturityError where they would let somebody pass for another."""
    user_header, secret = settings.get(USER, "").strip(), settings.get(SECRET, "").strip()
    secret_header = settings.get(SECRET_HEADER, "").strip() or USUAL_SECRET_HEADER
    if not user_header:
        raise MaturityError(
            f"{USER} is not set, so nobody can sign in. Fix: set it to the name of the header in which the proxy says "
            "who somebody is."
        )
    if len(secret) < SHORTEST:
        raise MaturityError(
            f"{SECRET} is not set or is shorter than {SHORTEST} characters, so nobody can sign in. "
            f"Fix: set it to a long random text, and let the proxy send that in the header {secret_header}."
        )
    if user_header.lower() == secret_header.lower():
        raise MaturityError(f"{USER} and {SECRET_HEADER} name the same header. Fix: name two.")
    return Proxy(user_header, secret_header, secret, settings.get(SIGN_OUT, "").strip())


def said_by(proxy: Proxy, header: Callable[[str], Sequence[str]]) -> Who | None:
    """Return who the proxy says that it is; None where it isn't the proxy that speaks, or it names nobody.

    `header` returns every value of a header. A header that comes twice is believed by nobody: the first one may be the
    visitor's own.
    """
    secrets, users = header(proxy.secret_header), header(proxy.user_header)
    if len(secrets) != 1 or len(users) != 1 or not compare_digest(secrets[0].encode(), proxy.secret.encode()):
        return None
    user = users[0].strip()
    if not user or len(user) > MAX_USER or not user.isprintable():
        return None
    return account("proxy", user, user)
