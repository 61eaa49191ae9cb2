"""A person at the screens without a browser: speaks Streamlit's own protocol over a real websocket."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

PATIENCE = 60  # seconds
DONE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


@dataclass
class Seen:
    """What is on the page: choices by id with their options, buttons by key, and what it says."""

    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    fragments: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def is_answered(self, choice: str) -> bool:
        """Say whether the page is back with a choice and its way on, and not with a word that it failed."""
        return choice in self.choices and "continue" in self.buttons

    def without(self, fragment: str) -> Seen:
        """Return what stays while a fragment, or the whole page where none is named, is drawn anew."""
        if not fragment:
            return Seen()
        gone = {one for one, its in self.fragments.items() if its == fragment}
        return Seen(
            {one: options for one, options in self.choices.items() if one not in gone},
            {key: one for key, one in self.buttons.items() if one not in gone},
            self.errors,
            {one: its for one, its in self.fragments.items() if one not in gone},
            self.texts,
        )


class Visitor:
    """One connection, and the page that it shows."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.page, self.query, self.name = "", "", ""
        self.said: dict[str, str] = {}
        self.seen = Seen()

    async def open(self, name: str, query: str) -> float:
        """Open a page by its address, as a fresh visit does; return the seconds until it is drawn."""
        self.page, self.name, self.query, self.said = "", name, query, {}
        return await self._run()

    async def choose(self, choice: str, option: str) -> float:
        """Choose an option; return the seconds until the page is drawn with it, which is after it was stored."""
        self.said[choice] = option
        return await self._run(self.seen.fragments.get(choice, ""))

    async def press(self, key: str) -> float:
        """Press a button; return the seconds until the page that follows is drawn."""
        pressed = self.seen.buttons.get(key, "")
        if not pressed:
            raise LookupError(f"there is no button '{key}' on a page that says: {' | '.join(self.seen.texts)}")
        return await self._run(self.seen.fragments.get(pressed, ""), pressed)

    async def _run(self, fragment: str = "", pressed: str = "") -> float:
        message = BackMsg()
        wanted = message.rerun_script
        wanted.query_string, wanted.page_script_hash, wanted.page_name = self.query, self.page, self.name
        wanted.fragment_id = fragment
        states = [WidgetState(id=one, string_value=text) for one, text in self.said.items()]
        if pressed:
            states.append(WidgetState(id=pressed, trigger_value=True))
        wanted.widget_states.widgets.extend(states)
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), PATIENCE)
            found = ForwardMsg.FromString(raw)
            if found.WhichOneof("type") == "script_finished" and found.script_finished in DONE:
                self.said = {one: text for one, text in self.said.items() if one in self.seen.choices}
                return time.perf_counter() - started
            self._read(found)

    def _read(self, found: ForwardMsg) -> None:
        match found.WhichOneof("type"):
            case "new_session":  # says which part is drawn anew: the server may draw the whole page instead
                self.seen = self.seen.without(next(iter(found.metadata.run.fragment_ids), ""))
            case "navigation":  # says which of its pages the script shows
                self.page = found.navigation.page_script_hash
            case "page_info_changed":
                self.query = found.page_info_changed.query_string
            case "delta" if found.delta.WhichOneof("type") == "new_element":
                element, fragment = found.delta.new_element, found.delta.fragment_id
                match element.WhichOneof("type"):
                    case "radio":
                        self.seen.choices[element.radio.id] = list(element.radio.options)
                        self.seen.fragments[element.radio.id] = fragment
                    case "button":
                        self.seen.buttons[element.button.id.rpartition("-")[2]] = element.button.id
                        self.seen.fragments[element.button.id] = fragment
                    case "markdown":
                        self.seen.texts.append(element.markdown.body)
                    case "exception":
                        self.seen.errors.append(element.exception.message)


def visiting(port: int) -> Any:
    """Return the connection that a browser would make; use it with `async with`."""
    return connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        origin=f"http://127.0.0.1:{port}",
    )


@dataclass
class Times:
    """What people waited, in seconds."""

    first: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget what was waited; errors stay."""
        self.first, self.answers, self.pages = [], [], []


async def answer_on(
    port: int,
    page: str,
    query: str,
    times: Times,
    *,
    until: float,
    think: float,
    most: int | None = None,
    chance: random.Random | None = None,
) -> None:
    """Answer one question after the other until a moment of the monotonic clock, with seconds to think before each.

    At the end of a capability the way goes on with the next one, which isn't counted.
    """
    choose = chance or random.Random(311)
    async with visiting(port) as socket:
        person = Visitor(socket)
        times.first.append(await person.open(page, query))
        while most is None or len(times.pages) < most:
            await asyncio.sleep(choose.expovariate(1 / think) if think else 0)
            if time.monotonic() > until:
                break
            if not person.seen.choices:
                await person.open(page, query)
                continue
            choice, options = next(iter(person.seen.choices.items()))
            took = await person.choose(choice, choose.choice(options[:3]))
            if not person.seen.is_answered(choice):  # as a person does whose page says that something went wrong
                times.errors.append(" | ".join(person.seen.texts))
                await person.open(page, query)
                continue
            times.answers.append(took)
            times.pages.append(await person.press("continue"))
            times.errors += person.seen.errors
