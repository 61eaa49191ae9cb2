"""Everything a report is made from, computed once: the result, the roadmap and the sources as they are cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.lifting import lift_texts
from maturity.roadmap.plan import Roadmap, plan
from maturity.scoring.result import Result
from maturity.scoring.score import score
from maturity.text import Words


@dataclass
class Citations:
    """The sources in the order they are first cited, numbered from 1."""

    keys: list[str] = field(default_factory=list)

    def number(self, key: str) -> int:
        """Return the number of a source, giving it the next one if it is new."""
        if key not in self.keys:
            self.keys.append(key)
        return self.keys.index(key) + 1


@dataclass(frozen=True)
class Facts:
    """One assessment with its result and roadmap, in the words of one language."""

    framework: Framework
    assessment: Assessment
    result: Result
    roadmap: Roadmap
    words: Words
    as_of: date
    citations: Citations

    @cached_property
    def lifts(self) -> dict[str, str]:
        """What lifts each capability, and the whole, to the next stage with the least effort; in words, by id."""
        return lift_texts(self.framework, self.assessment, self.result, self.words)

    @property
    def own_targets(self) -> tuple[str, ...]:
        """The capabilities whose target the center set itself."""
        return tuple(id_ for id_ in self.roadmap.targets if id_ in self.assessment.targets)


def gather(framework: Framework, assessment: Assessment, words: Words, as_of: date) -> Facts:
    """Score and plan an assessment."""
    result = score(framework, assessment)
    return Facts(framework, assessment, result, plan(framework, assessment, result), words, as_of, Citations())
