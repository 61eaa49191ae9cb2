"""Somebody answers offline: takes the workbook along, fills it in, is told what is wrong in it, and brings it back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import expect

from maturity.assessment.answers import State
from tests.journeys.person import Person, eventually, stored
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

FORMULA = '=HYPERLINK("http://127.0.0.1:9/", "our log")'


def taken_along(person: Person, folder: Path) -> Path:
    person.page.locator("summary").filter(has_text="Prefer a spreadsheet?").click()
    with person.page.expect_download() as download:
        person.presses("Download the workbook")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def row(sheet: Worksheet, id_: str) -> int:
    return next(cell.row for cells in sheet.iter_rows() for cell in cells if cell.value == id_)


def filled(file: Path, said: dict[tuple[str, str], str]) -> Path:
    """Write into the sheet of answers as a person does: what is typed stays text."""
    book = openpyxl.load_workbook(file)
    sheet = book["Answers"]
    for (id_, heading), text in said.items():
        cell = sheet.cell(row(sheet, id_), column(sheet, heading))
        cell.value = text
        cell.data_type = "s"
    book.save(file)
    return file


def brings(person: Person, file: Path, button: str = "Choose a file") -> None:
    with person.page.expect_file_chooser() as chooser:
        person.page.get_by_role("button", name=button).click()
    chooser.value.set_files(file)


def test_from_the_workbook_and_back(person: Person, server: Server, tmp_path: Path) -> None:
    person.begins("Springfield 311")
    file = taken_along(person, tmp_path)
    assert "springfield" in file.name.lower()

    brings(person, filled(file, {("phone.answered", "Answer"): "Mostly", ("records.log", "Answer"): "Does not apply"}))
    answers = openpyxl.load_workbook(file)["Answers"]
    cell = answers.cell(row(answers, "phone.answered"), column(answers, "Answer")).coordinate
    problem = person.page.get_by_role("alert").get_by_role("listitem").filter(has_text=f"cell {cell}: 'Mostly'")
    expect(problem).to_be_visible()
    assert stored(server.data, person.id).answers == {}  # nothing was taken over in part

    said = {
        ("phone.answered", "Answer"): "Yes",
        ("phone.counted", "Answer"): "I don't know yet",
        ("records.log", "Reason"): "The county keeps it.",
        ("phone.answered", "Note"): FORMULA,
    }
    brings(person, filled(file, said), "Choose another file")
    person.presses("Bring it in")
    id_ = person.id
    eventually(lambda: len(stored(server.data, id_).answers) == 3, person.page)
    found = stored(server.data, id_)
    assert found.answer("phone.answered").option == "yes"
    assert found.answer("phone.answered").note == FORMULA
    assert found.answer("phone.counted").state is State.DONT_KNOW
    assert found.answer("records.log").reason == "The county keeps it."

    person.opens(f"/tasks?a={id_}")
    again = openpyxl.load_workbook(taken_along(person, tmp_path))["Answers"]
    note = again.cell(row(again, "phone.answered"), column(again, "Note"))
    assert note.data_type == "s"  # text, never a formula
    assert FORMULA in str(note.value)
    person.opens(f"/check?a={id_}")
    expect(person.page.get_by_text(FORMULA)).to_be_visible()
