"""The XML form of an answer as the same dicts as the JSON form; no entities, no document types."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from maturity.measures.georeport.faults import Fault

_DEEPEST = 20


def elements(body: bytes) -> tuple[str, Any]:
    """Return the name and the value of the root: a dict by name, a list where a name repeats, or a text."""
    building = _Building()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.text
    parser.StartDoctypeDeclHandler = _refused
    parser.EntityDeclHandler = _refused
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise Fault("broken") from error
    return building.name, building.value


def listed(value: Any, name: str) -> list[Any]:
    """Return the children of a name, however many there are."""
    found = value.get(name, []) if isinstance(value, dict) else []
    return found if isinstance(found, list) else [found]


class _Building:
    def __init__(self) -> None:
        self.name = ""
        self.value: Any = ""
        self._open: list[tuple[str, dict[str, Any], list[str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise Fault("broken")
        self._open.append((name.rpartition(":")[2], {}, []))

    def text(self, data: str) -> None:
        if self._open:
            self._open[-1][2].append(data)

    def end(self, _: str) -> None:
        name, children, texts = self._open.pop()
        value: Any = children or "".join(texts).strip()
        if not self._open:
            self.name, self.value = name, value
            return
        siblings = self._open[-1][1]
        if name not in siblings:
            siblings[name] = value
        elif isinstance(siblings[name], list):
            siblings[name].append(value)
        else:
            siblings[name] = [siblings[name], value]


def _refused(*_: object) -> None:
    raise Fault("doctype")
