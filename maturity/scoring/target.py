"""How far it is to the targets: what is aimed at, the share of the way done, and the progress since a baseline."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Feature, Framework
from maturity.scoring.compiled import compiled
from maturity.scoring.reading import read
from maturity.scoring.score import score

Aims = Mapping[str, int]  # stage aimed at, by capability id


def at_target(framework: Framework, assessment: Assessment, aims: Aims | None = None) -> Assessment:
    """Return the assessment as it is once every target is met.

    A target set for a feature counts first. Else a capability's target stage asks for everything up to that stage and
    for nothing above it. A feature without any target stays as it is answered.
    """
    answers = {
        feature.id: Answer(state=State.ANSWERED, **aim)  # type: ignore[arg-type]  # one of the two keys
        for feature in framework.features.values()
        if not assessment.answer(feature.id).excluded and (aim := _aim(framework, assessment, feature, aims))
    }
    return assessment.model_copy(update={"answers": {**assessment.answers, **answers}})


def has_targets(framework: Framework, assessment: Assessment, aims: Aims | None = None) -> bool:
    """True where any feature has a target."""
    return any(_aim(framework, assessment, feature, aims) for feature in framework.features.values())


def percent_to_target(
    framework: Framework, assessment: Assessment, node_id: str, aims: Aims | None = None
) -> Fraction | None:
    """Return 1 - sum of gaps / sum of targets over the features of a node, in raw points; None without targets.

    What is better than its target gives no credit. An open answer counts as the lowest; a feature that doesn't apply
    counts as the framework's rule for that says.
    """
    made = compiled(framework)
    node = made.nodes[made.place[node_id]]
    now = read(framework, made, assessment).low
    then = read(framework, made, at_target(framework, assessment, aims)).low
    gaps = total = 0
    for place in range(node.start, node.stop):
        mine, aimed = now[place], then[place]
        if mine is None or aimed is None or not _aim(framework, assessment, made.leaves[place].feature, aims):
            continue
        gaps += sum(max(0, to - at) for at, to in zip(mine.points, aimed.points, strict=True))
        total += sum(aimed.points)
    return 1 - Fraction(gaps, total) if total else None


def progress_to_date(
    framework: Framework, assessment: Assessment, baseline: Assessment, node_id: str, aims: Aims | None = None
) -> Fraction | None:
    """Return (number now - number at baseline) / (number at target - number at baseline) of a node.

    None where one of the numbers is missing, or where the baseline is at the target already.
    """
    then = score(framework, baseline).node(node_id).low
    now = score(framework, assessment).node(node_id).low
    aimed = score(framework, at_target(framework, assessment, aims)).node(node_id).low
    if then is None or now is None or aimed is None or aimed <= then:
        return None
    return (now - then) / (aimed - then)


def _aim(framework: Framework, assessment: Assessment, feature: Feature, aims: Aims | None) -> dict[str, object] | None:
    """Return what the answer at target holds: an option, or one for each aspect; None without a target."""
    own = assessment.targets.get(feature.id)
    options = framework.aspect_options(feature)
    if own is not None:
        chosen = {aspect: str(own) for aspect in options}
    else:
        capability = framework.capability_of[feature.id].id
        stage = assessment.targets.get(capability, (aims or {}).get(capability))
        if stage is None or not feature.stage:
            return None
        end = -1 if feature.stage <= int(stage) else 0
        chosen = {aspect: one[end].id for aspect, one in options.items()}
    return {"options": chosen} if framework.aspects else {"option": chosen[""]}
