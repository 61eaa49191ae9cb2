"""The guide for authors: every example in it is a framework that passes the check and its own cases."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from maturity.assessment.answers_file import load_answers
from maturity.cli import main
from maturity.framework.cases import read_cases
from maturity.framework.loader import load_framework, read_framework
from maturity.framework.start import start_framework
from maturity.scoring.cases import failing_cases
from maturity.scoring.score import score
from tests.frameworks_here import ROOT

GUIDE = ROOT / "docs" / "write-a-framework.md"
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


@dataclass
class Section:
    """A heading and the files that stand below it."""

    title: str
    level: int
    files: list[tuple[str, str]] = field(default_factory=list)


def sections() -> list[Section]:
    found: list[Section] = []
    fence: list[str] | None = None
    for line in GUIDE.read_text(encoding="utf-8").splitlines():
        if fence is None and (heading := re.match(r"(#+) (.*)", line)):
            found.append(Section(heading[2], len(heading[1])))
        elif fence is None and line.startswith("```yaml"):
            fence = []
        elif fence is not None and line == "```":
            name = fence[0].removeprefix("# ")
            assert name.endswith(".yaml"), f"the block in '{found[-1].title}' does not name its file: {fence[0]}"
            found[-1].files.append((name, "\n".join(fence[1:]) + "\n"))
            fence = None
        elif fence is not None:
            fence.append(line)
    return found


def examples() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each section with what its part starts with, and its own files."""
    base: list[tuple[str, str]] = []
    for section in sections():
        if section.level == 2:
            base = section.files
        if section.files and any(name.startswith("cases/") for name, _ in section.files):
            yield section.title, [*(base if section.level > 2 else []), *section.files]


def put(folder: Path, files: list[tuple[str, str]]) -> None:
    """Write files into a folder; of framework.yaml only the keys that are shown."""
    for name, text in files:
        path = folder / name
        path.write_text(merged(path.read_text(), text) if name == "framework.yaml" else text)


def merged(old: str, new: str) -> str:
    for key, part in parts(new).items():
        found = parts(old)
        old = old.replace(found[key], part) if key in found else old + part
    return old


def parts(text: str) -> dict[str, str]:
    """The top-level keys of a file with everything that stands below each."""
    starts = [(found.start(), found[1]) for found in KEY.finditer(text)]
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return {key: text[start:end] for (start, key), end in zip(starts, ends, strict=True)}


EXAMPLES = dict(examples())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return start_framework("reading-room", None, tmp_path)


@pytest.mark.parametrize("title", EXAMPLES)
def test_every_example_passes_the_check_and_its_cases(folder: Path, title: str) -> None:
    put(folder, EXAMPLES[title])
    if title == "Ten minutes":
        (folder / "capabilities/10-first.yaml").unlink()  # as the guide says
    reading = read_framework(folder)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.framework is not None
    cases, problems = read_cases(folder, reading.framework)
    assert [*map(str, problems), *map(str, failing_cases(reading.framework, cases))] == []
    assert len(cases) >= 1


@pytest.fixture
def reading_room(folder: Path) -> Path:
    """The framework of the first part, finished."""
    put(folder, EXAMPLES["Ten minutes"])
    (folder / "capabilities/10-first.yaml").unlink()
    return folder


@pytest.mark.parametrize(
    ("file", "good", "bad"),
    [("framework.yaml", "points: 2", "point: 2"), ("cases/examples.yaml", "overall: 87.5", "overall: 88")],
)
def test_problems_read_as_it_says(
    reading_room: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    good: str,
    bad: str,
) -> None:
    path = reading_room / file
    path.write_text(path.read_text().replace(good, bad))
    monkeypatch.chdir(reading_room.parent)
    monkeypatch.setattr(sys, "argv", ["maturity", "check", "reading-room"])
    with pytest.raises(SystemExit):
        main()
    told = re.findall(r"^```text\n(.*)\n```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == [one for one in told if f"/{file}:" in one]


def test_the_answers_in_it_can_be_scored(reading_room: Path) -> None:
    folder = reading_room
    framework = load_framework(folder)
    files = [one for section in sections() for one in section.files if one[0] == "answers.yaml"]
    assert len(files) == 1
    put(folder, files)
    overall = score(framework, load_answers(folder / "answers.yaml", framework)).overall
    assert (overall.low, overall.high) == (37.5, 87.5)


def anchors(page: Path) -> set[str]:
    """What the headings of a page can be linked by, as Markdown readers make it."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {"".join(one for one in text.lower().replace(" ", "-") if one.isalnum() or one in "-_") for text in headings}


@pytest.mark.parametrize("page", ["docs/write-a-framework.md", "docs/reference/framework.md", "README.md"])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if link.startswith("http"):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
