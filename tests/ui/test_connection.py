"""What is done to the connection of a page: a first click draws the whole page, and so does Continue."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from maturity.ui.whole import WholeWhereNeeded

PAGE: dict[str, Any] = {"type": "websocket"}


def run(work: Coroutine[Any, Any, None]) -> None:
    # In a thread of its own: the browser journeys keep an event loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


def click(fragment: str, said: str) -> bytes:
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    state = message.rerun_script.widget_states.widgets.add()
    state.id, state.string_value = "answer", said
    return message.SerializeToString()


def press(fragment: str, key: str) -> bytes:
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    message.rerun_script.widget_states.widgets.add(id=f"$$ID-0af3-{key}", trigger_value=True)
    return message.SerializeToString()


def heartbeat() -> bytes:
    message = BackMsg()
    message.app_heartbeat = True
    return message.SerializeToString()


def finished(status: int) -> bytes:
    message = ForwardMsg()
    message.script_finished = status  # type: ignore[assignment]
    return message.SerializeToString()


PAGE_DRAWN = finished(ForwardMsg.FINISHED_SUCCESSFULLY)
LEFT_EARLY = finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN)


def arriving(*events: bytes) -> list[bytes]:
    """Return what the product behind the middleware is given of what a browser sends, in the order of events.

    What the server sends is an event too: `PAGE_DRAWN` or `LEFT_EARLY`.
    """
    arrived: list[bytes] = []
    coming: list[Message] = []

    async def receive() -> Message:
        return coming.pop(0)

    async def send(_: Message) -> None:
        """To the browser."""

    async def page(_: Any, receive: Any, send: Any) -> None:
        for event in events:
            if event in (PAGE_DRAWN, LEFT_EARLY):
                await send({"type": "websocket.send", "bytes": event})
            else:
                coming.append({"type": "websocket.receive", "bytes": event})
                arrived.append((await receive())["bytes"])

    run(WholeWhereNeeded(page)(PAGE, receive, send))
    return arrived


def fragments(*events: bytes) -> list[str]:
    return [BackMsg.FromString(one).rerun_script.fragment_id for one in arriving(*events)]


def test_until_a_page_is_drawn_every_click_draws_the_whole_of_it() -> None:
    assert fragments(click("f", "yes"), click("f", "no"), PAGE_DRAWN, click("f", "yes")) == ["", "", "f"]


def test_a_browser_that_comes_back_asks_for_the_page_first_and_a_quick_click_is_not_lost() -> None:
    assert fragments(click("", "yes"), click("f", "no"), PAGE_DRAWN, click("f", "yes")) == ["", "", "f"]


def test_a_page_that_was_left_before_its_end_is_none() -> None:
    assert fragments(click("", "yes"), LEFT_EARLY, click("f", "no"), PAGE_DRAWN, click("f", "yes")) == ["", "", "f"]


def test_continue_draws_the_whole_page_that_follows_and_other_buttons_only_their_part() -> None:
    first = (click("", "yes"), PAGE_DRAWN)
    assert fragments(*first, press("f", "clear"), press("f", "continue"), press("f", "clear")) == ["", "f", "", "f"]


def test_a_choice_that_is_only_called_like_the_button_draws_its_part() -> None:
    message = BackMsg.FromString(click("f", "yes"))
    message.rerun_script.widget_states.widgets[0].id = "$$ID-0af3-continue"
    assert fragments(click("", "yes"), PAGE_DRAWN, message.SerializeToString()) == ["", "f"]


def test_what_was_said_with_a_click_arrives() -> None:
    [first] = arriving(click("f", "yes"))
    assert BackMsg.FromString(first).rerun_script.widget_states.widgets[0].string_value == "yes"


def test_a_sign_of_life_goes_on_as_it_is() -> None:
    assert arriving(heartbeat()) == [heartbeat()]


@pytest.mark.parametrize("content", [b"\xff\xff\xff", b"not a message"])
def test_what_is_no_message_of_the_screens_goes_on_as_it_is(content: bytes) -> None:
    assert arriving(content) == [content]
