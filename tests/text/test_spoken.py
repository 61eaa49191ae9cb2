"""What is wrong in a file is told in the language of whoever brought it, wherever in the product it is met."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from maturity.assessment.answers_file import answers_from_bytes
from maturity.errors import AnswersError, ContentError, Problem
from maturity.exchange.reading_record import read_full_record
from maturity.exchange.record import FORMAT
from maturity.measures.calendar import read_calendar
from maturity.measures.engagement import check_areas, read_areas
from maturity.text import LANGUAGES, words
from maturity.text.spoken import fault, spoken, told
from tests.frameworks_here import framework

EXAMPLE = framework("example")
ROOMS = ("reading.", "beside.", "record.", "answers.")
OTHERS = [one for one in LANGUAGES if one != "en"]


def areas(path: Path) -> object:
    check_areas(found := read_areas(path, path.name), ["Old Town", "Harbor"])
    return found


def record(path: Path) -> object:
    return read_full_record(path.read_bytes(), path.name, EXAMPLE, lambda _checksum: EXAMPLE)


def answers(path: Path) -> object:
    return answers_from_bytes(path.read_bytes(), path.name, EXAMPLE)


def saved(**other: object) -> str:
    content = {
        "format": FORMAT,
        "framework": {"id": "example", "version": "9", "checksum": "0"},
        "assessment": {"framework": "example", "answers": {"phone.answered": {"state": "answered"}, "x.y": {}}},
    }
    return json.dumps(content | other)


AREAS = "areas:\n  - area: Old Town\n    population: 12\n"
DAY = "id: desk\ntitle: Desk\n"
FILES: list[tuple[Callable[[Path], object], str, str | bytes]] = [
    (areas, "a.csv", ""),
    (areas, "a.csv", "areal,population\nOld Town,1\n"),
    (areas, "a.csv", "area,area,population\n"),
    (areas, "a.csv", "area\n"),
    (areas, "a.csv", "area,population\nOld Town\n"),
    (areas, "a.csv", 'area,population\n"Old Town,1\n'),
    (areas, "a.csv", "area,population\nSão\n".encode("latin-1")),
    (areas, "a.csv", "area,population,need,unit_of_need\nOld Town,1,2,holes\nHarbor,1,2,pots\n"),
    (areas, "a.csv", "area,population\nOld Town,many\nHarbor,-4\n"),
    (areas, "a.csv", "area,population\nOld Town,1\nOld Town,2\n"),
    (areas, "a.csv", "area,population\nOld Twon,1\nHarbor,2\n"),
    (areas, "a.yaml", "just a text"),
    (areas, "a.yaml", "areas: []\n"),
    (areas, "a.yaml", AREAS + "    need: 3\n"),
    (areas, "a.yaml", AREAS + "unit_of_need: holes\n"),
    (areas, "a.yaml", AREAS + "    neeed: 3\n    area: Harbor\n"),
    (areas, "a.yaml", "areas:\n  - population: [1]\n    area: " + "x" * 200 + "\n"),
    (areas, "a.yaml", "areas:\n\t- area: Harbor\n"),
    (areas, "a.yaml", "areas: &all\n  - *all\n  - !tag x\n---\nb: 1\n"),
    (areas, "a.yaml", "areas: [{area: 'Harbor\n"),
    (areas, "a.yaml", "{a: 1}: b\n"),
    (areas, "a.yaml", 'areas: "\x07"\n'),
    (areas, "a.yaml", "[" * 40),
    (areas, "a.json", '{"areas": [1,]}'),
    (areas, "a.json", '{"areas": 1, "areas": }'),
    (areas, "a.json", '{"areas": 1, "areas": 2}'),
    (read_calendar, "c.yaml", DAY),
    (read_calendar, "c.yaml", DAY + "monday: {opens: '17:00', closes: '08:00'}\n"),
    (read_calendar, "c.yaml", "id: My Desk\ntitle:\nmonday: {opens: noon, closes: 25}\nholidays: [soon]\n"),
    (record, "r.json", "{}"),
    (record, "r.json", saved()),
    (record, "r.json", saved(version=99)),
    (record, "r.json", "{" + saved()),
    (answers, "s.yaml", "[]"),
    (answers, "s.yaml", "framework: other\nanswers: {some.thing: yes}\n"),
    (
        answers,
        "s.yaml",
        """\
framework: example
center: {name: [1], population: lots, mood: good, channels: phone}
priorities: {fone: improve, phone: perhaps}
capacity: heavyy
plan_order: [phone.conted, phone.counted, phone.counted]
capacities: {99: light, 1: lihgt}
targets: {phone: 9, phone.counted: perhaps, fone: 1}
steps: {phone.counted: {accepted: true, skipped: " ", start: 99}, records.log: {skipped: " "}, phone.x: {}}
answers:
  phone.answered: perhaps
  phone.counted: {option: yes, dont_know: true}
  records.log: {not_applicable: " "}
  records.answered: [1]
  phone.conted: yes
""",
    ),
]


def faults_of(read: Callable[[Path], object], path: Path) -> tuple[Problem, ...]:
    with pytest.raises((ContentError, AnswersError)) as stopped:
        read(path)
    return stopped.value.problems


def sentences(language: str) -> re.Pattern[str]:
    """Every message about a file in a language, with anything in the places that are filled in."""
    said = [text for key, text in words(language).messages.items() if key.startswith(ROOMS)]
    escaped = (re.escape(text.replace("{{", "\1").replace("}}", "\2")) for text in said)
    filled = (re.sub(r"\\\{\w+\\\}", ".*", one).replace("\1", r"\{").replace("\2", r"\}") for one in escaped)
    return re.compile("|".join(part for one in filled for part in one.split(r"\ Fix:\ ")), re.DOTALL)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("at", range(len(FILES)))
def test_every_sentence_is_one_of_the_language(at: int, language: str, tmp_path: Path) -> None:
    read, name, content = FILES[at]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    known = sentences(language)
    here = faults_of(read, path)
    with spoken(language):
        there = faults_of(read, path)
    assert sorted((one.file, one.line, one.where) for one in there) == sorted(
        (one.file, one.line, one.where) for one in here
    )
    parts = [part.rstrip(".") for one in there for part in (one.what, one.why, one.fix)]
    assert [part for part in parts if not (known.fullmatch(part) or known.fullmatch(f"{part}."))] == []


def test_it_is_english_again_afterwards_and_for_everybody_else() -> None:
    others: list[str] = []
    with spoken("es"):
        assert told("reading.needed") == "Hace falta."
        with spoken("en"):
            assert fault("reading.nothing")[0] == "the file is empty"
        assert fault("reading.nothing")[0] == "el archivo está vacío"
        beside = Thread(target=lambda: others.append(told("reading.needed")))
        beside.start()
        beside.join()
    assert others == [told("reading.needed")] == ["It is needed."]


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_wrong_and_how_to_mend_it_stay_parted(language: str) -> None:
    both = {key for key, text in words().messages.items() if key.startswith(ROOMS) and " Fix: " in text}
    assert both
    assert {key for key in both if " Fix: " not in words(language).messages[key]} == set()
