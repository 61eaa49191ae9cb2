"""Who is at the screens: somebody with an account, or nobody but a browser; and how an installation finds out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Login(StrEnum):
    """How an installation finds out who somebody is."""

    NONE = "none"
    OIDC = "oidc"
    PROXY = "proxy"

    @property
    def ids_are_keys(self) -> bool:
        """Say whether knowing an id, which nobody can guess, is enough to open what it names."""
        return self is Login.NONE


@dataclass(frozen=True)
class Who:
    """Somebody at the screens. The holder is what they own things by, and is a secret of a browser's."""

    holder: str
    account: bool = False
    name: str = ""
    """What to call them; empty for a browser."""


def account(issuer: str, subject: str, name: str) -> Who:
    """Return somebody with an account, who is the same person wherever that account signs in.

    No browser can have this holder: the colon can't stand in the cookie of one.
    """
    if not issuer or not subject:
        raise ValueError("an account needs an issuer and a subject")
    told_apart = f"{len(issuer)}:{issuer}{subject}"
    return Who(f"account:{sha256(told_apart.encode('utf-8', 'surrogatepass')).hexdigest()}", True, name or subject)
