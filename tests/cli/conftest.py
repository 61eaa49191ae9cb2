"""The command line run in this process."""

from __future__ import annotations

import json
import sys

import pytest

from maturity.cli import main


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
