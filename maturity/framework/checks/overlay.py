"""What a local overlay names is there, and what it leaves of the framework still holds together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from maturity.errors import Problem
from maturity.framework.laying import gone_ids
from maturity.framework.model import Capability, FrameworkHead
from maturity.framework.overlay import Off, Overlay
from maturity.framework.parts import Parts, Placed
from maturity.framework.problems import suggest


def fits(parts: Parts, overlay: Overlay) -> Iterator[Problem]:
    """The overlay was written for this framework in this version, and does not lie over it yet."""
    assert parts.head is not None
    head = parts.head.item
    name, framework, version = (overlay.given(key) for key in ("overlay", "framework", "version"))
    if framework and framework != head.id:
        what = f"the overlay is for the framework '{framework}', and this is '{head.id}'"
        fix = "Lay it over the framework it was written for, or change the id."
        yield overlay.document.problem(("framework",), what, "Its ids would mean nothing here.", fix)
    elif version and version != head.version:
        what = f"the overlay was written for version {version}, and this is version {head.version}"
        why = "Features may be gone, or ask for something else."
        fix = f"Look through what changed and adapt the overlay, then write version: {head.version}."
        yield overlay.document.problem(("version",), what, why, fix)
    if name in {mark.id for mark in parts.overlays}:
        what, why = f"an overlay called '{name}' lies over the framework already", "The two would be mixed up."
        yield overlay.document.problem(("overlay",), what, why, "Name each overlay once, and give each its own id.")


def named(parts: Parts, overlay: Overlay) -> Iterator[Problem]:
    """Every feature and group that the overlay names is there, once, and is not switched off by it too."""
    features, groups = {one.item.id for one in parts.features}, {one.item.id for one in parts.groups}
    gone = gone_ids(parts, overlay)
    off_features = [(one, one.item.feature) for one in overlay.off if one.item.feature]
    off_groups = [(one, one.item.group) for one in overlay.off if one.item.group]
    lists: list[tuple[str, str, set[str], list[tuple[Placed[Any], str]]]] = [
        ("feature", "re-worded", features, [(one, one.item.feature) for one in overlay.reword]),
        ("feature", "switched off", features, off_features),
        ("group", "switched off", groups, off_groups),
        ("group", "added to", groups, [(one, one.item.group) for one in overlay.add]),
    ]
    for noun, done, known, entries in lists:
        first: dict[str, Placed[Any]] = {}
        for one, given in entries:
            if given not in known:
                fix = f"{suggest(given, known)}See 'maturity show' for every id, or delete the entry."
                yield one.problem((noun,), f"there is no {noun} '{given}'", f"It can't be {done}.", fix)
            elif given in gone and done != "switched off":
                what, why = f"'{given}' is {done} here, and switched off too", "Nobody would see it."
                yield one.problem((noun,), what, why, "Delete one of the two entries.")
            elif given in first and done != "added to":
                line = first[given].document.line(first[given].place)
                what = f"the {noun} '{given}' is {done} twice; the first is in line {line}"
                yield one.problem((noun,), what, "Each may stand once.", "Put the two entries into one.")
            first.setdefault(given, one)


def own_ids(parts: Parts, overlay: Overlay) -> Iterator[Problem]:
    """An added feature has an id of its group that was never used before."""
    assert parts.head is not None
    taken = {one.item.id: "a feature of the framework has it" for one in parts.features}
    taken |= {one.id: "it is retired" for one in parts.head.item.retired}
    for one in overlay.add:
        given, group = one.item.feature.id, one.item.group
        local = f"{group}.{overlay.given('overlay') or 'local'}-{given.rpartition('.')[2]}"
        if not given.startswith(f"{group}."):
            what, why = f"'{given}' does not start with its group's id '{group}'", "Ids tell where a feature belongs."
            yield one.problem(("feature", "id"), what, why, f"Write '{group}.{given.rpartition('.')[2]}'.")
        elif given in taken:
            what, why = f"'{given}' can't be added: {taken[given]}", "Answers to the two would be mixed up."
            yield one.problem(("feature", "id"), what, why, f"Write another id, such as '{local}'.")


def prerequisites_left(parts: Parts, overlay: Overlay) -> Iterator[Problem]:
    """No feature that stays needs one that is switched off."""
    gone = gone_ids(parts, overlay)
    left = [one.item for one in parts.features if one.item.id not in gone]
    for off in overlay.off:
        here = _taken_by(parts, off.item)
        needing = [f"'{one.id}' (for '{needed}')" for one in left for needed in one.requires if needed in here]
        if needing:
            what = f"'{off.item.id}' is switched off, but it is needed by {', '.join(needing)}"
            yield _at(off, what, "Nobody could fulfil what they need first.", "Switch those off too, or leave it on.")


def something_left(parts: Parts, overlay: Overlay) -> Iterator[Problem]:
    """No group is left with nothing in it, and no capability without a feature at a stage where it had one."""
    assert parts.head is not None
    gone = gone_ids(parts, overlay)
    joined = {one.item.group for one in overlay.add}
    for placed in parts.groups:
        group = placed.item
        inside = {*(one.id for one in group.features), *(one.id for one in group.groups)}
        if inside <= gone and group.id not in gone | joined:
            what, why = f"the group '{group.id}' is left with nothing in it", "It could not be scored."
            off = _last(parts, overlay, inside)
            yield _at(off, what, why, f"Leave a feature of it on, or switch off the group '{group.id}'.")
    if all(placed.item.id in gone for placed in parts.capabilities):
        what, why = "every capability is switched off", "There would be nothing to score."
        yield _at(overlay.off[-1], what, why, "Leave one of them on.")
    for capability in parts.capabilities:
        if capability.item.id not in gone and overlay.file:
            yield from _stages_left(parts, overlay, capability.item, gone)


def _stages_left(parts: Parts, overlay: Overlay, capability: Capability, gone: set[str]) -> Iterator[Problem]:
    assert parts.head is not None
    inside = {group.id for group in capability.all_groups}
    added = {one.item.feature.stage for one in overlay.add if one.item.group in inside}
    left = {feature.stage for feature in capability.all_features if feature.id not in gone} | added
    for stage in parts.head.item.stages if left else ():
        were = [feature.id for feature in capability.all_features if feature.stage == stage.number]
        if were and stage.number not in left:
            what = f"'{capability.id}' is left without a feature at stage {stage.number} ({stage.name})"
            why = "The stage would be reached without doing anything."
            fix = "Leave one of them on, or add a feature of your own at this stage."
            yield _at(_last(parts, overlay, were), what, why, fix)


def same_rule(parts: Parts, overlay: Overlay) -> Iterator[Problem]:
    """No group comes under another scoring rule because it gets its first feature, or loses its last."""
    assert parts.head is not None
    gone = gone_ids(parts, overlay)
    for placed in parts.groups:
        group = placed.item
        adds = [one for one in overlay.add if one.item.group == group.id]
        stays = [one for one in group.features if one.id not in gone]
        if group.id in gone or not _by_content(parts.head.item, group) or not (stays or group.groups):
            continue
        if adds and not group.features:
            what = f"the group '{group.id}' holds only groups, and would get a feature"
            fix = "Add the feature to one of the groups in it."
            yield adds[0].problem(("group",), what, "It would be scored by another rule.", fix)
        elif group.features and not stays and not adds:
            what = f"the group '{group.id}' is left with groups only"
            fix = "Leave one of its own features on, or switch off the group."
            off = _last(parts, overlay, [one.id for one in group.features])
            yield _at(off, what, "It would be scored by another rule.", fix)


def _by_content(head: FrameworkHead, group: Capability) -> bool:
    """True where a group's rule hangs on what is in it."""
    return group.rule is None and head.scoring.capability != head.scoring.parent


def _taken_by(parts: Parts, off: Off) -> set[str]:
    inside = {one.id for group in parts.groups if group.item.id == off.group for one in group.item.all_features}
    return inside | ({off.feature} if off.feature else set())


def _last(parts: Parts, overlay: Overlay, ids: Iterable[str]) -> Placed[Off]:
    """Return the last entry that switches any of these off: the one that was too much."""
    wanted = set(ids)
    for off in reversed(overlay.off):
        groups = {
            one.id for placed in parts.groups if placed.item.id == off.item.group for one in placed.item.all_groups
        }
        if wanted & (groups | _taken_by(parts, off.item)):
            return off
    raise LookupError(wanted)


def _at(off: Placed[Off], what: str, why: str, fix: str) -> Problem:
    return off.problem(("feature" if off.item.feature else "group",), what, why, fix)


OVERLAY_CHECKS: tuple[Callable[[Parts, Overlay], Iterator[Problem]], ...] = (
    fits,
    named,
    own_ids,
    prerequisites_left,
    something_left,
    same_rule,
)
