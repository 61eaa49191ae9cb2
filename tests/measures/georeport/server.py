"""A GeoReport v2 server on loopback that behaves, and misbehaves, as servers of the field do."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Are you a robot?</body></html>"


@dataclass
class Reply:
    """What a server sends."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def as_json(value: Any, status: int = 200) -> Reply:
    return Reply(json.dumps(value).encode(), status, {"Content-Type": "application/json"})


def request(number: int, made: datetime, **more: Any) -> dict[str, Any]:
    """A request as a server gives it."""
    return {
        "service_request_id": f"24-{number:06d}",
        "status": "closed" if number % 3 else "open",
        "service_name": "Pothole in Street",
        "requested_datetime": made.isoformat(),
        "updated_datetime": (made + timedelta(hours=number % 50)).isoformat(),
        "description": "Ask for Ana Example, 555 0100",
        "lat": 41.9,
        "long": -87.6,
        "notes": [{"type": "opened", "summary": "Request opened"}],
        "extended_attributes": {"channel": "phone", "ward": "21", "duplicate": number % 7 == 0},
    } | more


@dataclass
class City:
    """The requests of a city, and how its server hands them out."""

    requests: list[dict[str, Any]]
    pages: str = "honored"  # honored, ignored, last-repeated, refused past the last one
    largest_page: int = 500
    page_size: int = 50  # where none is asked for
    cap: int | None = None  # rows in one answer, where pages are ignored
    days_only: bool = False
    dates_ignored: bool = False
    longest_days: int | None = 90
    strict: bool = False  # refuses arguments that the standard doesn't know
    form: str = "json"
    wrap: Callable[[list[dict[str, Any]]], Any] = list
    instead: Callable[[str, dict[str, str], int], Reply | None] = lambda path, query, n: None
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    gzipped: bool = False

    def reply(self, target: str) -> Reply:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        self.asked.append((parts.path, query))
        other = self.instead(parts.path, query, len(self.asked))
        if other is not None:
            return other
        if parts.path != f"/open311/v2/requests.{self.form}":
            return Reply(HTML, 404, {"Content-Type": "text/html"})
        if self.strict and query.keys() - {"start_date", "end_date", "status", "jurisdiction_id", "service_code"}:
            return as_json([{"code": 400, "description": "unknown argument"}], 400)
        since, until = (datetime.fromisoformat(query[name]) for name in ("start_date", "end_date"))
        if self.longest_days is not None and until - since > timedelta(days=self.longest_days):
            return as_json([{"code": 400, "description": "the range is too long"}], 400)
        found = [one for one in self.requests if self._in(one, since, until)]
        found, all_of_it = self._page(found, query), found
        if self.pages == "refused" and all_of_it and not found:
            return as_json([{"code": 404, "description": "there is no such page"}], 404)
        return as_json(self.wrap(found)) if self.form == "json" else Reply(as_xml(found))

    def _in(self, one: dict[str, Any], since: datetime, until: datetime) -> bool:
        made = datetime.fromisoformat(one["requested_datetime"])
        if self.days_only:
            return since.date() <= made.date() <= until.date()
        return self.dates_ignored or since <= made <= until

    def _page(self, found: list[dict[str, Any]], query: dict[str, str]) -> list[dict[str, Any]]:
        if self.pages == "ignored":
            return found[: self.cap]
        size = min(int(query.get("page_size", self.page_size)), self.largest_page)
        page = int(query.get("page", 1))
        if self.pages == "last-repeated":
            page = min(page, max(1, -(-len(found) // size)))
        return found[(page - 1) * size : page * size]


def as_xml(requests: list[dict[str, Any]]) -> bytes:
    def element(name: str, value: Any) -> str:
        if isinstance(value, dict):
            return f"<{name}>{''.join(element(*one) for one in value.items())}</{name}>"
        return f"<{name}>{escape(str(value))}</{name}>"

    plain = [{k: v for k, v in one.items() if not isinstance(v, list)} for one in requests]
    inner = "".join(element("request", one) for one in plain)
    return f'<?xml version="1.0" encoding="utf-8"?><service_requests>{inner}</service_requests>'.encode()


@contextmanager
def serving(city: City) -> Iterator[str]:
    """Serve a city; yields the base address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = city.reply(self.path)
            body = gzip.compress(reply.body) if city.gzipped else reply.body
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if city.gzipped:
                self.send_header("Content-Encoding", "gzip")
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:  # the other side has gone
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/open311/v2"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
