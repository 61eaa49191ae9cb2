"""Every framework there is, frameworks with rules of all kinds at random, and answers of all kinds to them."""

from __future__ import annotations

from decimal import Decimal as D
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, ROOT

FOLDERS = {
    path.parent.name: path.parent
    for folder in ("frameworks", "tests/frameworks")
    for path in sorted((ROOT / folder).glob("*/framework.yaml"))
}


@cache
def loaded(name: str) -> Framework:
    """Load a framework by the name of its folder, once for the whole run."""
    return load_framework(Path(FOLDERS[name]))


@st.composite
def answers_to(draw: st.DrawFn, framework: Framework) -> Assessment:
    """Any answers: options, half the aspects, don't know, does not apply with a reason and without, none."""
    answers = {}
    for feature in framework.features.values():
        kind = draw(st.sampled_from(["said", "said", "said", "half", "dont_know", "out", "no_reason", "blank"]))
        options = {
            aspect: draw(st.sampled_from(known)).id for aspect, known in framework.aspect_options(feature).items()
        }
        if kind == "said" or (kind == "half" and not framework.aspects):
            given = {"options": options} if framework.aspects else {"option": options[""]}
            answers[feature.id] = Answer(state=State.ANSWERED, **given)
        elif kind == "half":
            answers[feature.id] = Answer(state=State.ANSWERED, options=dict([next(iter(options.items()))]))
        elif kind == "no_reason":
            answers[feature.id] = Answer(state=State.NOT_APPLICABLE)
        elif kind != "blank":
            answers[feature.id] = DONT_KNOW if kind == "dont_know" else NOT_APPLICABLE
    return Assessment(framework=framework.id, answers=answers)


RULES = ["mean", "weighted-mean", "sum", "weighted-sum", "min", "max", "median"]
NUMBERS = st.sampled_from([D("0"), D("0.5"), D("1"), D("2.5")])


@st.composite
def rollups(draw: st.DrawFn) -> dict:
    """Any roll-up that the models of the framework allow."""
    over = draw(st.sampled_from(["children", "children", "features", "stages"]))
    rule = draw(st.sampled_from(RULES if over == "stages" else [*RULES, "start-minus-sum", "none"]))
    found = {"rule": rule, "over": over, "on": draw(st.sampled_from(["raw", "normalized"]))}
    if over == "stages":
        found["within"] = draw(st.sampled_from(RULES))
    if rule == "start-minus-sum":
        found["start"] = draw(NUMBERS)
    for name, values in {
        "times": st.sampled_from([D("2"), D("100")]),
        "plus": st.sampled_from([D("-1"), D("0.25")]),
        "floor": st.sampled_from([D("-2"), D("0.5")]),
        "ceiling": st.sampled_from([D("1"), D("75")]),
    }.items():
        if draw(st.booleans()):
            found[name] = draw(values)
    if draw(st.booleans()):
        how = draw(st.sampled_from(["half-up", "half-even", "down", "up"]))
        found["round"] = {"to": draw(st.sampled_from([D("1"), D("0.5"), D("0.01")])), "how": how}
    without = ["skip", "zero"] if found.get("over") == "stages" else ["skip", "no-score", "zero"]
    found["without_score"] = draw(st.sampled_from(without))
    return found


@st.composite
def conditions(draw: st.DrawFn, groups: list[str]) -> dict:
    """Any condition of a ladder."""
    found = {
        "over": draw(st.sampled_from(["stage", "up-to-stage", "below-stage", "all"])),
        "at_least": draw(st.sampled_from([D("0.5"), D("0.8"), D("1")])),
        "weighted": draw(st.booleans()),
        "at": draw(st.sampled_from([[], [], [1], [2, 3]])),
    }
    kind = draw(st.sampled_from(["mean", "share", "reach"]))
    if groups and (kind == "reach" or draw(st.booleans())):
        found["of"] = "groups"
        if kind == "reach":
            found["reach"] = draw(st.sampled_from([1, 2, "stage"]))
        if draw(st.booleans()):
            found |= {"groups": groups, "over": "all"}
    if kind == "share":
        found["passing_at"] = draw(st.sampled_from([D("0"), D("0.25"), D("1")]))
    return found


@st.composite
def rules(draw: st.DrawFn, groups: list[str]) -> dict:
    """Any rule of a group."""
    found: dict = {"rollup": draw(rollups())}
    way = draw(st.sampled_from(["ladder", "stages", "bands", "nothing"]))
    if way == "ladder":
        asked = draw(st.lists(conditions(groups), min_size=1, max_size=3))
        found["ladder"] = {
            "conditions": asked,
            "gate_at_least": draw(st.sampled_from([D("0.5"), D("1")])),
            "start": draw(st.sampled_from([0, 1])),
            "end": draw(st.sampled_from([None, 2])),
        }
    elif way == "stages":
        found["stages"] = {
            "rule": draw(st.sampled_from(["median", "min", "max", "mean"])),
            "at_most_above_lowest": draw(st.sampled_from([None, 0, 1])),
            "without_stage": draw(st.sampled_from(["skip", "no-stage"])),
        }
    if way == "bands" or (way == "nothing" and draw(st.booleans())):
        stages = [0, 2] if way == "bands" else [None, None]
        found["bands"] = [
            {"name": "Low", "at": D("0"), "stage": stages[0]},
            {"name": "High", draw(st.sampled_from(["at", "above"])): D("0.5"), "stage": stages[1]},
        ]
    return found


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A small framework of nested groups, with rules, weights and policies of any kind."""
    weights = st.sampled_from([D("0"), D("0.5"), D("1"), D("3")])

    def feature(name: str, stage: int) -> dict:
        options = draw(st.sampled_from([None, "points"])) if not aspects else None
        gate, blocking = (draw(st.integers(0, 9)) == 9 for _ in range(2))
        weight = draw(weights)
        return {"id": name, "title": name, "stage": stage, "weight": weight, "options": options} | {
            "gate": gate,
            "blocking": blocking,
        }

    def group(name: str, inner: list[dict], features: int = 2) -> dict:
        written = [feature(f"{name}.f{n}", 1 + n % 3) for n in range(features)]
        stage, weight = draw(st.sampled_from([0, 1, 2])), draw(weights)
        return {"id": name, "title": name, "weight": weight, "stage": stage, "features": written, "groups": inner}

    aspects = draw(st.booleans())
    capabilities = [group("a", [group("a1", []), group("a2", [], 3)]), group("b", []), group("c", [group("c1", [])], 0)]
    scoring = {
        "capability": draw(rules(["a1"])),
        "parent": draw(rules(["a1", "b"])),
        "overall": draw(rules(["a", "c1"])),
        "does_not_apply": draw(st.sampled_from(["exclude", "full-credit", "zero", "target"])),
        "blank": draw(st.sampled_from(["open", "zero", "skip", "fails"])),
        "shown": draw(st.sampled_from(["number", "percent"])),
    }
    if aspects:
        joins = ["mean", "weighted-mean", "sum", "weighted-sum", "min", "max"]
        scoring["join"] = {"rule": draw(st.sampled_from(joins)), "at": draw(st.sampled_from(["groups", "features"]))}
    # A group that looks at groups which look at it again is refused when a framework is checked.
    for name in ("capability", "parent"):
        for condition in scoring[name].get("ladder", {}).get("conditions", []):
            condition.pop("groups", None)
    return Framework.model_validate(
        {
            "id": "any",
            "version": "1.0.0",
            "title": "Any",
            "summary": "Rules at random.",
            "license": "CC-BY-4.0",
            "attribution": "Nobody",
            "language": "en",
            "guidance": "brief",
            "stages": [{"number": n, "name": f"Stage {n}"} for n in (1, 2, 3)],
            "options": "share",
            "option_sets": {
                "share": [{"id": "no", "label": "No", "value": D("0")}, {"id": "yes", "label": "Yes", "value": D("1")}],
                "points": [
                    {"id": "none", "label": "Nothing", "points": D("1")},
                    {"id": "some", "label": "Some", "points": D("2.5")},
                    {"id": "all", "label": "All", "points": D("5")},
                ],
            },
            "aspects": [
                {"id": "written", "label": "Written", "options": "share"},
                {"id": "done", "label": "Done", "options": "points", "weight": D("2")},
            ]
            if aspects
            else [],
            "scoring": scoring,
            "capabilities": capabilities,
            "checksum": "0" * 64,
        }
    )
