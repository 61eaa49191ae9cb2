"""Frameworks of a few features for one question of scoring each, from YAML, and answers to them as one line of text.

There are three stages. An option counts the points that it is called after: 0 to 10 unless `marks` says others.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import count
from pathlib import Path

import pytest
import yaml

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.scoring.result import NodeResult
from maturity.scoring.score import score

HEAD = """
id: tiny
version: 1.0.0
title: Tiny
summary: One question of scoring.
license: CC0-1.0
attribution: Nobody
language: en
guidance: brief
stages: [{number: 1, name: One}, {number: 2, name: Two}, {number: 3, name: Three}]
options: marks
"""
_NUMBERS = count()


def option(mark: object) -> str:
    """The id of the option that counts so many points: 7, 76-25, minus-1."""
    return str(mark).replace("-", "minus-").replace(".", "-")


def build(
    folder: Path, scoring: str, groups: str, *, marks: str = "0 1 2 3 4 5 6 7 8 9 10", head: str = ""
) -> Framework:
    """A framework of these rules and groups (lists of YAML); titles are filled in, and each mark is an option."""
    place = folder / f"tiny-{next(_NUMBERS)}"
    (place / "capabilities").mkdir(parents=True)
    options = "".join(f"    - {{id: '{option(mark)}', label: '{mark}', points: {mark}}}\n" for mark in marks.split())
    # A rule that weighs, so that weights may be written where the rule in question leaves them alone.
    weighs = "rules: {weighs: {rollup: weighted-mean}"
    if "rules: {" in scoring:
        scoring = scoring.replace("rules: {", f"{weighs}, ", 1)
    else:
        scoring = ", ".join(filter(None, [scoring, weighs + "}"]))
    text = f"{HEAD}{head}\noption_sets:\n  marks:\n{options}scoring: {{{scoring}}}\n"
    (place / "framework.yaml").write_text(text, encoding="utf-8")
    for index, group in enumerate(yaml.load(groups, Loader=yaml.BaseLoader)):
        lines = yaml.safe_dump(_titled(group)).replace("'", "")  # numbers were read as text
        (place / "capabilities" / f"{index:02}.yaml").write_text(lines, encoding="utf-8")
    return load_framework(place)


def _titled(group: dict) -> dict:
    features = [{"title": one["id"], **one} for one in group.get("features", [])]
    inner = [_titled(one) for one in group.get("groups", [])]
    return {
        "title": group["id"],
        **group,
        **({"features": features} if features else {}),
        **({"groups": inner} if inner else {}),
    }


def row(*weights: object, stages: str = "", id: str = "c") -> str:
    """A group with a feature for each weight: c.f1, c.f2, ... at these stages."""
    at = stages.split() or ["0"] * len(weights)
    told = [
        f"{{id: {id}.f{index}, weight: {weight}{f', stage: {stage}' if stage != '0' else ''}}}"
        for index, (weight, stage) in enumerate(zip(weights, at, strict=True), start=1)
    ]
    return f"- {{id: {id}, features: [{', '.join(told)}]}}\n"


def answered(framework: Framework, text: str, targets: str = "") -> Assessment:
    """'c.f1=7 c.f2=na c.f3=dk': what isn't named is not answered. With aspects, 'c.f1=written:7+done:3'."""
    aims = {name: option(mark) for name, _, mark in (one.partition("=") for one in targets.split())}
    answers = {name: _answer(mark) for name, _, mark in (one.partition("=") for one in text.split())}
    assert set(answers) | set(aims) <= set(framework.features)
    return Assessment(framework=framework.id, answers=answers, targets=aims)


def marks(*given: object, id: str = "c") -> str:
    """The answers to c.f1, c.f2, ... as text; None is not answered."""
    return " ".join(f"{id}.f{index}={mark}" for index, mark in enumerate(given, start=1) if mark is not None)


def _answer(mark: str) -> Answer:
    if mark == "na":
        return Answer(state=State.NOT_APPLICABLE, reason="There is none.")
    if mark == "dk":
        return Answer(state=State.DONT_KNOW)
    if ":" in mark:
        rated = dict(one.split(":") for one in mark.split("+"))
        return Answer(state=State.ANSWERED, options={aspect: option(one) for aspect, one in rated.items()})
    return Answer(state=State.ANSWERED, option=option(mark))


def node(framework: Framework, text: str, id: str = "c", targets: str = "") -> NodeResult:
    """What a group comes to."""
    return score(framework, answered(framework, text, targets)).node(id)


def number(text: object) -> Fraction | None:
    """An expectation as it is worked out by hand: 4, 0.5, '22/3' or None."""
    return None if text is None else Fraction(str(text))


@pytest.fixture(name="tiny")
def tiny_fixture(tmp_path):
    return lambda *told, **more: build(tmp_path, *told, **more)
