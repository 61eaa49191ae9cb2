"""Every measure, reason and refusal has its words, and a framework may name every measure."""

import re
from pathlib import Path

import pytest

from maturity.framework.measure_names import MEASURES
from maturity.measures import noting, quality
from maturity.measures.columns import Channel, Status
from maturity.measures.definitions import DEFINITIONS
from maturity.measures.definitions.definition import Needs
from maturity.measures.facts import Age
from maturity.measures.model import Among, By, Unit
from maturity.measures.reasons import REASONS
from maturity.text import words

SAID = words().messages


@pytest.mark.parametrize("measure", DEFINITIONS)
def test_a_measure_is_named_and_explained(measure):
    for part in ("name", "formula", "denominator", "why"):
        assert SAID.get(f"measures.measure.{measure}.{part}"), part
    assert set(DEFINITIONS[measure].leaves_out) <= set(REASONS)


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("reason", REASONS),
        ("note", noting.NOTES),
        ("why_not", [f"missing-{need}" for need in Needs]),
        ("unit", Unit),
        ("among", Among),
        ("by", By),
        ("channel", Channel),
        ("status", Status),
        ("age", [age for age in Age if age is not Age.NONE]),
    ],
)
def test_every_id_has_its_words(kind, ids):
    assert not [one for one in ids if not SAID.get(f"measures.{kind}.{one}")]


def test_every_refusal_has_its_words():
    source = Path(quality.__file__).read_text()
    named = set(re.findall(r"Refusal\(\"([a-z-]+)\"", source)) | set(re.findall(r"_over\(\"([a-z-]+)\"", source))
    named |= {"too-few", "not-reached"}  # those of a single figure
    assert {"no-rows", "window-short", "status-at-odds"} <= named
    assert not [why for why in named if f"measures.why_not.{why}" not in SAID]


def test_a_framework_may_name_every_measure():
    assert set(DEFINITIONS) <= set(MEASURES)
