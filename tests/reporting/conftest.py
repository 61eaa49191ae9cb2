import io
import logging
import re
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pypdf
import pytest

from maturity.framework.model import Framework
from maturity.reporting import Subject, report_pdf
from tests.frameworks_here import framework
from tests.reporting.centers import metro

AS_OF = date(2026, 3, 14)


def pages(pdf: bytes) -> list[str]:
    """The text of each page without spaces: where lines end is not what the tests are about."""
    return [flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="session")
def three11() -> Framework:
    return framework("311")


@pytest.fixture(scope="session")
def metro_pdf(three11) -> bytes:
    return report_pdf("roadmap", Subject(three11, metro(three11), AS_OF, "Dana Ortiz"))


@pytest.fixture(scope="session")
def metro_pages(metro_pdf) -> list[str]:
    return pages(metro_pdf)


@pytest.fixture(autouse=True)
def quiet_weasyprint(caplog) -> Iterator[None]:
    """Missing alt, missing language, blocked assets, unknown CSS: WeasyPrint only logs them, here they fail."""
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        yield
    said = [record for record in caplog.get_records("call") if record.name.startswith("weasyprint")]
    assert [one.getMessage() for one in said] == []


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A local HTTP address, and the requests that arrived there."""
    arrived: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            arrived.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", arrived
    server.shutdown()
    thread.join()
    server.server_close()
