"""What lifts a capability: the fewest features that, fully in place, reach its next stage."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.compiled import Cell, compiled
from maturity.scoring.ladder import Standing, checks, shares
from maturity.scoring.reading import read
from maturity.scoring.result import Check, NodeResult, Rule, Verdict


def fewest_to_next_stage(framework: Framework, assessment: Assessment, node: NodeResult) -> tuple[str, ...]:
    """Return the fewest features to put fully in place for the next stage; none at the top or where nothing applies.

    Every feature weighs the same, so taking gates first, then the stage's own features, then any, each time the one
    with the most to gain, needs no more features than any other choice. Prerequisites are the roadmap's business.
    """
    made = compiled(framework)
    compiled_node = made.nodes[made.place[node.id]]
    if node.stage_low is None or node.stage_low == framework.stages[-1].number or not compiled_node.asked:
        return ()
    cells: list[Cell | None] = list(read(framework, made, assessment).low)
    chosen: list[str] = []
    applies = [0 if cell is None else 1 for cell in cells]
    none = [None] * len(made.nodes)
    while True:
        found = checks(made, compiled_node, Standing(applies, shares(cells), shares(cells), none, none))
        unmet = _unmet(found, node.stage_low + 1)
        if unmet is None:
            break
        places = [made.leaf_place[one] for one in unmet.behind if one in made.leaf_place]
        if not places:
            break
        best = max(places, key=lambda place: made.leaves[place].highest.share - (cells[place] or Cell(0, ())).share)
        if cells[best] == made.leaves[best].highest:
            break
        cells[best] = made.leaves[best].highest
        chosen.append(made.leaves[best].feature.id)
    return tuple(feature_id for feature_id in framework.features if feature_id in chosen)


def _unmet(found: list[Check], stage: int) -> Check | None:
    unmet = [check for check in found if check.stage == stage and check.verdict is not Verdict.MET]
    order = (Rule.GATE, Rule.OF_STAGE, Rule.UP_TO_STAGE)
    return min(unmet, key=lambda check: order.index(check.rule) if check.rule in order else len(order), default=None)
