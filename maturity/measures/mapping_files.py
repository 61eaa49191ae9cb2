"""Reading a file of ours strictly: what is wrong is told with its line, why it matters and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from maturity.errors import ContentError, Problem
from maturity.framework.document import Document
from maturity.framework.problems import empty_values, problems_of
from maturity.framework.reader import read_bytes, read_file

M = TypeVar("M", bound=BaseModel)


def read_content(path: Path, model: type[M]) -> M:
    """Return what a YAML file says; ContentError with every problem if there is one."""
    return validated(*read_file(path, str(path)), model)[0]


def content_of(raw: bytes, shown: str, model: type[M]) -> M:
    """Return what YAML from elsewhere says, such as one that was brought to a screen; ContentError as for a file."""
    return validated(*read_bytes(raw, shown), model)[0]


def validated(document: Document | None, found: list[Problem], model: type[M]) -> tuple[M, Document]:
    """Return what a document says; ContentError with every problem, also those of reading it."""
    if document is None:
        raise ContentError(found)
    try:
        made = model.model_validate(document.data)
    except ValidationError as error:
        found = [*found, *problems_of(error, model, document)]
        made = None
    found += empty_values(document, {one.where for one in found})
    if found or made is None:
        raise ContentError(found)
    return made, document
