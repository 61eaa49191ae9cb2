"""The page that explains every measure, made from the definitions and their words: docs/measures.md."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.measures import quality
from maturity.measures.amounts import said
from maturity.measures.definitions import DEFINITIONS
from maturity.measures.definitions.definition import Definition
from maturity.measures.groups import LARGEST
from maturity.measures.model import Unit
from maturity.measures.noting import NOTES
from maturity.text import Words


def measures_page(words: Words) -> str:
    """Return the page as Markdown."""
    return "\n".join(
        [*_head(words), *(line for one in DEFINITIONS.values() for line in _measure(one, words)), *_foot(words)]
    )


def _head(words: Words) -> Iterator[str]:
    yield f"# {words.say('measures.page.title')}"
    yield ""
    yield words.say("measures.page.made")
    yield ""
    for rule in ("as_of", "among", "left_out", "days", "quantiles"):
        yield f"- {words.say(f'measures.page.rule.{rule}')}"
    yield f"- {words.say('measures.page.rule.groups', n=LARGEST)}"
    yield f"- {words.say('measures.page.rule.few', n=quality.FEWEST)}"


def _measure(one: Definition, words: Words) -> Iterator[str]:
    key = f"measures.measure.{one.id}"
    yield ""
    yield f"## {words.say(f'{key}.name')}"
    yield ""
    yield f"`{one.id}`"
    yield ""
    yield words.say(f"{key}.why")
    yield ""
    yield f"- {words.say('measures.part.formula')}: {words.say(f'{key}.formula')}"
    yield f"- {words.say('measures.part.denominator')}: {words.say(f'{key}.denominator')}"
    gone = "; ".join(words.say(f"measures.reason.{reason}") for reason in one.leaves_out)
    yield f"- {words.say('measures.part.leaves_out')}: {gone}"
    yield f"- {words.say('measures.part.unit')}: {words.say(f'measures.unit.{one.unit}')}"
    groups = ", ".join(words.say(f"measures.by.{by}") for by in one.by)
    yield f"- {words.say('measures.part.by')}: {groups}"


def _foot(words: Words) -> Iterator[str]:
    yield ""
    yield f"## {words.say('measures.page.why_not')}"
    yield ""
    limits = {
        "share": said(quality.MOST_UNREAD, Unit.SHARE, words),
        "negative": said(quality.MOST_NEGATIVE, Unit.SHARE, words),
        "at_odds": said(quality.MOST_AT_ODDS, Unit.SHARE, words),
        "channels": said(quality.MOST_UNKNOWN_CHANNELS, Unit.SHARE, words),
        "days": quality.SHORT_DAYS,
        "open": said(quality.MOST_OPEN, Unit.SHARE, words),
    }
    yield words.say("measures.page.refused")
    yield ""
    for limit in ("dates", "negative", "at_odds", "window", "only_closed", "channels"):
        yield f"- {words.say(f'measures.page.limit.{limit}', **limits)}"
    yield ""
    yield f"## {words.say('measures.page.notes')}"
    yield ""
    blanks = {"recent_share": "…", "instant_share": "…", "unknown_share": "…"}
    for note in NOTES:
        yield f"- {words.say(f'measures.note.{note}', **blanks)}"
    yield ""
