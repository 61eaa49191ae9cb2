"""The workbook as people meet it: what is in it, what its lists offer, and that nothing in it is a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity.assessment.answers import Answer, Assessment
from maturity.exchange.template import csv_template, template
from tests.frameworks_here import framework
from tests.scoring.any_framework import FOLDERS, loaded

HOSTILE = ("=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@x", "\t=1", " =1")


def opened(raw: bytes) -> Any:
    return load_workbook(BytesIO(raw))


def lists_of(book: Any, sheet: str) -> dict[str, list[str]]:
    """What the drop-down of each cell offers."""
    found = {}
    for rule in book[sheet].data_validations.dataValidation:
        name, _, where = rule.formula1.partition("!")
        listed = [cell.value for row in several(book[name.strip("'")], where.replace("$", "")) for cell in row]
        for part in rule.sqref.ranges:
            found |= {cell.coordinate: listed for row in several(book[sheet], part.coord) for cell in row}
    return found


def several(sheet: Any, where: str) -> Any:
    cells = sheet[where]
    return cells if isinstance(cells, tuple) else ((cells,),)


def test_it_explains_itself_and_names_the_framework() -> None:
    book = opened(template(framework("311")))
    assert book.sheetnames == ["Instructions", "About your center", "Answers", "Your wishes", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    said = {row[0].value: row[1].value for row in book["Instructions"].iter_rows()}
    assert said["The rule"].startswith("Choose what is fully true today")
    assert (said["Version"], said["Checksum"]) == (framework("311").version, framework("311").checksum)


def test_each_question_has_a_row_and_its_own_list() -> None:
    book = opened(template(framework("311")))
    sheet = book["Answers"]
    assert [cell.value for cell in sheet[1]][:2] == ["Capability", "Id"]
    assert sheet.max_row == 1 + len(framework("311").features)
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("A2", "$1:$1", "landscape")
    lists = lists_of(book, "Answers")
    offered = [option.label for option in framework("311").option_sets[framework("311").options]]
    assert lists["F2"] == [*offered, "I don't know yet", "Does not apply"]
    assert lists_of(book, "About your center")["C4"] == [choice.label for choice in framework("311").profile[2].choices]


@pytest.mark.parametrize("name", FOLDERS)
def test_does_not_apply_is_offered_only_where_it_may_be_said(name: str) -> None:
    known = loaded(name)
    book = opened(template(known))
    heads = [cell.value for cell in book["Answers"][1]]
    ids = heads.index("Id")
    lists = lists_of(book, "Answers")
    for row in book["Answers"].iter_rows(min_row=2):
        feature = known.features[row[ids].value]
        assert ("Does not apply" in lists[row[heads.index("Answer")].coordinate]) is feature.may_not_apply
        for aspect in known.aspects:
            offered = lists[row[heads.index(f"Answer: {aspect.label}")].coordinate]
            assert offered == [option.label for option in known.aspect_options(feature)[aspect.id]]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str) -> None:
    said = Assessment(framework="example", center={"name": text}, answers={"records.log": Answer(note=text)})
    book = opened(template(framework("example"), said))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.quotePrefix for cell in cells if cell.value == text] == [True] * 2
    rows = list(csv.reader(StringIO(csv_template(framework("example"), said).decode("utf-8-sig"), newline="")))
    assert not any(cell.lstrip()[:1] in set("=+-@") for row in rows for cell in row if cell)


def test_a_csv_is_what_spreadsheets_expect() -> None:
    raw = csv_template(framework("example"))
    assert raw.startswith(b"\xef\xbb\xbfKind,")
    assert raw.count(b"\r\n") >= 1 + len(framework("example").features)
