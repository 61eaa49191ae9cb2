"""Engagement: who asks often and who doesn't, which areas ask and wait more than others, and through which channels.

Everything looks at the requests of residents in the twelve months before the as-of date; requests of staff and of
elected offices are left out, and so is what repeats another request.
"""

from __future__ import annotations

from maturity.measures.columns import TABLE
from maturity.measures.engagement.areas import Area, Areas
from maturity.measures.engagement.areas_file import check_areas, read_areas
from maturity.measures.engagement.asking import asking
from maturity.measures.engagement.by_area import by_area
from maturity.measures.engagement.channels import channels_by_area, channels_by_segment
from maturity.measures.engagement.counted import counted as counted_in
from maturity.measures.engagement.parity import parity
from maturity.measures.engagement.people import people_in
from maturity.measures.engagement.places import placed
from maturity.measures.engagement.use import used
from maturity.measures.engine import Engine
from maturity.measures.model import Figure
from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope

__all__ = ["Area", "Areas", "check_areas", "figures", "read_areas"]


def figures(engine: Engine, record: ImportRecord, scope: Scope, areas: Areas | None = None) -> tuple[Figure, ...]:
    """Return the figures of engagement; what can't be measured from this extract is there with the reason.

    ContentError where the areas file spells areas otherwise than the extract.
    """
    if areas is not None:
        known = [area for (area,) in engine.rows(f"SELECT DISTINCT area FROM {TABLE} WHERE area IS NOT NULL")]
        check_areas(areas, known)
    counted = counted_in(engine, record, scope)
    people = people_in(counted)
    asked = by_area(counted, areas)
    return (
        *asking(counted, people),
        *(() if counted.rows.requester else placed(counted)),
        *used(counted, asked),
        *parity(counted, asked),
        *channels_by_area(counted, asked),
        *channels_by_segment(counted, people),
    )
