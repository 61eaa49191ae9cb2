"""Two versions of a small framework, any further version of it, and any answers to them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.framework.loader import load_framework
from maturity.framework.model import Capability, Feature, Framework, Retired
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, ROOT, said


@cache
def town(version: str) -> Framework:
    """Load one of the two versions, `old` or `new`."""
    return load_framework(ROOT / "tests/fixtures/versions" / version)


def given(answers: dict[str, Answer], **more) -> Assessment:
    """Answers to the town framework."""
    return Assessment(framework="town", answers=answers, **more)


def noted(option: str) -> Answer:
    """An answer with all its texts."""
    return Answer(state=State.ANSWERED, option=option, note="Since May.", evidence="The table.")


@st.composite
def anybody(draw: st.DrawFn, framework: Framework) -> Assessment:
    """Any answers to a framework, with wishes, aims and a profile."""
    answers: dict[str, Answer] = {}
    targets: dict[str, int | str] = {}
    for id_, feature in framework.features.items():
        options = [one.id for one in framework.options_of(feature)]
        replies = [None, Answer(), DONT_KNOW, NOT_APPLICABLE, Answer(note="Ask Ann.")]
        reply = draw(st.sampled_from([*replies, *map(said, options), *map(noted, options)]))
        if reply is not None and (feature.may_not_apply or reply != NOT_APPLICABLE):
            answers[id_] = reply
        if draw(st.booleans()):
            targets[id_] = draw(st.sampled_from(options))
    for capability in framework.capabilities:
        if draw(st.booleans()):
            targets[capability.id] = draw(st.sampled_from([stage.number for stage in framework.stages]))
    wishes = {one.id: draw(st.sampled_from(Priority)) for one in framework.capabilities if draw(st.booleans())}
    center = {"name": "Springfield", "population": 900, "channels": ("phone", "fax"), "mayor": "Ann"}
    asked = {one.id: {choice.id for choice in one.choices} for one in framework.profile}
    center["channels"] = tuple(one for one in ("phone", "fax") if one in asked["channels"])
    return given(
        answers,
        targets=targets,
        priorities=wishes,
        center={key: value for key, value in center.items() if key in asked and draw(st.booleans())},
        capacity=draw(st.sampled_from([None, *(one.id for one in framework.planning.capacities)])),
    )


@st.composite
def versions(draw: st.DrawFn, framework: Framework) -> Framework:
    """Another version of a framework: features gone, replaced, merged, moved and changed, rules changed, anything."""
    retired: list[Retired] = []
    places: dict[str, list[Feature]] = {id_: [] for id_ in framework.groups}
    for group in framework.groups.values():
        for feature in group.features:
            kept = _feature(draw, framework, feature, retired)
            where = draw(st.sampled_from([group.id] * 4 + [*framework.groups]))
            if kept is not None:
                places[where].append(kept)
    for index in range(draw(st.integers(0, 2))):
        new = Feature(id=f"any.new-{index}", title="New", stage=1)
        places[draw(st.sampled_from(sorted(places)))].append(new)
    if not any(places.values()):
        places[framework.capabilities[0].id].append(Feature(id="any.last", title="Last", stage=1))
    tops = tuple(top for one in framework.capabilities if (top := _group(draw, one, places)) is not None)
    tops = _regrouped(draw, tops)
    known = {feature.id for top in tops for feature in top.all_features}
    kept_ids = tuple(
        one if one.replaced_by in known else one.model_copy(update={"replaced_by": None}) for one in retired
    )
    scoring = draw(st.sampled_from([framework.scoring, town("old").scoring, town("new").scoring]))
    sets = draw(st.sampled_from([framework.option_sets, town("old").option_sets, town("new").option_sets]))
    stages = draw(st.sampled_from([town("old").stages, town("new").stages]))
    named = {group.rule for top in tops for group in top.all_groups if group.rule}
    rules = {**{name: town("new").scoring.rules["strict"] for name in named}, **scoring.rules}
    update = {
        "version": "2.0.0",
        "capabilities": tops,
        "retired": kept_ids,
        "scoring": scoring.model_copy(
            update={"rules": rules, "blank": draw(st.sampled_from(["open", "zero", "skip"]))}
        ),
        "option_sets": sets,
        "stages": stages,
    }
    return framework.model_copy(update=update)


def _feature(draw: st.DrawFn, framework: Framework, feature: Feature, retired: list[Retired]) -> Feature | None:
    fate = draw(st.sampled_from(["same", "same", "changed", "gone", "retired", "replaced", "merged"]))
    match fate:
        case "same":
            return feature
        case "changed":
            update = {
                "stage": draw(st.integers(1, 2)),
                "gate": draw(st.booleans()),
                "weight": Decimal(draw(st.integers(0, 3))),
                "may_not_apply": draw(st.booleans()),
                "options": draw(st.sampled_from([None, *framework.option_sets])),
                "question": draw(st.sampled_from(["", "Really?"])),
            }
            return feature.model_copy(update=update)
        case "gone":
            return None
        case "retired":
            retired.append(Retired(id=feature.id))
            return None
        case "replaced":
            id_ = f"any.{feature.id.replace('.', '-')}"
            retired.append(Retired(id=feature.id, replaced_by=id_))
            return feature.model_copy(update={"id": id_})
        case _:
            retired.append(Retired(id=feature.id, replaced_by=draw(st.sampled_from(sorted(framework.features)))))
            return None


def _group(draw: st.DrawFn, group: Capability, places: dict[str, list[Feature]]) -> Capability | None:
    inner = tuple(one for each in group.groups if (one := _group(draw, each, places)) is not None)
    if not inner and not places[group.id]:
        return None
    update = {
        "features": tuple(places[group.id]),
        "groups": inner,
        "weight": Decimal(draw(st.integers(1, 3))),
        "rule": draw(st.sampled_from([None, None, "strict"])),
    }
    return group.model_copy(update=update)


def _regrouped(draw: st.DrawFn, tops: tuple[Capability, ...]) -> tuple[Capability, ...]:
    """Put an inner group into another group, or make it a capability of its own; or leave everything as it is."""
    inner = [(top, group) for top in tops for group in top.groups if top.features or len(top.groups) > 1]
    if not inner or draw(st.booleans()):
        return tops
    top, group = draw(st.sampled_from(inner))
    places = {one.id: one for one in tops}
    places[top.id] = top.model_copy(update={"groups": tuple(one for one in top.groups if one is not group)})
    where = draw(st.sampled_from([None, *(one.id for one in tops)]))
    if where is None:
        return (*places.values(), group)
    into = places[where]
    places[where] = into.model_copy(update={"groups": (*into.groups, group)})
    return tuple(places.values())
