"""The questionnaire as somebody filled it in, read strictly: every problem at once, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from maturity.assessment.answers import Assessment
from maturity.errors import AnswersError, Problem
from maturity.exchange.cell_text import same
from maturity.exchange.columns import ANSWER, ID, KIND, answer_columns, center_columns, csv_columns
from maturity.exchange.csv_file import csv_cells
from maturity.exchange.reading_answers import read_answers
from maturity.exchange.reading_center import read_center, read_plan
from maturity.exchange.spoken import Languages, Spoken, languages
from maturity.exchange.table import Cell, Row, read_table
from maturity.exchange.telling import Told, meant, told
from maturity.exchange.workbook_file import workbook_cells
from maturity.framework.document import MAX_PROBLEMS, brief, too_many
from maturity.framework.model import Framework
from maturity.text import DEFAULT
from maturity.text import words as words_of

KINDS = ("framework", "center", "plan", "answer")


def read_filled(raw: bytes, name: str, *frameworks: Framework, language: str = DEFAULT) -> Assessment:
    """Return what was filled in, a workbook or a CSV by the ending of its name.

    The framework is given in every language that there is; what is wrong is told in `language`.
    """
    read = read_csv if name.lower().endswith(".csv") else read_workbook
    return read(raw, name, *frameworks, language=language)


def read_workbook(raw: bytes, name: str, *frameworks: Framework, language: str = DEFAULT) -> Assessment:
    """Return what a workbook says; AnswersError with every problem if there is one."""
    spoken, words = languages(frameworks, language), words_of(language)
    sheets = {same(title): cells for title, cells in workbook_cells(raw, name, words).items()}
    found: list[Problem] = []
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    named = {key: f"exchange.instructions.{key}" for key in ("framework", "version", "checksum")}
    labels = _by_words(spoken, named)
    for line in _sheet(sheets, spoken, "instructions") or ():
        if len(line) > 1 and (key := labels.get(same(line[0].text))) is not None:
            rows["framework"].append(Row({ID: Cell(key, line[0].line, line[0].where), ANSWER: line[1]}))
    for kind, part in (("center", "center"), ("plan", "plan"), ("answer", "answers")):
        cells, title = _sheet(sheets, spoken, part), words.say(f"exchange.sheet.{part}")
        if cells is not None:
            columns = [
                answer_columns(one.framework, one.words) if kind == "answer" else center_columns(one.words)
                for one in spoken
            ]
            table = read_table(name, cells, columns, words.say("files.place.sheet", sheet=title), words)
            rows[kind], found = table.rows, [*found, *table.found]
        elif kind == "answer":
            found.append(Problem(name, 1, "", *told(words, "no_sheet", sheet=title)))
    return _assessment(name, spoken, rows, found)


def _sheet(sheets: Mapping[str, list[list[Cell]]], spoken: Languages, part: str) -> list[list[Cell]] | None:
    """Return the cells of a sheet by its title in any language; None where it isn't there."""
    titles = (same(one.words.say(f"exchange.sheet.{part}")) for one in spoken)
    return next((sheets[title] for title in titles if title in sheets), None)


def _by_words(spoken: Languages, messages: Mapping[str, str]) -> dict[str, str]:
    """Return keys by what their messages are in any language."""
    return {same(one.words.say(message)): key for one in reversed(spoken) for key, message in messages.items()}


def read_csv(raw: bytes, name: str, *frameworks: Framework, language: str = DEFAULT) -> Assessment:
    """Return what a CSV says; AnswersError with every problem if there is one."""
    spoken, words = languages(frameworks, language), words_of(language)
    columns = [csv_columns(one.framework, one.words) for one in spoken]
    table = read_table(name, csv_cells(raw, name, words), columns, "", words)
    found = list(table.found)
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    kinds = _by_words(spoken, {kind: f"exchange.kind.{kind}" for kind in KINDS})
    for row in table.rows:
        given = row.text(KIND)
        kind = kinds.get(same(given)) if given.strip() else "answer"
        if kind is None:
            known = [words.say(f"exchange.kind.{kind}") for kind in KINDS]
            near = meant(words, same(given), known)
            wrong = told(words, "kind", text=brief(given), meant=near, known=", ".join(known))
            found.append(row.cells[KIND].problem(name, *wrong))
        else:
            rows[kind].append(row)
    return _assessment(name, spoken, rows, found)


def _assessment(name: str, spoken: Languages, rows: dict[str, list[Row]], found: Sequence[Problem]) -> Assessment:
    framework = spoken[0].framework
    another = _another(name, spoken[0], rows["framework"])
    known = any(same(row.text(ID)) in framework.features for row in rows["answer"])
    if another and not known:
        raise AnswersError(another)  # what is unknown in another framework's answers would only be noise
    center, center_found = read_center(name, spoken, rows["center"])
    plan, plan_found = read_plan(name, spoken, rows["plan"])
    answers, answers_found = read_answers(name, spoken, rows["answer"])
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


def _another(name: str, spoken: Spoken, rows: Sequence[Row]) -> list[Problem]:
    """Return what is wrong with the framework that the file names; one that names none is judged by its ids."""
    framework, words = spoken.framework, spoken.words
    named = {same(row.text(ID)): row.cells[ANSWER] for row in rows if ANSWER in row.cells}
    id_, version = named.get("framework"), named.get("version")
    if id_ is not None and not id_.empty and same(id_.text) != framework.id:
        return [_here(id_, name, told(words, "another_framework", id=brief(id_.text), framework=framework.id))]
    if version is not None and not version.empty and version.text.strip() != framework.version_here:
        values = {"version": brief(version.text), "framework": framework.id, "here": framework.version_here}
        return [_here(version, name, told(words, "another_version", **values))]
    return []


def _here(cell: Cell, file: str, wrong: Told) -> Problem:
    return Problem(file, cell.line, cell.where.format("B"), *wrong)
