"""What the scoring rules name is there, and none of them asks for what can't be had."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from maturity.errors import Problem
from maturity.framework.document import Path_
from maturity.framework.model import Band, Capability, FrameworkHead, Rule
from maturity.framework.parts import Parts, Placed
from maturity.framework.problems import suggest

_WHY = "The rule could not be carried out."


def scoring(parts: Parts) -> Iterator[Problem]:
    """Rules, stages and groups that a scoring rule names are there, and bands rise."""
    if parts.head is None:
        return
    for place, rule in _rules(parts.head.item):
        yield from _bands(parts.head, place, rule)
        yield from _stages_of_bands(parts.head, place, rule)
        yield from _stages(parts.head, place, rule)
        yield from _named_groups(parts, place, rule)
    yield from _aspects(parts.head)
    for placed in parts.groups:
        yield from _rule_of(parts.head, placed)
        if placed.item.id == "overall":
            what, why = "a group can't be called 'overall'", "That is the name of the whole."
            yield placed.problem(("id",), what, why, "Give it another id.")
    if parts.head.item.aspects:
        for feature in parts.features:
            if feature.item.options:
                what, why = (
                    "a feature has options of its own, but the framework rates aspects",
                    "Each aspect has its own.",
                )
                yield feature.problem(("options",), what, why, "Delete 'options:' here.")


def _rules(head: FrameworkHead) -> Iterator[tuple[Path_, Rule]]:
    for name in ("capability", "parent", "overall"):
        yield ("scoring", name), getattr(head.scoring, name)
    for name, rule in head.scoring.rules.items():
        yield ("scoring", "rules", name), rule


def _begins(band: Band) -> tuple[Fraction, int]:
    return (Fraction(band.above), 1) if band.above is not None else (Fraction(band.at or 0), 0)


def _bands(head: Placed[FrameworkHead], place: Path_, rule: Rule) -> Iterator[Problem]:
    limits = [_begins(band) for band in rule.bands]
    for index, limit in enumerate(limits[1:], start=1):
        if limit <= limits[index - 1]:
            what = f"the band '{rule.bands[index].name}' does not begin above '{rule.bands[index - 1].name}'"
            why, fix = "A number must fall into exactly one band.", "Put the bands in rising order."
            yield head.problem((*place, "bands", index), what, why, fix)


def _stages_of_bands(head: Placed[FrameworkHead], place: Path_, rule: Rule) -> Iterator[Problem]:
    if all(band.stage is None for band in rule.bands):
        return
    numbers = [0, *(stage.number for stage in head.item.stages)]
    known = f"Write one of: {', '.join(map(str, numbers))}." if numbers[1:] else "Delete it, or declare 'stages:'."
    before: tuple[str, int] | None = None
    for index, band in enumerate(rule.bands):
        at: Path_ = (*place, "bands", index)
        if band.stage is None:
            what, fix = f"the band '{band.name}' stands for no stage, others do", f"Add 'stage:' here. {known}"
            yield head.problem(at, what, "A number in this band would have no stage.", fix)
        elif band.stage not in numbers:
            what = f"there is no stage {band.stage}"
            yield head.problem((*at, "stage"), what, "A number in this band would have no stage.", known)
        elif before and band.stage < before[1]:
            what = f"the band '{band.name}' stands for stage {band.stage}, '{before[0]}' below it for stage {before[1]}"
            fix = "Let the stages rise from band to band."
            yield head.problem((*at, "stage"), what, "A higher number can't mean a lower stage.", fix)
        else:
            before = band.name, band.stage


def _stages(head: Placed[FrameworkHead], place: Path_, rule: Rule) -> Iterator[Problem]:
    numbers = [stage.number for stage in head.item.stages]
    if (rule.ladder or rule.stages) and not numbers:
        what = "the framework has no stages"
        yield head.problem(place, what, _WHY, "Declare 'stages:', or leave the ladder out.")
        return
    if rule.ladder is None:
        return
    known = f"Write one of: {', '.join(map(str, numbers))}."
    if rule.ladder.start not in (0, *numbers):
        what = f"there is no stage {rule.ladder.start}"
        yield head.problem((*place, "ladder", "start"), what, _WHY, f"{known} Or leave it out.")
    if rule.ladder.end is not None and (rule.ladder.end not in numbers or rule.ladder.end < rule.ladder.start):
        what, later = f"the ladder can't end at stage {rule.ladder.end}", numbers[max(rule.ladder.start - 1, 0) :]
        fix = f"Write one of: {', '.join(map(str, later))}. Or leave it out."
        yield head.problem((*place, "ladder", "end"), what, _WHY, fix)
    for index, condition in enumerate(rule.ladder.conditions):
        at: Path_ = (*place, "ladder", "conditions", index)
        for where, number in enumerate(condition.at):
            if number not in numbers:
                yield head.problem((*at, "at", where), f"there is no stage {number}", _WHY, known)
        if isinstance(condition.reach, int) and condition.reach not in numbers:
            yield head.problem((*at, "reach"), f"there is no stage {condition.reach}", _WHY, known)


def _named_groups(parts: Parts, place: Path_, rule: Rule) -> Iterator[Problem]:
    assert parts.head is not None
    for index, condition in enumerate(rule.ladder.conditions if rule.ladder else ()):
        for where, name in enumerate(condition.groups):
            if parts.groups_known and name not in parts.written_groups:
                at: Path_ = (*place, "ladder", "conditions", index, "groups", where)
                fix = f"{suggest(name, parts.written_groups)}Name another, or delete it."
                yield parts.head.problem(at, f"there is no group '{name}'", _WHY, fix)


def _rule_of(head: Placed[FrameworkHead], placed: Placed[Capability]) -> Iterator[Problem]:
    name, known = placed.item.rule, head.item.scoring.rules
    if name is not None and name not in known:
        fix = f"{suggest(name, known)}Add it under scoring.rules, or name one of: {', '.join(known) or 'none yet'}."
        yield placed.problem(("rule",), f"there is no rule '{name}'", "The group could not be scored.", fix)
    elif not placed.item.groups and _looks_inside(_rule(head, placed)):
        what, why = "the rule looks at the groups inside, but there are none", "Its stage would rest on nothing."
        yield placed.problem(("rule",), what, why, "Name another rule with 'rule:', or declare 'groups:' here.")


def _rule(head: Placed[FrameworkHead], placed: Placed[Capability]) -> Rule:
    group, scoring = placed.item, head.item.scoring
    usual = scoring.capability if group.features else scoring.parent
    return scoring.rules.get(group.rule, usual) if group.rule else usual


def _looks_inside(rule: Rule) -> bool:
    conditions = rule.ladder.conditions if rule.ladder else ()
    return rule.stages is not None or any(one.of == "groups" and not one.groups for one in conditions)


def _aspects(head: Placed[FrameworkHead]) -> Iterator[Problem]:
    known = head.item.option_sets
    for index, aspect in enumerate(head.item.aspects):
        if aspect.options not in known:
            fix = f"{suggest(aspect.options, known)}Name one of: {', '.join(known)}."
            place: Path_ = ("aspects", index, "options")
            yield head.problem(place, f"there is no option set '{aspect.options}'", "It could not be answered.", fix)
    join, weights = head.item.scoring.join, [aspect.weight for aspect in head.item.aspects]
    if weights and join is None:
        what, why = "there are aspects, but nothing makes one number of them", "Every answer must come to one number."
        yield head.problem(("scoring",), what, why, "Add 'join: {rule: mean}' here, or another rule.")
    elif join and not weights:
        what, why = "there is something to join, but no aspects", "An answer is one number already."
        yield head.problem(("scoring", "join"), what, why, "Delete 'join:', or declare 'aspects:'.")
    elif join and join.rule.startswith("weighted") and not any(weights):
        what, why = "no aspect has any weight", "Nothing would count."
        yield head.problem(("aspects", 0, "weight"), what, why, "Give at least one aspect a weight above 0.")


def groups_in_order(parts: Parts) -> Iterator[Problem]:
    """No group's stage waits for itself, straight or in a circle."""
    if parts.head is None or not parts.all_valid or len(parts.groups) > len(parts.written_groups):
        return  # an id that is used twice would look like a circle
    graph: dict[str, list[str]] = {}
    for placed in parts.groups:
        rule = _rule(parts.head, placed)
        named = [name for one in (rule.ladder.conditions if rule.ladder else ()) for name in one.groups]
        graph[placed.item.id] = [*(inner.id for inner in placed.item.groups), *named]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(reversed(error.args[1]))
        first = next(placed for placed in parts.groups if placed.item.id == circle[0])
        what = f"groups wait for each other's stage in a circle: {' waits for '.join(circle)}"
        fix = "Take one of them out of 'groups:' in the condition that names it, or give this group another 'rule:'."
        yield first.problem(("rule",), what, "None of them could be scored first.", fix)


_WEIGHING = {"weighted-mean", "weighted-sum", "start-minus-sum"}


def nothing_in_vain(parts: Parts) -> Iterator[Problem]:
    """Weights and gates are only written where some rule looks at them."""
    if parts.head is None:
        return
    rules = [rule for _, rule in _rules(parts.head.item)]
    conditions = [one for rule in rules if rule.ladder for one in rule.ladder.conditions]
    weighed = any({rule.rollup.rule, rule.rollup.within} & _WEIGHING for rule in rules)
    if not weighed and not any(one.weighted for one in conditions):
        fix = "Write a rule that weighs, such as weighted-mean, or delete the weight."
        for feature in parts.features:
            if feature.item.weight != 1:
                yield feature.problem(("weight",), "the weight counts nowhere", "No rule here looks at weights.", fix)
        for group in parts.groups:
            if group.item.weight != 1:
                yield group.problem(("weight",), "the weight counts nowhere", "No rule here looks at weights.", fix)
    if not any(rule.ladder for rule in rules):
        for feature in parts.features:
            if feature.item.gate:
                what, why = "the gate holds nothing back", "Only a ladder looks at gates, and there is none."
                yield feature.problem(("gate",), what, why, "Give the framework a ladder, or delete 'gate:'.")
