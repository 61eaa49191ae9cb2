from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from maturity.measures.engagement import Areas, figures
from maturity.measures.model import By, Figure
from tests.measures.engagement.rows import Row, engine_over, record_of, scope

Found = Callable[..., Figure]


@pytest.fixture
def measured(tmp_path) -> Iterator[Callable[..., Found]]:
    """Measure rows; returns how to find a figure."""
    engines = []

    def go(rows: list[Row], areas: Areas | None = None, about=None, **record) -> Found:
        engines.append(engine_over(rows, tmp_path))
        made = figures(engines[-1], record_of(rows, **record), about or scope(), areas)
        by = {(one.measure, one.by, one.group): one for one in made}
        assert len(by) == len(made)

        def find(measure: str, group: str = "", where: By = By.AREA) -> Figure:
            return by[measure, where if group else By.WHOLE, group]

        find.all = made
        return find

    yield go
    for one in engines:
        one.close()
