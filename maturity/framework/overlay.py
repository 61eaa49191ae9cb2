"""A local overlay: what a city re-words, switches off and adds, in one file that it keeps beside the framework."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from maturity.errors import Problem
from maturity.framework.document import Document
from maturity.framework.model import Feature
from maturity.framework.parts import Placed
from maturity.framework.plain import Content, FeatureId, PlainId, Text, Version
from maturity.framework.problems import problems_of
from maturity.framework.reader import read_file

M = TypeVar("M", bound=BaseModel)


class Reword(Content):
    """Other texts for a feature that is there; what is left out stays as it is, and nothing here changes a score."""

    feature: FeatureId = Field(description="Id of the feature.")
    title: Text | None = Field(default=None, description="The feature in a few words, as a roadmap line.")
    question: Text | None = Field(default=None, description="One question that can be answered by looking.")
    why: Text | None = Field(default=None, description="Why it matters to residents or to the center.")
    yes_means: Annotated[tuple[Text, ...], Field(min_length=1)] | None = Field(
        default=None, description="What must all be true to answer Yes."
    )
    partly_means: Text | None = Field(default=None, description="What Partly looks like here.")
    example: Text | None = Field(default=None, description="What it looks like in a center, concretely.")
    evidence: Text | None = Field(default=None, description="What a person could name or link to as evidence.")
    first_step: Text | None = Field(default=None, description="What to do this month; starts with a verb.")
    done_when: Text | None = Field(default=None, description="How anyone can tell that it is done.")
    owner: Text | None = Field(default=None, description="The role that carries it.")
    measure: Text | None = Field(default=None, description="The figure that proves it.")
    basis_note: Text | None = Field(default=None, description="Which part is sourced and which is local judgment.")

    @property
    def texts(self) -> dict[str, Any]:
        """The texts that are given, by the name of the feature's field."""
        return self.model_dump(exclude={"feature"}, exclude_none=True)


class Off(Content):
    """A feature, or a group with all that is in it, that is not asked here."""

    feature: FeatureId | None = Field(default=None, description="Id of the feature; or name a group instead.")
    group: PlainId | None = Field(default=None, description="Id of a capability or group; or name a feature instead.")
    reason: Text = Field(description="Why it is not asked here; reports show it.")

    @property
    def id(self) -> str:
        """The id that is switched off."""
        return self.feature or self.group or ""


class Add(Content):
    """A feature of the city's own."""

    group: PlainId = Field(description="Id of the capability or group that it joins.")
    feature: Feature = Field(
        description="The whole feature, as in a capability file; its id starts with the group's id and a dot."
    )


def _one_thing(given: Off) -> Off:
    if (given.feature is None) == (given.group is None):
        raise ValueError("an entry switches one thing off. Fix: Write feature or group, one of the two.")
    return given


def _some_text(given: Reword) -> Reword:
    if not given.texts:
        raise ValueError("nothing is re-worded. Fix: Add a text such as question or example, or delete the entry.")
    return given


class OverlayFile(Content):
    """What a city changes in a framework: texts, features it does not ask, and features of its own."""

    overlay: PlainId = Field(description="Short name of the overlay, such as the city's; never changed.")
    title: Text | None = Field(default=None, description="What reports call the overlay.")
    framework: PlainId = Field(description='Id of the framework it lies over, such as "311".')
    version: Version = Field(description="The version of the framework it was written for, such as 1.0.0.")
    reword: tuple[Annotated[Reword, AfterValidator(_some_text)], ...] = Field(
        default=(), description="Features with other texts; nothing that changes a score."
    )
    off: tuple[Annotated[Off, AfterValidator(_one_thing)], ...] = Field(
        default=(), description="Features and groups that are not asked here, each with a reason."
    )
    add: tuple[Add, ...] = Field(default=(), description="Features of the city's own, each with the group it joins.")


@dataclass(frozen=True)
class Overlay:
    """An overlay file as far as it could be read; entries that are valid by themselves are here in any case."""

    document: Document
    file: OverlayFile | None
    reword: list[Placed[Reword]] = field(default_factory=list)
    off: list[Placed[Off]] = field(default_factory=list)
    add: list[Placed[Add]] = field(default_factory=list)

    def given(self, key: str) -> str:
        """Return a text at the top of the file; empty where none can be read."""
        found = self.document.data.get(key)
        return found if isinstance(found, str) else ""


def read_overlay(path: Path, shown: str) -> tuple[Overlay | None, list[Problem]]:
    """Read an overlay file; `shown` is its name in problems. None where nothing usable could be read."""
    document, problems = read_file(path, shown)
    if document is None:
        return None, problems
    if not isinstance(document.data, dict):
        what, why = "this is not an overlay", "It needs the keys overlay, framework and version."
        fix = "Start from examples/overlay-springfield.yaml."
        return None, [*problems, document.problem((), what, why, fix)]
    file: OverlayFile | None = None
    try:
        file = OverlayFile.model_validate(document.data)
    except ValidationError as error:
        problems += problems_of(error, OverlayFile, document)
    overlay = Overlay(document, None if problems else file)
    _keep_valid(overlay.reword, document, "reword", Reword)
    _keep_valid(overlay.off, document, "off", Off)
    _keep_valid(overlay.add, document, "add", Add)
    if overlay.file and not (overlay.reword or overlay.off or overlay.add):
        what, why = "the overlay changes nothing", "It would only make the framework look like another one."
        problems.append(document.problem((), what, why, "Add reword, off or add, or do without the overlay."))
    return overlay, problems


def _keep_valid(into: list[Placed[M]], document: Document, key: str, model: type[M]) -> None:
    """Keep the entries that are valid by themselves, so that what they name is checked even if others are broken."""
    listed = document.data.get(key)
    for index, raw in enumerate(listed if isinstance(listed, list) else []):
        try:
            item = model.model_validate(raw)
        except ValidationError:
            continue  # reported with the whole file
        if not isinstance(item, Off) or (item.feature is None) != (item.group is None):
            into.append(Placed(item, document, (key, index)))
