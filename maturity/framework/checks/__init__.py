"""What must hold between the parts of a framework; each check is one function that yields Problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from maturity.errors import Problem
from maturity.framework.checks.center import profile, sizes, targets
from maturity.framework.checks.guidance import guidance
from maturity.framework.checks.ids import ids_belong, retired, unique_ids
from maturity.framework.checks.ladder import options, stages, stages_filled
from maturity.framework.checks.planning import planning
from maturity.framework.checks.prerequisites import no_cycles, no_later_needs
from maturity.framework.checks.proofs import proofs
from maturity.framework.checks.references import claims, references
from maturity.framework.checks.scoring import groups_in_order, nothing_in_vain, scoring
from maturity.framework.parts import Parts

CHECKS: tuple[Callable[[Parts], Iterator[Problem]], ...] = (
    guidance,
    unique_ids,
    ids_belong,
    retired,
    references,
    claims,
    proofs,
    no_cycles,
    no_later_needs,
    stages,
    stages_filled,
    options,
    scoring,
    groups_in_order,
    nothing_in_vain,
    sizes,
    targets,
    profile,
    planning,
)
