"""pydantic's errors as Problems in plain words: what, why and how to fix, at the line where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from maturity.errors import Problem
from maturity.framework.document import MAX_PROBLEMS, Document, Path_, brief, shown_place, too_many
from maturity.framework.plain import PATTERN_FIXES

_KINDS = {
    "string_type": "a text",
    "string_sub_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "decimal_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list (lines that start with a hyphen)",
    "list_type": "a list (lines that start with a hyphen)",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("more than", "gt"),
}
_LONGEST_WORD = 100

Fault = tuple[str, str, str]


def suggest(word: str, known: Iterable[str]) -> str:
    """Return 'Did you mean …? ' for a near miss, else nothing."""
    # Nobody misspells a key of 100 letters, and comparing much longer ones takes time.
    close = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) <= _LONGEST_WORD else []
    return f"Did you mean '{close[0]}'? " if close else ""


def problems_of(error: ValidationError, model: type[BaseModel], document: Document, base: Path_ = ()) -> list[Problem]:
    """Turn the errors of one validation into Problems; `base` is where the part stands in the document."""
    found: list[Problem] = []
    for fault in error.errors(include_url=False):
        inner: Path_ = tuple(part for part in fault["loc"] if part != "[key]")
        place = (*base, *inner)
        if document.is_reported(place):
            continue
        if fault["type"] == "too_short" and fault["input"]:
            continue  # it isn't empty: its entries are wrong, and each of them is reported by itself
        what, why, fix = _SAYERS.get(fault["type"], _other)(fault, inner, model)
        line = document.line(place[:-1] if fault["type"] == "missing" else place)
        if len(found) >= MAX_PROBLEMS:
            return [*found, too_many(document.file, line)]
        found.append(Problem(document.file, line, shown_place(place), what, why, fix))
    return found


def described(value: Any) -> str:
    """Return what a value in a file is, for a message: the text 'nine', the number 9, a list."""
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case dict():
            return "keys with values"
        case list() | tuple():
            return "a list"
        case str():
            return f"the text {shown(value)}"
        case _:
            return f"the number {value}"


def shown(value: Any) -> str:
    """Return a value of a file for a message: a text in quotes, others as they are written."""
    if isinstance(value, str):
        return f"'{brief(value)}'"
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else described(value)


def _missing(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    name = str(inner[-1])
    owner = model_at(model, inner[:-1])
    description = (owner.model_fields[name].description or "") if owner and name in owner.model_fields else ""
    return f"'{name}' is missing", description or "It is needed.", f"Add '{name}:' here."


def _unknown(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    name = str(inner[-1])
    owner = model_at(model, inner[:-1])
    known = list(owner.model_fields) if owner else []
    fix = f"{suggest(name, known)}The keys here are: {', '.join(known)}."
    return f"'{brief(name)}' is not a key of this place", "It would be lost without a word.", fix


def _wrong_kind(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    wanted = _KINDS[fault["type"]]
    given = fault["input"]
    fix = f"Write {wanted}."
    if fault["type"] == "string_type" and not isinstance(given, dict | list) and given is not None:
        fix = f'Put quotes around it: "{shown(given)}".'
    elif fault["type"] == "bool_type":
        fix = "Write true or false, without quotes."
    elif isinstance(given, str) and fault["type"].startswith(("int", "decimal")):
        fix = f"Write {wanted} in digits, without quotes."
    return f"this should be {wanted}, but it is {described(given)}", "It can't be understood otherwise.", fix


def _pattern(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    pattern = fault["ctx"]["pattern"]
    fix = PATTERN_FIXES.get(pattern, f"Write a text that matches {pattern}.")
    return f"{shown(fault['input'])} is not well-formed", "Programs read it too.", fix


def _choice(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    known = [word.strip(" '") for word in fault["ctx"]["expected"].replace(" or ", ",").split(",")]
    known = ["true" if word == "True" else word for word in known]
    given = fault["input"]
    if given is None:
        return "this is empty", "It is needed.", f"Write {_either(known)}."
    hint = suggest(given, known) if isinstance(given, str) else ""
    return (
        f"{shown(given)} is not one of the choices",
        "Only these are known.",
        f"{hint}Write {_either(known)}.",
    )


def _either(words: list[str]) -> str:
    return f"one of: {', '.join(words)}" if len(words) > 1 else words[0]


def _bound(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    word, key = _BOUNDS[fault["type"]]
    limit = fault["ctx"][key]
    return f"{shown(fault['input'])} is out of range", "It has no meaning there.", f"Write {word} {limit}."


def _empty(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    entry = isinstance(fault["input"], dict | list | tuple)
    return (
        "this is empty",
        "It is needed.",
        f"Write {'at least one entry' if entry else 'a text with something in it'}.",
    )


def _long(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    limit, length = fault["ctx"]["max_length"], len(fault["input"])
    what = f"this has {length:,} characters"
    return what, "It would not fit where it is shown.", f"Shorten it to at most {limit} characters."


def _other(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    message = str(fault["msg"]).removeprefix("Value error, ")
    what, _, fix = message.partition(" Fix: ")
    return what.rstrip("."), "It can't be used so.", fix or f"Change {shown(fault['input'])}."


_SAYERS: dict[str, Callable[[Any, Path_, type[BaseModel]], Fault]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "literal_error": _choice,
    "too_short": _empty,
    "string_too_short": _empty,
    "string_too_long": _long,
    **dict.fromkeys(_KINDS, _wrong_kind),
    **dict.fromkeys(_BOUNDS, _bound),
}


def model_at(model: type[BaseModel], place: Path_) -> type[BaseModel] | None:
    """Return the model class that stands at a place inside `model`; None where it is no model."""
    kind: Any = model
    for part in place:
        kind = _plain(kind)
        if _is_model(kind):
            known = kind.model_fields.get(str(part))
            if known is None:
                return None
            kind = known.annotation
        else:
            inner = get_args(kind)
            kind = inner[1 if get_origin(kind) is dict else 0] if inner else None
    kind = _plain(kind)
    return kind if _is_model(kind) else None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _plain(kind: Any) -> Any:
    """Strip Annotated and `| None` from a type."""
    while get_origin(kind) in {Annotated, Union, UnionType}:
        kind = next(inner for inner in get_args(kind) if inner is not type(None))
    return kind
