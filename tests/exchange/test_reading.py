"""A file that somebody filled in: what is understood, and what is wrong, told by cell and all at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity.assessment.answers import Answer, Assessment, State
from maturity.errors import AnswersError, Problem
from maturity.exchange.reading import read_csv, read_workbook
from maturity.exchange.template import csv_template, template
from tests.frameworks_here import DONT_KNOW, framework, said
from tests.scoring.any_framework import loaded

EXAMPLE = framework("example")
IDS = [feature.id for capability in EXAMPLE.capabilities for feature in capability.all_features]
ANSWER, REASON, NOTE = "F", "G", "H"


def changed(change: Callable[[Any], None], name: str = "example", given: Assessment | None = None) -> bytes:
    book = load_workbook(BytesIO(template(loaded(name), given)))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cells(values: dict[str, object], sheet: str = "Answers") -> Callable[[Any], None]:
    def change(book: Any) -> None:
        for place, value in values.items():
            book[sheet][place] = value

    return change


def read(raw: bytes, name: str = "example") -> Assessment:
    return read_workbook(raw, "filled.xlsx", loaded(name))


def problems(raw: bytes, name: str = "example") -> tuple[Problem, ...]:
    with pytest.raises(AnswersError) as stop:
        read(raw, name)
    return stop.value.problems


def only(raw: bytes, name: str = "example") -> str:
    (problem,) = problems(raw, name)
    return str(problem)


def row_of(id_: str) -> int:
    book = load_workbook(BytesIO(template(EXAMPLE)))
    heads = [cell.value for cell in book["Answers"][1]]
    assert (heads[5], heads[6], heads[7]) == ("Answer", "Reason", "Note")
    return next(row[1].row for row in book["Answers"].iter_rows() if row[1].value == id_)


FIRST = row_of(IDS[0])


@pytest.mark.parametrize("typed", ["Yes", "yes", " YES ", "yEs\u00a0"])
def test_an_answer_is_understood_by_label_or_id_in_any_case(typed: str) -> None:
    assert read(changed(cells({f"{ANSWER}{FIRST}": typed}))).answers == {IDS[0]: said("yes")}


@pytest.mark.parametrize("typed", ["I don't know yet", "I don’t know yet", "don't know", "dont_know"])
def test_not_knowing_is_understood_in_many_words(typed: str) -> None:
    assert read(changed(cells({f"{ANSWER}{FIRST}": typed}))).answers == {IDS[0]: DONT_KNOW}


def test_a_reason_may_be_missing_as_in_the_app() -> None:
    found = read(changed(cells({f"{ANSWER}{FIRST}": "does not apply"}))).answer(IDS[0])
    assert (found.state, found.lacks_reason) == (State.NOT_APPLICABLE, True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (42, "42"),
        (2.5, "2.5"),
        (True, "TRUE"),
        (datetime.datetime(2026, 3, 14), "2026-03-14"),
        (datetime.datetime(2026, 3, 14, 9, 30), "2026-03-14 09:30"),
        (datetime.time(9, 30), "09:30:00"),
    ],
)
def test_numbers_and_days_in_a_note_are_taken_as_text(value: object, text: str) -> None:
    assert read(changed(cells({f"{NOTE}{FIRST}": value}))).answer(IDS[0]).note == text


def test_every_problem_is_told_at_once_with_its_cell() -> None:
    def change(book: Any) -> None:
        sheet = book["Answers"]
        sheet[f"{ANSWER}{FIRST}"] = "Yess"
        sheet[f"{NOTE}{FIRST}"] = "=1+1"
        sheet[f"{REASON}{FIRST + 1}"] = "x" * 501
        sheet[f"B{FIRST + 2}"] = "records.lgo"
        sheet[f"{ANSWER}{FIRST + 2}"] = "Yes"
        book["About your center"]["C2"] = "=A1"

    told = {problem.where: str(problem) for problem in problems(changed(change))}
    assert set(told) == {
        f"sheet Answers, cell {ANSWER}{FIRST}",
        f"sheet Answers, cell {NOTE}{FIRST}",
        f"sheet Answers, cell {REASON}{FIRST + 1}",
        f"sheet Answers, cell B{FIRST + 2}",
        "sheet About your center, cell C2",
    }
    assert "Did you mean 'Yes'?" in told[f"sheet Answers, cell {ANSWER}{FIRST}"]
    assert "this cell holds a formula" in told[f"sheet Answers, cell {NOTE}{FIRST}"]
    assert "501 characters" in told[f"sheet Answers, cell {REASON}{FIRST + 1}"]
    assert "Did you mean 'records.log'?" in told[f"sheet Answers, cell B{FIRST + 2}"]


def test_an_id_that_stands_twice_is_refused() -> None:
    told = only(changed(cells({f"B{FIRST + 1}": IDS[0]})))
    assert f"a second time; the first is in sheet Answers, cell B{FIRST}" in told


def test_an_answer_without_an_id_is_refused_and_empty_rows_are_not() -> None:
    told = only(changed(cells({"B99": " ", "F99": "Yes", "A120": "a remark"})))
    assert "this row has no id" in told
    assert "cell F99" in told


def test_columns_are_found_by_their_headings_wherever_they_stand() -> None:
    def change(book: Any) -> None:
        sheet = book["Answers"]
        sheet[f"{ANSWER}{FIRST}"] = "No"
        sheet.delete_cols(3)
        sheet.insert_cols(1, 3)
        sheet["B1"] = "My own column"
        sheet[f"B{FIRST}"] = "=1+1"
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Round of spring"
        book.create_sheet("Scratch")["A1"] = "=1+1"
        book.move_sheet("Answers", -2)

    assert read(changed(change)).answers == {IDS[0]: said("no")}


def test_merged_cells_and_missing_columns_lose_nothing_without_a_word() -> None:
    def merge(book: Any) -> None:
        book["Answers"][f"{ANSWER}{FIRST}"] = "No"
        book["Answers"].merge_cells(f"{NOTE}{FIRST}:I{FIRST}")

    assert read(changed(merge)).answers == {IDS[0]: said("no")}
    assert "no row here has the headings" in only(changed(lambda book: book["Answers"].delete_cols(2)))
    assert "two columns “Answer”" in only(changed(cells({"G1": "Answer"})))
    assert "no sheet “Answers”" in only(changed(lambda book: book.remove(book["Answers"])))


def test_another_framework_and_another_version_are_named() -> None:
    with pytest.raises(AnswersError) as stop:
        read_workbook(template(loaded("samm2")), "a.xlsx", EXAMPLE)
    assert "for the framework 'samm2'" in str(stop.value)
    older = EXAMPLE.model_copy(update={"version": "0.9.0"})
    for raw, way in ((template(older), read_workbook), (csv_template(older), read_csv)):
        with pytest.raises(AnswersError, match=r"version 0\.9\.0 of 'example'"):
            way(raw, "a", EXAMPLE)


def test_ratings_and_an_answer_in_their_place_cannot_both_stand() -> None:
    known = loaded("two-value")
    id_ = next(iter(known.features))
    given = Assessment(
        framework="two-value", answers={id_: Answer(state=State.ANSWERED, options={"documentation": "2"})}
    )

    def change(book: Any) -> None:
        sheet = book["Answers"]
        heads = {cell.value: cell.column_letter for cell in sheet[1]}
        row = next(cell.row for cell in sheet[heads["Id"]] if cell.value == id_)
        sheet[f"{heads['Answer']}{row}"] = "Don't know"

    assert "Only one of them can count" in only(changed(change, "two-value", given), "two-value")


def test_a_feature_that_always_applies_says_so() -> None:
    known = EXAMPLE.model_copy(
        update={
            "capabilities": tuple(
                one.model_copy(
                    update={"features": tuple(f.model_copy(update={"may_not_apply": False}) for f in one.features)}
                )
                for one in EXAMPLE.capabilities
            )
        }
    )
    raw = changed(cells({f"{ANSWER}{FIRST}": "Does not apply"}))
    with pytest.raises(AnswersError, match="this question always applies"):
        read_workbook(raw, "a.xlsx", known)


def test_wrong_facts_and_wishes_are_told() -> None:
    def change(book: Any) -> None:
        center, wishes = book["About your center"], book["Your wishes"]
        for row in center.iter_rows(min_row=2):
            if row[0].value == "population":
                row[2].value = "many"
            if row[0].value == "channels.web":
                row[2].value = "maybe"
        wishes["C2"] = "enormous"
        wishes["A99"], wishes["C99"] = "priority:nothing", "Later"

    told = "\n".join(str(one) for one in problems(changed(change, "311"), "311"))
    for what in (
        "'many' is not a whole number",
        "'maybe' is not one of",
        "'enormous' is not",
        "no wish 'priority:nothing'",
    ):
        assert what in told
