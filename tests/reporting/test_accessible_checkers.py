"""Two automatic checkers over every PDF there is, each started once: `pdfua` and `outloud`.

Neither is a proof: much of PDF/UA is for a person to look at. What they say wrongly is listed with the reason.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.reporting.documents import EVERY, Document

FALSE_ALARMS = {
    "ORD-001": "WeasyPrint draws texts first, then lists' signs and figures; what is read is the tag tree.",
    "LNK-010": "The name of a source's site stands beside the source's title, which is the link.",
    "HDG-011": "A question is the heading of its boxes, however long it is.",
    "PAG-001": "“Yes means” stands in every question, now and then at the same height on three pages.",
}
NOT_RUN = {
    "UA-14-001": "pdfua 0.1.3 stops at its own mistake with pikepdf 10; empty headings are in test_accessible.py.",
}

Report = dict[str, Any]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Document, Path]:
    folder = tmp_path_factory.mktemp("documents")
    made = {document: folder / f"{document}.pdf" for document in EVERY}
    for document, path in made.items():
        path.write_bytes(document.pdf)
    return made


def started(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def by_pdfua(files: dict[Document, Path]) -> dict[str, Report]:
    said = started("pdfua", "check", "--format", "json", *files.values())
    # It writes one object after the other, without a list around them.
    reports = json.loads("[" + said.stdout.replace("\n}\n{\n", "\n},\n{\n") + "]")
    return {one["file"]: one for one in reports}


@pytest.fixture(scope="module")
def by_outloud(files: dict[Document, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    report = tmp_path_factory.mktemp("outloud") / "report.json"
    said = started("outloud", "--quiet", "--json", report, *files.values())
    assert report.exists(), said.stdout + said.stderr
    return {one["path"]: one for one in json.loads(report.read_text(encoding="utf-8"))["results"]}


@pytest.mark.parametrize("document", EVERY, ids=str)
def test_pdfua_finds_nothing(document: Document, files, by_pdfua) -> None:
    report = by_pdfua[str(files[document])]
    assert report["findings"] == []
    assert [one for one in report["skipped"] if one["rule_id"] not in NOT_RUN] == []


@pytest.mark.parametrize("document", EVERY, ids=str)
def test_outloud_finds_no_error_and_no_warning_but_false_ones(document: Document, files, by_outloud) -> None:
    report = by_outloud[str(files[document])]
    said = [f"{one['severity']} {one['rule']}: {one['message']}" for one in report["findings"]]
    assert report["counts"]["error"] == 0, said
    assert {one["rule"] for one in report["findings"]} <= set(FALSE_ALARMS), said


def test_the_checkers_can_fail(tmp_path: Path) -> None:
    """The same file without its tag tree."""
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(io.BytesIO(EVERY[0].pdf)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(broken)
    assert started("pdfua", "check", broken).returncode
    assert started("outloud", "--quiet", broken).returncode
