"""What can go wrong while requests are fetched: an id and its values, put into words where a person reads it."""

from __future__ import annotations

from typing import Any

from maturity.errors import ExtractError, Problem
from maturity.text import Words

_LONGEST = 200  # characters of what a server says


class Fault(Exception):
    """Something that ends the fetching; `id` names its words under fetching.problem."""

    def __init__(self, id_: str, **values: Any) -> None:
        super().__init__(id_)
        self.id = id_
        self.values = values


def in_words(fault: Fault, address: str, words: Words) -> ExtractError:
    """Return the error that people see, with the address it is about, which holds no key."""
    what, why, fix = (
        words.say(f"fetching.problem.{fault.id}.{part}", **fault.values) for part in ("what", "why", "fix")
    )
    return ExtractError([Problem(address, 1, "", what, why, fix)])


def brief(text: object, secret: str = "") -> str:
    """Return what a server said, in one short line of printable characters, without the key if it repeats that."""
    line = " ".join("".join(one if one.isprintable() else " " for one in str(text)[: 10 * _LONGEST]).split())
    line = line.replace(secret, "…") if secret else line
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
