"""One answer of a server: a polite GET with limits of time and size, tries again, and redirects that are looked at."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from maturity.measures.georeport.address import SCHEMES
from maturity.measures.georeport.faults import Fault, brief
from maturity.measures.georeport.network import PlainConnection, SafeConnection

HEADERS = {
    "User-Agent": "maturity-311 (reads service requests for a self-assessment)",
    "Accept": "application/json, text/xml;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
REDIRECTS = 5
_AGAIN = {429, 500, 502, 503, 504}
_MOVED = {301, 302, 303, 307, 308}
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Limits:
    """How long and how much is waited for and taken."""

    answer_bytes: int = 64 << 20
    answer_seconds: float = 120.0
    silence_seconds: float = 30.0  # without a byte
    tries: int = 4
    pause_seconds: float = 1.0  # before the second try; doubled each time
    longest_pause: float = 120.0  # that a server may ask for
    rows: int = 3_000_000
    whole_bytes: int = 4 << 30
    whole_seconds: float = 4 * 3600.0


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    body: bytes
    retry_after: str = ""


class Getter:
    """Asks a server, again where it is worth it."""

    def __init__(
        self,
        allow_private: bool = False,
        secret: str = "",
        limits: Limits = Limits(),
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits
        self.secret = secret
        self.taken = 0  # bytes, over all answers
        self._allow_private = allow_private
        self._wait = wait
        self._until = time.monotonic() + limits.whole_seconds

    def get(self, url: str) -> Answer:
        """Return the last answer of some tries, whatever its status; Fault where there is none."""
        pause = self.limits.pause_seconds
        for left in reversed(range(self.limits.tries)):
            if time.monotonic() > self._until:
                raise Fault("too_long")
            try:
                answer = self._followed(url)
            except (OSError, http.client.HTTPException) as error:
                if not left or isinstance(error, ssl.SSLCertVerificationError):
                    raise self._unreachable(url, error) from error
                self._wait(pause)
            else:
                if answer.status not in _AGAIN or not left:
                    return answer
                self._wait(self._asked(answer.retry_after, pause))
            pause *= 2
        raise AssertionError

    def _asked(self, header: str, otherwise: float) -> float:
        """Return the seconds that a server asks to wait, in either form of the header."""
        seconds = otherwise
        if header.strip().isdecimal():
            seconds = float(header)
        elif header:
            with suppress(ValueError, TypeError):
                seconds = (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds()
        if seconds > self.limits.longest_pause:
            raise Fault("busy", minutes=max(1, round(seconds / 60)))
        return max(seconds, 0.0)

    def _unreachable(self, url: str, error: Exception) -> Fault:
        host = urlsplit(url).hostname or ""
        if isinstance(error, ssl.SSLError):
            return Fault("certificate", host=host, said=brief(error, self.secret))
        if isinstance(error, socket.gaierror):
            return Fault("no_host", host=host)
        if isinstance(error, TimeoutError):
            return Fault("silent", host=host)
        return Fault("unreachable", host=host, said=brief(error, self.secret))

    def _followed(self, url: str) -> Answer:
        for _ in range(REDIRECTS + 1):
            answer, location = self._asked_once(url)
            if answer.status not in _MOVED or not location:
                return answer
            there = urljoin(url, location)
            parts = urlsplit(there)
            if parts.scheme not in SCHEMES or not parts.hostname:
                raise Fault("led_away")
            if self.secret and url.startswith("https:") and parts.scheme == "http":
                raise Fault("led_away")  # the key would travel in the clear
            url = there
        raise Fault("led_around")

    def _asked_once(self, url: str) -> tuple[Answer, str]:
        parts = urlsplit(url)
        try:
            kind = SafeConnection if parts.scheme == "https" else PlainConnection
            connection = kind(parts.hostname or "", parts.port, self._allow_private)
        except ValueError as error:  # a port that is none, in a redirect
            raise Fault("led_away") from error
        try:
            connection.connect()
            link: socket.socket = connection.sock
            link.settimeout(self.limits.silence_seconds)
            with _cut_after(link, self.limits.answer_seconds) as too_late:
                try:
                    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                    connection.request("GET", target, headers=HEADERS)
                    response = connection.getresponse()
                    body = self._body(response)
                except (OSError, http.client.HTTPException) as error:
                    raise TimeoutError if too_late.is_set() else error from error
            after, location = (response.getheader(name) or "" for name in ("Retry-After", "Location"))
            return Answer(response.status, body, after), location
        finally:
            connection.close()

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        packed = (response.getheader("Content-Encoding") or "").strip().lower() in ("gzip", "x-gzip")
        most = min(self.limits.answer_bytes, self.limits.whole_bytes - self.taken)
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
        parts: list[bytes] = []
        size = 0
        while chunk := response.read(_CHUNK):
            if unpacking is not None:
                try:
                    chunk = unpacking.decompress(chunk, most + 1)
                except zlib.error as error:
                    raise http.client.HTTPException("the gzip is damaged") from error
            size += len(chunk)
            if size > most:
                raise Fault("too_large", megabytes=max(1, most >> 20))
            parts.append(chunk)
        if response.length or (unpacking is not None and size and not unpacking.eof):  # it promised more
            raise http.client.IncompleteRead(b"", response.length)
        self.taken += size
        return b"".join(parts)


@contextmanager
def _cut_after(link: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """End the reading from a server that sends a byte now and then; the event says that it came to that."""
    too_late = threading.Event()

    def cut() -> None:
        too_late.set()
        with suppress(OSError):
            link.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield too_late
    finally:
        timer.cancel()
