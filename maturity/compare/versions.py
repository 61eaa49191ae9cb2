"""Only answers to the same content are compared: others are refused, or carried over where the new version says how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from maturity.assessment.answers import Assessment
from maturity.assessment.migration import migrate
from maturity.compare.digest import Digest, digest
from maturity.compare.members import Member
from maturity.errors import MaturityError
from maturity.framework.model import Framework

_NAMED = 5  # ids that a message names at most


def one_version(framework: Framework, members: Sequence[Member]) -> None:
    """Check that all digests are of this very framework, overlays included; MaturityError if not."""
    width = (len(framework.capabilities) + 1, len(framework.features))
    for one in members:
        if one.digest is None:
            continue
        if one.digest.checksum != framework.checksum:
            raise MaturityError(
                f"answers to another content of '{framework.id}' than version {framework.version_here} can't be "
                f"compared with it: {one.digest.checksum[:12]} instead of {framework.checksum[:12]}. "
                "Fix: carry them over to the round's version first, or leave that center out."
            )
        if (len(one.digest.cells), len(one.digest.features)) != width:
            raise MaturityError(
                f"what was kept for comparing doesn't fit version {framework.version_here} of '{framework.id}'. "
                "Fix: make it anew from the snapshot."
            )


def digest_for_round(assessment: Assessment, answered: Framework, here: Framework) -> Digest:
    """Return the digest of answers to one version in a round on another; MaturityError where they can't be compared."""
    return digest(here, brought_over(assessment, answered, here))


def brought_over(assessment: Assessment, answered: Framework, here: Framework) -> Assessment:
    """Return answers as answers to the version of a round.

    They stay as they are where both are the same content. Else it takes a declared mapping: a newer version of the same
    framework with the same local overlays, in which each feature of the older one is still there, or is named under
    `retired`, with or without what replaces it. A first number that changed says that answers no longer mean the same.
    """
    if answered.checksum == here.checksum:
        return assessment
    if reason := why_not(answered, here):
        raise MaturityError(reason)
    return migrate(assessment, answered, here).assessment


def why_not(answered: Framework, here: Framework) -> str:
    """Return what keeps answers to one version from being compared in a round on another, and the fix; else ''."""
    if answered.id != here.id:
        return (
            f"answers to the framework '{answered.id}' can't be compared in a round on '{here.id}'. "
            "Fix: answer the framework of the round."
        )
    overlays = [[mark.id for mark in one.overlays] for one in (answered, here)]
    if overlays[0] != overlays[1]:
        return (
            f"the answers were given {_with(overlays[0])}, and the round is {_with(overlays[1])}, so the questions "
            f"differ. Fix: answer {here.version_here}, or open the round on {answered.version_here}."
        )
    versions = [_numbers(one.version) for one in (answered, here)]
    if versions[0] == versions[1]:
        return (
            f"two contents of '{here.id}' call themselves version {here.version_here} and differ. "
            "Fix: raise the version of the changed one, and answer the one of the round."
        )
    if versions[0] > versions[1]:
        return (
            f"answers to version {answered.version_here} can't be taken back to the older {here.version_here} of the "
            f"round. Fix: open the round on version {answered.version_here}."
        )
    if versions[0][0] != versions[1][0]:
        return (
            f"from version {answered.version_here} to {here.version_here} the first number changed: answers no longer "
            f"mean the same. Fix: answer version {here.version_here}."
        )
    declared = {one.id for one in here.retired}
    gone = [id_ for id_ in answered.features if id_ not in here.features and id_ not in declared]
    if gone:
        return (
            f"version {here.version_here} does not say what became of {_named(gone)}, which {answered.version_here} "
            "asked for. Fix: name them under 'retired' in framework.yaml, with replaced_by where something replaces "
            f"them; or answer version {here.version_here}."
        )
    return ""


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _with(overlays: Sequence[str]) -> str:
    return f"with the local overlay {_named(overlays)}" if overlays else "without a local overlay"


def _named(ids: Iterable[str]) -> str:
    some = list(ids)
    more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
    return ", ".join(f"'{id_}'" for id_ in some[:_NAMED]) + more
