"""What moved at a center over its rounds, with frameworks of every kind and of several versions."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from maturity.framework.loader import load_framework
from tests.any_answers import KINDS, any_answers, at_end
from tests.frameworks_here import ROOT
from tests.scoring.any_framework import FOLDERS, loaded
from tests.ui.council import EXAMPLE, Council, downloaded, opened, shown

NAMES = tuple(f"Town-{letter}" for letter in "ABCDEF")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


def two_rounds(data: Path, name: str) -> Council:
    known = loaded(name)
    council = Council(data, NAMES[:6], 6, known=known)
    council.closes()
    council.opens("Autumn 2027")
    for place, center in enumerate(NAMES[:6]):
        council.begins(center, any_answers(known, place + 50, center))
    return council


def test_with_one_round_there_is_nothing_to_compare_with(data: Path) -> None:
    council = Council(data, NAMES[:1], 1)
    assert "Something to compare with comes" in shown(opened("trend", c=council.centers["Town-A"]))
    nobody = Council(data, NAMES[:1])
    assert "Something to compare with comes" in shown(opened("trend", c=nobody.centers["Town-A"]))


def test_what_moved_is_told_over_three_rounds_and_the_way_back_is_there(data: Path) -> None:
    council = Council(data, NAMES[:2])
    for number, end in enumerate((0, -1, 0)):
        if number:
            council.closes()
            council.opens("Autumn 2027")  # the name of two rounds may be the same
        council.begins("Town-A", at_end(EXAMPLE, end))
    app = opened("trend", c=council.centers["Town-A"])
    assert "more in place than before" in shown(app)
    assert "less in place than before" in shown(app)
    assert council.cohort_id in shown(app)
    entry = council.entries()["Town-A"].id
    own = opened("trend", browser="lead of Town-A", a=council.leads["Town-A"], e=entry)
    assert "more in place than before" in shown(own)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_framework_is_compared_and_followed(
    data: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS[name]))
    council = two_rounds(data, name)
    council.closes()
    entry = council.entries()["Town-A"].id
    for app in (
        opened("compare", r=council.round),
        opened("compare", a=council.leads["Town-A"], e=entry),
        opened("trend", c=council.centers["Town-A"]),
        opened("trend", a=council.leads["Town-A"], e=entry),
    ):
        assert "None" not in shown(app).replace("None of", "").replace("None.", "")
    assert load_workbook(BytesIO(downloaded(opened("compare", r=council.round), "comparison-workbook", monkeypatch)))


def test_a_new_version_of_the_framework_is_told_and_what_it_dropped(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    council = Council(data, NAMES[:1])
    council.begins("Town-A", at_end(EXAMPLE, -1))
    council.closes()
    folder = tmp_path / "newer" / "example"
    shutil.copytree(ROOT / "frameworks" / "example", folder)
    head = folder / "framework.yaml"
    head.write_text(head.read_text().replace("version: 1.0.0", "version: 1.1.0", 1))
    newer = load_framework(folder)
    assert newer.checksum != EXAMPLE.checksum
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(folder))
    council.opens("Autumn 2027", newer)
    council.begins("Town-A", at_end(newer, 0), known=newer)
    app = opened("trend", c=council.centers["Town-A"])
    assert "The framework has a new version in this round." in shown(app)
    assert "less in place than before" in shown(app)
