"""The framework as typed, frozen objects: what a content author may write, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PrivateAttr

from maturity.framework.basis import Basis
from maturity.framework.feature import (
    Effort,
    Feature,
    Option,
    Practitioner,
    Worth,
    worth_of,
)
from maturity.framework.plain import (
    Address,
    Content,
    Flag,
    Language,
    MaybeText,
    Number,
    PlainId,
    SourceKey,
    SuggestionsAddress,
    Text,
    Verbatim,
    Version,
    Whole,
)
from maturity.framework.proof import Bound, Proof
from maturity.framework.rules import Aspect, Band, Condition, Join, Ladder, Rollup, Rule, Scoring, StageRule
from maturity.framework.settings import (
    PLAIN_PLANNING,
    PLAIN_PROFILE,
    Capacity,
    CenterSize,
    Choice,
    OverlayMark,
    Planning,
    ProfileQuestion,
    Retired,
    Rewording,
    SetAside,
    Size,
    SwitchedOff,
    Term,
)

# What framework.yaml sets has a room of its own; all other rooms find the whole model here.
__all__ = [
    "Aspect",
    "Band",
    "Basis",
    "Bound",
    "Capability",
    "Capacity",
    "CenterSize",
    "Choice",
    "Condition",
    "Content",
    "Effort",
    "Feature",
    "Framework",
    "FrameworkHead",
    "Join",
    "Ladder",
    "Option",
    "OverlayMark",
    "Planning",
    "Practitioner",
    "ProfileQuestion",
    "Proof",
    "Read",
    "Retired",
    "Rewording",
    "Rollup",
    "Rule",
    "Scoring",
    "SetAside",
    "Size",
    "Source",
    "Stage",
    "StageRule",
    "SwitchedOff",
    "Term",
    "Worth",
]


class Stage(Content):
    """A rung of the ladder that capabilities climb."""

    number: Whole = Field(ge=1, le=20, description="Place on the ladder, 1 is the first.")
    name: Text = Field(description="One or two words; a plain verb where it is yours to choose.")
    summary: MaybeText = Field(default="", description="What is true of a center at this stage, in one sentence.")
    signs: tuple[Text, ...] = Field(default=(), description="What a visitor would notice at this stage.")


class Capability(Content):
    """A group of features that is scored as one; it may hold further groups, to any depth."""

    id: PlainId = Field(description="A word that its features' ids start with; never changed, never reused.")
    title: Text = Field(description="The capability in a few words, as on the list of tasks.")
    summary: MaybeText = Field(default="", description="What this capability is about, for a first-time manager.")
    good_enough: MaybeText = Field(
        default="", description="When a low stage is right for a center: proportionality in words."
    )
    weight: Number = Field(default=Decimal(1), ge=0, description="What it counts in weighted rules; 0 is legal.")
    stage: Whole = Field(
        default=0, ge=0, description="The stage it belongs to, where a ladder looks at groups by stage."
    )
    rule: PlainId | None = Field(default=None, description="One of the framework's `rules`, instead of the usual one.")
    features: tuple[Feature, ...] = Field(default=(), description="What is asked here, lowest stage first.")
    groups: tuple[Capability, ...] = Field(default=(), description="Groups inside this one, each like a capability.")

    @cached_property
    def all_features(self) -> tuple[Feature, ...]:
        """Every feature in it and in its groups, in the order they are written."""
        return (*self.features, *(feature for group in self.groups for feature in group.all_features))

    @cached_property
    def all_groups(self) -> tuple[Capability, ...]:
        """Itself and every group in it, outer before inner."""
        return (self, *(inner for group in self.groups for inner in group.all_groups))


class Read(StrEnum):
    """How far a source was read before it was cited."""

    WHOLE = "whole"
    FACTS = "facts"
    DATA = "data"
    ABSTRACT = "abstract"
    PART = "part"
    SECONDARY = "secondary"


class Source(Content):
    """A publication that a claim rests on."""

    key: SourceKey = Field(description="Short name in capital letters and digits, by which features cite it.")
    title: Verbatim = Field(description="Author, title and year, as a reader would look for it.")
    address: Address = Field(description="Where it can be read, starting with https://.")
    read: Read = Field(
        description="whole; facts: the part with the facts; data: data rows; abstract; "
        "part: contents or a summary page; secondary: it repeats another source."
    )
    vendor: Flag = Field(default=False, description="True where a vendor makes the claim.")


class FrameworkHead(Content):
    """framework.yaml: everything but the capabilities and the sources."""

    id: PlainId = Field(description='Short name of the framework, such as "311"; never changed.')
    version: Version = Field(description="Three numbers with dots; raised whenever the content changes.")
    title: Text = Field(description="Name of the framework.")
    summary: Text = Field(description="What it is about, in a few sentences.")
    license: Verbatim = Field(description="License of the content, such as CC-BY-4.0.")
    attribution: Verbatim = Field(description="Whom to name when the content is used.")
    language: Language = Field(description="Language of the content: en, es or another code.")
    minutes: Whole | None = Field(
        default=None, ge=1, description="How long a first-time manager needs for the questions that count."
    )
    guidance: Literal["full", "brief"] = Field(
        default="full",
        description="full: every feature carries all its texts, so that reports can guide; "
        "brief: a title and a question will do.",
    )
    stages: tuple[Stage, ...] = Field(default=(), description="The stages, 1 first; left out if the model has none.")
    not_yet: Text = Field(default="Not yet", description="What a capability below the first stage is called.")
    option_sets: dict[PlainId, Annotated[tuple[Option, ...], Field(min_length=1)]] = Field(
        min_length=1, description="Sets of answers by name, each from the lowest to the highest option."
    )
    options: PlainId = Field(description="The option set that features use unless they name another.")
    aspects: tuple[Aspect, ...] = Field(
        default=(), description="What each answer rates apart, such as documentation and implementation."
    )
    scoring: Scoring = Field(description="The rules that turn answers into numbers and stages.")
    planning: Planning = Field(
        default=PLAIN_PLANNING, description="What the roadmap counts with; left out, plain figures."
    )
    sizes: tuple[CenterSize, ...] = Field(default=(), description="Center sizes, smallest first.")
    profile: tuple[ProfileQuestion, ...] = Field(
        default=PLAIN_PROFILE, description="What is asked about the center itself; left out, its name."
    )
    glossary: tuple[Term, ...] = Field(default=(), description="Words of the field, explained in place.")
    suggestions: SuggestionsAddress | None = Field(
        default=None,
        description="Where people may suggest a change to a question: an https or mailto address. "
        "{feature} and {version} in it are filled in; nothing that anybody typed is.",
    )
    retired: tuple[Retired, ...] = Field(default=(), description="Ids that were used once; they are never used again.")


class Framework(FrameworkHead):
    """A whole framework, read and checked."""

    capabilities: tuple[Capability, ...] = Field(min_length=1, description="What is scored, in the order of the files.")
    sources: tuple[Source, ...] = Field(default=(), description="The publications that claims rest on.")
    overlays: tuple[OverlayMark, ...] = Field(default=(), description="Local overlays, in the order they were laid.")
    checksum: str = Field(description="SHA-256 of the content, whatever its layout in files.")
    _original: Framework | None = PrivateAttr(default=None)

    @property
    def original(self) -> Framework:
        """The framework in the language it was written in: what is kept, and what texts are compared in."""
        return self._original or self

    def reworded(self, changes: Mapping[str, Any]) -> Self:
        """Return the same framework with other words in some fields; it still knows its original."""
        made = self.model_copy(update=changes)
        made._original = self.original
        return made

    @property
    def version_here(self) -> str:
        """The version as readers see it; with local overlays they are named behind it: 1.0.0+springfield."""
        return "+".join([self.version, *(mark.id for mark in self.overlays)])

    @cached_property
    def features(self) -> dict[str, Feature]:
        """Every feature by id, in the order of the files."""
        return {feature.id: feature for capability in self.capabilities for feature in capability.all_features}

    @cached_property
    def capability_of(self) -> dict[str, Capability]:
        """The capability that each feature id belongs to, however deep in its groups."""
        return {feature.id: capability for capability in self.capabilities for feature in capability.all_features}

    @cached_property
    def groups(self) -> dict[str, Capability]:
        """Every capability and every group in one, by id, outer before inner."""
        return {group.id: group for capability in self.capabilities for group in capability.all_groups}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Every source by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def stage(self) -> dict[int, Stage]:
        """Every stage by number."""
        return {stage.number: stage for stage in self.stages}

    def capability(self, capability_id: str) -> Capability:
        """Return a capability or a group in one; KeyError if there is none of that id."""
        return self.groups[capability_id]

    def rule_of(self, group: Capability) -> Rule:
        """Return the rule that a group is scored by."""
        if group.rule is not None:
            return self.scoring.rules[group.rule]
        return self.scoring.capability if group.features else self.scoring.parent

    def options_of(self, feature: Feature) -> tuple[Option, ...]:
        """Return the options of a feature, lowest first; with aspects, see `aspect_options`."""
        return self.option_sets[feature.options or self.options]

    def aspect_options(self, feature: Feature) -> dict[str, tuple[Option, ...]]:
        """Return the options of each aspect of a feature; without aspects, those of the feature under ''."""
        if not self.aspects:
            return {"": self.options_of(feature)}
        return {aspect.id: self.option_sets[aspect.options] for aspect in self.aspects}

    @cached_property
    def worth(self) -> dict[str, dict[str, Worth]]:
        """What each option of each option set counts."""
        return {name: worth_of(options) for name, options in self.option_sets.items()}

    def size_of(self, feature: Feature) -> Size:
        """Return how large a feature is for the plan; one that says no effort counts as medium."""
        return feature.effort.size if feature.effort else Size.MEDIUM

    def stage_name(self, number: int | None) -> str:
        """Return the name of a stage; 0 and None are below the first."""
        return self.stage[number].name if number else self.not_yet

    def size_for(self, population: int | None) -> CenterSize | None:
        """Return the size a population falls into; None while it isn't known."""
        if population is None or not self.sizes:
            return None
        for size in self.sizes:
            if size.population_below is None or population < size.population_below:
                return size
        return self.sizes[-1]
