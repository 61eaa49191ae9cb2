"""pydantic's errors as Problems in plain words: what, why and how to fix, at the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from maturity.errors import Problem
from maturity.framework.document import MAX_PROBLEMS, Document, Path_, brief, shown_place, too_many
from maturity.framework.plain import FORMS
from maturity.text.spoken import Fault, is_of_the_code, told
from maturity.text.spoken import fault as _fault

_KINDS = {
    "string_type": "text",
    "string_sub_type": "text",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_from_float": "whole",
    "decimal_type": "number",
    "bool_type": "flag",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "keys",
    "model_type": "keys",
    "model_attributes_type": "keys",
}
_BOUNDS = {
    "greater_than_equal": ("least", "ge"),
    "less_than_equal": ("most", "le"),
    "greater_than": ("more", "gt"),
}
_LONGEST_WORD = 100


def suggest(word: str, known: Iterable[str]) -> str:
    """Return 'Did you mean …? ' for a near miss, else nothing."""
    close = nearest(word, known)
    return meant(close) if close else ""


def meant(near: str) -> str:
    """Return the beginning of a fix that asks whether something was meant: 'Did you mean …? '."""
    return f"{told('reading.meant', near=near)} "


def one_of(word: str, known: Sequence[str]) -> str:
    """Return how to mend a word that is none of those known."""
    return told("reading.write", meant=suggest(word, known), choices=told("reading.one_of", listed=", ".join(known)))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return what a word was meant to be, if it is a near miss; else nothing."""
    # Nobody misspells a key of 100 letters, and comparing much longer ones takes time.
    close = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) <= _LONGEST_WORD else []
    return close[0] if close else ""


def problems_of(error: ValidationError, model: type[BaseModel], document: Document, base: Path_ = ()) -> list[Problem]:
    """Turn the errors of one validation into Problems; `base` is where the part stands in the document."""
    found: list[Problem] = []
    for fault in _one_each([_at_home(fault, document, base) for fault in error.errors(include_url=False)]):
        inner: Path_ = fault["loc"]
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


def empty_values(document: Document, told: set[str]) -> list[Problem]:
    """Return a Problem for each key with nothing behind it, which would pass as left out; `told` are known places."""
    found: list[Problem] = []
    waiting: list[tuple[Path_, Any]] = [((), document.data)]
    while waiting:
        place, given = waiting.pop()
        if given is None and shown_place(place) not in told and not document.is_reported(place):
            found.append(document.problem(place, *_fault("reading.left_out")))
        parts = given.items() if isinstance(given, dict) else enumerate(given) if isinstance(given, list) else ()
        waiting += [((*place, key), part) for key, part in parts]
    return found[:MAX_PROBLEMS]


def _at_home(fault: Any, document: Document, base: Path_) -> dict[str, Any]:
    """Return a fault whose place is one of the file, without the names of types that pydantic puts in between."""
    here: Any = document.data
    for part in base:
        here = _inside(here, part)
    given = tuple(part for part in fault["loc"] if part != "[key]")
    kept: list[str | int] = []
    for index, part in enumerate(given):
        is_missing = index == len(given) - 1 and fault["type"] == "missing" and isinstance(here, dict)
        if is_missing or _inside(here, part) is not _NOTHING:
            kept.append(part)
            here = _inside(here, part)
    return {**fault, "loc": tuple(kept), "either": len(kept) < len(given)}


_NOTHING = object()


def _inside(here: Any, part: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(part, _NOTHING)
    return here[part] if isinstance(here, list) and isinstance(part, int) and part < len(here) else _NOTHING


def _one_each(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one fault for each place where several kinds of value may stand and none of them fits."""
    found: dict[Any, dict[str, Any]] = {}
    for index, fault in enumerate(faults):
        key = fault["loc"] if fault["either"] else index
        word = fault["type"] == "literal_error"
        if word and fault["either"] and isinstance(fault["input"], dict | list):
            continue  # it was meant as the other kind, whose own faults are told
        if word and key in found:
            fault["or"] = _kind(found[key]["type"])
        if key not in found or word:
            found[key] = fault
    return list(found.values())


def described(value: Any) -> str:
    """Return what a value in a file is, for a message: the text 'nine', the number 9, a list."""
    match value:
        case None:
            return told("reading.given.empty")
        case bool():
            return str(value).lower()
        case dict():
            return told("reading.given.keys")
        case list() | tuple():
            return told("reading.given.list")
        case str():
            return told("reading.given.text", shown=shown(value))
        case _:
            return told("reading.given.number", shown=value)


def _kind(fault_type: str) -> str:
    """Return what kind of value a fault asks for, in words; nothing for another fault."""
    return told(f"reading.kind.{_KINDS[fault_type]}") if fault_type in _KINDS else ""


def shown(value: Any) -> str:
    """Return a value of a file for a message: a text in quotes, others as they are written."""
    if isinstance(value, str):
        return f"'{brief(value)}'"
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else described(value)


def _missing(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    name = str(inner[-1])
    owner = model_at(model, inner[:-1])
    return missing(owner, name)


def missing(owner: type[BaseModel] | None, name: str) -> Fault:
    """Return what, why and how to fix for a key that is missing; its description is why, where it can be read."""
    field = owner.model_fields.get(name) if owner and is_of_the_code() else None
    why = (field.description if field else "") or told("reading.needed")
    those = why if why[0].isupper() else told("reading.no_key.why", those=why)
    return told("reading.no_key.what", name=name), those, told("reading.no_key.fix", name=name)


def _unknown(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    name = str(inner[-1])
    owner = model_at(model, inner[:-1])
    known = list(owner.model_fields) if owner else []
    return _fault("reading.unknown_key", name=brief(name), meant=suggest(name, known), known=", ".join(known))


def _wrong_kind(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    wanted = _kind(fault["type"])
    given = fault["input"]
    what, why, fix = _fault("reading.wrong_kind", wanted=wanted, given=described(given))
    if fault["type"] == "string_type" and not isinstance(given, dict | list) and given is not None:
        fix = told("reading.wrong_kind.fix_quotes", shown=shown(given))
    elif fault["type"] == "bool_type":
        fix = told("reading.wrong_kind.fix_flag")
    elif isinstance(given, str) and fault["type"].startswith(("int", "decimal")):
        fix = told("reading.wrong_kind.fix_digits", wanted=wanted)
    return what, why, fix


def _pattern(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    pattern = fault["ctx"]["pattern"]
    form = FORMS.get(pattern)
    fix = told(f"reading.form.{form}") if form else told("reading.form.pattern", pattern=pattern)
    smaller = str(fault["input"]).strip().lower().replace("_", "-").replace(" ", "-")
    if len(smaller) <= _LONGEST_WORD and re.match(pattern, smaller):
        fix = told("reading.form.better", better=smaller, fix=fix)
    return told("reading.form.what", shown=shown(fault["input"])), told("reading.form.why"), fix


def _choice(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    known = [word.strip(" '") for word in fault["ctx"]["expected"].replace(" or ", ",").split(",")]
    known = ["true" if word == "True" else word for word in known]
    given = fault["input"]
    choices = told("reading.one_of", listed=", ".join(known)) if len(known) > 1 else known[0]
    if given is None:
        what, why, _ = _fault("reading.empty")
        return what, why, told("reading.write", meant="", choices=choices)
    hint, other = suggest(given, known) if isinstance(given, str) else "", fault.get("or")
    fix = (
        told("reading.write_or", meant=hint, choices=choices, other=other)
        if other
        else told("reading.write", meant=hint, choices=choices)
    )
    return told("reading.choice.what", shown=shown(given)), told("reading.choice.why"), fix


def _bound(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    word, key = _BOUNDS[fault["type"]]
    fix = told(f"reading.range.{word}", limit=fault["ctx"][key])
    return told("reading.range.what", shown=shown(fault["input"])), told("reading.range.why"), fix


def _empty(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    what, why, fix = _fault("reading.empty")
    return what, why, told("reading.empty.fix_entry") if isinstance(fault["input"], dict | list | tuple) else fix


def _long(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    limit, length = fault["ctx"]["max_length"], len(fault["input"])
    return _fault("reading.long", length=f"{length:,}", limit=limit)


def _other(fault: Any, inner: Path_, model: type[BaseModel]) -> Fault:
    message = str(fault["msg"]).removeprefix("Value error, ")
    what, _, fix = message.partition(" Fix: ")
    if fault["type"] != "value_error" and not is_of_the_code():  # pydantic's own words
        what = told("reading.other.what", shown=shown(fault["input"]))
    return what.rstrip("."), told("reading.other.why"), fix or told("reading.other.fix", shown=shown(fault["input"]))


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
