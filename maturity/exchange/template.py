"""The questionnaire as a file to fill in without the app: a workbook with drop-downs, or a CSV."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.assessment.answers import Assessment
from maturity.exchange.columns import KIND, answer_columns, center_columns, csv_columns
from maturity.exchange.csv_file import csv_bytes
from maturity.exchange.filled import answer_rows, center_rows, identity_rows, plan_rows
from maturity.exchange.sheet import Book
from maturity.framework.model import Framework
from maturity.text import DEFAULT, Words, words


def template(framework: Framework, assessment: Assessment | None = None, language: str = DEFAULT) -> bytes:
    """Return the questionnaire as a workbook (.xlsx), filled with what the assessment says."""
    said, given = words(language), assessment or Assessment(framework=framework.id)
    wrong = (said.say("exchange.not_listed.title"), said.say("exchange.not_listed.text"))
    book = Book(said.say("exchange.sheet.lists"), wrong)
    book.page(said.say("exchange.sheet.instructions"), _instructions(framework, said))
    book.form(said.say("exchange.sheet.center"), center_columns(said), center_rows(framework, given, said))
    book.form(said.say("exchange.sheet.answers"), answer_columns(framework, said), answer_rows(framework, given, said))
    book.form(said.say("exchange.sheet.plan"), center_columns(said), plan_rows(framework, given, said))
    return book.bytes()


def csv_template(framework: Framework, assessment: Assessment | None = None, language: str = DEFAULT) -> bytes:
    """Return the same as one CSV, where each row says its kind: framework, center, wish or answer."""
    said, given = words(language), assessment or Assessment(framework=framework.id)
    tables = {
        "framework": identity_rows(framework),
        "center": center_rows(framework, given, said),
        "plan": plan_rows(framework, given, said),
        "answer": answer_rows(framework, given, said),
    }
    columns = csv_columns(framework, said)
    rows = [{KIND: said.say(f"exchange.kind.{kind}"), **row.cells} for kind, filled in tables.items() for row in filled]
    return csv_bytes(columns, rows)


def _instructions(framework: Framework, said: Words) -> Iterator[tuple[str, str]]:
    say = said.say
    sheets = {name: say(f"exchange.sheet.{name}") for name in ("center", "answers", "plan")}
    chosen = {name: say(f"common.answer.{name}") for name in ("dont_know", "not_applicable")}
    title = f"{framework.title} {framework.version_here}"
    for key in ("what", "how", "rule", "dont_know", "not_applicable", "back"):
        if key != "not_applicable" or any(one.may_not_apply for one in framework.features.values()):
            text = say(f"exchange.instructions.{key}_text", title=title, **sheets, **chosen)
            yield say(f"exchange.instructions.{key}"), text
        if key == "how" and framework.aspects:
            yield "", say("exchange.instructions.how_aspects", **sheets)
    for row in identity_rows(framework):
        yield say(f"exchange.instructions.{row.cells['id']}"), str(row.cells["answer"])
