"""The command line run in this process, and submitted snapshots to run it with."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime

import pytest

from maturity.assessment.answers_file import load_answers
from maturity.cli import main
from maturity.store.opening import open_store
from maturity.store.snapshots import make_entry
from maturity.store.values import fields_of
from tests.any_answers import any_answers
from tests.frameworks_here import ROOT, framework
from tests.scoring.any_framework import loaded

CITY = ROOT / "examples/city-180000.yaml"
WHEN = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
DAY = WHEN.astimezone().date()  # in New Zealand it is the next one already


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command line; returns exit code, output and error output."""

    def go(*arguments):
        monkeypatch.setattr(sys, "argv", ["maturity", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return stop.value.code or 0, said.out, said.err

    return go


def one_line(text: str) -> str:
    return " ".join(re.sub("[│╭╮╰╯─]", " ", text).split())


@pytest.fixture
def run_well(run):
    """Run a command line that goes well; returns its output."""

    def go(*arguments):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        return out

    return go


@pytest.fixture
def run_json(run):
    def go(*arguments):
        code, out, err = run(*arguments, "--format", "json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return go


@pytest.fixture
def city():
    return load_answers(CITY, framework("311"))


@pytest.fixture
def stored(tmp_path, city):
    """A snapshot that was submitted to a store, and its record as the app's download page offers it."""
    with open_store(tmp_path / "store", now=lambda: WHEN) as store:
        begun = store.new(framework("311"), None)
        for section, key, _ in fields_of(city):
            value = {"center": city.center, "answer": city.answers, "priority": city.priorities}.get(section, {})
            if key in value:
                store.save(begun, section, key, value[key])
        snapshot = store.submit(begun, framework("311"), "Ana Gómez")
    path = tmp_path / "fairhaven-snapshot.json"
    path.write_text(snapshot.record, encoding="utf-8")
    return path, snapshot


@pytest.fixture
def record(tmp_path):
    """Write the record of a snapshot of any framework, after a change."""

    def write(change=lambda content: None, name="example", when=WHEN, file="snapshot.json", indent=2):
        entry = make_entry("snapshot-1", 1, loaded(name), any_answers(loaded(name), 1), "Ana Gómez", when)
        content = json.loads(entry.record)
        change(content)
        path = tmp_path / file
        path.write_text(json.dumps(content, indent=indent, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def made(run_well, tmp_path):
    """Write a web page with the command; returns its text."""

    def go(*arguments):
        output = tmp_path / "made.html"
        run_well("report", "roadmap", *arguments, "-o", output)
        return output.read_text(encoding="utf-8")

    return go
