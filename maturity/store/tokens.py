"""The secrets in links: made of an id and a seed, so that they can be shown again, and kept as a hash."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import digest


def token_of(id_: str, seed: str) -> str:
    """Return the token that a seed makes for an id: whoever made it can have it again, and it doesn't tell the id."""
    return urlsafe_b64encode(digest(id_.encode(), seed.encode(), "sha256")).decode().rstrip("=")


def hashed(token: str) -> str:
    """Return what is kept of a token, so that it is found without comparing secrets."""
    return sha256(token.encode()).hexdigest()
