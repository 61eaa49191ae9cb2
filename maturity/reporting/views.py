"""What a template may read: plain frozen texts and lists.

Templates never get the framework's own objects: these have methods that read files, and a template may run no code.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class PartView:
    """A group inside a capability: where it stands, and how deep it lies, from 1."""

    title: str
    stage: str
    depth: int


@dataclass(frozen=True)
class CapabilityView:
    """Where a capability stands and why."""

    title: str
    stage: str
    target: str
    there: bool
    """At its target, so that nothing needs to be lifted."""
    distance: str
    parts: tuple[PartView, ...]
    why: tuple[str, ...]
    missing_intro: str
    missing: tuple[str, ...]
    behind: tuple[str, ...]
    lift: str


@dataclass(frozen=True)
class StrengthView:
    """A capability that stands well, and what is in place there."""

    capability: str
    stage: str
    in_place: tuple[str, ...]


@dataclass(frozen=True)
class FindOutView:
    """A feature nobody knew about, and what would show it."""

    title: str
    question: str
    evidence: str


@dataclass(frozen=True)
class PractitionerView:
    """A center that has the feature, and the number of the source that says so."""

    center: str
    what: str
    source: int


@dataclass(frozen=True)
class StepView:
    """A feature of the plan; `owner` is the role that the framework proposes, `who` the one that the center named."""

    id: str
    title: str
    capability: str
    when: str
    due: str
    why: str
    why_short: str
    reasons: tuple[str, ...]
    first_step: str
    done_when: str
    owner: str
    effort: str
    effort_note: str
    needs: tuple[str, ...]
    who_does_it: tuple[PractitionerView, ...]
    measure: str
    basis: str
    sources: tuple[int, ...]
    decision: str
    who: str
    wanted_start: str


@dataclass(frozen=True)
class QuarterView:
    """A quarter of the plan: what starts in it, what goes on from before, and how much the center can take on in it.

    `capacity` is empty where it is the usual one, `over` where no more is planned than fits.
    """

    number: int
    horizon: str
    is_near: bool
    span: str
    steps: tuple[StepView, ...]
    going_on: tuple[str, ...]
    capacity: str
    over: str


@dataclass(frozen=True)
class SkippedView:
    """A feature that the center leaves out of its plan, and why."""

    id: str
    title: str
    capability: str
    reason: str


@dataclass(frozen=True)
class LaterView:
    """What a capability still needs after the last quarter of the plan."""

    capability: str
    features: tuple[str, ...]


@dataclass(frozen=True)
class ExcludedView:
    """A feature that does not apply, and the reason the center gave."""

    title: str
    capability: str
    reason: str


@dataclass(frozen=True)
class SourceView:
    """A source as it is listed."""

    title: str
    address: str
    site: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class AnswerView:
    """A question and what was answered."""

    question: str
    answer: str
    reason: str
    note: str
    evidence: str


@dataclass(frozen=True)
class AnnexGroupView:
    """The answers of one group in a capability."""

    title: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class AnnexView:
    """The answers of one capability: those that stand directly in it, and those of its groups."""

    title: str
    answers: tuple[AnswerView, ...]
    groups: tuple[AnnexGroupView, ...]


@dataclass(frozen=True)
class TableView:
    """A table: the first column heads its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class LastPlanView:
    """What became of the last plan: in short, what to know about that, and feature by feature."""

    heading: str
    summary: str
    remark: str
    table: TableView


@dataclass(frozen=True)
class ClaimedView:
    """What was answered beside what was measured: the table, a line that sums it up, and how each figure is counted.

    `later` is empty unless the figures are younger than the answers, `line` where no answer can be held to a figure.
    `missing` are the measures without a figure, each with its reason.
    """

    heading: str
    intro: str
    later: str
    summary: str
    line: str
    table: TableView
    missing_title: str
    missing: tuple[FactView, ...]
    how_title: str
    how: tuple[FactView, ...]


@dataclass(frozen=True)
class StageView:
    """A stage of the ladder."""

    label: str
    summary: str


@dataclass(frozen=True)
class FactView:
    """A line of the about section."""

    label: str
    text: str


@dataclass(frozen=True)
class ChartView:
    """A chart: its heading, the drawing as SVG, and the table that says the same."""

    heading: str
    svg: Markup
    table: TableView
