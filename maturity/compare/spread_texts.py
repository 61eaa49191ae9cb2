"""A spread as a person reads it: the rows of its tables, and what people wrote; on screen and on the command line."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.compare.spread import Spread, Tally
from maturity.framework.model import Framework
from maturity.scoring.labels import answer_label
from maturity.text import Words


def tally_rows(framework: Framework, spread: Spread, tally: Tally, words: Words) -> list[tuple[str, int]]:
    """Return each option with how many chose it, lowest first, and below them how many gave none, if any did."""
    options = framework.aspect_options(framework.features[spread.feature])[tally.aspect]
    labels = {option.id: option.label for option in options}
    beside = [
        (words.say("common.answer.dont_know"), tally.dont_know),
        (words.say("common.answer.not_applicable"), tally.not_applicable),
        (words.say("team.spread.silent"), tally.unanswered),
    ]
    return [*((labels[id_], n) for id_, n in tally.options), *((label, n) for label, n in beside if n)]


def tally_title(framework: Framework, tally: Tally) -> str:
    """Return what a tally counts, where a feature has several of them; else empty."""
    return next((aspect.label for aspect in framework.aspects if aspect.id == tally.aspect), "")


def what_they_wrote(framework: Framework, spread: Spread, words: Words) -> list[str]:
    """Return every reason, note and evidence with the answer that it came with, in one line each."""
    lines = []
    for answer in spread.explained:
        alone = Assessment(framework=framework.id, answers={spread.feature: answer})
        said = answer_label(framework, alone, spread.feature, words)
        parts = (" ".join(text.split()) for text in (answer.reason, answer.note, answer.evidence))
        lines.append(words.say("team.spread.said", answer=said, text=" · ".join(filter(None, parts))))
    return lines
