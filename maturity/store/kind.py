"""What differs from one kind of database to another; everything else is the same code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

WAIT_SECONDS = 10
"""How long a write waits for its turn before it is refused."""

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""


@dataclass(frozen=True)
class Kind:
    """How to reach a database, keep its tables to one maker, clear what was deleted, and name its faults."""

    prepare: Callable[[URL], URL]
    engine: Callable[[URL], Engine]
    lock_tables: Callable[[Connection], None]
    forget: Callable[[Engine], None]
    one_writer: bool
    one_moment: str | None
    """The isolation in which all that a transaction reads is of one moment; None where it always is."""
    explain: Callable[[SQLAlchemyError], Fault]
