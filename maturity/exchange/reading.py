"""The questionnaire as somebody filled it in, read strictly: every problem at once, each with its cell."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.assessment.answers import Assessment
from maturity.errors import AnswersError, Problem
from maturity.exchange.cell_text import same
from maturity.exchange.columns import ANSWER, ID, KIND, answer_columns, center_columns, csv_columns
from maturity.exchange.csv_file import csv_cells
from maturity.exchange.reading_answers import read_answers
from maturity.exchange.reading_center import read_center, read_plan
from maturity.exchange.table import Cell, Row, read_table
from maturity.exchange.workbook_file import workbook_cells
from maturity.framework.document import MAX_PROBLEMS, brief, too_many
from maturity.framework.model import Framework
from maturity.framework.problems import suggest
from maturity.text import words

KINDS = ("framework", "center", "plan", "answer")


def read_filled(raw: bytes, name: str, framework: Framework) -> Assessment:
    """Return what was filled in, a workbook or a CSV by the ending of its name."""
    return (read_csv if name.lower().endswith(".csv") else read_workbook)(raw, name, framework)


def read_workbook(raw: bytes, name: str, framework: Framework) -> Assessment:
    """Return what a workbook says; AnswersError with every problem if there is one."""
    said = words()
    sheets = {same(title): cells for title, cells in workbook_cells(raw, name).items()}
    titles = {part: said.say(f"exchange.sheet.{part}") for part in ("instructions", "center", "answers", "plan")}
    found: list[Problem] = []
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    labels = {same(said.say(f"exchange.instructions.{key}")): key for key in ("framework", "version", "checksum")}
    for line in sheets.get(same(titles["instructions"]), []):
        if len(line) > 1 and (key := labels.get(same(line[0].text))) is not None:
            rows["framework"].append(Row({ID: Cell(key, line[0].line, line[0].where), ANSWER: line[1]}))
    for kind, part in (("center", "center"), ("plan", "plan"), ("answer", "answers")):
        cells = sheets.get(same(titles[part]))
        if cells is not None:
            columns = answer_columns(framework, said) if kind == "answer" else center_columns(said)
            table = read_table(name, cells, columns, f"sheet {titles[part]}")
            rows[kind], found = table.rows, [*found, *table.found]
        elif kind == "answer":
            what, why = f"there is no sheet “{titles[part]}”", "The answers stand in it."
            fix = "Give the sheet its name back, or start again from a new template."
            found.append(Problem(name, 1, "", what, why, fix))
    return _assessment(name, framework, rows, found)


def read_csv(raw: bytes, name: str, framework: Framework) -> Assessment:
    """Return what a CSV says; AnswersError with every problem if there is one."""
    said = words()
    table = read_table(name, csv_cells(raw, name), csv_columns(framework, said), "")
    found = list(table.found)
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    kinds = {same(said.say(f"exchange.kind.{kind}")): kind for kind in KINDS}
    for row in table.rows:
        given = row.text(KIND)
        kind = kinds.get(same(given)) if given.strip() else "answer"
        if kind is None:
            what, why = f"'{brief(given)}' is not a kind of row", "It says what the row is about."
            fix = f"{suggest(same(given), kinds)}Write one of: {', '.join(kinds)}."
            found.append(row.cells[KIND].problem(name, what, why, fix))
        else:
            rows[kind].append(row)
    return _assessment(name, framework, rows, found)


def _assessment(name: str, framework: Framework, rows: dict[str, list[Row]], found: Sequence[Problem]) -> Assessment:
    another = _another(name, framework, rows["framework"])
    known = any(same(row.text(ID)) in framework.features for row in rows["answer"])
    if another and not known:
        raise AnswersError(another)  # what is unknown in another framework's answers would only be noise
    center, center_found = read_center(name, framework, rows["center"])
    plan, plan_found = read_plan(name, framework, rows["plan"])
    answers, answers_found = read_answers(name, framework, rows["answer"])
    problems = sorted([*found, *another, *center_found, *plan_found, *answers_found])
    if len(problems) > MAX_PROBLEMS:
        problems = [*problems[:MAX_PROBLEMS], too_many(name, problems[MAX_PROBLEMS].line)]
    if problems:
        raise AnswersError(problems)
    return Assessment(
        framework=framework.id,
        center=center,
        answers=answers,
        priorities=plan.priorities,
        targets=plan.targets,
        capacity=plan.capacity,
        plan_by=plan.plan_by,
    )


def _another(name: str, framework: Framework, rows: Sequence[Row]) -> list[Problem]:
    """Return what is wrong with the framework that the file names; one that names none is judged by its ids."""
    named = {same(row.text(ID)): row.cells[ANSWER] for row in rows if ANSWER in row.cells}
    id_, version = named.get("framework"), named.get("version")
    if id_ is not None and not id_.empty and same(id_.text) != framework.id:
        what = f"the answers are for the framework '{brief(id_.text)}'"
        fix = "Name the other framework, or fill in the template of this one."
        return [_here(id_, name, what, f"They are read with '{framework.id}'.", fix)]
    if version is not None and not version.empty and version.text.strip() != framework.version_here:
        what = f"the answers are for version {brief(version.text)} of '{framework.id}'"
        fix = "Make a new template and copy your answers into it; or read the file with the version it names."
        return [_here(version, name, what, f"Here is version {framework.version_here}.", fix)]
    return []


def _here(cell: Cell, file: str, what: str, why: str, fix: str) -> Problem:
    return Problem(file, cell.line, cell.where.format("B"), what, why, fix)
