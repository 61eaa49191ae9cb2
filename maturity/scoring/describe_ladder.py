"""The conditions of a ladder in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from maturity.framework.model import Condition, Framework, Ladder, Rule
from maturity.scoring.labels import exact_percent
from maturity.text import Words

WEIGHTED = {"weighted-mean", "weighted-sum", "start-minus-sum"}


def describe_ladder(framework: Framework, ladder: Ladder, words: Words, *, overall: bool) -> Iterator[str]:
    """Yield what a stage asks for, from the conditions of every stage to those of some."""
    by_stages: dict[tuple[int, ...], list[str]] = {}
    for condition in ladder.conditions:
        by_stages.setdefault(condition.at, []).append(describe_condition(framework, condition, words, overall=overall))
    if () in by_stages:
        conditions = words.listed(by_stages.pop(()))
        yield words.say("describe.ladder.always", conditions=conditions)
    else:
        yield words.say("describe.ladder.climb")
    for at, said in by_stages.items():
        stages = words.listed([words.say("describe.stage.one", number=number) for number in at])
        yield words.say("describe.ladder.at", stages=stages, conditions=words.listed(said))
    yield from _gates(framework, ladder, words)
    if ladder.start:
        yield words.say("describe.ladder.start", number=ladder.start, name=framework.stage_name(ladder.start))
    if ladder.end is not None:
        yield words.say("describe.ladder.end", number=ladder.end, name=framework.stage_name(ladder.end))


def describe_condition(framework: Framework, condition: Condition, words: Words, *, overall: bool) -> str:
    """Return one condition as a clause: 'all features up to the stage are at least 80% in place on average'."""
    which = _which(framework, condition, words, overall=overall)
    share = exact_percent(Fraction(condition.at_least))
    some = "all" if condition.at_least == 1 else "some"
    if condition.reach is not None:
        stage = words.say("describe.condition.that_stage")
        if condition.reach != "stage":
            stage = words.say("describe.stage.one", number=condition.reach)
        said = words.say(f"describe.condition.reach_{some}", which=which, share=share, stage=stage)
    elif condition.passing_at is None:
        said = words.say(
            "describe.condition.full" if some == "all" else "describe.condition.mean", which=which, share=share
        )
    elif condition.passing_at == 1:
        said = words.say(
            "describe.condition.full" if some == "all" else "describe.condition.full_some", which=which, share=share
        )
    else:
        passing = exact_percent(Fraction(condition.passing_at))
        said = words.say(f"describe.condition.pass_{some}", which=which, share=share, passing=passing)
    return words.say("describe.condition.weighted", condition=said) if condition.weighted and some == "some" else said


def _which(framework: Framework, condition: Condition, words: Words, *, overall: bool) -> str:
    if condition.groups:
        titles = [f"“{framework.groups[id_].title}”" for id_ in condition.groups]
        return words.say("describe.which.named", titles=words.listed(titles))
    of = "capabilities" if condition.of == "groups" and overall else condition.of
    return words.say(f"describe.which.{of}.{condition.over}")


def _gates(framework: Framework, ladder: Ladder, words: Words) -> Iterator[str]:
    gates = [feature for feature in framework.features.values() if feature.gate]
    if not gates:
        return
    needed = Fraction(ladder.gate_at_least)
    sets = {feature.options or framework.options for feature in gates}
    if framework.aspects or len(sets) > 1:
        yield words.say("describe.ladder.gate", share=exact_percent(needed))
        return
    (name,) = sets
    short = [option.label for option in framework.option_sets[name] if framework.worth[name][option.id].share < needed]
    answers = f" {words.say('describe.ladder.or')} ".join(short)
    if answers:
        yield words.say("describe.ladder.gate_answer", answers=answers)


def worth_looked_at(framework: Framework) -> tuple[bool, bool]:
    """Return whether any rule counts points, and whether any looks at the share in place."""
    rules = _rules(framework)
    features = framework.features.values()
    points = any(rule.rollup.rule != "none" and rule.rollup.on == "raw" for rule in rules)
    ladders = [rule.ladder for rule in rules if rule.ladder]
    shares = any(condition.of == "features" for ladder in ladders for condition in ladder.conditions)
    shares = shares or bool(ladders and any(feature.gate for feature in features))
    shares = shares or any(feature.blocking for feature in features)
    return points, shares or any(rule.rollup.on == "normalized" for rule in rules)


def weighs(framework: Framework) -> bool:
    """True where any rule looks at weights."""
    rules = _rules(framework)
    names = {name for rule in rules for name in (rule.rollup.rule, rule.rollup.within)}
    conditions = [condition for rule in rules if rule.ladder for condition in rule.ladder.conditions]
    return bool(names & WEIGHTED) or any(condition.weighted for condition in conditions)


def _rules(framework: Framework) -> list[Rule]:
    return [framework.scoring.overall, *(framework.rule_of(group) for group in framework.groups.values())]
