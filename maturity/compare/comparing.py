"""compare(): the centers of a round side by side, with everything left out that may not be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from maturity.assessment.answers import Assessment
from maturity.compare.comparison import Capability, Cell, Comparison, FeatureFigures, LeftOut, Reason, Row, letters
from maturity.compare.digest import Digest, cell_of
from maturity.compare.groups import Conditions, Groups
from maturity.compare.members import Gathered, Member, gather, places
from maturity.compare.peers import MINIMUM
from maturity.compare.suppression import blur, checked
from maturity.compare.tallies import Counted, capability_figures, feature_figures, gaps
from maturity.compare.versions import one_version
from maturity.framework.model import Framework
from maturity.scoring.labels import has_stages
from maturity.scoring.score import score

FEATURE_FILTERS = 1
"""Filters with which features are counted. With two, everyone - A - B + (A and B) could be a single center."""


def compare(
    framework: Framework,
    members: Sequence[Member],
    *,
    round_name: str,
    filters: Mapping[str, str] | None = None,
    you: str | None = None,
    minimum: int = MINIMUM,
) -> Comparison:
    """Compare the centers of a round; `you` is the key of the center that looks, `filters` a choice by question.

    MaturityError for digests of another version, for a filter that isn't there, and for a minimum under three.
    """
    checked(minimum)
    one_version(framework, members)
    gathered = gather(members, you, minimum)
    groups = Groups(framework, gathered, minimum)
    chosen = groups.conditions(filters or {})
    withheld = groups.withheld(chosen)
    hidden = 0 if withheld else groups.hidden(chosen)
    visible = groups.visible(chosen) if not (withheld and chosen) else 0
    found = Comparison(
        framework=framework.id,
        version=framework.version_here,
        checksum=framework.checksum,
        round=round_name,
        minimum=minimum,
        invited=len(members),
        counted=gathered.counted,
        n=0 if withheld else visible.bit_count() + hidden.bit_count(),
        left_out=_left_out(gathered, groups, chosen),
        within=sum(blur(part.bit_count()) for part in groups.parts if part & hidden),
        filters=groups.filters(chosen),
        withheld=withheld,
        rows=_rows(gathered, visible),
        capabilities=(),
        overall=Capability("", False, None),
        features=(),
        gaps=(),
    )
    return _with_figures(framework, found, gathered, groups, visible, hidden)


def _with_figures(
    framework: Framework, found: Comparison, gathered: Gathered, groups: Groups, visible: int, hidden: int
) -> Comparison:
    minimum = found.minimum
    parts = [_digests(gathered, part) for part in groups.parts if part & hidden]
    counted = Counted(_digests(gathered, visible), parts)
    blank = score(framework, Assessment(framework=framework.id))
    capabilities = []
    for place, node in enumerate((*blank.capabilities, blank.overall)):
        stages = has_stages(framework, node)
        figures = None if found.withheld else capability_figures(framework, counted, place, stages, minimum)
        capabilities.append(Capability(node.id, stages, figures))
    by_feature = visible & (gathered.named | gathered.guarded)
    features: tuple[FeatureFigures, ...] = ()
    if not found.withheld and len(found.chosen) <= FEATURE_FILTERS and (by_feature | hidden).bit_count() >= minimum:
        named = [(gathered.people[place].name, gathered.digests[place]) for place in places(visible & gathered.named)]
        features = feature_figures(framework, Counted(_digests(gathered, by_feature), parts), named, minimum)
    *each, overall = capabilities
    return replace(found, capabilities=tuple(each), overall=overall, features=features, gaps=gaps(features))


def _left_out(gathered: Gathered, groups: Groups, chosen: Conditions) -> tuple[LeftOut, ...]:
    """Return who is missing; under filters also that statistics-only centers are, whether any fit or not."""
    found = list(gathered.left_out)
    if gathered.hidden and not groups.counts_hidden(chosen):
        found.append(LeftOut(Reason.STATISTICS_FILTERED, None))
    if len(chosen) > FEATURE_FILTERS:
        found.append(LeftOut(Reason.FEATURES_FILTERED, None))
    return tuple(found)


def _rows(gathered: Gathered, visible: int) -> tuple[Row, ...]:
    own = gathered.you
    rows = [_row(own, own.digest, you=True, named=True)] if own and own.digest else []
    for place in places(visible):
        named = bool(gathered.named >> place & 1)
        rows.append(_row(gathered.people[place], gathered.digests[place], you=False, named=named))
    return tuple(rows)


def _row(member: Member, digest: Digest, *, you: bool, named: bool) -> Row:
    *cells, overall = (cell_of(token) or Cell() for token in digest.cells)
    return Row(letters(member.alias), member.name if named else "", you, tuple(cells), overall)


def _digests(gathered: Gathered, some: int) -> list[Digest]:
    return [gathered.digests[place] for place in places(some)]
