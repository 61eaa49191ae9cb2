"""How a framework scores, in plain sentences that are made from its rules and never written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.framework.model import Framework, Option, Rule
from maturity.scoring.compiled import OVERALL
from maturity.scoring.describe_ladder import weighs, worth_looked_at
from maturity.scoring.describe_rule import describe_rule
from maturity.scoring.labels import exact_percent, exactly
from maturity.text import Words

_MOST = 6  # titles that are listed one by one


@dataclass(frozen=True)
class Section:
    """Some sentences under a title."""

    title: str
    sentences: tuple[str, ...]


def describe(framework: Framework, words: Words) -> tuple[Section, ...]:
    """Return the framework's scoring rules as sentences, from the single answer to the whole."""
    found = [
        Section(words.say("describe.title.answers"), tuple(_answers(framework, words))),
        Section(words.say("describe.title.aspects"), tuple(_aspects(framework, words))),
        Section(words.say("describe.title.open"), tuple(_open(framework, words))),
        *_groups(framework, words),
        Section(
            words.say("describe.title.overall"),
            describe_rule(framework, framework.scoring.overall, words, [OVERALL]),
        ),
        Section(words.say("describe.title.blocking"), tuple(_blocking(framework, words))),
        Section(words.say("describe.title.shown"), tuple(_shown(framework, words))),
    ]
    return tuple(section for section in found if section.sentences)


def _answers(framework: Framework, words: Words) -> Iterator[str]:
    points, shares = worth_looked_at(framework)
    if framework.aspects:
        for aspect in framework.aspects:
            key, values = _worth(framework, aspect.options, points, shares, words)
            yield words.say(f"describe.answers.aspect_{key}", aspect=aspect.label, values=values)
    else:
        sets = list(dict.fromkeys(feature.options or framework.options for feature in framework.features.values()))
        for name in sets:
            key, values = _worth(framework, name, points, shares, words)
            yield words.say(
                f"describe.answers.{key}" if len(sets) == 1 else f"describe.answers.{key}_of", values=values
            )
    weights = [feature.weight for feature in framework.features.values()]
    weights += [group.weight for group in framework.groups.values()]
    if len(set(weights)) > 1 and weighs(framework):
        counts = [
            words.count("describe.answers.weight", weights.count(weight), weight=exactly(Fraction(weight)))
            for weight in sorted(set(weights))
        ]
        yield words.say("describe.answers.weights", values=words.listed(counts))


def _worth(framework: Framework, name: str, points: bool, shares: bool, words: Words) -> tuple[str, str]:
    """Return whether options count shares or points, and each option with what it counts."""
    worth, options = framework.worth[name], framework.option_sets[name]
    same = all(one.share == one.points for one in worth.values())
    if same and framework.scoring.shown == "percent":
        return "share", words.listed(
            [_one("share", option, exact_percent(worth[option.id].share), words) for option in options]
        )
    if same or not shares:
        return "points", words.listed(
            [_one("points", option, exactly(worth[option.id].points), words) for option in options]
        )
    if not points:
        return "share", words.listed(
            [_one("share", option, exact_percent(worth[option.id].share), words) for option in options]
        )
    both = [
        words.say(
            "describe.answers.both",
            label=option.label,
            points=exactly(worth[option.id].points),
            share=exact_percent(worth[option.id].share),
        )
        for option in options
    ]
    return "points", words.listed(both)


def _one(kind: str, option: Option, worth: str, words: Words) -> str:
    return words.say(f"describe.answers.{kind}_one", label=option.label, worth=worth)


def _aspects(framework: Framework, words: Words) -> Iterator[str]:
    join = framework.scoring.join
    if join is None or not framework.aspects:
        return
    weighted = join.rule.startswith("weighted")
    labels = [
        words.say("describe.aspects.weight", aspect=one.label, weight=exactly(Fraction(one.weight)))
        if weighted
        else one.label
        for one in framework.aspects
    ]
    yield words.say("describe.aspects.several", aspects=words.listed(labels))
    yield words.say(f"describe.aspects.{join.at}", rule=words.say(f"describe.short.{join.rule}"))


def _open(framework: Framework, words: Words) -> Iterator[str]:
    scoring = framework.scoring
    always = sum(not feature.may_not_apply for feature in framework.features.values())
    if always < len(framework.features):
        yield words.say(f"describe.open.{scoring.does_not_apply}")
    if always:
        yield words.count("describe.open.always", always)
    rules = [scoring.overall, *(framework.rule_of(group) for group in framework.groups.values())]
    climbs = scoring.blank == "skip" and any(rule.ladder for rule in rules)
    yield words.say("describe.open.blank.skip_ladder" if climbs else f"describe.open.blank.{scoring.blank}")
    if scoring.blank == "fails" and any(rule.rollup.rule != "none" for rule in rules):
        yield words.say("describe.open.blank.fails_number")


def _groups(framework: Framework, words: Words) -> Iterator[Section]:
    """Describe every rule that groups are scored by, once."""
    used: dict[tuple[str, str], list[str]] = {}
    for group in framework.groups.values():
        kind = ("rule", group.rule) if group.rule else ("kind", "features" if group.features else "groups")
        used.setdefault(kind, []).append(group.id)
    for (sort, name), ids in used.items():
        if sort == "rule":
            title = _listed([framework.groups[id_].title for id_ in ids], words)
        else:
            title = words.say(f"describe.title.{name}")
        if len(used) == 1 and len(ids) == len(framework.capabilities):
            title = words.say("describe.title.capabilities")
        yield Section(title, describe_rule(framework, framework.rule_of(framework.groups[ids[0]]), words, ids))


def _listed(titles: Sequence[str], words: Words) -> str:
    if len(titles) <= _MOST:
        return words.listed(list(titles))
    return words.listed([*titles[: _MOST - 1], words.say("describe.more", n=len(titles) - _MOST + 1)])


def _blocking(framework: Framework, words: Words) -> Iterator[str]:
    titles = [f"“{feature.title}”" for feature in framework.features.values() if feature.blocking]
    if titles:
        share = exact_percent(Fraction(framework.scoring.blocking_at_least))
        yield words.count("describe.blocking", len(titles), share=share, features=_listed(titles, words))


def _shown(framework: Framework, words: Words) -> Iterator[str]:
    scoring = framework.scoring
    rules: list[Rule] = [scoring.overall, *(framework.rule_of(group) for group in framework.groups.values())]
    if all(rule.rollup.rule == "none" for rule in rules):
        return
    if scoring.decimals:
        yield words.count(f"describe.shown.{scoring.shown}", scoring.decimals)
    else:
        yield words.say(f"describe.shown.{scoring.shown}_whole")
    if not any(rule.rollup.round for rule in rules):
        yield words.say("describe.shown.exact")
