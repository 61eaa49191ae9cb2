"""Areas and business hours that are brought besides the requests: measured by, kept, and lost by no mistake."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from maturity.errors import ContentError
from maturity.measures.beside import Besides
from maturity.measures.kept import Kept, KeptExtract
from maturity.measures.model import Among, By, Measures
from maturity.text import words
from maturity.ui import measured_by
from tests.frameworks_here import ROOT
from tests.ui.extracts_here import kept_extract
from tests.ui.portal import HEADERS
from tests.ui.test_any_framework import plain
from tests.ui.test_data_pages import html
from tests.ui.test_figures_page import figures, tables

say = words().say
PEOPLE = {"NORTH END": 1000, "SOUTH END": 2000, "HARBOR": 3000, "HILLSIDE": 4000}
GOOD = "area,population,need,unit_of_need\n" + "".join(
    f"{name},{people},{people // 100},potholes found\n" for name, people in PEOPLE.items()
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "311"))
    monkeypatch.delenv("MATURITY_EXTRACTS", raising=False)
    return tmp_path


@pytest.fixture
def extract(data: Path) -> str:
    return kept_extract(data, None, data / "source")[0]


def kept(data: Path, id_: str) -> KeptExtract:
    return Kept(data / "extracts").open(id_)


def measures(data: Path, id_: str) -> Measures:
    found = Kept(data / "extracts")
    last = found.open(id_).record
    assert last is not None
    assert last.last is not None
    made = found.measures(id_, last.last)
    assert made is not None
    return made


def requests_by_area(data: Path) -> Counter[str]:
    """Count the rows of the portal's file by their area."""
    with (data / "source" / "portal.csv").open(newline="", encoding="utf-8") as file:
        return Counter(row["Borough"] for row in csv.DictReader(file, HEADERS) if row["Borough"] in PEOPLE)


def test_areas_that_are_brought_are_measured_by_and_stay(data: Path, extract: str) -> None:
    app = figures(extract)
    assert say("data.beside.areas.title") not in plain(app)
    app.file_uploader(key="areas-file-0").set_value(("people.csv", GOOD.encode(), "text/csv")).run()
    assert not app.exception
    assert say("data.beside.areas.done") in plain(app)
    counted, found = requests_by_area(data), measures(data, extract)
    rate = found.find("use-rate", Among.RESIDENTS)
    assert rate is not None
    assert float(rate.value or 0) == pytest.approx(counted.total() / 10)
    ratios = {one.group: one.value for one in found.of("use-ratio", Among.RESIDENTS, By.AREA)}
    for name, people in PEOPLE.items():
        assert float(ratios[name] or 0) == pytest.approx(counted[name] / people * 10_000 / counted.total(), abs=1e-4)
    again = plain(figures(extract))
    assert say("data.beside.areas.title") in again
    assert "4 areas in which 10,000 people live" in again
    assert "NORTH END" in tables(figures(extract))


def test_areas_that_are_taken_away_leave_the_figures_as_they_were(data: Path, extract: str) -> None:
    before = measures(data, extract)
    measured_by.bring(kept(data, extract), Besides.AREAS, "people.csv", GOOD.encode())
    app = figures(extract)
    app.button(key="areas-remove").click().run()
    assert not app.exception
    assert say("data.beside.areas.removed") in plain(app)
    assert not (data / "extracts" / extract / "areas.csv").exists()
    assert measures(data, extract) == before


@pytest.mark.parametrize(("language", "hint"), [("en", "Did you mean"), ("es", "¿Quiso decir")])
def test_areas_with_a_mistake_are_told_with_line_and_hint_and_change_nothing(
    data: Path, extract: str, language: str, hint: str
) -> None:
    measured_by.bring(kept(data, extract), Besides.AREAS, "people.csv", GOOD.encode())
    app = figures(extract, lang=language)
    wrong = GOOD.replace("HARBOR", "HARBUOR")
    app.file_uploader(key="areas-file-0").set_value(("mine.csv", wrong.encode(), "text/csv")).run()
    assert not app.exception
    assert words(language).say("data.beside.bad").replace("'", "&#x27;") in html(app).replace("\\'", "'")
    assert "HARBUOR" in html(app)
    assert hint in html(app)
    assert (data / "extracts" / extract / "areas.csv").read_text() == GOOD


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("area,populaton\nHARBOR,1\n", 1, "populaton"),
        ("area,population\nHARBOR,1\nHILLSIDE,many\n", 3, "many"),
        ("area,population\nHARBOR,1\nHARBOR,2\n", 3, "a second time"),
        ("", 1, "empty"),
    ],
)
def test_a_mistake_names_the_file_and_its_line(data: Path, extract: str, text: str, line: int, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        measured_by.bring(kept(data, extract), Besides.AREAS, "mine.csv", text.encode())
    [problem] = caught.value.problems
    assert (problem.file, problem.line) == ("mine.csv", line)
    assert said in str(problem)
    assert not measured_by.is_brought(kept(data, extract), Besides.AREAS)


def test_the_list_to_fill_in_has_the_areas_as_the_requests_spell_them(data: Path, extract: str) -> None:
    found = kept(data, extract)
    raw = measured_by.areas_to_fill_in(found).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert {row["area"] for row in rows} == set(PEOPLE)
    assert not any(row["population"] for row in rows)
    filled = io.StringIO()
    writer = csv.DictWriter(filled, rows[0], delimiter=";")  # as spreadsheets in Spanish write it
    writer.writeheader()
    writer.writerows(row | {"population": str(PEOPLE[row["area"]])} for row in rows)
    measured_by.bring(found, Besides.AREAS, "areas.csv", filled.getvalue().encode())
    areas = measured_by.areas_of(found)
    assert areas is not None
    assert {name: areas.population(name) for name in PEOPLE} == PEOPLE


def test_hours_that_are_typed_are_measured_by_and_shown_again(data: Path, extract: str) -> None:
    app = figures(extract)
    for day in ("monday", "tuesday", "wednesday"):
        app.text_input(key=f"hours-{day}-0").set_value("8:00 AM - 5:00 PM")
    app.text_area(key="holidays-0").set_value("2024-07-04\n2024-12-25")
    app.button(key="hours-go").click().run()
    assert not app.exception
    assert say("data.beside.calendar.done") in plain(app)
    found = measures(data, extract)
    assert found.calendar == measured_by.OWN
    median = found.find("time-to-close.business")
    assert median is not None
    assert median.measurable
    again = figures(extract)
    assert [again.text_input(key=f"hours-{day}-0").value for day in ("monday", "thursday")] == ["08:00-17:00", ""]
    assert again.text_area(key="holidays-0").value == "2024-07-04\n2024-12-25"
    again.button(key="calendar-remove").click().run()
    assert measures(data, extract).calendar == ""


def test_hours_that_make_no_sense_are_told_and_stay_as_they_were_typed(data: Path, extract: str) -> None:
    app = figures(extract)
    app.button(key="hours-go").click().run()
    assert say("data.beside.calendar.error.none") in html(app)
    app.text_input(key="hours-monday-0").set_value("17 to 8")
    app.text_area(key="holidays-0").set_value("2024-07-04\nJuly 5")
    app.button(key="hours-go").click().run()
    assert not app.exception
    said = html(app)
    assert say("data.beside.calendar.error.hours", day=say("data.beside.calendar.monday"), text="17 to 8") in said
    assert say("data.beside.calendar.error.holiday", line=2, text="July 5") in said
    assert app.text_input(key="hours-monday-0").value == "17 to 8"
    assert not measured_by.is_brought(kept(data, extract), Besides.CALENDAR)


def test_a_calendar_in_a_file_is_measured_by(data: Path, extract: str) -> None:
    app = figures(extract)
    text = "id: desk\ntitle: The desk\nmonday: {opens: '08:00', closes: '17:00'}\nholidays: [2024-07-04]\n"
    app.file_uploader(key="calendar-file-0").set_value(("desk.yaml", text.encode(), "text/yaml")).run()
    assert not app.exception
    assert measures(data, extract).calendar == "desk"
    wrong = text.replace("17:00", "07:00").encode()
    app.file_uploader(key="calendar-file-1").set_value(("late.yaml", wrong, "text/yaml")).run()
    assert "closes at 07:00" in html(app)
    assert (data / "extracts" / extract / "calendar.yaml").read_text() == text
