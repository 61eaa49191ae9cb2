"""The heat map: every cell says in words what its shade says, and nothing orders the centers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from maturity.charts.heat import MOST_ROWS, heat_map
from maturity.compare.comparison import Cell
from maturity.text import words
from tests.charts.cohorts import cohort
from tests.frameworks_here import framework
from tests.scoring.any_framework import FOLDERS, loaded


def heat_of(n: int, **given):
    return heat_map(framework("311"), cohort(framework("311"), n, **given), words())


def one_row(*cells: Cell):
    three11 = framework("311")
    found = cohort(three11, 6)
    filled = (*cells, *(Cell() for _ in found.capabilities[len(cells) :]))
    return heat_map(three11, replace(found, rows=(replace(found.rows[0], cells=filled),)), words()).centers[0].cells


def test_each_cell_says_the_stage_and_a_range_where_answers_are_open():
    known, open_, none, *_ = one_row(Cell(2, 2), Cell(0, 2), Cell())
    assert (known.short, known.said, known.open) == ("2", "2 Track", False)
    assert (open_.short, open_.said, open_.open) == ("0–2", "Not yet – 2 Track", True)
    assert (none.short, none.shade) == ("not scored", None)


def test_a_darker_shade_is_a_higher_stage_and_the_key_says_which():
    cells = one_row(*(Cell(stage, stage) for stage in range(6)))
    assert [cell.shade for cell in cells[:6]] == [0, 1, 2, 3, 4, 5]
    assert heat_of(6).key[:2] == ((0, "0 Not yet"), (1, "1 Answer"))


def test_rows_keep_the_order_of_the_aliases_and_show_names_only_where_chosen():
    found = cohort(framework("311"), 8, named=2)
    heat = heat_map(framework("311"), found, words())
    assert [row.name for row in heat.centers[:3]] == ["Fairhaven 311", "Port Meridian 311", "Center C"]
    assert [row[0] for row in heat.rows] == [row.name for row in heat.centers]
    assert not re.search(r"\brank\b|\bbest\b|\bworst\b", heat.alt)


def test_the_one_that_looks_stands_first_and_says_so():
    assert heat_of(6, you=True).centers[0].name == "Fairhaven 311 (you)"


def test_medians_stand_below_and_only_where_there_are_figures():
    assert len(heat_of(6).medians) == 10
    assert heat_of(6).median_label == "Median of 6"
    assert heat_of(3).medians == ()


def test_too_many_centers_are_told_and_left_to_the_workbook():
    assert len(heat_of(MOST_ROWS).centers) == MOST_ROWS
    beyond = heat_of(MOST_ROWS + 1, you=True)
    assert [row.you for row in beyond.centers] == [True]
    assert f"{MOST_ROWS + 1} centers are too many" in beyond.too_many


@pytest.mark.parametrize("most", [1, 3, 4, 10, 99])
def test_parts_and_pages_hold_every_cell_once(most):
    heat = heat_of(23)
    parts = heat.parts(most)
    assert [title for part in parts for title in part.capabilities] == list(heat.capabilities)
    assert all(len(part.capabilities) <= most for part in parts)
    pages = heat.pages(most, lambda name: 1)
    assert [row for page in pages for row in page.centers] == list(heat.centers)
    assert all(len(page.centers) <= most for page in pages)
    assert [bool(page.medians) for page in pages] == [False] * (len(pages) - 1) + [True]


def test_names_of_several_lines_take_more_of_a_page():
    pages = heat_of(6).pages(4, lambda name: 2)
    assert [len(page.centers) for page in pages] == [2, 2, 2]


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("stages", [True, False])
def test_any_framework_has_a_heat_map(name, stages):
    known = loaded(name)
    heat = heat_map(known, cohort(known, 7, stages=stages and bool(known.stages)), words())
    shades = [cell.shade for row in heat.centers for cell in row.cells]
    assert all(shade is None or 0 <= shade <= 5 for shade in shades)
    assert len(shades) == len(heat.centers) * len(known.capabilities)
