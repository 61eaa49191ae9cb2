"""Errors that a person can meet while others work on the same things: worded in text/, so in any language."""

from __future__ import annotations

from maturity.errors import NotFound, StoreError
from maturity.text import words


def refusal(key: str, **figures: object) -> StoreError:
    """Return the error with the message `store.<key>` in English; screens say it in the person's language."""
    return StoreError(words().say(f"store.{key}", **figures), f"store.{key}", **figures)


def not_found(key: str) -> NotFound:
    """Return the error that something isn't there, in the same way."""
    return NotFound(words().say(f"store.{key}"), f"store.{key}")
