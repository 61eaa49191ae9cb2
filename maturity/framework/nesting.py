"""Where a feature stands in nested groups."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.framework.model import Capability, Framework


def trail(framework: Framework, feature_id: str) -> tuple[Capability, ...]:
    """Return the groups that a feature is in, its capability first."""
    return tuple(_down(framework.capability_of[feature_id], feature_id))


def _down(group: Capability, feature_id: str) -> Iterator[Capability]:
    yield group
    for inner in group.groups:
        if any(feature.id == feature_id for feature in inner.all_features):
            yield from _down(inner, feature_id)
