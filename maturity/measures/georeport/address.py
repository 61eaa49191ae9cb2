"""What a person gives as the address of an Open311 server, and the addresses that are asked because of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from maturity.measures.georeport.faults import Fault

SCHEMES = ("http", "https")
KEY = "api_key"
JURISDICTION = "jurisdiction_id"
_OURS = {"start_date", "end_date", "page", "page_size", "extensions", "service_request_id", KEY}
_FILE = re.compile(r"/(requests|services|discovery)(?:\.(json|xml))?$", re.IGNORECASE)
_LONGEST = 2000


@dataclass(frozen=True)
class Address:
    """Where a server is: its base, and what its own address asks for besides the period."""

    base: str  # such as https://host/open311/v2, without a slash at its end
    form: str = ""  # json or xml where the address says so
    discovery: bool = False  # whether it is the address of a discovery document
    query: tuple[tuple[str, str], ...] = ()  # such as jurisdiction_id or service_code
    key: str = field(default="", repr=False)

    def requests(self, form: str, asked: dict[str, str]) -> str:
        """Return the address that lists requests in a form, json or xml."""
        return f"{self.base}/requests.{form}?{urlencode([*self._query(), *asked.items()])}"

    def documents(self) -> tuple[str, ...]:
        """Return the addresses at which the server may describe itself."""
        query = f"?{urlencode(self._query())}" if self._query() else ""
        forms = (self.form,) if self.discovery and self.form else ("json", "xml")
        return tuple(f"{self.base}/discovery.{form}{query}" for form in forms)

    def at(self, base: str) -> Address:
        """Return the same wish at another base, which a discovery document names."""
        found = address_in(base)
        return replace(found, query=tuple(dict((*found.query, *self.query)).items()), key=found.key or self.key)

    def _query(self) -> list[tuple[str, str]]:
        return [*self.query, *([(KEY, self.key)] if self.key else [])]


def address_in(text: str, jurisdiction: str = "", key: str = "") -> Address:
    """Return what a typed address means; Fault where it is none that can be asked."""
    typed = text.strip()
    if not typed or len(typed) > _LONGEST or any(one.isspace() or not one.isprintable() for one in typed):
        raise Fault("address")
    if "://" not in typed:
        if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", typed, re.IGNORECASE):  # mailto:, file:, javascript:
            raise Fault("scheme")
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname, parts.port
        ascii_host = (host or "").encode("idna").decode("ascii") if host and ":" not in host else host
    except ValueError as error:  # a wrong port, an unclosed bracket, a name that is none
        raise Fault("address") from error
    if parts.scheme.lower() not in SCHEMES:
        raise Fault("scheme")
    if not ascii_host:
        raise Fault("address")
    if parts.username is not None or parts.password is not None:
        raise Fault("password")
    given = dict(parse_qsl(parts.query))
    query = {name: value for name, value in given.items() if name not in _OURS}
    if jurisdiction.strip():
        query[JURISDICTION] = jurisdiction.strip()
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._").rstrip("/")
    named = _FILE.search(path)
    netloc = (f"[{ascii_host}]" if ":" in ascii_host else ascii_host) + (f":{port}" if port is not None else "")
    base = urlunsplit((parts.scheme.lower(), netloc, path[: named.start()] if named else path, "", ""))
    return Address(
        base,
        form=(named[2] or "").lower() if named else "",
        discovery=bool(named and named[1].lower() == "discovery"),
        query=tuple(query.items()),
        key=key.strip() or given.get(KEY, ""),
    )
