"""The columns of the questionnaire's tables: how they are named, and how wide they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.framework.model import Framework
from maturity.text import Words

ID, ANSWER, KIND = "id", "answer", "kind"
TEXTS = ("reason", "note", "evidence")
ASPECT = "answer:"
"""What the key of an aspect's column begins with; the aspect's id follows."""


@dataclass(frozen=True)
class Column:
    """A column: its key in the code, its heading in the file, its width, and whether a person fills it in."""

    key: str
    heading: str
    width: int
    filled: bool = False


def answer_columns(framework: Framework, words: Words) -> tuple[Column, ...]:
    """Return the columns of the answers; with aspects each has one, and another says why there is no rating."""
    say = words.say
    asked = [Column("capability", say("exchange.column.capability"), 22), Column(ID, say("exchange.column.id"), 26)]
    if framework.stages:
        asked.append(Column("stage", say("exchange.column.stage"), 14))
    asked += [
        Column("question", say("exchange.column.question"), 46),
        Column("means", say("exchange.column.means"), 50),
    ]
    rated = [
        Column(f"{ASPECT}{aspect.id}", say("exchange.column.aspect", aspect=_one_line(aspect.label)), 24, True)
        for aspect in framework.aspects
    ]
    texts = [
        Column("reason", say("exchange.column.reason"), 30, True),
        Column("note", say("exchange.column.note"), 40, True),
        Column("evidence", say("exchange.column.evidence"), 34, True),
    ]
    return (*asked, *rated, Column(ANSWER, say("exchange.column.answer"), 24, True), *texts)


def center_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of what is said about the center and of its wishes."""
    say = words.say
    return (
        Column(ID, say("exchange.column.id"), 28),
        Column("question", say("exchange.column.question"), 60),
        Column(ANSWER, say("exchange.column.answer"), 44, True),
        Column("hint", say("exchange.column.hint"), 60),
    )


def csv_columns(framework: Framework, words: Words) -> tuple[Column, ...]:
    """Return the columns of a CSV, where all tables stand below each other and each row says its kind."""
    return (Column(KIND, words.say("exchange.column.kind"), 10), *answer_columns(framework, words))


def _one_line(text: str) -> str:
    return " ".join(text.split())
