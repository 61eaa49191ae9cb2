"""Two processes of the served product on one database: people answer on both, and one is killed meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from bench.visitor import Visitor, visiting
from maturity.framework.loader import load_framework
from maturity.store.opening import open_store
from tests.frameworks_here import ROOT
from tests.journeys.server import Server


@dataclass
class Said:
    """What the pages said to the people who answer one assessment."""

    confirmed: set[str] = field(default_factory=set)
    """The questions whose answers came back on the page."""
    failed: list[str] = field(default_factory=list)
    """What pages said that came back without the answer: it may be stored or not, and nobody was told that it is."""


Confirmed = dict[str, Said]
"""By assessment."""

PEOPLE = 4  # on each process
ENOUGH = 12  # answers that were confirmed before one is killed


@pytest.fixture
def two(place: str, kind: str, tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    setting = "MATURITY_DATABASE_URL" if kind == "postgresql" else "MATURITY_DATA"
    servers = Server(tmp_path / "one", "311"), Server(tmp_path / "two", "311")
    for server in servers:
        server.settings = {setting: place}
        server.start()
    yield servers
    for server in servers:
        server.kill()


async def answering(server: Server, assessment: str, confirmed: Confirmed, until: int) -> None:
    """Answer one question after the other; an answer counts as confirmed when the page is back with it."""
    async with visiting(server.port) as socket:
        person = Visitor(socket)
        await person.open("question", f"a={assessment}")
        said = confirmed[assessment]
        while len(said.confirmed) < until:
            if not person.seen.choices:  # the end of a capability
                await person.open("question", f"a={assessment}")
                continue
            choice, options = next(iter(person.seen.choices.items()))
            await person.choose(choice, options[0])
            if not person.seen.is_answered(choice):  # as a person does whose page says that something went wrong
                said.failed.append(" | ".join(person.seen.texts))
                await person.open("question", f"a={assessment}")
                continue
            said.confirmed.add(choice.split(":")[-2])  # answer:<assessment>:<question>:choice-0
            await person.press("continue")
            assert person.seen.errors == []


async def killed_meanwhile(two: tuple[Server, Server], made: list[str], enough: int) -> Confirmed:
    """Let half of the people answer on each, and kill the one when enough of its answers were confirmed."""
    confirmed: Confirmed = {one: Said() for one in made}
    first, second = made[: len(made) // 2], made[len(made) // 2 :]
    each = enough // len(first)
    doomed = [asyncio.create_task(answering(two[0], one, confirmed, 1_000)) for one in first]
    others = [asyncio.create_task(answering(two[1], one, confirmed, each)) for one in second]
    while sum(len(confirmed[one].confirmed) for one in first) < enough:
        await asyncio.sleep(0.01)
        assert not any(one.done() for one in doomed)
    two[0].kill()
    ends = await asyncio.gather(*doomed, return_exceptions=True)
    assert all(isinstance(one, WebSocketException) for one in ends), ends
    await asyncio.gather(*others)
    # Those whose process is gone go on at the other one, as a proxy leads them.
    await asyncio.gather(*(answering(two[1], one, confirmed, len(confirmed[one].confirmed) + 2) for one in first))
    return confirmed


def nothing_is_lost(two: tuple[Server, Server], place: str, people: int, enough: int) -> tuple[int, list[str]]:
    """Check every answer that a page has confirmed; return how many there were, and what pages said that failed."""
    framework = load_framework(ROOT / "frameworks" / "311")
    with open_store(place) as store:
        made = [store.new(framework, None) for _ in range(people)]
        # In a thread of its own: a browser journey before may have left an event loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            confirmed = pool.submit(asyncio.run, killed_meanwhile(two, made, enough)).result()
        for one, said in confirmed.items():
            stored = set(store.draft(one).assessment.answers)
            assert said.confirmed <= stored, "a confirmed answer is lost"
            # The answer on its way when the process was killed may be there as well.
            assert len(stored - said.confirmed) <= 1 + len(said.failed)
    return sum(len(one.confirmed) for one in confirmed.values()), [
        text for one in confirmed.values() for text in one.failed
    ]


def test_a_killed_process_loses_no_answer_that_a_page_has_confirmed(two: tuple[Server, Server], place: str) -> None:
    confirmed, failed = nothing_is_lost(two, place, 2 * PEOPLE, ENOUGH)
    assert confirmed >= ENOUGH
    assert failed == [], "so few people are no load"
