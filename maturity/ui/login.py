"""Who is at this screen: a browser on a laptop, an account of OpenID Connect, or whom a trusted proxy names."""

from __future__ import annotations

import logging
import os
import secrets
from importlib.util import find_spec
from typing import Any

import streamlit as st

from maturity.access import proxy
from maturity.access.who import Login, Who, account
from maturity.errors import MaturityError
from maturity.ui.serving import browser_token

SETTING = "MATURITY_LOGIN"


def how() -> Login:
    """Return how this installation finds out who somebody is; MaturityError for a setting that means nothing."""
    wanted = os.environ.get(SETTING, "").strip().lower() or Login.NONE
    try:
        return Login(wanted)
    except ValueError as error:
        known = ", ".join(Login)
        raise MaturityError(
            f"{SETTING} is '{wanted}', which is none of {known}. Fix: set it to one of them."
        ) from error


def who() -> Who:
    """Return who is here; somebody without an account is a browser, which owns things only where ids are keys."""
    return _account() or Who(_browser())


def not_ready() -> str:
    """Say in what way signing in is set up wrongly here; empty where it works, or nobody needs it."""
    wanted = how()
    try:
        if wanted is Login.PROXY:
            proxy.proxy_of(os.environ)
    except MaturityError as error:
        return str(error)
    if wanted is Login.OIDC and not (find_spec("authlib") and find_spec("httpx")):
        return "Authlib is not installed, so nobody can sign in. Fix: install the extra 'login'."
    if wanted is Login.OIDC and "is_logged_in" not in st.user:
        return "There are no settings of an OpenID provider, so nobody can sign in. Fix: write [auth] in secrets.toml."
    return ""


def sign_in() -> None:
    """Send the person to the OpenID provider; they come back to the page where they are."""
    st.login()


def sign_out() -> None:
    """End the login here and, where it can, at the OpenID provider."""
    st.logout()


def sign_out_address() -> str:
    """Return where a proxy ends a login; empty where it tells none."""
    return os.environ.get(proxy.SIGN_OUT, "").strip() if how() is Login.PROXY else ""


def _account() -> Who | None:
    wanted = how()
    if wanted is Login.OIDC:
        return of_claims(dict(st.user.to_dict()))
    if wanted is Login.PROXY:
        try:
            return proxy.said_by(proxy.proxy_of(os.environ), _header)
        except MaturityError as error:
            logging.getLogger(__name__).error("%s", error)
    return None


def of_claims(claims: dict[str, Any]) -> Who | None:
    """Return the account that an identity token names; None for one that doesn't say whose it is and by whom."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if claims.get("is_logged_in") is not True or not isinstance(issuer, str) or not isinstance(subject, str):
        return None
    if not issuer or not subject:
        return None
    said = (claims.get(name) for name in ("name", "preferred_username", "email"))
    return account(issuer, subject, next((one.strip() for one in said if isinstance(one, str) and one.strip()), ""))


def _header(name: str) -> list[str]:
    return list(st.context.headers.get_all(name))


def _browser() -> str:
    token = browser_token(dict(st.context.cookies))
    return token or str(st.session_state.setdefault("browser", secrets.token_urlsafe(32)))
