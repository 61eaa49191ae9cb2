"""What the screens cost over the real websocket, beside a page of Streamlit with one choice and one button.

Run: .venv/bin/python -m pytest bench/test_screens.py
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from bench.machine import Pace
from bench.visitor import Times, Visitor, answer_on, visiting
from maturity.framework.loader import load_framework
from maturity.store.opening import open_store
from tests.journeys.conftest import OPTIONS, chromium, missing
from tests.journeys.server import Server

PEOPLE, THINK, SECONDS, ARRIVAL = 100, 5, 40, 0.1
ALONE, PATIENCE = 60, 120  # answers of one person by herself, and seconds for them
VISITS = 7
EMPTY = """
import streamlit as st
st.title("Empty")
st.radio("Choice", ["a", "b", "c"], index=None, key="choice")
st.button("Continue", key="continue")
"""

Note = Callable[[str], None]


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Server]:
    """The product with the whole 311 framework."""
    server = Server(tmp_path / "data", "311")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def beside(ours: Server) -> Iterator[Server]:
    """A second process on the same database."""
    server = Server(ours.data, "311")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Server]:
    """A page with nothing of ours, under the same settings of the web server."""
    script = tmp_path / "empty.py"
    script.write_text(EMPTY)
    server = Server(tmp_path / "empty", "311", script)
    server.start()
    yield server
    server.kill()


def drafts(server: Server, n: int) -> list[str]:
    """Begin assessments and return where each goes on."""
    framework = load_framework(server.framework)
    with open_store(str(server.data)) as store:
        return [f"a={store.new(framework, None)}" for _ in range(n)]


def memory(server: Server) -> float:
    """Return what the server holds in memory, in MB."""
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def processor(server: Server) -> float:
    """Return the seconds of processor time that the server has used."""
    assert server.process is not None
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def share(seconds: list[float], of: float) -> float:
    """Return in milliseconds what this share of people waited at most."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * of))] * 1000


@dataclass(frozen=True)
class Crowd:
    """What people waited, and what they took: memory a person in MB, processor time a click in ms, load of a core."""

    times: Times
    held: float
    click: float
    busy: float


async def crowd(servers: Sequence[Server], queries: list[str], page: str) -> Crowd:
    """Let people arrive at one server after the other, then answer for a while."""
    times, chance = Times(), random.Random(311)
    for server in servers:
        async with visiting(server.port) as socket:
            await Visitor(socket).open(page, queries[0])  # what the first visit of all loads is no person's memory
    before, started = sum(map(memory, servers)), time.monotonic()
    until = started + len(queries) * ARRIVAL + SECONDS
    people = []
    for server, query in zip(cycle(servers), queries, strict=False):
        going = answer_on(server.port, page, query, times, until=until, think=THINK, chance=chance)
        people.append(asyncio.create_task(going))
        await asyncio.sleep(ARRIVAL)
    times.clear()  # from here on everybody is there
    used, since = sum(map(processor, servers)), time.monotonic()
    await asyncio.sleep(max(0, until - 1 - time.monotonic()))
    held = (sum(map(memory, servers)) - before) / len(queries)
    used, seconds = sum(map(processor, servers)) - used, time.monotonic() - since
    clicks = len(times.answers) + len(times.pages)
    await asyncio.gather(*people)
    return Crowd(times, held, used / clicks * 1000, used / seconds)


async def alone(server: Server, query: str, page: str) -> Times:
    """Let one person answer without a pause."""
    times = Times()
    await answer_on(server.port, page, query, times, until=time.monotonic() + PATIENCE, think=0, most=ALONE)
    return times


def said(name: str, times: Times) -> str:
    """Return what was waited, in a line."""
    parts = ", ".join(
        f"{what} {share(seconds, 0.5):.0f} ms median, {share(seconds, 0.95):.0f} ms for 95 % (of {len(seconds)})"
        for what, seconds in (("answer", times.answers), ("next page", times.pages))
    )
    return f"{name}: {parts}"


def costs(name: str, found: Crowd) -> str:
    """Return what people took, in a line."""
    return (
        f"{name}: {found.click:.1f} ms of processor time a click, {found.busy:.0%} of a core, {found.held:.2f} MB each"
    )


def test_alone(ours: Server, empty: Server, noted: Note) -> None:
    """One person, one click after the other: what a click costs by itself."""
    found = asyncio.run(alone(ours, drafts(ours, 1)[0], "question"))
    floor = asyncio.run(alone(empty, "", ""))
    assert found.errors == floor.errors == []
    noted(said("one person", found))
    noted(said("one person, empty page", floor))
    for what in ("answers", "pages"):
        ratio = statistics.median(getattr(found, what)) / statistics.median(getattr(floor, what))
        noted(f"one person's {what} / empty page: {ratio:.2f} by medians")


def test_hundred(ours: Server, beside: Server, empty: Server, noted: Note) -> None:
    """A hundred people at once, each with time to think before each answer: on one process, and on two."""
    floor = asyncio.run(crowd([empty], [""] * PEOPLE, ""))
    noted(said(f"{PEOPLE} people, empty page", floor.times))
    noted(costs(f"{PEOPLE} people, empty page", floor))
    for name, servers in (("one process", [ours]), ("two processes", [ours, beside])):
        queries, pace = drafts(ours, PEOPLE), Pace()
        found = asyncio.run(crowd(servers, queries, "question"))
        noted(f"{PEOPLE} people, {name}: {pace.said()}")
        assert found.times.errors == floor.times.errors == []
        with open_store(str(ours.data)) as store:  # every answer that a person saw drawn is there
            stored = sum(len(store.draft(query.removeprefix("a=")).assessment.answers) for query in queries)
        assert stored >= len(found.times.pages)
        noted(said(f"{PEOPLE} people, {name}", found.times) + ", aim < 100 ms")
        noted(costs(f"{PEOPLE} people, {name}", found) + ", aim < 0.5 MB")
        for what in ("answers", "pages"):
            ratio = share(getattr(found.times, what), 0.95) / share(getattr(floor.times, what), 0.95)
            noted(f"{PEOPLE} people's {what}, {name} / empty page: {ratio:.2f} at 95 %")
        noted(f"processor time a click, {name} / empty page: {found.click / floor.click:.2f}")


def test_first_page(ours: Server, empty: Server, noted: Note) -> None:
    """From the address to the heading on screen, in a browser that has never been here."""
    if missing():
        pytest.skip(missing())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=OPTIONS)
        waits: dict[str, list[float]] = {"start page": [], "empty page": []}
        for _ in range(VISITS):
            for name, server in zip(waits, (ours, empty), strict=True):
                context = browser.new_context()
                page = context.new_page()
                started = time.perf_counter()
                page.goto(server.url)
                page.locator("h1").first.wait_for()
                waits[name].append(time.perf_counter() - started)
                context.close()
        browser.close()
    mine, floor = (statistics.median(found) for found in waits.values())
    noted(
        f"first page: {mine:.2f} s median of {VISITS}, aim < 2 s; empty page: {floor:.2f} s; ratio {mine / floor:.2f}"
    )
