"""Figures that belong side by side: a benchmark notes them, and they are read at the end of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LINES: pytest.StashKey[list[str]] = pytest.StashKey()
TIMES: pytest.StashKey[dict[str, tuple[float, float]]] = pytest.StashKey()
"""By name the median and the least of all rounds, in seconds."""

BESIDE = [
    ("warm brief", "warm brief, Chromium"),
    ("warm brief", "warm empty page"),
    ("warm roadmap", "warm roadmap, Chromium"),
    ("warm roadmap", "warm empty page"),
    ("cold roadmap", "cold roadmap, Chromium"),
]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LINES] = []
    config.stash[TIMES] = {}


@pytest.fixture
def timed(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keep what a benchmark measured under a name, with the aim it has."""

    def keep(name: str, benchmark: object, aim: float | None = None) -> None:
        metadata = getattr(benchmark, "stats", None)  # none where benchmarks are switched off
        if metadata is not None:
            found = metadata.stats
            request.config.stash[TIMES][name] = (found.median, found.min)
            wanted = f", aim < {aim:g} s" if aim else ""
            line = f"{name}: {found.median:.2f} s median, {found.min:.2f} s least of {found.rounds}{wanted}"
            request.config.stash[LINES].append(line)

    return keep


@pytest.fixture
def noted(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keep a line for the end of the run."""
    lines: list[str] = request.config.stash[LINES]
    return lines.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines, times = terminalreporter.config.stash[LINES], terminalreporter.config.stash[TIMES]
    for one, other in BESIDE:
        if one in times and other in times:
            median, least = (times[one][which] / times[other][which] for which in (0, 1))
            lines.append(f"{one} / {other}: {median:.2f} by medians, {least:.2f} by the least")
    if lines:
        terminalreporter.section("side by side")
        for line in lines:
            terminalreporter.write_line(line)
