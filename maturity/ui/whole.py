"""Has a page drawn as a whole where a click asks for a part of it that is not enough."""

from __future__ import annotations

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

CONTINUE = "continue"
"""The key of the button that leads from one question to the next."""


class WholeWhereNeeded:
    """Takes the name of the fragment out of a click that a whole page answers better.

    After a restart of the server a browser comes back by itself, with its page still on screen. Its next click may ask
    for a fragment that the new server doesn't know yet, and Streamlit would drop it: an answer would be lost without a
    word. So until the connection has been sent a whole page, every click asks for one: drawn as a whole, the page finds
    the answer and stores it. And Continue leads to another question: drawing a part of this one first would take as
    long as half of the next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; of the connection of a page, what is asked and sent until its first page is complete."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        complete = False

        async def receive_whole() -> Message:
            message = await receive()
            content = message.get("bytes")
            if content:
                message["bytes"] = _whole(content, always=not complete)
            return message

        async def send_whole(message: Message) -> None:
            nonlocal complete
            content = message.get("bytes")
            if content and not complete:
                complete = _ends_a_page(content)
            await send(message)

        await self.app(scope, receive_whole, send_whole)


def _whole(content: bytes, *, always: bool) -> bytes:
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return content  # Streamlit itself says what is wrong with it
    if message.WhichOneof("type") != "rerun_script" or not message.rerun_script.fragment_id:
        return content
    pressed = (one.id for one in message.rerun_script.widget_states.widgets if one.trigger_value)
    if not always and not any(one.endswith(f"-{CONTINUE}") for one in pressed):
        return content
    message.rerun_script.fragment_id = ""
    return bytes(message.SerializeToString())


def _ends_a_page(content: bytes) -> bool:
    try:
        message = ForwardMsg.FromString(content)
    except DecodeError:
        return False  # not one of the screens' messages
    if message.WhichOneof("type") != "script_finished":
        return False
    return bool(message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
