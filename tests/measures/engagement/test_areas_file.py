"""The areas file: what it may say, and each mistake at its line with the way to mend it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from maturity.errors import ContentError
from maturity.measures.engagement import Area, check_areas, read_areas

YAML = """\
unit_of_need: potholes that an inspection found
areas:
  - area: Old Town
    population: 12000
    need: 31
  - area: "12"
    population: 900
"""
CSV = """\
area,population,need,unit_of_need
Old Town,12000,31,potholes that an inspection found
12,900,,
"""


def written(tmp_path, text, name="areas.yaml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(read, *given):
    with pytest.raises(ContentError) as stop:
        read(*given)
    return [str(one) for one in stop.value.problems]


@pytest.mark.parametrize(
    ("name", "text"), [("a.yaml", YAML), ("a.csv", CSV), ("b.csv", "\ufeff" + CSV.replace("\n", "\r\n"))]
)
def test_both_forms_say_the_same(tmp_path, name, text):
    areas = read_areas(written(tmp_path, text, name))
    assert {key: (one.population, one.need) for key, one in areas.by_name.items()} == {
        "Old Town": (12000, Decimal(31)),
        "12": (900, None),
    }
    assert areas.unit_of_need == "potholes that an inspection found"


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("a.yaml", YAML.replace("12000", "many"), 4, "this should be a whole number"),
        ("a.yaml", YAML.replace("12000", "-3"), 4, "out of range"),
        ("a.yaml", YAML.replace("    need: 31", "    ned: 31"), 5, "Did you mean 'need'?"),
        ("a.yaml", YAML.replace('"12"', "Old Town"), 6, "stands a second time, after line 3"),
        ("a.yaml", YAML.replace("unit_of_need", "# unit"), 2, "'need' has no unit"),
        ("a.yaml", YAML.replace("    need: 31\n", ""), 1, "no area has any need"),
        ("a.yaml", "- area: Old Town\n", 1, "this is not an areas file"),
        ("a.csv", CSV.replace("population", "Populaton"), 1, "Did you mean 'population'?"),
        ("a.csv", CSV.replace("area,", "name,"), 1, "'name' is not a column"),
        ("a.csv", CSV.replace("12000", '"12,000"'), 2, "this should be a whole number"),
        ("a.csv", CSV.replace("12,900,,", "12,900"), 3, "this line has 2 cells, and the header 4"),
        ("a.csv", CSV.replace("12,900,,", "12,900,4,trees"), 1, "need is counted in 2 units"),
        ("a.csv", CSV.replace("\n12,", "\nOld Town,"), 3, "stands a second time, after line 2"),
        ("a.csv", "", 1, "the file is empty"),
        ("a.csv", b"area,population\n\xf1,1\n", 2, "not UTF-8"),
        ("a.csv", 'area,population\n"Old" Town,1\n', 2, "can't be read"),
    ],
)
def test_each_mistake_is_told_at_its_line(tmp_path, name, text, line, said):
    path = written(tmp_path, text, name)
    found = problems(read_areas, path)
    assert found[0].startswith(f"{path}:{line}: ")
    assert said in found[0]
    assert " Fix: " in found[0]


def test_no_file(tmp_path):
    for name in ("none.yaml", "none.csv"):
        assert "there is no such file" in problems(read_areas, tmp_path / name)[0]


def test_names_that_the_extract_spells_otherwise(tmp_path):
    areas = read_areas(written(tmp_path, YAML))
    assert (
        "Did you mean 'Old town'? Spell it as the extract does: '12', 'Old town'."
        in problems(check_areas, areas, ["Old town", "12"])[0]
    )
    assert ":3: the extract has no area 'Old Town'" in problems(check_areas, areas, ["Old Towne", "12"])[0]


def test_an_area_that_nobody_asked_from_is_no_mistake(tmp_path):
    areas = read_areas(written(tmp_path, YAML))
    check_areas(areas, ["12", "Riverside"])
    assert areas.by_name["Old Town"] == Area(12000, Decimal(31), 3)


def test_a_file_of_other_areas_is_refused(tmp_path):
    areas = read_areas(written(tmp_path, YAML))
    found = problems(check_areas, areas, ["Riverside", "Hilltop"])
    assert len(found) == 2
    assert "'Hilltop', 'Riverside'" in found[0]
