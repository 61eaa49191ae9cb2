"""Bands: which name a number gets at, just below and just above each limit, and the stage that a band stands for."""

from __future__ import annotations

import pytest

from tests.scoring.tiny import marks, node, row

RISING = "{name: Low, at: 2}, {name: Fair, above: 3}, {name: Good, at: 5}, {name: Top, above: 5}"


@pytest.mark.parametrize(
    ("given", "band"),
    [
        ((0,), "Low"),  # the first band holds for everything below it, too
        ((2,), "Low"),
        ((3,), "Low"),  # above 3 leaves 3 out
        ((3, 3, 4), "Fair"),
        ((4, 5, 5, 5), "Fair"),
        ((5,), "Good"),  # at 5 includes 5, and nothing but 5, for above 5 begins there
        ((5, 5, 6), "Top"),
        ((10,), "Top"),
        (("na",), None),
    ],
)
def test_a_number_falls_into_one_band(tiny, given, band):
    found = node(tiny(f"capability: {{bands: [{RISING}]}}", row(*[1] * len(given))), marks(*given))
    assert (found.band, found.band_low, found.band_high, found.stage) == (band, band, band, None)


def test_open_answers_leave_a_range_of_bands(tiny):
    made = tiny(f"capability: {{bands: [{RISING}]}}", row(1, 1))
    found = node(made, marks(8))  # 4 now, 4 to 9
    assert (found.band, found.band_low, found.band_high) == ("Fair", "Fair", "Top")
    found = node(made, "")
    assert (found.band, found.band_low, found.band_high) == (None, "Low", "Top")
    assert not found.known


STAGED = "{name: None, at: 0, stage: 0}, {name: Some, at: 40, stage: 1}, {name: Much, above: 40, stage: 1}"


@pytest.mark.parametrize(
    ("given", "band", "stage"),
    [((3,), "None", 0), ((4,), "Some", 1), ((4, 5), "Much", 1), ((8,), "Much", 1), ((9,), "All", 3)],
)
def test_a_band_stands_for_a_stage(tiny, given, band, stage):
    made = tiny(
        "capability: {rollup: {rule: mean, times: 10}, "
        f"bands: [{STAGED}, {{name: All, at: 90, stage: 3}}]}}, overall: {{stages: {{rule: min}}}}",
        row(*[1] * len(given)),
    )
    found = node(made, marks(*given))
    assert (found.band, found.stage, found.stage_low, found.stage_high) == (band, stage, stage, stage)
    assert node(made, marks(*given), "overall").stage == stage


def test_bands_of_what_is_rounded_by_the_model(tiny):
    # 4.5 is rounded to 5 by the model, so it is in the band from 5; what is only shown rounded is not.
    bands = "bands: [{name: Low, at: 0}, {name: High, at: 5}]"
    rounded = tiny(f"capability: {{rollup: {{rule: mean, round: {{to: 1}}}}, {bands}}}", row(1, 1))
    shown = tiny(f"capability: {{{bands}}}, decimals: 0", row(1, 1))
    assert node(rounded, marks(4, 5)).band == "High"
    assert node(shown, marks(4, 5)).band == "Low"
