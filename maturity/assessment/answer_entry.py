"""One answer of an answers file: read with the options that its feature has, every problem with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from maturity.assessment.answers import Answer
from maturity.assessment.answers_shape import AnswerEntry, from_entry
from maturity.errors import Problem
from maturity.framework.document import Document, Path_, brief
from maturity.framework.model import Feature, Framework
from maturity.framework.problems import problems_of, shown, suggest

_STATES = ("option", "options", "dont_know", "not_applicable")


def read_answer(
    framework: Framework, feature: Feature, entry: Any, document: Document
) -> tuple[Answer | None, list[Problem]]:
    """Return the answer that an entry stands for, or what is wrong with it."""
    place: Path_ = ("answers", feature.id)
    known = {aspect: [option.id for option in one] for aspect, one in framework.aspect_options(feature).items()}
    short = not isinstance(entry, dict)
    if short and not isinstance(entry, str) and type(entry) is not int:
        what = f"{shown(entry)} is not an answer"
        why = "An answer is a word or a set of keys."
        return None, [document.problem(place, what, why, _wanted(known, feature))]
    try:
        read = AnswerEntry.model_validate({"option": entry} if short else entry)
    except ValidationError as error:
        return None, problems_of(error, AnswerEntry, document, place)
    faults = list(_faults(read, known, feature, place if short else (*place, "option"), place))
    found = [document.problem(*fault) for fault in faults]
    return (None if found else from_entry(read)), found


_Fault = tuple[Path_, str, str, str]


def _faults(
    read: AnswerEntry, known: dict[str, list[str]], feature: Feature, option_place: Path_, place: Path_
) -> Iterator[_Fault]:
    said = [name for name in _STATES if getattr(read, name) is not None]
    if len(said) > 1:
        yield place, f"this answer says {' and '.join(said)}", "It can only be one of them.", "Keep one."
    elif read.option is not None:
        yield from _option(read.option, known, feature, option_place)
    elif read.options is not None:
        yield from _options(read.options, known, feature, place)
    elif read.not_applicable is not None and not feature.may_not_apply:
        what, why = "this feature always applies", "The framework lets nobody leave it out."
        yield (*place, "not_applicable"), what, why, _wanted(known, feature)
    elif read.not_applicable is not None and not read.not_applicable.strip():
        fix = "Write why it does not apply to this center."
        yield (*place, "not_applicable"), "the reason is empty", "A feature is left out only for a reason.", fix


def _option(given: str, known: dict[str, list[str]], feature: Feature, place: Path_) -> Iterator[_Fault]:
    # One option may answer every aspect at once where all of them have it.
    for options in known.values():
        if given not in options:
            fix = f"{suggest(given, options)}{_wanted(known, feature)}"
            yield place, f"'{brief(given)}' is not an option here", "It can't be scored.", fix
            return


def _options(given: dict[str, str], known: dict[str, list[str]], feature: Feature, place: Path_) -> Iterator[_Fault]:
    for aspect, option in given.items():
        if aspect not in known or "" in known:
            names = [name for name in known if name]
            fix = f"{suggest(aspect, names)}{_wanted(known, feature)}"
            yield (*place, "options", aspect), f"there is no aspect '{brief(aspect)}' here", "It isn't asked.", fix
        elif option not in known[aspect]:
            fix = f"{suggest(option, known[aspect])}Write one of: {', '.join(known[aspect])}."
            where = (*place, "options", aspect)
            yield where, f"'{brief(option)}' is not an option here", "It can't be scored.", fix
    if not given:
        yield (*place, "options"), "this is empty", "It is needed.", _wanted(known, feature)


def _wanted(known: dict[str, list[str]], feature: Feature) -> str:
    also = ", or {not_applicable: the reason}" if feature.may_not_apply else ""
    if "" in known:
        return f"Write one of: {', '.join(known[''])}, or {{dont_know: true}}{also}."
    example = ", ".join(f"{aspect}: {options[-1]}" for aspect, options in known.items())
    return f"Write such as {{options: {{{example}}}}}, or {{dont_know: true}}{also}."
