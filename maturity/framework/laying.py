"""Laying an overlay over the parts of a framework: the same parts, changed, for the same checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from maturity.framework.model import Capability, CenterSize, Feature, FrameworkHead, OverlayMark, SwitchedOff
from maturity.framework.overlay import Overlay
from maturity.framework.parts import Parts, Placed, Written

_ASKED = ("question", "yes_means", "partly_means")


def lay(parts: Parts, overlay: Overlay) -> Parts:
    """Return the parts with an overlay over them; entries that name nothing have no effect."""
    assert parts.head is not None  # only sound parts are laid over
    gone = gone_ids(parts, overlay)
    texts = {one.item.feature: one.item.texts for one in overlay.reword}
    groups = {
        placed.item.id: new
        for top in parts.capabilities
        if top.item.id not in gone
        for placed, new in _inside(parts, _laid(top.item, gone, texts, overlay))
    }
    capabilities = [replace(one, item=groups[one.item.id]) for one in parts.capabilities if one.item.id in groups]
    features = [replace(one, item=_reworded(one.item, texts)) for one in parts.features if one.item.id not in gone]
    # What is added where it can't be is told by the overlay's own checks; what follows from it is no second problem.
    taken = gone | {one.item.id for one in parts.features}
    features += [
        Placed(one.item.feature, one.document, (*one.place, "feature"))
        for one in overlay.add
        if one.item.group not in gone and one.item.feature.id not in taken
    ]
    added, added_known = _written_ids(overlay)
    return replace(
        parts,
        head=replace(parts.head, item=_head(parts.head.item, gone, texts)),
        capabilities=capabilities,
        groups=[replace(one, item=groups[one.item.id]) for one in parts.groups if one.item.id in groups],
        features=features,
        overlays=[*parts.overlays, *_mark(overlay)],
        written=[*(one for one in parts.written if one.raw.get("id") not in gone), *_written(overlay)],
        written_features=(parts.written_features - gone) | added,
        written_capabilities=parts.written_capabilities - gone,
        written_groups=parts.written_groups - gone,
        features_known=parts.features_known and added_known,
    )


def gone_ids(parts: Parts, overlay: Overlay) -> set[str]:
    """Return the ids of every feature and group that an overlay switches off, with all that is in them."""
    off = {one.item.id for one in overlay.off}
    gone = {one.item.id for one in parts.features if one.item.id in off}
    for placed in parts.groups:
        if placed.item.id in off:
            gone |= {group.id for group in placed.item.all_groups}
            gone |= {feature.id for feature in placed.item.all_features}
    return gone


def _inside(parts: Parts, top: Capability) -> Iterator[tuple[Placed[Capability], Capability]]:
    new = {group.id: group for group in top.all_groups}
    return ((placed, new[placed.item.id]) for placed in parts.groups if placed.item.id in new)


def _laid(group: Capability, gone: set[str], texts: dict[str, dict[str, Any]], overlay: Overlay) -> Capability:
    features = [_reworded(one, texts) for one in group.features if one.id not in gone]
    for one in overlay.add:
        if one.item.group == group.id:
            _put_in(features, one.item.feature)
    groups = tuple(_laid(inner, gone, texts, overlay) for inner in group.groups if inner.id not in gone)
    return group.model_copy(update={"features": tuple(features), "groups": groups})


def _put_in(features: list[Feature], new: Feature) -> None:
    """Put a feature behind the last one that stands no later than it: lowest stage first."""
    before = [index for index, one in enumerate(features) if one.stage <= new.stage]
    features.insert(before[-1] + 1 if before else 0, new)


def _reworded(feature: Feature, texts: dict[str, dict[str, Any]]) -> Feature:
    return feature.model_copy(update=texts[feature.id]) if feature.id in texts else feature


def _head(head: FrameworkHead, gone: set[str], texts: dict[str, dict[str, Any]]) -> FrameworkHead:
    """Return framework.yaml without what is gone, and with local words before those for a size."""
    changes: dict[str, Any] = {}
    if head.sizes:
        changes["sizes"] = tuple(_size(size, gone, texts) for size in head.sizes)
    if head.retired:
        changes["retired"] = tuple(
            one.model_copy(update={"replaced_by": None}) if one.replaced_by in gone else one for one in head.retired
        )
    return head.model_copy(update=changes)


def _size(size: CenterSize, gone: set[str], texts: dict[str, dict[str, Any]]) -> CenterSize:
    rewordings = []
    for one in size.rewordings:
        local = {key: text for key, text in texts.get(one.feature, {}).items() if key in _ASKED}
        rewordings += [] if one.feature in gone else [one.model_copy(update=local)]
    changes: dict[str, Any] = {
        "targets": {name: stage for name, stage in size.targets.items() if name not in gone},
        "set_aside": tuple(one for one in size.set_aside if one.feature not in gone),
        "rewordings": tuple(rewordings),
    }
    return size.model_copy(update=changes)


def _mark(overlay: Overlay) -> Iterator[OverlayMark]:
    if overlay.file:
        off = tuple(SwitchedOff(id=one.id, reason=one.reason) for one in overlay.file.off)
        yield OverlayMark(id=overlay.file.overlay, title=overlay.file.title or "", off=off)


def _raw_adds(overlay: Overlay) -> Iterable[tuple[int, Any]]:
    listed = overlay.document.data.get("add")
    entries = enumerate(listed if isinstance(listed, list) else [])
    return ((index, one.get("feature") if isinstance(one, dict) else None) for index, one in entries)


def _written(overlay: Overlay) -> Iterator[Written]:
    for index, raw in _raw_adds(overlay):
        if isinstance(raw, dict):
            yield Written(Feature, raw, overlay.document, ("add", index, "feature"))


def _written_ids(overlay: Overlay) -> tuple[set[str], bool]:
    """Return the ids of added features, valid or not, and whether all of them could be read."""
    given = [raw.get("id") if isinstance(raw, dict) else None for _, raw in _raw_adds(overlay)]
    ids = {one for one in given if isinstance(one, str)}
    listed = overlay.document.data.get("add", [])
    return ids, isinstance(listed, list) and all(isinstance(one, str) for one in given)
