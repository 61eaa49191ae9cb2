"""What a report costs as a PDF, beside the least that WeasyPrint takes and beside Chromium printing the same page.

Run: .venv/bin/python -m pytest bench/test_reports.py
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from maturity.assessment.answers_file import load_answers
from maturity.framework.loader import load_framework
from maturity.reporting import Subject, report_pdf
from maturity.reporting.context import Views
from maturity.reporting.facts import gather
from maturity.reporting.folder import open_report
from maturity.reporting.html import render
from maturity.text import words
from tests.journeys.conftest import OPTIONS, chromium, missing

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "examples" / "metro-2000000.yaml"
EMPTY = '<html lang="en"><title>Empty</title></html>'
AIMS = {"brief": 0.6, "roadmap": 2}
COLD_AIM = 4
WARM, COLD = {"rounds": 7, "iterations": 1, "warmup_rounds": 1}, {"rounds": 5, "iterations": 1}

# The peak of the process itself: what getrusage says would also hold what its parent had when it started it.
PEAK = """
import sys
from datetime import date
from pathlib import Path
from maturity.assessment.answers_file import load_answers
from maturity.framework.loader import load_framework
from maturity.reporting import Subject, report_pdf
framework = load_framework(Path("frameworks/311"))
pdf = report_pdf(sys.argv[1], Subject(framework, load_answers(Path(sys.argv[2]), framework), date(2026, 3, 14)))
status = Path("/proc/self/status")
if status.exists():
    peak = int(status.read_text().partition("VmHWM:")[2].split()[0])
else:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(peak, len(pdf))
"""

Bench = Any
Keep = Callable[..., None]


@pytest.fixture(scope="module")
def subject() -> Subject:
    framework = load_framework(ROOT / "frameworks" / "311")
    return Subject(framework, load_answers(ANSWERS, framework), date(2026, 3, 14), "Dana Ortiz")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page of a browser that is already running."""
    if missing():
        pytest.skip(missing())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=OPTIONS)
        yield browser.new_page()
        browser.close()


def on_paper(report: str, subject: Subject) -> str:
    """The HTML that becomes the PDF."""
    return render(open_report(report), Views(gather(subject, words())))


@pytest.mark.parametrize("report", AIMS)
def test_warm(benchmark: Bench, timed: Keep, subject: Subject, report: str) -> None:
    """The whole way in a process that has made one before: scoring, planning, HTML, PDF."""
    benchmark.group = "reports, warm"
    benchmark.extra_info["bytes"] = len(benchmark.pedantic(report_pdf, (report, subject), **WARM))
    timed(f"warm {report}", benchmark, AIMS[report])


def test_warm_floor(benchmark: Bench, timed: Keep) -> None:
    """An empty page, tagged in the same way: read the ratio, not the time."""
    from weasyprint import HTML

    benchmark.group = "reports, warm"
    benchmark.pedantic(lambda: HTML(string=EMPTY).write_pdf(pdf_variant="pdf/ua-1"), **WARM)
    timed("warm empty page", benchmark)


@pytest.mark.parametrize("report", AIMS)
def test_warm_in_chromium(benchmark: Bench, timed: Keep, subject: Subject, page: Page, report: str) -> None:
    """The same HTML, ready beforehand, printed by a browser that is running: without scoring and planning."""
    html = on_paper(report, subject)

    def printed() -> bytes:
        page.set_content(html)
        return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)

    benchmark.group = "reports, warm"
    benchmark.extra_info["bytes"] = len(benchmark.pedantic(printed, **WARM))
    timed(f"warm {report}, Chromium", benchmark)


def test_cold(benchmark: Bench, timed: Keep, tmp_path: Path) -> None:
    """The command in a process of its own, from the answers to the file."""
    file = tmp_path / "roadmap.pdf"
    command = [Path(sys.executable).with_name("maturity"), "report", "roadmap", ANSWERS, "-o", file]
    benchmark.group = "reports, cold"
    benchmark.pedantic(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT), **COLD)
    assert file.read_bytes().startswith(b"%PDF")
    timed("cold roadmap", benchmark, COLD_AIM)


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_cold_in_chromium(benchmark: Bench, timed: Keep, subject: Subject, tmp_path: Path) -> None:
    """A browser that starts, prints the HTML that is ready, and ends."""
    source, file = tmp_path / "roadmap.html", tmp_path / "roadmap.pdf"
    source.write_text(on_paper("roadmap", subject), encoding="utf-8")
    options = [*OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    command = [str(chromium()), "--headless", *options, f"--print-to-pdf={file}", source.as_uri()]
    benchmark.group = "reports, cold"
    benchmark.pedantic(lambda: subprocess.run(command, check=True, capture_output=True), **COLD)
    assert file.read_bytes().startswith(b"%PDF")
    timed("cold roadmap, Chromium", benchmark)


@pytest.mark.parametrize("report", AIMS)
def test_memory_and_size(report: str, noted: Callable[[str], None]) -> None:
    """The peak of a fresh process that makes one, and how large the file is."""
    command = [sys.executable, "-c", PEAK, report, ANSWERS]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    peak, size = map(int, said.stdout.split())
    noted(f"{report}: {peak / 1024:.0f} MB at most in a fresh process, aim < 200; {size / 1000:.0f} kB, aim < 400")
