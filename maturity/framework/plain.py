"""The plain values that content is made of: ids, texts, numbers; each strict about what a file may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

_WORD = "[a-z0-9]+(-[a-z0-9]+)*"
ID = rf"^{_WORD}$"
FEATURE_ID = rf"^{_WORD}(\.{_WORD})+$"
QUESTION_ID = r"^[a-z][a-z0-9_]*$"
SOURCE_KEY = r"^[A-Z0-9]+$"
VERSION = r"^(0|[1-9][0-9]{0,5})(\.(0|[1-9][0-9]{0,5})){2}$"
LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"
FRACTION = r"^-?[0-9]{1,18}/[1-9][0-9]{0,17}$"
ADDRESS = r"^https?://[^\s<>\"]+$"
# Where suggestions go. Placeholders stand behind the place itself, so that no id decides who gets them.
SUGGESTIONS = (
    r"^(https://[^\s<>\"{}/?#]+|mailto:[^\s<>\"{}@?,]+@[^\s<>\"{}@?,]+)"
    r"([/?#]([^\s<>\"{}]|\{(feature|version)\})*)?$"
)

# What a person should write where a text does not match, by the name of its message.
FORMS = {
    ID: "id",
    FEATURE_ID: "feature",
    QUESTION_ID: "question",
    SOURCE_KEY: "source",
    VERSION: "version",
    LANGUAGE: "language",
    ADDRESS: "address",
    SUGGESTIONS: "suggestions",
}


def _number(given: Any, info: ValidationInfo) -> Any:
    """Refuse a quoted number in a file; our own JSON record writes decimals as text to keep them exact."""
    if info.mode == "python" and (isinstance(given, bool) or not isinstance(given, int | Decimal)):
        raise PydanticCustomError("decimal_type", "this should be a number")
    return given


def _same_digits(given: Decimal) -> Decimal:
    """0.80 and 0.8 are one number, so they must make one checksum."""
    return given.normalize() + 0


def _limit(given: Any, info: ValidationInfo) -> Any:
    """Read a number, or a fraction as text such as 2/3, which no decimal can say exactly."""
    if isinstance(given, str) and re.match(FRACTION, given):
        return given
    if info.mode == "json" and isinstance(given, str):
        return _same_digits(Decimal(given))
    found = _number(given, info)
    return _same_digits(Decimal(found)) if isinstance(found, int | Decimal) else found


def _share(given: Decimal | str) -> Decimal | str:
    """A share lies between 0 and 1."""
    if Fraction(given) < 0:
        raise PydanticKnownError("greater_than_equal", {"ge": 0})
    if Fraction(given) > 1:
        raise PydanticKnownError("less_than_equal", {"le": 1})
    return given


class Content(BaseModel):
    """Base of everything read from a framework folder: frozen, and no key that isn't declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy; what was worked out from the old content and kept (cached properties) is not carried over."""
        made = super().model_copy(update=update, deep=deep)
        for name in set(made.__dict__) - set(type(made).model_fields):
            del made.__dict__[name]
        return made


Whole = Annotated[int, Field(strict=True)]
Number = Annotated[Decimal, BeforeValidator(_number), AfterValidator(_same_digits)]
_FractionText = Annotated[str, StringConstraints(pattern=FRACTION)]
# A number that something is compared with: a decimal, or a fraction as text. `Fraction(...)` reads both.
Limit = Annotated[Decimal | str, BeforeValidator(_limit, json_schema_input_type=Number | _FractionText)]
_ShareNumber = Annotated[Number, Field(ge=0, le=1)]
Share = Annotated[
    Decimal | str, BeforeValidator(_limit, json_schema_input_type=_ShareNumber | _FractionText), AfterValidator(_share)
]
Flag = Annotated[bool, Field(strict=True)]


class Translatable:
    """Marks the type of a text that is read in the reader's own language; see `translation`."""


TRANSLATABLE = Translatable()
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), TRANSLATABLE]
MaybeText = Annotated[str, StringConstraints(strip_whitespace=True), TRANSLATABLE]
# A text that stays as it is in every language: a key, a name, the title of a publication.
Verbatim = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PlainId = Annotated[str, StringConstraints(pattern=ID, max_length=40)]
# Ids such as 0 to 3 are numbers in YAML; everybody means the id.
OptionId = Annotated[
    PlainId,
    BeforeValidator(lambda given: str(given) if type(given) is int else given, json_schema_input_type=str | int),
]
FeatureId = Annotated[str, StringConstraints(pattern=FEATURE_ID, max_length=80)]
QuestionId = Annotated[str, StringConstraints(pattern=QUESTION_ID, max_length=40)]
SourceKey = Annotated[str, StringConstraints(pattern=SOURCE_KEY, max_length=16)]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=400)]
SuggestionsAddress = Annotated[str, StringConstraints(pattern=SUGGESTIONS, max_length=400)]
