"""Everything a report is made from, computed once: the result, the roadmap and the sources as they are cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from maturity.assessment.answers import Assessment
from maturity.charts.profile import stage_profile
from maturity.charts.table import ChartTable
from maturity.framework.model import Framework
from maturity.reporting.subject import Subject
from maturity.reporting.typed import printable
from maturity.roadmap.followup import FollowedUp, follow_up, intents
from maturity.roadmap.lifting import lift_texts
from maturity.roadmap.plan import Roadmap, plan
from maturity.scoring.result import Result
from maturity.scoring.score import score
from maturity.text import Words

NAME = 200  # characters of the center's name that are printed


@dataclass(frozen=True)
class Facts:
    """One subject with its result and roadmap, in the words of one language."""

    subject: Subject
    result: Result
    roadmap: Roadmap
    words: Words

    @property
    def framework(self) -> Framework:
        """The framework that was answered."""
        return self.subject.framework

    @property
    def assessment(self) -> Assessment:
        """What the center said."""
        return self.subject.assessment

    @property
    def as_of(self) -> date:
        """The day that the plan counts from."""
        return self.subject.as_of

    @cached_property
    def lifts(self) -> dict[str, str]:
        """What lifts each capability, and the whole, to the next stage with the least effort; in words, by id."""
        return lift_texts(self.framework, self.assessment, self.result, self.words)

    @cached_property
    def followed(self) -> tuple[FollowedUp, ...]:
        """What became of everything that the last plan said; nothing where there was none.

        A new round in the app brings it along; beside earlier answers from a file it is what was decided there.
        """
        earlier = self.subject.baseline
        if self.assessment.last_plan or earlier is None or not earlier.assessment.steps:
            return follow_up(self.framework, self.assessment)
        then = plan(self.framework, earlier.assessment, score(self.framework, earlier.assessment))
        said = intents(self.framework, earlier.assessment, then, earlier.day)
        return follow_up(self.framework, self.assessment.model_copy(update={"last_plan": said}))

    @cached_property
    def named(self) -> Assessment:
        """The assessment with the center's name as it can be printed: what titles and alt texts take it from."""
        name = printable(self.assessment.name, NAME)
        return self.assessment.model_copy(update={"center": {**self.assessment.center, "name": name}})

    @cached_property
    def profile(self) -> ChartTable:
        """The profile of all capabilities."""
        return stage_profile(self.framework, self.named, self.result, self.roadmap.targets, self.words)

    @cached_property
    def before(self) -> ChartTable | None:
        """The profile of the earlier answers; None without them."""
        if self.subject.baseline is None:
            return None
        earlier = self.subject.baseline.assessment
        return stage_profile(self.framework, earlier, score(self.framework, earlier), {}, self.words)

    @cached_property
    def citations(self) -> dict[str, int]:
        """The numbers of the sources that the plan cites, from 1, by key and in the order of citing."""
        features = [self.framework.features[one.step.feature] for phase in self.roadmap.phases for one in phase.planned]
        keys = [key for feature in features for key in (*(one.source for one in feature.who_does_it), *feature.sources)]
        return {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}

    @property
    def own_targets(self) -> tuple[str, ...]:
        """The capabilities whose target the center set itself."""
        return tuple(id_ for id_ in self.roadmap.targets if id_ in self.assessment.targets)


def gather(subject: Subject, words: Words) -> Facts:
    """Score and plan what a report is about."""
    result = score(subject.framework, subject.assessment)
    return Facts(subject, result, plan(subject.framework, subject.assessment, result), words)
