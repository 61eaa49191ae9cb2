"""Every document there is, each made once a run: reports of the shipped examples in every language, and what isn't
made from one center's answers: questionnaires and comparisons."""

from __future__ import annotations

import atexit
import io
import logging
import os
import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from shutil import rmtree
from unittest.mock import patch

import pikepdf
import yaml

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import load_answers
from maturity.compare.peers_file import load_peers
from maturity.reporting import Subject, report_html, report_pdf
from maturity.reporting.comparison import comparison_html, comparison_pdf
from maturity.reporting.folder import report_ids
from maturity.reporting.html import render
from maturity.reporting.questionnaire import questionnaire_html, questionnaire_pdf
from maturity.reporting.subject import Baseline, Compared
from maturity.text import LANGUAGES
from tests.charts.cohorts import cohort
from tests.frameworks_here import ROOT, SHIPPED, spoken
from tests.measured_here import SOME_FIGURES
from tests.measured_year import year
from tests.reporting.conftest import AS_OF
from tests.reporting.tag_tree import Spoken

EXAMPLES = ROOT / "examples"

SHARED = Path(tempfile.gettempdir()) / f"documents-of-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
"""Where the processes of one run of the tests keep the documents that one of them has made."""
atexit.register(rmtree, SHARED, ignore_errors=True)

ANSWERS = sorted(path.stem for path in EXAMPLES.glob("*.yaml") if "answers" in yaml.safe_load(path.read_text("utf-8")))
COMPARED = "compared"
"""The city once more, beside what it answered a year ago, beside its peers, and beside what its requests show."""
MEASURED = "measured"
"""The city with the figures of a year of its requests."""
COHORTS = {
    "cohort-24": {"n": 24},
    "cohort-you": {"n": 12, "you": True, "named": 7},
    "cohort-too-small": {"n": 3},
    "cohort-numbers": {"n": 30, "stages": False, "within": 2},
    "cohort-too-large": {"n": 120},
}
"""Comparisons of invented centers, by what is special about each."""


@dataclass(frozen=True)
class Document:
    """A report of an example, the questionnaire of a framework, or a comparison of centers."""

    report: str
    about: str
    language: str

    def __str__(self) -> str:
        return f"{self.report}-{self.about}-{self.language}"

    @cached_property
    def _made(self) -> tuple[bytes, str]:
        """The PDF, and the page that it was made from in the end; made once for all processes of a run."""
        kept = SHARED / f"{self}.made"
        if kept.exists():
            made: tuple[bytes, str] = pickle.loads(kept.read_bytes())
            return made
        made = self._make()
        with suppress(FileNotFoundError):  # another process has just ended, and cleared up
            SHARED.mkdir(exist_ok=True)
            beside = kept.with_suffix(f".{os.getpid()}")
            beside.write_bytes(pickle.dumps(made))
            beside.replace(kept)
        return made

    def _make(self) -> tuple[bytes, str]:
        drafts: list[str] = []

        def kept(*given: object, **named: object) -> str:
            drafts.append(render(*given, **named))  # type: ignore[arg-type]
            return drafts[-1]

        room = self.report if self.report in ("questionnaire", "comparison") else "report"
        with listening() as said, patch(f"maturity.reporting.{room}.render", kept):
            if self.report == "questionnaire":
                made = questionnaire_pdf(spoken(self.about, self.language), self.language)
            elif self.report == "comparison":
                made = comparison_pdf(compared(self.about, self.language), self.language)
            else:
                made = report_pdf(self.report, subject(self.about, self.language), self.language)
        assert said == []
        return made, drafts[-1]

    @property
    def pdf(self) -> bytes:
        return self._made[0]

    @property
    def on_paper(self) -> str:
        """The HTML that the PDF is made from."""
        return self._made[1]

    @cached_property
    def spoken(self) -> Spoken:
        return Spoken(pikepdf.open(io.BytesIO(self.pdf)))

    @cached_property
    def html(self) -> str:
        if self.report == "questionnaire":
            return questionnaire_html(spoken(self.about, self.language), self.language)
        if self.report == "comparison":
            return comparison_html(compared(self.about, self.language), self.language)
        return report_html(self.report, subject(self.about, self.language), self.language)


@contextmanager
def listening() -> Iterator[list[str]]:
    """What WeasyPrint complains of meanwhile; it only logs what is missing or not understood."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    yield said
    logger.removeHandler(handler)


@cache
def subject(about: str, language: str) -> Subject:
    three11 = spoken("311", language)
    if about == MEASURED:
        city = load_answers(EXAMPLES / "city-180000.yaml", three11)
        return Subject(three11, city, AS_OF, "Dana Ortiz", measures=year())
    if about != COMPARED:
        return Subject(three11, load_answers(EXAMPLES / f"{about}.yaml", three11), AS_OF, "Dana Ortiz")
    now = load_answers(EXAMPLES / "city-180000.yaml", three11).model_copy(update={"measured": SOME_FIGURES})
    before = Baseline(a_year_ago(now), date(2025, 3, 10))
    return Subject(three11, now, AS_OF, "Dana Ortiz", before, load_peers(EXAMPLES / "peers-invented.yaml", three11))


@cache
def compared(about: str, language: str) -> Compared:
    three11 = spoken("311", language)
    return Compared(three11, cohort(three11, **COHORTS[about]), AS_OF, "Dana Ortiz")


def a_year_ago(now: Assessment) -> Assessment:
    """The same with every third answer not given yet."""
    return now.model_copy(update={"answers": {id_: now.answers[id_] for n, id_ in enumerate(now.answers) if n % 3}})


REPORTS = [
    *(
        Document(report, about, language)
        for language in LANGUAGES
        for report in report_ids()
        # In other languages the one with the most on it.
        for about in ((*ANSWERS, COMPARED) if language == LANGUAGES[0] else (COMPARED,))
    ),
    *(Document("roadmap", MEASURED, language) for language in LANGUAGES),
]
QUESTIONNAIRES = [
    Document(report, about, language)
    for language in LANGUAGES
    for report in report_ids(made_from="framework")
    for about in SHIPPED
]
COMPARISONS = [
    Document("comparison", about, language)
    for language in LANGUAGES
    for about in (COHORTS if language == LANGUAGES[0] else ("cohort-you",))
]
EVERY = [*REPORTS, *QUESTIONNAIRES, *COMPARISONS]
