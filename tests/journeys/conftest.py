"""A real Chromium and a real server for the journeys, or one plain line about what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.journeys.person import Person
from tests.journeys.server import Server

OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("MATURITY_CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


def missing() -> str:
    """Name what the journeys need and this machine lacks; empty where everything is there."""
    if not chromium():
        return "No Chromium found (on Debian: apt-get install chromium)"
    node = compute_driver_executable()[0]
    if subprocess.run([node, "--version"], capture_output=True, check=False).returncode:
        return "The browser's driver does not start (on Debian: apt-get install libatomic1)"
    return ""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # The longest files first, so that no processor waits for the last one alone.
    items.sort(key=lambda item: not item.get_closest_marker("browser"))
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if not left_out or os.environ.get("CI") or not (lacking := missing()):
        return
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    config.stash[LEFT_OUT] = f"{lacking}: {len(left_out)} browser journeys were left out."


Comes = Callable[..., Person]

LOGGED = 3_000  # characters of a page, and of the end of a log, that a failure tells

LEFT_OUT: pytest.StashKey[str] = pytest.StashKey()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if left_out := terminalreporter.config.stash.get(LEFT_OUT, ""):
        terminalreporter.write_line(left_out)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Tell of a journey that failed what its pages showed at that moment, and what its servers said."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if report.failed and report.when == "call":
        for name, found in getattr(item, "funcargs", {}).items():
            if isinstance(found, Server) and found.log.exists():
                report.sections.append((f"log of {name}", found.log.read_text(errors="replace")[-LOGGED:]))
            if isinstance(found, Browser):
                report.sections.extend(_shown(found))
    return report  # type: ignore[return-value]


def _shown(browser: Browser) -> Iterator[tuple[str, str]]:
    for page in [page for context in browser.contexts for page in context.pages]:
        with suppress(PlaywrightError):  # it may be what failed
            yield page.url, page.locator("body").inner_text(timeout=1000)[:LOGGED]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert not missing(), missing()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), headless=True, args=OPTIONS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the example framework, for all journeys that leave it running."""
    running = Server(tmp_path_factory.mktemp("journeys") / "data", "example")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server with the 311 framework that a journey may kill."""
    running = Server(tmp_path / "data", "311")
    running.start()
    yield running
    running.kill()


def watched(context: BrowserContext, url: str) -> list[str]:
    """Return the list that fills with every address outside the server that a page asks for."""
    outside: list[str] = []

    def note(address: str) -> None:
        if not address.replace("ws://", "http://").startswith((url, "data:", "blob:" + url)):
            outside.append(address)

    context.on("request", lambda request: note(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
    return outside


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900})
    outside = watched(opened, server.url)
    yield opened
    opened.close()
    assert outside == []


@pytest.fixture
def person(context: BrowserContext) -> Person:
    return Person(context.new_page())


@pytest.fixture
def comes(browser: Browser, server: Server) -> Iterator[Comes]:
    """Let people come, each with a browser of their own and of a kind."""
    with ExitStack() as leaving:

        def one(**kind: object) -> Person:
            context = browser.new_context(base_url=server.url, **kind)  # type: ignore[arg-type]
            leaving.callback(context.close)
            outside = watched(context, server.url)
            leaving.callback(lambda: outside == [] or pytest.fail(f"asked outside: {outside}"))
            return Person(context.new_page())

        yield one
