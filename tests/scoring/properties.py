"""What must hold of any framework and any answers, as functions; the answers are drawn by a seed.

A framework has hundreds of features, so hypothesis draws one number for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Band, Capability, Feature, Framework, Rule
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.scale import scales
from maturity.scoring.score import score
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE

FIGURES = ("low", "high", "value", "stage_low", "stage_high", "stage")


def some_answers(framework: Framework, rng: Random, *, opened: float = 0.25, out: float = 0.1) -> Assessment:
    """Answers of one center, good or bad as a whole, some of them open and some that don't apply."""
    bent = rng.choice([0.05, 0.3, 1, 3])  # the lower, the better
    answers, targets = {}, {}
    for feature in framework.features.values():
        sets = framework.aspect_options(feature)
        kind = rng.random()
        options = {name: known[int(len(known) * rng.random() ** bent)].id for name, known in sets.items()}
        if kind < opened:
            answers[feature.id] = rng.choice([Answer(), DONT_KNOW, Answer(state=State.NOT_APPLICABLE)])
            if framework.aspects and rng.random() < 0.5:
                name = rng.choice(sorted(options))
                answers[feature.id] = said(framework, {name: options[name]})
        elif kind < opened + out and feature.may_not_apply:
            answers[feature.id] = NOT_APPLICABLE
        else:
            answers[feature.id] = said(framework, options)
        shared = [one.id for one in next(iter(sets.values())) if all(has(known, one.id) for known in sets.values())]
        if shared and rng.random() < 0.3:
            targets[feature.id] = rng.choice(shared)
    return Assessment(framework=framework.id, answers=answers, targets=targets)


def said(framework: Framework, options: dict[str, str]) -> Answer:
    """An answer with an option, or one for each aspect."""
    given = {"options": options} if framework.aspects else {"option": options[""]}
    return Answer(state=State.ANSWERED, **given)


def has(known, option_id: str) -> bool:
    return any(one.id == option_id for one in known)


def rated(framework: Framework, answer: Answer) -> dict[str, str]:
    """The options of an answer by aspect; '' where there are none."""
    if answer.state is not State.ANSWERED:
        return {}
    if answer.option is None:
        return dict(answer.options)
    return {aspect.id: answer.option for aspect in framework.aspects} or {"": answer.option}


def completed(framework: Framework, assessment: Assessment, pick) -> Assessment:
    """The assessment with every open answer, or open aspect of one, filled in by `pick(options)`."""
    answers = {}
    for feature in framework.features.values():
        answer = assessment.answer(feature.id)
        if answer.excluded:
            answers[feature.id] = answer
            continue
        options = {name: pick(known).id for name, known in framework.aspect_options(feature).items()}
        answers[feature.id] = said(framework, options | rated(framework, answer))
    return assessment.model_copy(update={"answers": answers})


def all_at_end(framework: Framework, end: int) -> Assessment:
    """Every feature at its lowest (0) or highest (-1) option."""
    return completed(framework, Assessment(framework=framework.id), lambda known: known[end])


def nodes(result: Result) -> list[NodeResult]:
    return [*result.groups, result.overall]


def figures(node: NodeResult) -> tuple:
    return tuple(getattr(node, name) for name in FIGURES)


def rule_of(framework: Framework, id: str) -> Rule:
    return framework.scoring.overall if id == "overall" else framework.rule_of(framework.groups[id])


def never_lower(before: Result, after: Result, *names: str, may_block: bool = False) -> None:
    """No figure of any node is lower after; what is there stays, and only a whole that was blocked may come."""
    for was, now in zip(nodes(before), nodes(after), strict=True):
        if was.id == "overall" and may_block and not after.scorable:
            continue
        for name in names or FIGURES:
            old, new = getattr(was, name), getattr(now, name)
            if old is None:
                assert new is None or (was.id == "overall" and not before.scorable), (was.id, name)
            else:
                assert new is not None, (was.id, name)
                assert new >= old, (was.id, name, old, new)


def better(framework: Framework, assessment: Assessment, rng: Random) -> Assessment | None:
    """One answered feature a step or more up in one aspect; None where all answers are at their highest."""
    found = []
    for id in assessment.answers:
        given = rated(framework, assessment.answers[id])
        sets = framework.aspect_options(framework.features[id])
        for name, option in given.items():
            at = [one.id for one in sets[name]].index(option)
            found += [(id, given | {name: one.id}) for one in sets[name][at + 1 :]]
    if not found:
        return None
    id, options = rng.choice(found)
    return assessment.with_answer(id, said(framework, options))


def shuffled(framework: Framework, rng: Random) -> Framework:
    """The same framework in another order, with other titles."""

    def mixed(group: Capability) -> Capability:
        features = [one.model_copy(update={"title": rng.choice("xyz"), "question": ""}) for one in group.features]
        groups = [mixed(one) for one in group.groups]
        rng.shuffle(features)
        rng.shuffle(groups)
        return group.model_copy(update={"title": "t", "features": tuple(features), "groups": tuple(groups)})

    capabilities = [mixed(one) for one in framework.capabilities]
    rng.shuffle(capabilities)
    return framework.model_copy(update={"capabilities": tuple(capabilities), "title": "Other"})


def within_scale(framework: Framework, assessment: Assessment) -> None:
    ends = scales(framework, assessment)
    for node in nodes(score(framework, assessment)):
        told = [node.low, node.high]
        if framework.scoring.blank != "skip":
            told.append(node.value)  # what is skipped is left out of a sum, which may then lie beyond
            assert node.value is None or node.low <= node.value <= node.high, node.id
        for number in told:
            assert number is None or ends[node.id].lowest <= number <= ends[node.id].highest, node.id
        assert node.low is None or node.low <= node.high, node.id
        assert node.stage_low is None or node.stage_low <= node.stage_high, node.id


def range_holds(framework: Framework, assessment: Assessment, rng: Random) -> None:
    """Every way the open answers can turn out lies in the range, and its ends are reached."""
    before = score(framework, assessment)
    for pick in (lambda known: known[0], lambda known: known[-1], rng.choice, rng.choice):
        after = score(framework, completed(framework, assessment, pick))
        for was, now in zip(nodes(before), nodes(after), strict=True):
            if was.id == "overall" and not (before.scorable and after.scorable):
                continue  # while a blocking feature is missing there is no outcome and no range
            low, high, value, stage_low, stage_high, stage = figures(now)
            assert (low, stage_low) == (high, stage_high), was.id
            if low is not None:
                assert value == low, was.id
                assert was.low <= low <= was.high, was.id
            if stage_low is not None:
                assert stage == stage_low, was.id
                assert was.stage_low <= stage_low <= was.stage_high, was.id
    for end, names in ((0, ("low", "stage_low")), (-1, ("high", "stage_high"))):
        after = score(framework, completed(framework, assessment, lambda known, end=end: known[end]))
        for was, now in zip(nodes(before), nodes(after), strict=True):
            if was.id != "overall" or (before.scorable and after.scorable):
                assert [getattr(was, name) for name in names] == [getattr(now, name) for name in names], was.id


def gates_hold(framework: Framework, assessment: Assessment) -> None:
    """No ladder is above a gate that fails for sure, by a calculation of its own."""
    for node in nodes(score(framework, assessment)):
        ladder = rule_of(framework, node.id).ladder
        if not ladder or node.stage_high is None or framework.aspects:
            continue
        below = framework.features.values() if node.id == "overall" else framework.groups[node.id].all_features
        for feature in below:
            answer = assessment.answer(feature.id)
            if feature.gate and feature.stage > ladder.start and answer.option is not None:
                share = share_of(framework, feature, answer.option)
                if share < ladder.gate_at_least:
                    assert node.stage_high < feature.stage, (node.id, feature.id)


def share_of(framework: Framework, feature: Feature, option_id: str) -> Fraction:
    options = framework.options_of(feature)
    chosen = next(one for one in options if one.id == option_id)
    if chosen.value is not None:
        return Fraction(chosen.value)
    points = [Fraction(one.points) for one in options]
    return (Fraction(chosen.points) - min(points)) / (max(points) - min(points))


def bands_of(bands: tuple[Band, ...], number: Fraction) -> list[Band]:
    """All the bands that hold a number, each from its own limit to that of the next."""

    def begun(band: Band) -> bool:
        return number >= band.at if band.at is not None else number > band.above

    return [
        band
        for index, band in enumerate(bands)
        if (index == 0 or begun(band)) and not (index + 1 < len(bands) and begun(bands[index + 1]))
    ]


def rules_with_bands(framework: Framework) -> Iterator[Rule]:
    named = framework.scoring
    yield from (one for one in (named.capability, named.parent, named.overall, *named.rules.values()) if one.bands)


def bands_are_those_of_the_numbers(framework: Framework, assessment: Assessment) -> None:
    for node in nodes(score(framework, assessment)):
        bands = rule_of(framework, node.id).bands
        for number, name in ((node.value, node.band), (node.low, node.band_low), (node.high, node.band_high)):
            expected = [] if number is None else bands_of(bands, number)
            assert [one.name for one in expected] == ([] if name is None else [name]), node.id
        if any(one.stage is not None for one in bands) and node.low is not None:
            assert node.stage_low == bands_of(bands, node.low)[0].stage, node.id


def tied_to(framework: Framework, home: str) -> set[str]:
    """The capabilities whose ladders look at groups of another one by name: those may move with it."""
    inside = {group.id for group in framework.groups[home].all_groups}
    found = {home}
    for capability in framework.capabilities:
        for group in capability.all_groups:
            ladder = framework.rule_of(group).ladder
            if ladder and any(inside & set(one.groups) for one in ladder.conditions):
                found.add(capability.id)
    return found


def stays_at_home(framework: Framework, assessment: Assessment, rng: Random) -> None:
    """What doesn't apply moves no other capability."""
    feature = rng.choice([id for id, one in framework.features.items() if one.may_not_apply])
    tied = tied_to(framework, framework.capability_of[feature].id)
    was, now = (score(framework, one) for one in (assessment, assessment.with_answer(feature, NOT_APPLICABLE)))
    for top in framework.capabilities:
        if top.id not in tied:
            for group in top.all_groups:
                assert was.node(group.id) == now.node(group.id), group.id
