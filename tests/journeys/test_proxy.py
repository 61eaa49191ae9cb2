"""A server behind a proxy that signs people in, asked as a browser's page asks it: by a websocket with headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from maturity.access.who import account
from maturity.assessment.answers import Assessment
from maturity.store.opening import open_store
from tests.frameworks_here import framework
from tests.journeys.server import Server

SECRET = "only-the-proxy-knows-this-one"
PATIENCE = 60
NAME = "Springfield under test"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("proxy") / "data", "example")
    running.settings = {
        "MATURITY_LOGIN": "proxy",
        "MATURITY_PROXY_USER_HEADER": "X-Forwarded-Email",
        "MATURITY_PROXY_SECRET": SECRET,
    }
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def assessment(server: Server) -> str:
    said = Assessment(framework="example", center={"name": NAME})
    with open_store(server.data) as store:
        return store.new(framework("example"), account("proxy", "ana@city.example", "").holder, said)


def page_of(server: Server, address: str, headers: list[tuple[str, str]]) -> str:
    """Return everything that the server sends of a page."""
    url = server.url.replace("http", "ws") + "/_stcore/stream"
    asked = BackMsg()
    path, _, asked.rerun_script.query_string = address.partition("?")
    asked.rerun_script.page_name = path
    sent = ""
    with connect(
        url, origin=server.url, subprotocols=["streamlit"], additional_headers=headers, max_size=None
    ) as socket:
        socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(socket.recv(timeout=PATIENCE))  # type: ignore[arg-type]
            sent += str(message)
            if message.WhichOneof("type") == "script_finished":
                return sent


def told(user: str, secret: str = SECRET) -> list[tuple[str, str]]:
    return [("X-Forwarded-Email", user), ("X-Maturity-Proxy-Secret", secret)]


def test_whom_the_proxy_names_has_their_own(server: Server, assessment: str) -> None:
    sent = page_of(server, f"tasks?a={assessment}", told("ana@city.example"))
    assert NAME in sent
    sent = page_of(server, f"tasks?a={assessment}", told("ben@city.example"))
    assert NAME not in sent
    assert "This assessment belongs to somebody else" in sent


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("X-Forwarded-Email", "ana@city.example")],
        told("ana@city.example", "a-guess-that-is-long-enough"),
        told("ana@city.example", ""),
        [("X-Forwarded-Email", "ben@city.example"), *told("ana@city.example")],
        [*told("ana@city.example"), ("X-Maturity-Proxy-Secret", "another")],
        [
            ("X-Forwarded-For", "127.0.0.1"),
            ("X-Forwarded-User", "ana@city.example"),
            ("X-Maturity-Proxy-Secret", SECRET),
        ],
    ],
)
def test_nobody_names_themselves(server: Server, assessment: str, headers: list[tuple[str, str]]) -> None:
    sent = page_of(server, f"tasks?a={assessment}", headers)
    assert NAME not in sent
    assert "has not said who you are" in sent


def test_the_secret_is_in_no_page_and_in_no_log(server: Server, assessment: str) -> None:
    assert SECRET not in page_of(server, f"tasks?a={assessment}", told("ana@city.example"))
    assert SECRET not in Path(server.log).read_text()
