"""A framework folder read file by file: what is valid, where it stands, and what is wrong so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field, ValidationError

from maturity.errors import Problem
from maturity.framework.document import Document, Path_
from maturity.framework.model import Capability, Content, Feature, FrameworkHead, OverlayMark, Source, Stage
from maturity.framework.plain import FEATURE_ID, ID, SOURCE_KEY
from maturity.framework.problems import empty_values, problems_of
from maturity.framework.reader import read_file

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class SourcesFile(Content):
    """sources.yaml: the publications that the framework's claims rest on."""

    sources: tuple[Source, ...] = Field(description="Every publication once.")


@dataclass(frozen=True)
class Placed(Generic[T]):
    """A validated part, its document and its place there."""

    item: T
    document: Document
    place: Path_ = ()

    def problem(self, inner: Path_, what: str, why: str, fix: str) -> Problem:
        """Return a Problem at a place inside this part."""
        return self.document.problem((*self.place, *inner), what, why, fix)


@dataclass(frozen=True)
class Written:
    """A part as it is written, before it is validated."""

    model: type[BaseModel]
    raw: dict[str, Any]
    document: Document
    place: Path_ = ()


@dataclass
class Parts:
    """Everything of a framework folder that could be read, and the problems met on the way."""

    head: Placed[FrameworkHead] | None = None
    capabilities: list[Placed[Capability]] = field(default_factory=list)
    # Every capability and every group in one.
    groups: list[Placed[Capability]] = field(default_factory=list)
    features: list[Placed[Feature]] = field(default_factory=list)
    sources: list[Placed[Source]] = field(default_factory=list)
    overlays: list[OverlayMark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    # What is written, valid or not, with the model it is an instance of.
    written: list[Written] = field(default_factory=list)
    # Ids that are written somewhere, even in a part that isn't valid: naming them is no second problem.
    written_features: set[str] = field(default_factory=set)
    written_capabilities: set[str] = field(default_factory=set)
    written_groups: set[str] = field(default_factory=set)
    written_sources: set[str] = field(default_factory=set)
    # False where a file, a list or an id couldn't be read, so that nobody knows all the ids there are.
    features_known: bool = True
    capabilities_known: bool = True
    groups_known: bool = True
    sources_known: bool = True

    @property
    def all_valid(self) -> bool:
        """True where every capability and feature that is written could be read."""
        known = self.features_known and self.capabilities_known and self.groups_known
        features = {placed.item.id for placed in self.features}
        capabilities = {placed.item.id for placed in self.capabilities}
        return known and features == self.written_features and capabilities == self.written_capabilities


def read_parts(folder: Path, shown: str) -> Parts:
    """Read every file of a framework folder; `shown` is the folder's name in problems."""
    parts = Parts()
    head = _read(parts, folder / "framework.yaml", f"{shown}/framework.yaml")
    if head:
        parts.head = _validated(parts, head, FrameworkHead)
        _note_written(parts, FrameworkHead, head.data, head, ())
        for place, raw in _listed(head, "stages"):
            _note_written(parts, Stage, raw, head, place)
    if (folder / "sources.yaml").exists():
        _read_sources(parts, folder / "sources.yaml", f"{shown}/sources.yaml")
    _read_capabilities(parts, folder / "capabilities", f"{shown}/capabilities")
    return parts


def content_files(folder: Path, shown: str) -> tuple[list[Path], list[Problem]]:
    """Return a folder's .yaml files in their order, and a Problem for each whose name only comes close."""
    # Hidden files are leavings of editors and systems (._10-phone.yaml), never content.
    names = sorted(path for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []
    problems = []
    for path in names:
        if path.suffix != ".yaml" and path.suffix.lower() in {".yml", ".yaml"}:
            what = f"the file's name ends in {path.suffix}"
            why, fix = "Only .yaml files are read, so it would be left out.", "Rename it to end in .yaml."
            problems.append(Problem(f"{shown}/{path.name}", 1, "", what, why, fix))
    return [path for path in names if path.suffix == ".yaml"], problems


def _read_sources(parts: Parts, path: Path, shown: str) -> None:
    document = _read(parts, path, shown)
    if document is None:
        parts.sources_known = False
        return
    _validated(parts, document, SourcesFile)
    for place, raw in _listed(document, "sources"):
        parts.sources_known &= _note_id(parts.written_sources, raw, "key", SOURCE_KEY)
        _add_valid(parts.sources, document, place, raw, Source)
    parts.sources_known &= _is_list(document, "sources")


def _read_capabilities(parts: Parts, folder: Path, shown: str) -> None:
    files, strays = content_files(folder, shown)
    parts.problems += strays
    if not files:
        fix = "Add one YAML file a capability in the folder 'capabilities'."
        why = "A framework scores capabilities."
        parts.problems.append(Problem(shown, 1, "", "there is no capability file", why, fix))
    if strays or not files:
        parts.capabilities_known = parts.groups_known = parts.features_known = False
    for path in files:
        _read_capability(parts, path, f"{shown}/{path.name}")


def _read_capability(parts: Parts, path: Path, shown: str) -> None:
    document = _read(parts, path, shown)
    if document is None:
        parts.capabilities_known = parts.groups_known = parts.features_known = False
        return
    capability = _validated(parts, document, Capability)
    if capability:
        parts.capabilities.append(capability)
        parts.groups += [Placed(group, document, place) for place, group in _groups_of(capability.item)]
    parts.capabilities_known &= _note_id(parts.written_capabilities, document.data, "id", ID)
    _note_group(parts, document, (), document.data)


def _note_group(parts: Parts, document: Document, place: Path_, raw: Any) -> None:
    """Note the ids and the valid features of a group and of every group in it."""
    _note_written(parts, Capability, raw, document, place)
    parts.groups_known &= _note_id(parts.written_groups, raw, "id", ID)
    if isinstance(raw, dict) and not {"features", "groups"} & set(raw):
        # There is something, but its key has a slip in it.
        parts.features_known = parts.groups_known = False
    for key, pattern in (("features", FEATURE_ID), ("groups", ID)):
        listed = raw.get(key, []) if isinstance(raw, dict) else None
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            parts.features_known = parts.groups_known = False
        for index, one in enumerate(listed if isinstance(listed, list) else []):
            here: Path_ = (*place, key, index)
            if not isinstance(one, dict):
                continue
            if key == "groups":
                _note_group(parts, document, here, one)
                continue
            parts.features_known &= _note_id(parts.written_features, one, "id", pattern)
            _note_written(parts, Feature, one, document, here)
            _add_valid(parts.features, document, here, one, Feature)


def _note_written(parts: Parts, model: type[BaseModel], raw: Any, document: Document, place: Path_) -> None:
    if isinstance(raw, dict):
        parts.written.append(Written(model, raw, document, place))


def _groups_of(group: Capability, place: Path_ = ()) -> Iterator[tuple[Path_, Capability]]:
    yield place, group
    for index, inner in enumerate(group.groups):
        yield from _groups_of(inner, (*place, "groups", index))


def _read(parts: Parts, path: Path, shown: str) -> Document | None:
    document, problems = read_file(path, shown)
    parts.problems += problems
    return document


def _validated(parts: Parts, document: Document, model: type[M]) -> Placed[M] | None:
    found, item = [], None
    try:
        item = Placed(model.model_validate(document.data), document)
    except ValidationError as error:
        found = problems_of(error, model, document)
    parts.problems += [*found, *empty_values(document, {problem.where for problem in found})]
    return item


def _is_list(document: Document, key: str) -> bool:
    listed = document.data.get(key) if isinstance(document.data, dict) else None
    return isinstance(listed, list) and all(isinstance(raw, dict) for raw in listed)


def _listed(document: Document, key: str) -> Iterator[tuple[Path_, dict[str, Any]]]:
    listed = document.data.get(key) if isinstance(document.data, dict) else None
    for index, raw in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(raw, dict):
            yield (key, index), raw


def _note_id(written: set[str], raw: Any, key: str, pattern: str) -> bool:
    """Note the id that is written in a part; False where there is none, or one that has to change."""
    given = raw.get(key) if isinstance(raw, dict) else None
    if not isinstance(given, str) or not re.fullmatch(pattern, given):
        return False
    written.add(given)
    return True


def _add_valid(into: list[Placed[M]], document: Document, place: Path_, raw: dict[str, Any], model: type[M]) -> None:
    """Keep a part that is valid by itself, so that what it names is checked even if a neighbor is broken."""
    try:
        into.append(Placed(model.model_validate(raw), document, place))
    except ValidationError:
        return  # reported with the whole file
