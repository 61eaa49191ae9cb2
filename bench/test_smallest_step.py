"""What the smallest next step costs: every capability of the 311 framework and the whole, for the shipped examples.

Run: .venv/bin/python -m pytest bench/test_smallest_step.py
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maturity.assessment.answers_file import load_answers
from maturity.framework.loader import load_framework
from maturity.roadmap.smallest import smallest_steps
from maturity.scoring.score import score

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["town-9000", "city-180000", "metro-2000000"])
def test_all_nodes(benchmark: Callable[..., Any], name: str) -> None:
    """The smallest step of all eleven nodes; the aim is less than 1 s."""
    three11 = load_framework(ROOT / "frameworks" / "311")
    assessment = load_answers(ROOT / "examples" / f"{name}.yaml", three11)
    result = score(three11, assessment)
    smallest_steps(three11, assessment, result)  # the solver is loaded once a process
    benchmark.group = "smallest step, eleven nodes"
    benchmark.pedantic(smallest_steps, (three11, assessment, result), rounds=5, iterations=1)


def test_scoring_beside_it(benchmark: Callable[..., Any]) -> None:
    """Scoring the same, measured in the same run: read the ratio, not the time."""
    three11 = load_framework(ROOT / "frameworks" / "311")
    assessment = load_answers(ROOT / "examples" / "city-180000.yaml", three11)
    benchmark.group = "smallest step, eleven nodes"
    benchmark(score, three11, assessment)
