"""One scoring rule in plain sentences: how a number is made, and how a stage or a band follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.framework.model import Band, Framework, Rollup, Rule, StageRule
from maturity.scoring.compiled import OVERALL
from maturity.scoring.describe_ladder import describe_ladder
from maturity.scoring.labels import exactly
from maturity.text import Words


@dataclass(frozen=True)
class _Use:
    """What a rule is used for, which decides what its members are called."""

    overall: bool
    features: bool
    groups: bool


Nodes = Sequence[str] | None


def describe_rule(framework: Framework, rule: Rule, words: Words, nodes: Nodes = None) -> tuple[str, ...]:
    """Return one rule as sentences, the number and then the stage or band, for some nodes or all that it scores."""
    return (*describe_number(framework, rule, words, nodes), *describe_stage(framework, rule, words, nodes))


def describe_number(framework: Framework, rule: Rule, words: Words, nodes: Nodes = None) -> tuple[str, ...]:
    """Return how a rule makes the number of its nodes."""
    return tuple(_number(framework, rule.rollup, _use(framework, rule, nodes), words))


def describe_stage(framework: Framework, rule: Rule, words: Words, nodes: Nodes = None) -> tuple[str, ...]:
    """Return how a rule makes the stage or the band of its nodes."""
    use = _use(framework, rule, nodes)
    found = list(describe_ladder(framework, rule.ladder, words, overall=use.overall) if rule.ladder else ())
    found += _stages(rule.stages, use, words) if rule.stages else ()
    found += [words.say("describe.bands.are", bands=words.listed(bands_said(rule.bands, words)))] if rule.bands else []
    return tuple(found)


def _use(framework: Framework, rule: Rule, nodes: Nodes) -> _Use:
    if nodes is None:
        nodes = [id_ for id_, group in framework.groups.items() if framework.rule_of(group) == rule]
        nodes = [*nodes, OVERALL] if framework.scoring.overall == rule else nodes
    groups = [framework.groups[id_] for id_ in nodes if id_ != OVERALL]
    return _Use(
        overall=not groups,
        features=any(group.features for group in groups),
        groups=OVERALL in nodes or any(group.groups for group in groups),
    )


def _number(framework: Framework, rollup: Rollup, use: _Use, words: Words) -> Iterator[str]:
    if rollup.rule == "none":
        yield words.say("describe.number.none")
        return
    number = words.say("describe.number.overall" if use.overall else "describe.number.its")
    if rollup.over == "stages":
        within, rule = (words.say(f"describe.short.{name}") for name in (rollup.within, rollup.rule))
        yield words.say("describe.number.by_stage", within=within, number=number, rule=rule)
    else:
        start = "" if rollup.start is None else exactly(Fraction(rollup.start))
        members = words.say(f"describe.members.{_members(rollup, use)}")
        rule = words.say(f"describe.number.{rollup.rule}", members=members, start=start)
        yield words.say("describe.number.is", number=number, rule=rule)
    if rollup.on == "normalized":
        yield words.say("describe.number.normalized")
    elif _members(rollup, use) == "both":
        yield words.say("describe.number.groups")
    yield from _finish(rollup, words)
    yield from _without(framework, rollup, use, words)


def _members(rollup: Rollup, use: _Use) -> str:
    if rollup.over != "children":
        return "every" if use.overall else "all"
    if use.overall:
        return "capabilities"
    return "both" if use.features and use.groups else "groups" if use.groups else "features"


def _finish(rollup: Rollup, words: Words) -> Iterator[str]:
    if rollup.times != 1:
        yield words.say("describe.number.times", times=exactly(Fraction(rollup.times)))
    if rollup.plus > 0:
        yield words.say("describe.number.plus", plus=exactly(Fraction(rollup.plus)))
    if rollup.plus < 0:
        yield words.say("describe.number.minus", minus=exactly(-Fraction(rollup.plus)))
    if rollup.floor is not None:
        yield words.say("describe.number.floor", floor=exactly(Fraction(rollup.floor)))
    if rollup.ceiling is not None:
        yield words.say("describe.number.ceiling", ceiling=exactly(Fraction(rollup.ceiling)))
    if rollup.round:
        how = words.say(f"describe.number.{rollup.round.how}")
        yield words.say("describe.number.round", to=exactly(Fraction(rollup.round.to)), how=how)


def _without(framework: Framework, rollup: Rollup, use: _Use, words: Words) -> Iterator[str]:
    """Say what happens where something has no number, if that can be."""
    skips = framework.scoring.blank == "skip"
    can_lack = skips or framework.scoring.does_not_apply == "exclude"
    among_groups = rollup.over == "children" and use.groups
    if not can_lack:
        return
    match rollup.without_score:
        case "zero":
            yield words.say("describe.without.zero" if among_groups else "describe.without.zero_features")
        case "no-score" if rollup.over != "stages" and (skips or among_groups):
            yield words.say("describe.without.no-score_blank" if skips else "describe.without.no-score")
        case "skip" if among_groups:
            yield words.say("describe.without.skip")


def _stages(rule: StageRule, use: _Use, words: Words) -> Iterator[str]:
    stage = words.say("describe.stages.overall" if use.overall else "describe.stages.its")
    groups = words.say("describe.stages.capabilities" if use.overall else "describe.stages.groups")
    yield words.say(f"describe.stages.{rule.rule}", stage=stage, groups=groups)
    if rule.at_most_above_lowest == 0:
        yield words.say("describe.stages.cap_none")
    elif rule.at_most_above_lowest is not None:
        yield words.say("describe.stages.cap", above=rule.at_most_above_lowest)
    if rule.without_stage == "no-stage":
        yield words.say("describe.stages.no-stage")


def bands_said(bands: Sequence[Band], words: Words) -> list[str]:
    """Return each band with its limit: the first reaches up to the second, whatever lies below it."""
    found = []
    for place, band in enumerate(bands):
        if len(bands) == 1:
            text = words.say("describe.bands.only", name=band.name)
        elif place:
            key = "above" if band.above is not None else "at"
            text = words.say(f"describe.bands.{key}", name=band.name, limit=_limit(band))
        else:
            key = "first_including" if bands[1].above is not None else "first"
            text = words.say(f"describe.bands.{key}", name=band.name, limit=_limit(bands[1]))
        found.append(text if band.stage is None else words.say("describe.bands.stage", band=text, stage=band.stage))
    return found


def _limit(band: Band) -> str:
    return exactly(Fraction(band.above if band.above is not None else band.at or 0))
