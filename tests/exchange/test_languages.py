"""A questionnaire filled in in one language is read in any other, also where both are mixed in it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.errors import AnswersError
from maturity.exchange.reading import read_csv, read_workbook
from maturity.exchange.results import outcome_of, results_csv
from maturity.exchange.results_workbook import results_workbook
from maturity.exchange.template import csv_template, template
from maturity.framework.model import Framework
from maturity.text import LANGUAGES
from tests.any_answers import any_answers
from tests.frameworks_here import framework, spoken

SPOKEN = {language: spoken("311", language) for language in LANGUAGES}


def read(way: Callable[..., Assessment], raw: bytes, language: str) -> Assessment:
    first = SPOKEN[language]
    others = (one for key, one in SPOKEN.items() if key != language)
    return way(raw, "a.csv" if way is read_csv else "a.xlsx", first, *others, language=language)


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("writer", LANGUAGES)
def test_what_is_written_in_one_language_is_read_in_any(writer: str, reader: str) -> None:
    anything = any_answers(framework("311"), 3)
    said = anything.model_copy(
        update={
            "answers": {id_: one for id_, one in anything.answers.items() if one != Answer()},
            "center": {"name": "A", "population": 84_000, "government": "county", "channels": ("phone", "web")},
            "priorities": {"access": Priority.GOOD_ENOUGH},
            "targets": {"access": 2},
            "capacity": "light",
        }
    )
    assert read(read_workbook, template(SPOKEN[writer], said, writer), reader) == said
    assert read(read_csv, csv_template(SPOKEN[writer], said, writer), reader) == said


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("word", ["Sí", "sí", "Yes", "yes"])
def test_each_cell_may_be_in_another_language_than_its_file(reader: str, word: str) -> None:
    replies = {
        "access.one-number": word,
        "access.language-and-relay": "Don't know",
        "requests.request-catalog": "No sé",
    }
    lines = "\n".join(["id,respuesta", *(f"{id_},{reply}" for id_, reply in replies.items())])
    said = read(read_csv, lines.encode(), reader)
    assert said.answer("requests.request-catalog").state is State.DONT_KNOW
    assert said.answer("access.one-number").option == "yes"
    assert said.answer("access.language-and-relay").state is State.DONT_KNOW


def test_the_files_to_take_along_are_in_the_language_of_the_page() -> None:
    spanish: Framework = SPOKEN["es"]
    made = load_workbook(BytesIO(template(spanish, None, "es")))
    assert made.sheetnames[:3] == ["Instrucciones", "Acerca de su centro", "Respuestas"]
    (rule, *_) = made["Respuestas"].data_validations.dataValidation
    assert rule.error == "Elija una de las respuestas de la lista."
    outcome = outcome_of(spanish, any_answers(framework("311"), 3), language="es")
    assert load_workbook(BytesIO(results_workbook(outcome))).sheetnames[0] == "Resultados"
    assert "Acceso y canales" in results_csv(outcome).decode("utf-8-sig")


def test_what_is_wrong_is_told_in_the_language_of_the_page() -> None:
    lines = "id,respuesta,nota\naccess.one-number,Tal vez,\naccess.nothing,Sí,\n"
    with pytest.raises(AnswersError) as refused:
        read(read_csv, lines.encode(), "es")
    told = [str(problem) for problem in refused.value.problems]
    assert told[0].startswith(
        "a.csv:2: “Tal vez” no es una de las respuestas posibles aquí (fila 2, columna Respuesta)."
    )
    assert "Elija una de estas: No; En parte; Sí; No lo sé todavía; No aplica." in told[0]
    assert "no hay ninguna pregunta con el id “access.nothing”" in told[1]
    with pytest.raises(AnswersError, match="este no es un libro de Excel"):
        read(read_workbook, b"not a workbook", "es")
