"""What scoring costs: one assessment of the 311 framework, and ten thousand of them on one core.

Run: .venv/bin/python -m pytest bench/test_scoring.py
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.scoring.score import score

ROOT = Path(__file__).resolve().parent.parent
MANY = 10_000

Bench = Callable[..., Any]


@pytest.fixture(scope="module")
def three11() -> Framework:
    return load_framework(ROOT / "frameworks" / "311")


@pytest.fixture(scope="module")
def centers(three11: Framework) -> list[Assessment]:
    """Ten thousand centers with every kind of answer in them, the same ones in each run."""
    chance = random.Random(311)
    answers = [Answer(state=State.ANSWERED, option=option) for option in ("yes", "partly", "no")]
    answers += [Answer(state=State.DONT_KNOW), Answer(state=State.NOT_APPLICABLE, reason="No such thing."), Answer()]
    return [
        Assessment(
            framework=three11.id,
            answers={id_: chance.choices(answers, (8, 5, 4, 1, 1, 1))[0] for id_ in three11.features},
        )
        for _ in range(MANY)
    ]


def floor(framework: Framework, assessment: Assessment) -> int:
    """The least that any scoring must do: look every answer up and add what it counts."""
    worth = {"yes": 2, "partly": 1}
    return sum(worth.get(assessment.answer(id_).option or "", 0) for id_ in framework.features)


def test_one(benchmark: Bench, three11: Framework, centers: list[Assessment]) -> None:
    """One assessment; the aim is less than 1 ms."""
    benchmark.group = "one assessment"
    benchmark(score, three11, centers[0])


def test_one_floor(benchmark: Bench, three11: Framework, centers: list[Assessment]) -> None:
    """The floor of one assessment, measured in the same run: read the ratio, not the time."""
    benchmark.group = "one assessment"
    benchmark(floor, three11, centers[0])


def test_ten_thousand(benchmark: Bench, three11: Framework, centers: list[Assessment]) -> None:
    """Ten thousand assessments on one core; the aim is less than 10 s."""
    benchmark.group = "10,000 assessments"
    benchmark.pedantic(lambda: [score(three11, one) for one in centers], rounds=2, iterations=1)


def test_ten_thousand_floor(benchmark: Bench, three11: Framework, centers: list[Assessment]) -> None:
    """The floor of ten thousand, measured in the same run."""
    benchmark.group = "10,000 assessments"
    benchmark.pedantic(lambda: [floor(three11, one) for one in centers], rounds=2, iterations=1)
