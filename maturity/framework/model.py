"""The framework as typed, frozen objects: what a content author may write, field by field."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from pydantic import Field

from maturity.framework.plain import (
    Address,
    Content,
    FeatureId,
    Flag,
    Language,
    Number,
    PlainId,
    SourceKey,
    Text,
    Version,
    Whole,
)
from maturity.framework.settings import (
    Capacity,
    CenterSize,
    Choice,
    Condition,
    Ladder,
    Overall,
    Planning,
    ProfileQuestion,
    Retired,
    Rewording,
    Scoring,
    SetAside,
    Size,
    Term,
)

# What framework.yaml sets has a room of its own; all other rooms find the whole model here.
__all__ = [
    "Basis",
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
    "Ladder",
    "Option",
    "Overall",
    "Planning",
    "Practitioner",
    "ProfileQuestion",
    "Read",
    "Retired",
    "Rewording",
    "Scoring",
    "SetAside",
    "Size",
    "Source",
    "Stage",
    "Term",
]


class Stage(Content):
    """A rung of the ladder that capabilities climb."""

    number: Whole = Field(ge=1, le=20, description="Place on the ladder, 1 is the first.")
    name: Text = Field(description="One word, a plain verb where possible.")
    summary: Text = Field(description="What is true of a center at this stage, in one sentence.")
    signs: tuple[Text, ...] = Field(min_length=1, description="What a visitor would notice at this stage.")


class Option(Content):
    """One answer that may be chosen."""

    id: PlainId = Field(description='What an answer stores, such as "yes"; never changed.')
    label: Text = Field(description="What the person reads beside the button.")
    value: Number = Field(ge=0, le=1, description="Share of the feature that is in place, 0 to 1.")


class Effort(Content):
    """What a feature takes, on three axes; its size is the largest of them."""

    people: Size = Field(description="Staff time: small under a month of one person, medium 1 to 6 months, large more.")
    time: Size = Field(description="Waiting time until done: small within a quarter, medium 3 to 6 months, large more.")
    money: Size = Field(description="Outside cost: small under $10,000, medium up to $100,000, large more.")
    note: Text = Field(description="Typical cost and lead time in plain words.")

    @property
    def size(self) -> Size:
        """The largest of the three axes: what the plan counts."""
        order = list(Size)
        return max((self.people, self.time, self.money), key=order.index)


class Basis(StrEnum):
    """Where a feature's claims come from."""

    SOURCED = "sourced"
    PARTLY = "partly-sourced"
    EDITORIAL = "editorial"


class Practitioner(Content):
    """A center that has the feature already, and where that is written."""

    center: Text = Field(description="Name of the center or its city.")
    what: Text = Field(description="What it did and what came of it, in our own words.")
    source: Text = Field(description="Key of a source in sources.yaml.")


class Feature(Content):
    """A practice or service a center has at a stage: asked by the questionnaire, proposed by the roadmap."""

    id: FeatureId = Field(description="capability.short-name; never changed, never reused.")
    title: Text = Field(description="The feature in a few words, as a roadmap line.")
    stage: Whole = Field(ge=1, description="Number of the stage it belongs to.")
    gate: Flag = Field(default=False, description="True where a 'No' here holds the whole stage back.")
    question: Text = Field(description="One question that can be answered by looking, ending in a question mark.")
    why: Text = Field(description="Why it matters to residents or to the center; one or two sentences.")
    yes_means: tuple[Text, ...] = Field(min_length=1, description="What must all be true to answer Yes.")
    partly_means: Text = Field(description="What Partly looks like here.")
    example: Text = Field(description="What it looks like in a center, concretely.")
    evidence: Text = Field(description="What a person could name or link to as evidence.")
    requires: tuple[FeatureId, ...] = Field(default=(), description="Features that must come first.")
    effort: Effort = Field(description="What it takes: people, time and money.")
    benefit: Whole = Field(ge=1, le=5, description="How much residents or the center gain: 1 a little, 5 a great deal.")
    first_step: Text = Field(description="What to do this month; starts with a verb.")
    done_when: Text = Field(description="How anyone can tell that it is done.")
    owner: Text = Field(description="The role that carries it.")
    measure: Text = Field(description="The figure that proves it.")
    who_does_it: tuple[Practitioner, ...] = Field(description="Centers that do it already; may be empty.")
    basis: Basis = Field(description="sourced, partly-sourced, or editorial (our judgment).")
    basis_note: Text = Field(description="Which part is sourced and which is our judgment.")
    sources: tuple[Text, ...] = Field(description="Keys of sources in sources.yaml; may be empty if editorial.")
    options: PlainId | None = Field(default=None, description="Another option set than the framework's own.")


class Capability(Content):
    """A group of features that is scored as one."""

    id: PlainId = Field(description="A word that its features' ids start with; never changed, never reused.")
    title: Text = Field(description="The capability in a few words, as on the list of tasks.")
    summary: Text = Field(description="What this capability is about, for a first-time manager.")
    good_enough: Text = Field(description="When a low stage is right for a center: proportionality in words.")
    features: tuple[Feature, ...] = Field(min_length=1, description="At least one a stage, lowest stage first.")


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
    title: Text = Field(description="Author, title and year, as a reader would look for it.")
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
    license: Text = Field(description="License of the content, such as CC-BY-4.0.")
    attribution: Text = Field(description="Whom to name when the content is used.")
    language: Language = Field(description="Language of the content: en, es or another code.")
    minutes: Whole = Field(ge=1, description="How long a first-time manager needs for the questions that count.")
    stages: tuple[Stage, ...] = Field(min_length=1, description="The ladder, stage 1 first.")
    not_yet: Text = Field(description="What a capability below the first stage is called.")
    option_sets: dict[PlainId, tuple[Option, ...]] = Field(
        min_length=1, description="Sets of answers by name, each from the lowest (0) to the highest (1)."
    )
    options: PlainId = Field(description="The option set that features use unless they name another.")
    scoring: Scoring = Field(description="The rule that turns answers into stages.")
    planning: Planning = Field(description="Effort points, capacities and how far the roadmap reaches.")
    sizes: tuple[CenterSize, ...] = Field(min_length=1, description="Center sizes, smallest first.")
    profile: tuple[ProfileQuestion, ...] = Field(min_length=1, description="What is asked about the center itself.")
    glossary: tuple[Term, ...] = Field(default=(), description="Words of the field, explained in place.")
    retired: tuple[Retired, ...] = Field(default=(), description="Ids that were used once; they are never used again.")


class Framework(FrameworkHead):
    """A whole framework, read and checked."""

    capabilities: tuple[Capability, ...] = Field(min_length=1, description="What is scored, in the order of the files.")
    sources: tuple[Source, ...] = Field(default=(), description="The publications that claims rest on.")
    checksum: str = Field(description="SHA-256 of the content, whatever its layout in files.")

    @cached_property
    def features(self) -> dict[str, Feature]:
        """Every feature by id, in the order of the files."""
        return {feature.id: feature for capability in self.capabilities for feature in capability.features}

    @cached_property
    def capability_of(self) -> dict[str, Capability]:
        """The capability of each feature id."""
        return {feature.id: capability for capability in self.capabilities for feature in capability.features}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Every source by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def stage(self) -> dict[int, Stage]:
        """Every stage by number."""
        return {stage.number: stage for stage in self.stages}

    def capability(self, capability_id: str) -> Capability:
        """Return one capability; KeyError if there is none of that id."""
        for capability in self.capabilities:
            if capability.id == capability_id:
                return capability
        raise KeyError(capability_id)

    def options_of(self, feature: Feature) -> tuple[Option, ...]:
        """Return the options of a feature, lowest first."""
        return self.option_sets[feature.options or self.options]

    def stage_name(self, number: int | None) -> str:
        """Return the name of a stage; 0 and None are below the first."""
        return self.stage[number].name if number else self.not_yet

    def size_for(self, population: int | None) -> CenterSize | None:
        """Return the size a population falls into; None while it isn't known."""
        if population is None:
            return None
        for size in self.sizes:
            if size.population_below is None or population < size.population_below:
                return size
        return self.sizes[-1]
