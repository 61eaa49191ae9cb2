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
from maturity.framework.problems import one_of, problems_of, shown, suggest
from maturity.text.spoken import fault, told

_STATES = ("option", "options", "dont_know", "not_applicable")


def read_answer(
    framework: Framework, feature: Feature, entry: Any, document: Document
) -> tuple[Answer | None, list[Problem]]:
    """Return the answer that an entry stands for, or what is wrong with it."""
    place: Path_ = ("answers", feature.id)
    known = {aspect: [option.id for option in one] for aspect, one in framework.aspect_options(feature).items()}
    short = not isinstance(entry, dict)
    if short and not isinstance(entry, str) and type(entry) is not int:
        what, why = told("answers.no_answer.what", shown=shown(entry)), told("answers.no_answer.why")
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
        listed = f" {told('answers.several.and')} ".join(said)
        what, why = told("answers.several.what", said=listed), told("answers.several.why")
        yield place, what, why, told("answers.several.fix")
    elif read.option is not None:
        yield from _option(read.option, known, feature, option_place)
    elif read.options is not None:
        yield from _options(read.options, known, feature, place)
    elif read.not_applicable is not None and not feature.may_not_apply:
        what, why = told("answers.always.what"), told("answers.always.why")
        yield (*place, "not_applicable"), what, why, _wanted(known, feature)
    elif read.not_applicable is not None and not read.not_applicable.strip():
        yield (*place, "not_applicable"), *fault("answers.no_reason")


def _option(given: str, known: dict[str, list[str]], feature: Feature, place: Path_) -> Iterator[_Fault]:
    # One option may answer every aspect at once where all of them have it.
    for options in known.values():
        if given not in options:
            fix = f"{suggest(given, options)}{_wanted(known, feature)}"
            yield place, told("answers.no_option.what", name=brief(given)), told("answers.no_option.why"), fix
            return


def _options(given: dict[str, str], known: dict[str, list[str]], feature: Feature, place: Path_) -> Iterator[_Fault]:
    for aspect, option in given.items():
        if aspect not in known or "" in known:
            names = [name for name in known if name]
            fix = f"{suggest(aspect, names)}{_wanted(known, feature)}"
            what, why = told("answers.no_aspect.what", name=brief(aspect)), told("answers.no_aspect.why")
            yield (*place, "options", aspect), what, why, fix
        elif option not in known[aspect]:
            what, why = told("answers.no_option.what", name=brief(option)), told("answers.no_option.why")
            yield (*place, "options", aspect), what, why, one_of(option, known[aspect])
    if not given:
        what, why = told("answers.no_options.what"), told("answers.no_options.why")
        yield (*place, "options"), what, why, _wanted(known, feature)


def _wanted(known: dict[str, list[str]], feature: Feature) -> str:
    also = "or" if feature.may_not_apply else "always"
    if "" in known:
        return told(f"answers.wanted.option_{also}", known=", ".join(known[""]))
    example = ", ".join(f"{aspect}: {options[-1]}" for aspect, options in known.items())
    return told(f"answers.wanted.options_{also}", example=example)
