"""How far it is to the targets, and what has come of an earlier submission, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.ratings import chosen
from maturity.framework.model import Feature, Framework
from maturity.scoring.labels import percent, standing
from maturity.scoring.result import Result
from maturity.scoring.score import OVERALL, score
from maturity.scoring.target import at_target, has_targets, percent_to_target, progress_to_date
from maturity.text import Words


@dataclass(frozen=True)
class Distance:
    """How far a capability is from its target: the stage aimed at, and the share of the way done, at least.

    There is no stage where the center aims at options of single features, and no share where no feature counts toward
    the stage.
    """

    target: int | None
    reached: int
    share: Fraction | None
    is_open: bool

    @property
    def is_there(self) -> bool:
        """True at the target or above it."""
        return self.share == 1 if self.target is None else self.reached >= self.target


def distances(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int]
) -> Mapping[str, Distance]:
    """Return the distance of every capability that has a target and to which anything applies.

    A target is what the framework gives centers of a size, or what the center sets itself; the next stage, at which a
    plan aims for want of both, is none.
    """
    found: dict[str, Distance] = {}
    if not framework.sizes and not assessment.targets:
        return found
    for node in result.capabilities:
        share = percent_to_target(framework, assessment, node.id, aims)
        target = aims.get(node.id)
        if share is not None if target is None else node.stage_low is not None:
            found[node.id] = Distance(target, node.stage_low or 0, share, node.settled < node.total)
    return found


def distance_text(distance: Distance, words: Words) -> str:
    """Say how far one capability is, without naming it."""
    if distance.is_there:
        above = distance.target is not None and distance.reached > distance.target
        return words.say("explain.target.above" if above else "explain.target.there")
    if distance.share is None:
        return words.say("explain.target.not_there")
    key = "at_least" if distance.is_open else "way"
    return words.say(f"explain.target.{key}", share=whole_percent(distance.share))


def overall_texts(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int], words: Words
) -> list[str]:
    """Say how far the whole is, and that a high stage isn't right for everybody; nothing where nothing has a target."""
    found = distances(framework, assessment, result, aims)
    if not found:
        return []
    share = percent_to_target(framework, assessment, OVERALL, aims)
    lines = []
    if all(one.is_there for one in found.values()):
        lines.append(words.say("explain.target.all_there"))
    elif share is not None:
        key = "overall_at_least" if any(one.is_open for one in found.values()) else "overall"
        lines.append(words.say(f"explain.target.{key}", share=whole_percent(share)))
    return [*lines, words.say("explain.target.no_credit"), words.say("explain.target.not_for_everybody")]


def since(
    framework: Framework, assessment: Assessment, baseline: Assessment, aims: Mapping[str, int], words: Words
) -> list[str]:
    """Say what has come of earlier answers to the same framework: a line for each capability and for the whole."""
    then, now = score(framework, baseline), score(framework, assessment)
    made = progress(framework, assessment, baseline, aims)
    far = distances(framework, assessment, now, aims)
    there = {id_ for id_, one in far.items() if one.is_there}
    then_far = distances(framework, baseline.model_copy(update={"targets": assessment.targets}), then, aims)
    were_there = {id_ for id_, one in then_far.items() if one.is_there}
    lines = []
    for before, after in zip((*then.capabilities, then.overall), (*now.capabilities, now.overall), strict=True):
        stood, stands = standing(framework, before), standing(framework, after)
        if not stood or not stands:
            continue
        whole = after.id == OVERALL
        title = words.say("explain.since.overall") if whole else framework.capability(after.id).title
        key = "same" if stood == stands else "changed"
        line = words.say(f"explain.since.{key}", title=title, before=stood, after=stands)
        share = made.get(after.id)
        if after.id in there:
            line += f" {words.say('explain.since.there')}"
        elif whole and there and len(there) == len(far):
            line += f" {words.say('explain.since.all_there')}"
        elif after.id in were_there or (share is not None and share < 0):
            line += f" {words.say('explain.since.back')}"
        elif share is not None:
            line += f" {words.say('explain.since.way', share=whole_percent(share))}"
        lines.append(line)
    return lines


def progress(
    framework: Framework, assessment: Assessment, baseline: Assessment, aims: Mapping[str, int]
) -> Mapping[str, Fraction | None]:
    """Return how much of the way from earlier answers to the target is done, of each capability and of the whole.

    What is better than its target is counted as the target itself, then and now: overshoot gives no credit.
    """
    if not has_targets(framework, assessment, aims):
        return {}
    now, then = _without_overshoot(framework, assessment, aims), _without_overshoot(framework, baseline, aims)
    # Both are measured against today's targets.
    then = then.model_copy(update={"targets": assessment.targets})
    ids = (*(capability.id for capability in framework.capabilities), OVERALL)
    return {id_: progress_to_date(framework, now, then, id_, aims) for id_ in ids}


def _without_overshoot(framework: Framework, assessment: Assessment, aims: Mapping[str, int]) -> Assessment:
    """Return the assessment with every answer that is better than its target lowered to it."""
    aimed = at_target(framework, assessment, aims)
    answers = dict(assessment.answers)
    for id_, answer in assessment.answers.items():
        if answer.state is State.ANSWERED and id_ in framework.features:
            answers[id_] = _lower(framework, framework.features[id_], answer, aimed.answer(id_))
    return assessment.model_copy(update={"answers": answers})


def _lower(framework: Framework, feature: Feature, answer: Answer, aimed: Answer) -> Answer:
    lowered: dict[str, str] = {}
    for aspect, options in framework.aspect_options(feature).items():
        order = [option.id for option in options]
        mine, most = chosen(answer, aspect), chosen(aimed, aspect)
        if mine is not None:
            lowered[aspect] = mine if most is None or order.index(mine) <= order.index(most) else most
    if framework.aspects:
        return Answer(state=State.ANSWERED, options=lowered)
    return Answer(state=State.ANSWERED, option=lowered[""])


def whole_percent(share: Fraction) -> str:
    """Write a share in whole percent, rounded like every other, except that only what is whole reads as 100%."""
    shown = percent(share)
    return "99%" if shown == "100%" and share < 1 else shown
