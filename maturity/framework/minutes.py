"""How long questions take to answer, measured from their words."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from maturity.framework.model import Feature, Framework

WORDS_A_MINUTE = 200
"""Adults read English at about 240 words a minute (Brysbaert 2019, over 190 studies); who weighs each line, slower."""

SECONDS_TO_DECIDE = 15
"""To think of what is true today, choose and go on, for each rating. Our judgment: nobody has measured it for these."""


def seconds_to_answer(framework: Framework, feature: Feature) -> float:
    """Return the seconds that a person needs to read what a feature asks and to choose an answer.

    In whatever language: it is counted in the one it was written in, so that all are told the same.
    """
    feature = framework.original.features.get(feature.id, feature)
    read = (feature.asked, *feature.yes_means, feature.partly_means)
    words = sum(len(text.split()) for text in read)
    return words * 60 / WORDS_A_MINUTE + SECONDS_TO_DECIDE * max(1, len(framework.aspects))


def minutes_for(framework: Framework, feature_ids: Iterable[str]) -> int:
    """Return the minutes that features take together, rounded up; 0 for none."""
    return ceil(sum(seconds_to_answer(framework, framework.features[id_]) for id_ in feature_ids) / 60)
