"""What a report is about: the answers of one snapshot and what they are set beside, or a comparison of centers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maturity.assessment.answers import Assessment
from maturity.compare.comparison import Comparison
from maturity.compare.peers import Peers
from maturity.framework.model import Framework
from maturity.measures.model import Measures


@dataclass(frozen=True)
class Baseline:
    """Earlier answers of the same center to the same framework, and the day they were given, where it is known."""

    assessment: Assessment
    day: date | None = None


@dataclass(frozen=True)
class Subject:
    """Answers as of a day, by somebody; the same subject always gives the same report."""

    framework: Framework
    assessment: Assessment
    as_of: date
    who: str = ""
    baseline: Baseline | None = None
    peers: Peers | None = None
    measures: Measures | None = None


@dataclass(frozen=True)
class Compared:
    """The centers of a round as of a day, set side by side by somebody; the same ones always give the same report."""

    framework: Framework
    comparison: Comparison
    as_of: date
    who: str = ""
