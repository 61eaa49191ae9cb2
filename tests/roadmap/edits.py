"""What a center may decide about its plan, as hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from maturity.assessment.answers import Assessment, By
from maturity.assessment.capacities import capacities_of_a_quarter
from maturity.assessment.steps import Decision, StepChoice
from maturity.framework.model import Framework
from tests.frameworks_here import assessments

REASONS = st.sampled_from(["The county does it.", "No money before 2028.", " "])
OWNERS = st.sampled_from(["", "Ana Reyes", "The shift leads"])


@st.composite
def choices(draw: st.DrawFn, quarters: int) -> StepChoice:
    """Any decision; one in three skips lacks its reason."""
    decision = draw(st.sampled_from([None, *Decision]))
    reason = draw(REASONS) if decision is Decision.SKIPPED else ""
    start = draw(st.none() | st.integers(1, quarters))
    return StepChoice(decision=decision, reason=reason, owner=draw(OWNERS), start=start)


@st.composite
def edited(draw: st.DrawFn, loaded: Framework) -> Assessment:
    """Any answers, with a plan that was changed here and there."""
    plain = draw(assessments(loaded))
    quarters, ids = loaded.planning.quarters, list(loaded.features)
    steps = draw(st.dictionaries(st.sampled_from(ids), choices(quarters), max_size=12))
    order = draw(st.lists(st.sampled_from(ids), unique=True, max_size=12))
    capacity = st.sampled_from(capacities_of_a_quarter(loaded))
    capacities = draw(st.dictionaries(st.integers(1, quarters), capacity, max_size=3))
    by = draw(st.sampled_from([None, *By]))
    changes = {"steps": steps, "plan_order": tuple(order), "capacities": capacities, "plan_by": by}
    return plain.model_copy(update=changes)


def unedited(assessment: Assessment) -> Assessment:
    """The same without what was decided about the plan."""
    return assessment.model_copy(update={"steps": {}, "plan_order": (), "capacities": {}})
