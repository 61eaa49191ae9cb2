"""The three things that were asked for first: how requests come in, how many are on time, and how many wait."""

from __future__ import annotations

from maturity.measures.amounts import amount
from maturity.measures.model import By, Measures
from maturity.measures.wording import group_of, name_of, why_not_of
from maturity.text import Words
from maturity.ui.widgets.texts import bullets, heading


def draw(measures: Measures, words: Words) -> None:
    """Draw a sentence for each; where one can't be said, why not."""
    heading(words.say("data.figures.first.title"))
    bullets([*_channels(measures, words), *_on_time(measures, words), *_backlog(measures, words)])


def _channels(measures: Measures, words: Words) -> list[str]:
    mix = [one for one in measures.of("channel-mix", by=By.CHANNEL) if one.value is not None]
    if not mix:
        return _instead("channel-mix", measures, words)
    most = max(mix, key=lambda one: one.value or 0)
    channel = group_of(most, words)
    return [words.say("data.figures.first.channels", share=amount(most, words), channel=channel)]


def _on_time(measures: Measures, words: Words) -> list[str]:
    due = measures.find("on-time.due")
    if due is None or due.value is None:
        return _instead("on-time.due", measures, words)
    return [words.say("data.figures.first.on_time", share=amount(due, words), n=words.number(due.denominator))]


def _backlog(measures: Measures, words: Words) -> list[str]:
    waiting, overdue = measures.find("backlog.open"), measures.find("backlog.overdue")
    if waiting is None or waiting.value is None:
        return _instead("backlog.open", measures, words)
    still = amount(waiting, words)
    if overdue is None or overdue.value is None:
        return [words.say("data.figures.first.open", open=still)]
    return [words.say("data.figures.first.overdue", open=still, overdue=words.number(int(overdue.value)))]


def _instead(measure: str, measures: Measures, words: Words) -> list[str]:
    found = measures.find(measure)
    if found is None or not found.why_not:
        return []
    return [words.say("data.figures.first.why_not", name=name_of(measure, words), reason=why_not_of(found, words))]
