"""`maturity report --measures`: the figures of the requests in the report, and what is wrong with a file of them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import CITY, DAY, one_line
from tests.measured_year import year


@pytest.fixture
def file(tmp_path):
    """Write measures, after a change to their text."""

    def write(change=lambda text: text):
        path = tmp_path / "measures.json"
        path.write_text(change(year("bare").model_dump_json(indent=2)), encoding="utf-8")
        return path

    return write


def test_the_figures_are_in_the_report(run_well, tmp_path, file):
    output = tmp_path / "out.html"
    run_well("report", "roadmap", CITY, "-o", output, "--date", DAY, "--measures", file())
    assert "What your requests show" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "[1, 2", "measures.json:1: this is not JSON"),
        (lambda text: '{"framework": "311"}', "measures.json:1: this is not a file of measures"),
        (
            lambda text: text.replace('"format": 1', '"format": 7', 1),
            "the file has the format 7",
        ),
        (lambda text: text.replace('"unit": "share"', '"unit": "shore"', 1), "Did you mean 'share'?"),
        (lambda text: text.replace('"denominator"', '"denominater"', 1), "Did you mean 'denominator'?"),
    ],
)
def test_a_wrong_file_is_told_and_nothing_is_written(run, tmp_path, file, change, said):
    output = tmp_path / "out.html"
    code, out, err = run("report", "roadmap", CITY, "-o", output, "--measures", file(change))
    assert (code, out) == (1, "")
    assert said in err
    assert " Fix: " in err
    assert not output.exists()


def test_no_such_file(run, tmp_path):
    code, _, err = run("report", "roadmap", CITY, "-o", tmp_path / "out.html", "--measures", "nowhere.json")
    assert code == 2
    assert "there is no file 'nowhere.json'" in one_line(err)
