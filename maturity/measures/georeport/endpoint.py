"""Where a server answers and in which form: as it was given, or as its discovery document says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from maturity.measures.georeport.address import Address
from maturity.measures.georeport.bodies import parsed
from maturity.measures.georeport.collecting import Collector, Rows
from maturity.measures.georeport.faults import Fault
from maturity.measures.georeport.getting import Getter
from maturity.measures.georeport.windows import Window
from maturity.measures.georeport.xml_form import listed

_STANDARD = "georeport_v2"
_ELSEWHERE = ("status", "said", "html", "empty", "broken", "other")  # faults after which another address may be right


def begun(getter: Getter, address: Address, window: Window, told: Callable[[int], None]) -> tuple[Collector, Rows]:
    """Return the collector for the server and its first answer; Fault where it gives no requests anywhere."""
    faults: list[Fault] = []
    for place, form in _candidates(getter, address):
        collector = Collector(getter, place, form, told)
        try:
            return collector, collector.begin(window)
        except Fault as fault:
            if fault.id not in _ELSEWHERE:
                raise
            faults.append(fault)
    raise _most_telling(faults)


def _candidates(getter: Getter, address: Address) -> Iterator[tuple[Address, str]]:
    """Yield addresses and forms, the most likely first; nothing is asked before the ones before have failed."""
    if not address.discovery:
        for form in _forms(address.form):
            yield address, form
    for document in address.documents():
        named = _endpoint(getter, document)
        if named is not None:
            base, forms = named
            for form in forms:
                yield address.at(base), form
            return


def _endpoint(getter: Getter, document: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the base and the forms that a discovery document names for version 2; None where it names none."""
    try:
        answer = getter.get(document)
        found = parsed(answer.body) if answer.status < 300 else {}
    except Fault as fault:
        if fault.id not in _ELSEWHERE:
            raise
        return None
    inner = found.get("discovery", found) if isinstance(found, dict) else {}
    endpoints = listed(inner, "endpoints")
    if len(endpoints) == 1 and isinstance(endpoints[0], dict) and "endpoint" in endpoints[0]:  # from XML
        endpoints = listed(endpoints[0], "endpoint")
    known = [one for one in endpoints if isinstance(one, dict) and _STANDARD in str(one.get("specification")).lower()]
    for one in sorted(known, key=lambda one: one.get("type") != "production"):
        with suppress(ValueError):
            return urljoin(document, str(one.get("url", ""))), _forms("" if "json" in _formats(one) else "xml")
    return None


def _formats(endpoint: dict[str, Any]) -> str:
    return str(endpoint.get("formats", "json")).lower()


def _forms(first: str) -> tuple[str, ...]:
    return ("xml", "json") if first == "xml" else ("json", "xml")


def _most_telling(faults: list[Fault]) -> Fault:
    """Return what the server itself said, if it said something; else the first fault."""
    said = [fault for fault in faults if fault.values.get("said")]
    return (said or faults or [Fault("no_endpoint")])[0]
