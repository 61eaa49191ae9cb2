"""Small frameworks with any rules, efforts and prerequisites, and answers to them, as hypothesis strategies."""

from __future__ import annotations

from decimal import Decimal as D

from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Framework
from maturity.framework.settings import PLAIN_PLANNING, Size
from tests.scoring.any_framework import conditions, rollups

MOST_FEATURES = 8
STAGES = (1, 2, 3)
LIMITS = st.sampled_from([D(one) for one in ("-1", "0", "0.5", "0.75", "1", "2", "2.5", "4", "9", "60")])
SHARES = st.sampled_from([D(one) for one in ("0", "0.25", "0.5", "0.6", "0.8", "1")])
WEIGHTS = st.sampled_from([D(one) for one in ("1", "1", "1", "2", "0.5", "0")])
SETS = {
    "two": [{"id": "no", "label": "No", "value": D(0)}, {"id": "yes", "label": "Yes", "value": D(1)}],
    "three": [{"id": id_, "label": id_, "value": D(one)} for id_, one in (("no", "0"), ("some", "0.4"), ("yes", "1"))],
    "points": [{"id": id_, "label": id_, "points": D(one)} for id_, one in (("no", "-1"), ("so", "1"), ("yes", "4"))],
}


@st.composite
def rules(draw: st.DrawFn, groups: list[str], *, parent: bool = False) -> dict:
    """Any rule of a group, or of the whole, that makes a stage or a band; `groups` are those a condition may name."""
    kind = draw(st.sampled_from(["ladder", "ladder", "staged", "bands", *(["stages"] if parent else [])]))
    found: dict = {"rollup": draw(rollups())}
    if kind == "ladder":
        found["ladder"] = {
            "conditions": draw(st.lists(conditions(groups), min_size=1, max_size=2)),
            "gate_at_least": draw(SHARES),
            "start": draw(st.sampled_from([0, 0, 0, 1])),
            "end": draw(st.sampled_from([None, None, 2])),
        }
    elif kind == "stages":
        found["stages"] = {
            "rule": draw(st.sampled_from(["median", "min", "max", "mean"])),
            "at_most_above_lowest": draw(st.sampled_from([None, 0, 1])),
            "without_stage": draw(st.sampled_from(["skip", "no-stage"])),
        }
    else:
        limits = sorted(draw(st.sets(LIMITS, min_size=2, max_size=4)))
        stages = sorted(draw(st.lists(st.integers(0, 3), min_size=len(limits), max_size=len(limits))))
        found["bands"] = [
            {"name": f"Band {at}", draw(st.sampled_from(["at", "above"])): limit, "stage": stages[at]}
            | ({} if kind == "staged" else {"stage": None})
            for at, limit in enumerate(limits)
        ]
    return found


@st.composite
def features(draw: st.DrawFn, id_: str, earlier: list[str], *, aspects: bool) -> dict:
    """A feature that may need earlier ones."""
    size = draw(st.sampled_from([None, *Size]))
    return {
        "id": id_,
        "title": id_,
        "stage": draw(st.sampled_from(STAGES)),
        "gate": draw(st.integers(0, 5)) == 0,
        "blocking": draw(st.integers(0, 11)) == 0,
        "weight": draw(WEIGHTS),
        "requires": draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else [],
        "effort": size and {"people": size, "time": Size.SMALL, "money": Size.SMALL, "note": "Some."},
        "options": None if aspects else draw(st.sampled_from([None, *SETS])),
    }


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A framework of up to eight features in two or three capabilities, of which one may hold the other two."""
    aspects = draw(st.integers(0, 5)) == 0
    homes = ["a", "b", *draw(st.lists(st.sampled_from("abc"), max_size=MOST_FEATURES - 2))]
    names = [f"{home}.f{at}" for at, home in enumerate(homes)]
    written = [draw(features(name, names[:at], aspects=aspects)) for at, name in enumerate(names)]
    groups = [
        {"id": home, "title": home, "weight": draw(WEIGHTS), "stage": draw(st.sampled_from(STAGES))}
        | {"features": [one for one, where in zip(written, homes, strict=True) if where == home]}
        for home in sorted(set(homes))
    ]
    if len(groups) == 3 and draw(st.booleans()):
        groups = [groups[0], {"id": "outer", "title": "outer", "groups": groups[1:], "stage": 1}]
    scoring = {
        "capability": draw(rules([])),
        "parent": draw(rules(["b"], parent=True)),
        "overall": draw(rules(["a", "b"], parent=True)),
        "does_not_apply": draw(st.sampled_from(["exclude", "full-credit", "zero", "target"])),
        "blank": draw(st.sampled_from(["open", "zero", "skip", "fails"])),
        "blocking_at_least": draw(SHARES),
    }
    if aspects:
        joins = st.sampled_from(["mean", "weighted-mean", "sum", "min", "max"])
        scoring["join"] = {"rule": draw(joins), "at": draw(st.sampled_from(["groups", "features"]))}
    left = draw(st.sampled_from([D("0.5"), D("0.3"), D(1)]))
    return Framework.model_validate(
        {
            "id": "small",
            "version": "1.0.0",
            "title": "Small",
            "summary": "Rules, efforts and prerequisites at random.",
            "license": "CC-BY-4.0",
            "attribution": "Nobody",
            "language": "en",
            "guidance": "brief",
            "stages": [{"number": number, "name": f"Stage {number}"} for number in STAGES],
            "option_sets": SETS,
            "options": "three",
            "aspects": [{"id": "x", "label": "X", "options": "three"}, {"id": "y", "label": "Y", "options": "two"}]
            if aspects
            else [],
            "scoring": scoring,
            "planning": PLAIN_PLANNING.model_copy(update={"partly_left": left}),
            "capabilities": groups,
            "checksum": "0" * 64,
        }
    )


@st.composite
def answered(draw: st.DrawFn, framework: Framework) -> Assessment:
    """Any answers to a framework, more often low than not."""
    answers = {}
    for feature in framework.features.values():
        kind = draw(st.sampled_from(["low", "low", "low", "any", "any", "open", "dont_know", "not_applicable"]))
        if kind == "not_applicable":
            answers[feature.id] = Answer(state=State.NOT_APPLICABLE, reason="It doesn't.")
        elif kind == "dont_know":
            answers[feature.id] = Answer(state=State.DONT_KNOW)
        elif kind != "open":
            sets = framework.aspect_options(feature)
            chosen = {
                aspect: (options[0] if kind == "low" else draw(st.sampled_from(options))).id
                for aspect, options in sets.items()
            }
            said = {"options": chosen} if framework.aspects else {"option": chosen[""]}
            answers[feature.id] = Answer(state=State.ANSWERED, **said)
    return Assessment(framework=framework.id, answers=answers)
