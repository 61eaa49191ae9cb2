"""Many services or areas: figures for the largest, and the others together as one."""

from datetime import datetime
from decimal import Decimal

from maturity.measures.groups import LARGEST, NONE, OTHERS
from maturity.measures.model import By
from maturity.measures.wording import group_of
from maturity.text import words
from tests.measures.figures.extracts_here import measured, request


def test_the_largest_stand_alone_and_the_others_together():
    rows = []
    for number in range(LARGEST + 30):
        rows += [request(requested_datetime=datetime(2026, 1, 2), area=f"Area {number:03}")] * (
            2 if number >= 30 else 1
        )
    rows += [request(requested_datetime=datetime(2026, 1, 2))] * 7
    volume = measured(rows).of("volume", by=By.AREA)
    groups = {one.group: one.value for one in volume}
    assert len(groups) == LARGEST + 2
    assert groups["Area 030"] == 2
    assert groups[OTHERS] == 30
    assert groups[NONE] == 7
    assert sum(groups.values()) == len(rows)
    others = next(one for one in volume if one.group == OTHERS)
    assert others.figures["groups"] == Decimal(30)
    assert group_of(others, words()) == "30 smaller ones together"


def test_names_are_taken_as_they_are():
    names = ["O'Brien", 'say "no"', "50%; DROP", "(x)", "été", "back\\slash"]
    rows = [request(requested_datetime=datetime(2026, 1, 2), service_name=name) for name in names]
    assert {one.group for one in measured(rows).of("volume", by=By.SERVICE)} == set(names)
