"""The mappings that come with the product, and reading one of anybody's."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from functools import cache
from pathlib import Path
from types import MappingProxyType

from maturity.errors import ContentError, Problem
from maturity.framework.document import Document
from maturity.framework.reader import read_bytes, read_file
from maturity.measures.mapping import Mapping
from maturity.measures.mapping_checks import CHECKS
from maturity.measures.mapping_files import validated
from maturity.measures.shared_words import MAPPINGS


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a file; ContentError with every problem if there is one."""
    return _checked(*read_file(path, str(path)))


def mapping_of(raw: bytes, shown: str) -> Mapping:
    """Return the mapping in a text that isn't a file, such as one brought to a screen; ContentError as for a file."""
    return _checked(*read_bytes(raw, shown))


@cache
def shipped_mappings() -> MappingOf[str, Mapping]:
    """Return the mappings of the product by id, in the order of their ids."""
    return MappingProxyType({path.stem: read_mapping(path) for path in sorted(MAPPINGS.glob("*.yaml"))})


def mapping_named(name: str) -> Mapping:
    """Return a mapping by its file, or by the id of one of the product's; FileNotFoundError names what there is."""
    path, shipped = Path(name), shipped_mappings()
    if path.is_file():
        return read_mapping(path)
    if name in shipped:
        return shipped[name]
    raise FileNotFoundError(f"there is no mapping '{name}'; give a file, or one of: {', '.join(shipped)}")


def _checked(document: Document | None, found: list[Problem]) -> Mapping:
    mapping, document = validated(document, found, Mapping)
    problems = [problem for check in CHECKS for problem in check(mapping, document)]
    if problems:
        raise ContentError(problems)
    return mapping
