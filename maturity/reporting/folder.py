"""A report folder: report.yaml, template.html and style.css, beside what all reports share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from maturity.errors import ContentError, ReportError
from maturity.framework.plain import PlainId, Text
from maturity.framework.problems import problems_of
from maturity.framework.reader import read_file
from maturity.text import Words

PageSize = Literal["letter", "a4"]
MadeFrom = Literal["assessment", "framework", "round"]
SHARED = "shared"


class ReportHead(BaseModel):
    """report.yaml: what a report is called and which paper it is made for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: PlainId = Field(description="The name of its folder.")
    title: Text = Field(description="What people choose it by.")
    description: Text = Field(description="Whom it is for and what it holds, in one sentence.")
    page: PageSize = Field(default="letter", description="letter or a4; a person may choose the other one.")
    pages: int | None = Field(
        default=None, gt=0, description="How many pages it may have at most; left out, any number."
    )
    made_from: MadeFrom = Field(
        default="assessment",
        description="assessment: one center's answers; framework: the framework alone; round: a comparison of centers.",
    )

    @property
    def texts(self) -> dict[str, str]:
        """What people choose it by, under the places where it is translated."""
        return {f"reports.{self.id}.{name}": getattr(self, name) for name in ("title", "description")}

    def said(self, words: Words) -> tuple[str, str]:
        """Return its title and its description in a language."""
        title, description = (words.title(place, text) for place, text in self.texts.items())
        return title, description


@dataclass(frozen=True)
class ReportFolder:
    """A report that is there, and its folder."""

    head: ReportHead
    folder: Path

    @property
    def shared(self) -> Path:
        """The folder that all reports share."""
        return self.folder.parent / SHARED


def reports_folder() -> Path:
    """Return the folder that holds the reports."""
    return Path(__file__).resolve().parents[2] / "reports"


def open_report(report_id: str, reports: Path | None = None) -> ReportFolder:
    """Return a report by id; ReportError if there is none, ContentError if its report.yaml is wrong."""
    reports = reports or reports_folder()
    known = _all_ids(reports)
    if report_id not in known:  # also keeps an id from being a path
        raise ReportError(f"There is no report {report_id[:40]!r}. There is: {', '.join(known)}.")
    folder = reports / report_id
    document, problems = read_file(folder / "report.yaml", f"{reports.name}/{report_id}/report.yaml")
    if document is None:
        raise ContentError(problems)
    try:
        head = ReportHead.model_validate(document.data)
    except ValidationError as error:
        raise ContentError([*problems, *problems_of(error, ReportHead, document)]) from error
    if problems:
        raise ContentError(problems)
    return ReportFolder(head, folder)


def report_ids(reports: Path | None = None, made_from: MadeFrom = "assessment") -> list[str]:
    """Return the ids of the reports that are there; one whose report.yaml is wrong is among those of assessments."""
    reports = reports or reports_folder()
    return [one for one in _all_ids(reports) if _made_from(one, reports) == made_from]


def texts_of_reports(reports: Path | None = None) -> dict[str, str]:
    """Return what the reports that are there are called, by the places under which it is translated."""
    heads = [open_report(one, reports).head for one in _all_ids(reports or reports_folder())]
    return {place: text for head in heads for place, text in head.texts.items()}


def _all_ids(reports: Path) -> list[str]:
    return sorted(path.parent.name for path in reports.glob("*/report.yaml"))


def _made_from(report_id: str, reports: Path) -> MadeFrom:
    try:
        return open_report(report_id, reports).head.made_from
    except ContentError:
        return "assessment"
