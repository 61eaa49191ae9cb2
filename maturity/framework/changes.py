"""What changed between two versions of a framework: one Change for each thing that is different.

They stand in the order in which one version can be turned into the other step by step, see `mixing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maturity.framework.change import DECIDING, Change, Changed, different, keys, leaves, listed
from maturity.framework.model import Capability, Feature, Framework


def changes(old: Framework, new: Framework) -> tuple[Change, ...]:
    """Return everything that differs between two versions of a framework."""
    fewer = len(new.stages) < len(old.stages)
    return tuple(
        one
        for some in (
            _stages(old, new) if fewer else (),
            _groups_gone_or_new(Changed.GROUP_ADDED, new, old),
            _features(old, new),
            _same_features(old, new),
            _same_groups(old, new),
            () if fewer else _stages(old, new),
            _option_sets(old, new),
            _aspects(old, new),
            _rules(old, new),
            _groups_gone_or_new(Changed.GROUP_REMOVED, old, new),
            _targets(old, new),
            _settings(old, new),
            _words(old, new),
            _overlays(old, new),
        )
        for one in some
    )


def replacement_of(feature_id: str, *frameworks: Framework) -> str | None:
    """Return the id that an id was replaced by in the end, however often; None where nothing replaced it."""
    replaced_by = {one.id: one.replaced_by for framework in frameworks for one in framework.retired}
    seen: set[str] = set()
    here: str | None = feature_id
    while here is not None and here in replaced_by and here not in seen:
        seen.add(here)
        here = replaced_by[here]
    return here if here not in (None, feature_id, *seen) else None


def parent_of(framework: Framework) -> dict[str, str]:
    """Return the group that each group lies in; '' for the outermost."""
    inner = {one.id: group.id for group in framework.groups.values() for one in group.groups}
    return {name: inner.get(name, "") for name in framework.groups}


def group_of(framework: Framework) -> dict[str, str]:
    """Return the innermost group of each feature."""
    return {feature.id: group.id for group in framework.groups.values() for feature in group.features}


def capability_of_group(framework: Framework, group_id: str) -> str:
    """Return the capability that a group is, or lies in."""
    return next(top.id for top in framework.capabilities if any(one.id == group_id for one in top.all_groups))


def _features(old: Framework, new: Framework) -> Iterator[Change]:
    taken = set()
    gone = []
    for id_, feature in old.features.items():
        if id_ in new.features:
            continue
        other = replacement_of(id_, old, new)
        if other in new.features:
            capability = new.capability_of[str(other)].id
            yield Change(Changed.REPLACED, id_, old=feature.title, new=str(other), group=capability)
            taken.add(other)
        else:
            gone.append(Change(Changed.RETIRED, id_, old=feature.title, group=old.capability_of[id_].id))
    for id_, feature in new.features.items():
        if id_ not in old.features and id_ not in taken:
            yield Change(Changed.ADDED, id_, new=feature.title, group=new.capability_of[id_].id)
    yield from gone


def _same_features(old: Framework, new: Framework) -> Iterator[Change]:
    before, after = group_of(old), group_of(new)
    for id_, feature in old.features.items():
        if id_ in new.features:
            pairs = {Changed.MOVED: (before[id_], after[id_])}
            mine, theirs = (_facts(one, here) for one, here in ((feature, old), (new.features[id_], new)))
            pairs |= {kind: (mine[kind], theirs[kind]) for kind in mine}
            yield from different(id_, pairs, new.capability_of[id_].id)


def _facts(feature: Feature, framework: Framework) -> dict[Changed, Any]:
    effort = feature.effort
    return {
        Changed.STAGE: feature.stage,
        Changed.GATE: feature.gate,
        Changed.WEIGHT: feature.weight,
        Changed.BLOCKING: feature.blocking,
        Changed.MAY_NOT_APPLY: feature.may_not_apply,
        Changed.OPTIONS: "" if framework.aspects else feature.options or framework.options,
        Changed.REQUIRES: ", ".join(sorted(feature.requires)),
        Changed.EFFORT: effort and f"people {effort.people}, time {effort.time}, money {effort.money}",
        Changed.BENEFIT: feature.benefit,
        Changed.PROOF: _proof(feature),
    }


def _proof(feature: Feature) -> str:
    """Return the measure and its limits as text; what it says in words is no change of what it proves."""
    said = leaves(feature.proof.model_copy(update={"note": "", "sources": ()})) if feature.proof else {}
    return ", ".join(f"{key} {text}" for key, text in said.items() if text)


def _same_groups(old: Framework, new: Framework) -> Iterator[Change]:
    before, after = parent_of(old), parent_of(new)
    for id_, group in old.groups.items():
        if id_ in new.groups:
            other = new.groups[id_]
            pairs: dict[Changed, tuple[Any, Any]] = {
                Changed.MOVED: (before[id_], after[id_]),
                Changed.STAGE: (group.stage, other.stage),
                Changed.WEIGHT: (group.weight, other.weight),
            }
            yield from different(id_, pairs, capability_of_group(new, id_))


def _groups_gone_or_new(kind: Changed, there: Framework, not_there: Framework) -> Iterator[Change]:
    found = [group for id_, group in there.groups.items() if id_ not in not_there.groups]
    for group in found if kind is Changed.GROUP_ADDED else found[::-1]:  # outer ones come first and go last
        words = {"new" if kind is Changed.GROUP_ADDED else "old": group.title}
        yield Change(kind, group.id, group=capability_of_group(there, group.id), **words)


def _stages(old: Framework, new: Framework) -> Iterator[Change]:
    yield from different("stages", {Changed.STAGES: (len(old.stages), len(new.stages))}, "")


def _option_sets(old: Framework, new: Framework) -> Iterator[Change]:
    for name in keys(old.option_sets, new.option_sets):
        yield from listed(Changed.WORTH, name, _worths(old, name), _worths(new, name))


def _worths(framework: Framework, name: str) -> dict[str, str]:
    return {
        option.id: ", ".join(
            f"{key} {number}" for key in ("value", "points") if (number := getattr(option, key)) is not None
        )
        for option in framework.option_sets.get(name, ())
    }


def _aspects(old: Framework, new: Framework) -> Iterator[Change]:
    yield from listed(Changed.ASPECTS, "aspects", _aspect_facts(old), _aspect_facts(new))


def _aspect_facts(framework: Framework) -> dict[str, str]:
    join = {f"join.{key}": text for key, text in leaves(framework.scoring.join).items()}
    return join | {aspect.id: f"{aspect.options}, weight {aspect.weight}" for aspect in framework.aspects}


def _rules(old: Framework, new: Framework) -> Iterator[Change]:
    for name in keys(old.scoring.rules, new.scoring.rules):
        before, after = (leaves(one.scoring.rules.get(name)) for one in (old, new))
        yield from listed(Changed.RULE, f"rules.{name}", before, after)
    for name in type(new.scoring).model_fields:
        if name not in ("rules", "join", "shown", "decimals"):
            before, after = (leaves(getattr(one.scoring, name)) for one in (old, new))
            yield from listed(Changed.RULE, name, before, after)
    for id_, group in old.groups.items():
        if id_ in new.groups:
            pairs = {Changed.RULE_OF_GROUP: (group.rule, new.groups[id_].rule)}
            yield from different(id_, pairs, capability_of_group(new, id_))


def _targets(old: Framework, new: Framework) -> Iterator[Change]:
    before, after = ({one.id: one for one in each.sizes} for each in (old, new))
    for size in keys(before, after):
        were, are = (dict(one[size].targets) if size in one else {} for one in (before, after))
        for capability in keys(were, are):
            stages = {Changed.TARGET: (were.get(capability), are.get(capability))}
            yield from different(capability, stages, capability, size)


def _settings(old: Framework, new: Framework) -> Iterator[Change]:
    for name in ("planning", "profile"):
        yield from listed(Changed.SETTING, name, leaves(getattr(old, name)), leaves(getattr(new, name)))


def _words(old: Framework, new: Framework) -> Iterator[Change]:
    pairs: list[tuple[str, Feature | Capability, Feature | Capability, tuple[str, ...]]] = []
    for id_, feature in old.features.items():
        if id_ in new.features:
            pairs.append((new.capability_of[id_].id, feature, new.features[id_], ("title", *DECIDING)))
    for id_, group in old.groups.items():
        if id_ in new.groups:
            pairs.append((capability_of_group(new, id_), group, new.groups[id_], ("title", "summary")))
    for capability, before, after, names in pairs:
        for name in names:
            texts = {Changed.REWORDED: (getattr(before, name), getattr(after, name))}
            yield from different(before.id, texts, capability, name)
    for name in keys(old.option_sets, new.option_sets):
        were, are = ({one.id: one.label for one in each.option_sets.get(name, ())} for each in (old, new))
        kept = {key: label for key, label in are.items() if key in were}
        yield from listed(Changed.REWORDED, name, {key: were[key] for key in kept}, kept, "labels")


def _overlays(old: Framework, new: Framework) -> Iterator[Change]:
    names = (", ".join(mark.id for mark in one.overlays) for one in (old, new))
    yield from different("overlays", {Changed.OVERLAY: tuple(names)}, "")
