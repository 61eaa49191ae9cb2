"""The scoring rules as data: roll-ups, ladders, bands, and what blanks and does-not-apply do.

Every rule a published model uses is put together from these few parts; no model has code of its own.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from maturity.framework.plain import Content, Flag, Limit, Number, PlainId, Share, Text, Whole

RollupName = Literal["mean", "weighted-mean", "sum", "weighted-sum", "min", "max", "median", "start-minus-sum", "none"]


class Rounding(Content):
    """A number that is rounded by the model itself, before anything else is made from it."""

    to: Number = Field(gt=0, description="The step to round to: 1 for whole numbers, 0.5 for halves, 0.01 for cents.")
    how: Literal["half-up", "half-even", "down", "up"] = Field(
        default="half-up", description="half-up: a half goes up; half-even: to the even neighbor; down; up."
    )


class Rollup(Content):
    """How several numbers become one."""

    rule: RollupName = Field(
        description="mean, weighted-mean, sum, weighted-sum, min, max, median (of an even count the mean of the middle "
        "two), start-minus-sum: start minus what each one lacks to its highest, times its weight; "
        "or none: there is no number, only a stage. Only the weighted rules and start-minus-sum look at weights."
    )
    over: Literal["children", "features", "stages"] = Field(
        default="children",
        description="children: the group's own features and groups; features: every feature below it, whatever the "
        "groups; stages: its features stage by stage, first `within` each stage, then the rule over the stages.",
    )
    within: RollupName | None = Field(default=None, description="For over: stages, the rule within a stage.")
    on: Literal["raw", "normalized"] = Field(
        default="raw",
        description="raw: options count their points and groups their own number; normalized: each counts as a "
        "share, 0 at its lowest and 1 at its highest.",
    )
    start: Number | None = Field(
        default=None, description="For start-minus-sum, the number to start from, such as 100."
    )
    times: Number = Field(default=Decimal(1), gt=0, description="Multiplies the outcome, such as by 100 for percent.")
    plus: Number = Field(default=Decimal(0), description="Added after multiplying.")
    floor: Number | None = Field(default=None, description="The outcome is never below this, such as 0.")
    ceiling: Number | None = Field(default=None, description="The outcome is never above this.")
    round: Rounding | None = Field(default=None, description="Rounding that the model itself prescribes; done last.")
    without_score: Literal["skip", "no-score", "zero"] = Field(
        default="skip",
        description="What a feature or group with nothing to score does. skip: it is left out; no-score: there is no "
        "outcome at all; zero: it counts 0, and where nothing is left the outcome is 0.",
    )

    @cached_property
    def is_plain(self) -> bool:
        """True where the rule's outcome stays as it is."""
        changes = (self.start, self.floor, self.ceiling, self.round)
        return self.times == 1 and not self.plus and all(change is None for change in changes)


def _rule_name(given: Any) -> Any:
    """`rollup: mean` is short for `rollup: {rule: mean}`."""
    return {"rule": given} if isinstance(given, str) else given


def _fits(given: Rollup) -> Rollup:
    if (given.rule == "start-minus-sum") != (given.start is not None):
        raise ValueError("start goes with the rule start-minus-sum. Fix: Give both, or neither.")
    if (given.over == "stages") != (given.within is not None):
        raise ValueError("within goes with over: stages. Fix: Give both, or neither.")
    if given.over == "stages" and "start-minus-sum" in {given.rule, given.within}:
        raise ValueError("start-minus-sum doesn't go stage by stage. Fix: Write over: features.")
    if given.within == "none":
        raise ValueError("within a stage, none leaves nothing to count. Fix: Write another rule, such as mean.")
    if given.over == "stages" and given.without_score == "no-score":
        raise ValueError("without_score: no-score doesn't go stage by stage. Fix: Write skip, or over: features.")
    if given.floor is not None and given.ceiling is not None and given.floor > given.ceiling:
        raise ValueError(f"the floor ({given.floor}) is above the ceiling ({given.ceiling}). Fix: Exchange the two.")
    return given


RollupRule = Annotated[
    Rollup, BeforeValidator(_rule_name, json_schema_input_type=RollupName | Rollup), AfterValidator(_fits)
]


class Condition(Content):
    """Something that must hold for a stage to be reached."""

    over: Literal["stage", "up-to-stage", "below-stage", "all"] = Field(
        description="Which features or groups are looked at. stage: those of the stage in question; up-to-stage: those "
        "of it and of all lower ones; below-stage: those of the lower ones only; all: whatever their stage."
    )
    of: Literal["features", "groups"] = Field(
        default="features", description="features: every feature below the group; groups: the groups directly in it."
    )
    groups: tuple[PlainId, ...] = Field(
        default=(), description="Ids of groups to look at instead, anywhere in the framework; goes with of: groups."
    )
    passing_at: Share | None = Field(
        default=None,
        description="Counts the share of those that are at least this far in place, 0 to 1. Left out, the mean of how "
        "far they are in place counts.",
    )
    reach: Whole | Literal["stage"] | None = Field(
        default=None,
        description="For of: groups, counts the share of those that have reached this stage of their own; "
        "stage means the stage in question.",
    )
    at_least: Share = Field(
        default=Decimal(1), description="The share or mean that is needed, 0 to 1; left out, all of it."
    )
    weighted: Flag = Field(default=False, description="True where weights count in the share or mean.")
    at: tuple[Whole, ...] = Field(default=(), description="The stages this is asked at; left out, all of them.")


def _looks_right(given: Condition) -> Condition:
    if given.of == "features" and (given.groups or given.reach is not None):
        raise ValueError("groups and reach look at groups. Fix: Add of: groups.")
    if given.groups and given.over != "all":
        raise ValueError("named groups are looked at whatever their stage. Fix: Write over: all.")
    if given.reach is not None and given.passing_at is not None:
        raise ValueError("reach and passing_at are two ways to count. Fix: Keep one of them.")
    return given


class Ladder(Content):
    """How answers become a stage: the highest one whose conditions hold, and those of every stage below it."""

    conditions: tuple[Annotated[Condition, AfterValidator(_looks_right)], ...] = Field(
        min_length=1, description="All must hold, at every stage on the way."
    )
    gate_at_least: Share = Field(
        default=Decimal(1), description="A gate feature less in place than this holds its stage back."
    )
    start: Whole = Field(default=0, ge=0, description="The stage that everybody has; 0 is below the first.")
    end: Whole | None = Field(
        default=None, ge=1, description="The highest stage that can be reached here; left out, the last there is."
    )


class StageRule(Content):
    """How the stages of the groups inside become the stage of the whole."""

    rule: Literal["median", "min", "max", "mean"] = Field(
        description="median: of two middle ones the lower; min: the lowest; max: the highest; mean: rounded down."
    )
    at_most_above_lowest: Whole | None = Field(
        default=None, ge=0, description="How many stages the whole may stand above the lowest group."
    )
    without_stage: Literal["skip", "no-stage"] = Field(
        default="skip",
        description="What a group without a stage does. skip: it is left out; no-stage: then there is no stage at all.",
    )


class Band(Content):
    """A name for the numbers from a limit up to the next band; the first band holds for everything below it too."""

    name: Text = Field(description="What the band is called.")
    at: Limit | None = Field(default=None, description="The band begins at this number and includes it.")
    above: Limit | None = Field(default=None, description="The band begins above this number and leaves it out.")
    stage: Whole | None = Field(default=None, ge=0, description="The stage it stands for, where numbers make stages.")


def _one_limit(given: Band) -> Band:
    if (given.at is None) == (given.above is None):
        raise ValueError("a band begins at one limit. Fix: Write at (included) or above (left out).")
    return given


class Rule(Content):
    """How a group gets its number, and its stage or band if it has one."""

    rollup: RollupRule = Field(default=Rollup(rule="mean"), description="How its number is made; left out, the mean.")
    ladder: Ladder | None = Field(default=None, description="How its stage follows, condition by condition.")
    stages: StageRule | None = Field(default=None, description="How its stage follows from those of the groups in it.")
    bands: tuple[Annotated[Band, AfterValidator(_one_limit)], ...] = Field(
        default=(), description="Names for its number, lowest first."
    )


def _one_way(given: Rule) -> Rule:
    ways = [given.ladder is not None, given.stages is not None, any(band.stage is not None for band in given.bands)]
    if sum(ways) > 1:
        raise ValueError("a stage is given in two ways. Fix: Keep one of ladder, stages, and bands with a stage.")
    return given


GroupRule = Annotated[Rule, AfterValidator(_one_way)]


class Aspect(Content):
    """One of several things that each answer rates, such as documentation and implementation."""

    id: PlainId = Field(description="What an answer stores it under; never changed.")
    label: Text = Field(description="What the person reads above its options.")
    options: PlainId = Field(description="The option set it is answered with.")
    weight: Number = Field(default=Decimal(1), ge=0, description="What it counts in a weighted join.")


class Join(Content):
    """How the numbers of the aspects become one."""

    rule: Literal["mean", "weighted-mean", "sum", "weighted-sum", "min", "max"] = Field(
        description="How several become one, as in a roll-up."
    )
    at: Literal["groups", "features"] = Field(
        default="groups",
        description="groups: each aspect is rolled up apart and joined at every group; features: at each answer.",
    )


class Scoring(Content):
    """The rules of the framework, as data."""

    capability: GroupRule = Field(default=Rule(), description="Rule of groups that hold features; left out, the mean.")
    parent: GroupRule = Field(default=Rule(), description="Rule of groups that hold only groups; left out, the mean.")
    overall: GroupRule = Field(default=Rule(), description="Rule of the whole; left out, the mean.")
    rules: dict[PlainId, GroupRule] = Field(
        default_factory=dict, description="Further rules by name, for the groups that name one with `rule`."
    )
    does_not_apply: Literal["exclude", "full-credit", "zero", "target"] = Field(
        default="exclude",
        description="exclude: left out everywhere; full-credit: counts as the highest option; zero: counts as the "
        "lowest, and so does its target; target: counts as the option aimed at, the highest where none is set.",
    )
    blank: Literal["open", "zero", "skip", "fails"] = Field(
        default="open",
        description="open: no answer is not a No, the result is a range; zero: counts as the lowest option (and costs "
        "its points where points are subtracted); skip: left out of the number, and fails in a ladder; fails: fails "
        "in a ladder, and leaves the number open.",
    )
    blocking_at_least: Share = Field(
        default=Decimal(1),
        description="A blocking feature that is less in place than this, 0 to 1, makes the whole not scorable.",
    )
    join: Join | None = Field(
        default=None, description="How aspects become one number; needed where there are aspects."
    )
    shown: Literal["number", "percent"] = Field(
        default="number", description="number: as it is; percent: numbers from 0 to 1 are shown as percent."
    )
    decimals: Whole = Field(default=1, ge=0, le=4, description="Decimals a number is shown with, rounded half up.")

    @model_validator(mode="before")
    @classmethod
    def _as_first_written(cls, given: Any, info: Any) -> Any:
        """Read the record of a framework from before groups had rules of their own (program version 0.1)."""
        if info.mode != "json" or not isinstance(given, dict) or "rollup" not in given:
            return given
        overall = given["overall"]
        return {
            "capability": {"rollup": given["rollup"], "ladder": given["ladder"]},
            "overall": {"stages": overall},
            "does_not_apply": given["does_not_apply"],
            "blank": given["blank"],
            "shown": "percent",
            "decimals": 0,
        }
