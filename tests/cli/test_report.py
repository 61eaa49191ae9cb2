"""`maturity report`: its forms, and earlier answers and a peer group set beside the answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import yaml

from maturity.assessment.answers import Answer, State
from maturity.assessment.answers_file import load_answers, to_file
from maturity.compare.peers_file import load_peers
from maturity.errors import ReportError
from maturity.reporting import Baseline, Subject, report_html, report_ids
from tests.cli.conftest import CITY, DAY, one_line
from tests.frameworks_here import ROOT, framework

PEERS = ROOT / "examples/peers-invented.yaml"


@pytest.mark.parametrize("report", report_ids())
def test_the_ending_asks_for_a_web_page(run_well, tmp_path, city, report):
    output = tmp_path / "out.HTML"
    said = run_well("report", report, CITY, "-o", output, "--date", DAY, "--who", "Dana Ortiz", "--page", "a4")
    assert said.startswith(f"wrote {output} (")
    same = report_html(report, Subject(framework("311"), city, DAY, "Dana Ortiz"), page="a4")
    assert output.read_text(encoding="utf-8") == same


@pytest.mark.parametrize("name", ["out.docx", "out", "out.htm", "pdf"])
def test_another_ending_is_wrong_use(run, tmp_path, name):
    code, out, err = run("report", "roadmap", CITY, "-o", tmp_path / name)
    assert (code, out) == (2, "")
    what = f"'{name}' ends in neither .pdf (to print) nor .html (a web page in one file)"
    assert what in one_line(err)
    assert list(tmp_path.iterdir()) == []


def test_without_pango_the_way_around_is_named(run, tmp_path, monkeypatch):
    def missing(name):
        raise ReportError("The PDF needs the system libraries Pango and HarfBuzz.")

    monkeypatch.setattr("maturity.cli.output.import_module", missing)
    code, out, err = run("report", "roadmap", CITY, "-o", tmp_path / "out.pdf")
    assert (code, out) == (1, "")
    assert err.startswith("The PDF needs the system libraries Pango and HarfBuzz. A web page can be made without them")
    assert f"-o {tmp_path / 'out.html'}" in err
    assert run("report", "roadmap", CITY, "-o", tmp_path / "out.html")[0] == 0


def test_a_wrong_name_lists_those_there_are(run, tmp_path):
    code, _, err = run("report", "roadmaps", CITY, "-o", tmp_path / "out.html")
    assert code == 2
    assert f"there is no report 'roadmaps'; there is: {', '.join(report_ids())}" in one_line(err)


@pytest.fixture
def subject(run_well, tmp_path, monkeypatch):
    """Run the command without its report; returns the subject that the report would be made from."""

    def go(*arguments):
        asked = []
        report = "maturity.reporting.report.report_html"
        monkeypatch.setattr(report, lambda name, subject, language, page: str(asked.append(subject)))
        run_well("report", "roadmap", *arguments, "-o", tmp_path / "out.html")
        return asked[0]

    return go


@pytest.fixture
def old(tmp_path, city):
    """Earlier answers of the city: nothing was in place."""
    answers = {id_: Answer(state=State.ANSWERED, option="no") for id_ in city.answers}
    path = tmp_path / "old.yaml"
    path.write_text(yaml.safe_dump(to_file(city.model_copy(update={"answers": answers}))), encoding="utf-8")
    return path


def test_earlier_answers_from_a_file_have_no_day(subject, city, old):
    before = Baseline(load_answers(old, framework("311")))
    assert subject(CITY, "--date", DAY, "--baseline", old) == Subject(framework("311"), city, DAY, baseline=before)


def test_an_earlier_snapshot_brings_its_day(subject, stored):
    path, snapshot = stored
    assert subject(CITY, "--baseline", path).baseline == Baseline(snapshot.assessment, DAY)


def test_the_day_of_an_answers_file_is_today(subject):
    before = date.today()
    assert before <= subject(CITY).as_of <= date.today()


def test_an_earlier_snapshot_is_scored_against(run_json, stored):
    scored = run_json("score", stored[0], "--baseline", stored[0])
    assert set(scored["progress_to_date"]) == set(scored["share_of_target"])


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        ("nowhere.yaml", 2, "there is no file 'nowhere.yaml'"),
        (ROOT / "tests/fixtures/broken_answers.yaml", 1, "'framework' is missing"),
        (PEERS, 1, "'version' is not a key of this place"),
    ],
)
def test_wrong_earlier_answers(run, tmp_path, given, code, says):
    found = run("report", "roadmap", CITY, "-o", tmp_path / "out.html", "--baseline", given)
    assert found[:2] == (code, "")
    assert says in one_line(found[2])


def test_earlier_answers_to_another_framework_are_refused(run, record, tmp_path):
    command = ("report", "roadmap", CITY, "-o", tmp_path / "out.html", "--baseline", record())
    code, out, err = run(*command)
    assert (code, out) == (1, "")
    assert "the answers are for the framework 'example'. They are read with '311'." in err.replace(
        " (framework.id)", ""
    )


def test_earlier_answers_that_are_the_later_ones_are_refused(run, tmp_path, stored):
    path, _ = stored
    code, out, err = run(
        "report", "roadmap", CITY, "-o", tmp_path / "x.html", "--baseline", path, "--date", DAY - timedelta(days=1)
    )
    assert (code, out) == (2, "")
    said = f"was submitted on {DAY}, after the day of the report, {DAY - timedelta(days=1)}; name earlier answers"
    assert said in one_line(err)


def test_a_peer_group_stands_beside_it(subject):
    assert subject(CITY, "--peers", PEERS).peers == load_peers(PEERS, framework("311"))
    assert subject(CITY).peers is None


def test_wrong_peers_are_told(run, tmp_path):
    output = tmp_path / "out.html"
    code, out, err = run("report", "roadmap", CITY, "-o", output, "--peers", "nowhere.yaml")
    assert (code, out) == (2, "")
    assert "there is no file 'nowhere.yaml'" in one_line(err)
    file = tmp_path / "peers.yaml"
    file.write_text(PEERS.read_text().replace("n: 14", "n: 3").replace("version: 1.1.0", "version: 0.9.0"))
    code, out, err = run("report", "roadmap", CITY, "-o", output, "--peers", file)
    assert (code, out) == (1, "")
    assert [line.partition(": ")[0] for line in err.splitlines()] == [f"{file}:4", f"{file}:6"]
    assert not output.exists()
