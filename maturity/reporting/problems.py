"""Why a document could not be made, in other languages: the processes that make them say it in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

from maturity.reporting import lane, pool, worker
from maturity.text import Words

# By the place under which each is translated.
PROBLEMS: Mapping[str, str] = {
    "documents.full": pool.FULL,
    "documents.dropped": pool.DROPPED,
    "documents.closed": pool.CLOSED,
    "documents.too_long": lane.TOO_LONG.replace(":g}", "}"),  # the number is there as it is written
    "documents.died": lane.DIED,
    "documents.no_start": lane.NO_START,
    "documents.too_big": worker.TOO_BIG,
    "documents.unexpected": worker.UNEXPECTED,
    "documents.no_engine": worker.NO_ENGINE,
}


def in_words(problem: str, words: Words) -> str:
    """Return a problem in a language; one that is none of ours, such as a template's, stays as it is."""
    for place, text in PROBLEMS.items():
        filled = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(text))
        if found := re.fullmatch(filled, problem):
            return words.title(place, text).format(**found.groupdict())
    return problem
