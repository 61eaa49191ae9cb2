"""Minutes measured from the words."""

from __future__ import annotations

import pytest

from maturity.framework.minutes import SECONDS_TO_DECIDE, WORDS_A_MINUTE, minutes_for, seconds_to_answer
from maturity.framework.model import Feature
from tests.frameworks_here import framework
from tests.scoring.any_framework import loaded

EXAMPLE = framework("example")


def feature(**texts):
    return Feature(id="c.one", title="One", **texts)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({}, 1),  # without a question the title is asked
        ({"question": "Is it so?"}, 3),
        ({"question": "Is it so?", "yes_means": ("It is", "so"), "partly_means": "Only half"}, 8),
        ({"question": "Is it so?", "why": "Because", "example": "Such as this"}, 3),  # may be passed over
    ],
)
def test_the_words_that_must_be_read_are_counted(texts, words):
    expected = words * 60 / WORDS_A_MINUTE + SECONDS_TO_DECIDE
    assert seconds_to_answer(EXAMPLE, feature(**texts)) == expected


def test_each_aspect_is_decided_apart():
    two = loaded("two-value")
    assert seconds_to_answer(two, feature()) - seconds_to_answer(EXAMPLE, feature()) == SECONDS_TO_DECIDE


def test_minutes_are_rounded_up_and_nothing_takes_none():
    assert minutes_for(EXAMPLE, []) == 0
    assert minutes_for(EXAMPLE, ["phone.answered"]) == 1
    assert minutes_for(EXAMPLE, EXAMPLE.features) <= sum(minutes_for(EXAMPLE, [id_]) for id_ in EXAMPLE.features)
