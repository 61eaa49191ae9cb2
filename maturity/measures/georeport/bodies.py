"""What an answer says: requests in JSON or XML, an error in words, or something that no Open311 server says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from maturity.measures.georeport.faults import Fault, brief
from maturity.measures.georeport.getting import Answer
from maturity.measures.georeport.xml_form import elements, listed

_WRAPPERS = ("service_requests", "requests", "results", "data", "features")
_MARKS = ("service_request_id", "requested_datetime", "service_code", "token")  # any of them makes it a request
_GOOD = range(200, 300)


@dataclass(frozen=True)
class Listed:
    """The requests of one answer, as the server gave them."""

    requests: tuple[dict[str, Any], ...]
    odd: int = 0  # entries that are no requests


def requests_in(answer: Answer, secret: str = "") -> Listed:
    """Return the requests of an answer; Fault where it is an error or can't be read."""
    if answer.status == 204:
        return Listed(())
    good = answer.status in _GOOD
    try:
        found = parsed(answer.body)
    except Fault as fault:
        raise fault if good else Fault("status", status=answer.status, said="") from fault
    wrong = _error_in(found)
    if wrong is not None or not good:
        said = brief(wrong or "", secret)
        raise Fault("said" if good else "status", status=answer.status, said=f" ({said})" if said else "")
    entries = _entries(found)
    requests = tuple(one for one in entries if isinstance(one, dict) and any(mark in one for mark in _MARKS))
    if entries and not requests:
        raise Fault("other")
    return Listed(requests, len(entries) - len(requests))


def parsed(body: bytes) -> Any:
    """Return what stands in a body, XML in the same shape as JSON; Fault where that can't be said."""
    text = body.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        raise Fault("empty")
    if text.startswith(b"<"):
        head = text[:1000].lower()
        if b"<html" in head or b"<!doctype html" in head:
            raise Fault("html")
        name, value = elements(text)
        if name == "html":
            raise Fault("html")
        if name == "errors":
            return {"errors": listed(value, "error")}
        if name == "service_requests":
            return listed(value, "request")
        return {name: value}
    try:
        # Numbers stay as they were written; they are ids and codes here.
        return json.loads(text.decode("utf-8", "replace"), parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise Fault("broken") from error


def _entries(found: Any) -> list[Any]:
    """Return the entries of an answer: an array, an object with an array in it, or one request without an array."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        if any(mark in found for mark in _MARKS):
            return [found]
        for name in _WRAPPERS:
            inner = found.get(name)
            if isinstance(inner, dict):
                inner = inner.get("request", inner)
            if isinstance(inner, dict):
                return [inner] if inner else []
            if isinstance(inner, list):
                return inner
    raise Fault("other")


def _error_in(found: Any) -> str | None:
    """Return what an error body says; None where it is no error."""
    if isinstance(found, dict):
        inner = found.get("errors", found.get("error"))
        if isinstance(inner, (list, dict)):
            return _error_in(inner) or ""
        if isinstance(inner, str):
            return inner
        if any(mark in found for mark in _MARKS):
            return None
        if "description" in found or "message" in found:
            return ": ".join(str(found[name]) for name in ("code", "description", "message") if found.get(name))
        return None
    if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
        said = [_error_in(one) for one in found]
        if all(one is not None for one in said):
            return "; ".join(one for one in said if one)
    return None
