"""How a stage or a band follows, in words and tables: checks, the stages of groups, limits and blocking features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.arithmetic.model import Arithmetic, FromGroups, Member, Stages, Worked
from maturity.scoring.arithmetic.ways import Block, Way, stage_range, ways_of, written
from maturity.scoring.compiled import OVERALL
from maturity.scoring.describe_rule import describe_stage
from maturity.scoring.explain_check import which_said
from maturity.scoring.labels import answer_label, exact_percent, exactly, has_stages, stage_label
from maturity.scoring.result import Rule
from maturity.text import Words


def stage_blocks(framework: Framework, assessment: Assessment, worked: Arithmetic, words: Words) -> tuple[Block, ...]:
    """Return how the stage or the band of a node follows, as titled sentences and tables."""
    return tuple(_Stage(framework, assessment, worked, words).blocks())


@dataclass(frozen=True)
class _Stage:
    framework: Framework
    assessment: Assessment
    worked: Arithmetic
    words: Words

    def blocks(self) -> Iterator[Block]:
        worked, say = self.worked, self.words.say
        if worked.blocking:
            checks = tuple(self._check(check) for check in worked.blocking)
            yield Block(say("arithmetic.title.blocking"), (), self._check_columns(staged=False), checks)
        if worked.blocked:
            return
        said = describe_stage(self.framework, worked.rule, self.words, [worked.node.id])
        after = tuple(self._band())
        if has_stages(self.framework, worked.node):
            after = (*after, self._outcome())
        if worked.rule.ladder:
            if worked.ladder and not self._seen_above():
                yield self._members()
            columns = self._check_columns(staged=True) if worked.ladder else ()
            yield Block(say("arithmetic.title.stage"), said, columns, self._ladder(), after)
        elif worked.from_groups:
            yield from self._from_groups(worked.from_groups, said, after)
        elif worked.bands:
            yield Block(say("arithmetic.title.band"), said, after=after)

    def _outcome(self) -> str:
        node = self.worked.node
        stage, low, high = (
            None if one is None else stage_label(self.framework, one, one)
            for one in (node.stage, node.stage_low, node.stage_high)
        )
        if stage is None and low is None:
            return self.words.say("arithmetic.stage.none")
        if low == high == stage:
            return self.words.say("arithmetic.stage.is", stage=low)
        if stage is None:
            return self.words.say("arithmetic.stage.none_yet", low=low, high=high)
        if self.framework.scoring.blank == "open":
            return self.words.say("arithmetic.stage.range", low=low, high=high)
        return self.words.say("arithmetic.stage.so_far", stage=stage, low=low, high=high)

    def _seen_above(self) -> bool:
        """True where the table of the number shows the very shares that the stage looks at."""
        if len(self.worked.parts) != 1:
            return False
        part = self.worked.parts[0]
        every = (*part.inputs, *(one for portion in part.portions for one in portion.inputs))
        inputs = {one.id: one.counts for one in every if not one.is_group}
        return all(
            not member.is_group and inputs.get(member.id, ())[1:] == (member.own_low, member.own_high)
            for member, _ in self._looked_at()
        )

    def _looked_at(self) -> list[tuple[Member, bool]]:
        """Return what the checks look at, once each, and whether they look at its stage."""
        found = {
            (member.id, check.check.reach is not None): (member, check.check.reach is not None)
            for rung in self.worked.ladder
            for check in rung.checks
            for member in check.members
        }
        return list(found.values())

    def _members(self) -> Block:
        """List what the checks look at, with its share or its stage."""
        say, looked_at = self.words.say, self._looked_at()
        weighted = any(check.weighted for rung in self.worked.ladder for check in rung.checks)
        kinds, ways = {member.is_group for member, _ in looked_at}, {by_stage for _, by_stage in looked_at}
        first = "both" if len(kinds) > 1 else "group" if kinds == {True} else "feature"
        columns = [say(f"arithmetic.column.{first}"), say("arithmetic.column.stage")]
        columns += [say("arithmetic.column.answer")] if False in kinds else []
        columns += [say("arithmetic.column.weight")] if weighted else []
        columns += [say("arithmetic.column.in_place")] if False in ways else []
        columns += [say("arithmetic.column.reached")] if True in ways else []
        rows = []
        for member, by_stage in looked_at:
            row = [self._title(member), str(member.stage or say("arithmetic.none"))]
            row += [self._answer(member)] if False in kinds else []
            row += [self._weight(member)] if weighted else []
            row += [say("arithmetic.none") if by_stage else self._own(member)] if False in ways else []
            row += [self._stage(member) if by_stage else say("arithmetic.none")] if True in ways else []
            rows.append(tuple(row))
        return Block(say("arithmetic.title.members"), (), tuple(columns), tuple(rows))

    def _title(self, member: Member) -> str:
        return (self.framework.groups if member.is_group else self.framework.features)[member.id].title

    def _answer(self, member: Member) -> str:
        if member.is_group:
            return self.words.say("arithmetic.none")
        return answer_label(self.framework, self.assessment, member.id, self.words)

    def _weight(self, member: Member) -> str:
        known = self.framework.groups if member.is_group else self.framework.features
        return exactly(Fraction(known[member.id].weight))

    def _own(self, member: Member) -> str:
        return self._span(written(member.own_low, self.words), written(member.own_high, self.words))

    def _stage(self, member: Member) -> str:
        if member.own_low is None or member.own_high is None:
            return self.words.say("arithmetic.none")
        return stage_label(self.framework, int(member.own_low), int(member.own_high))

    def _span(self, low: str, high: str) -> str:
        return low if low == high else self.words.say("arithmetic.to", low=low, high=high)

    def _check_columns(self, *, staged: bool) -> tuple[str, ...]:
        names = ("stage", "check", "worked", "needed")
        return tuple(self.words.say(f"arithmetic.column.{name}") for name in names[0 if staged else 1 :])

    def _ladder(self) -> tuple[tuple[str, ...], ...]:
        return tuple((str(rung.stage), *self._check(check)) for rung in self.worked.ladder for check in rung.checks)

    def _check(self, one: Worked) -> tuple[str, ...]:
        say, check = self.words.say, one.check
        worked = say("arithmetic.check.nothing")
        if one.of:
            worked = self._span(self._quotient(one.sum_low, one.of), self._quotient(one.sum_high, one.of))
        needed = say(f"arithmetic.verdict.{check.verdict.value}", needed=exact_percent(check.needed))
        return self._checked(one), worked, needed

    def _quotient(self, total: Fraction, of: Fraction) -> str:
        share = exact_percent(total / of)
        key = "quotient" if share[0].isdigit() else "about"  # a rounded one has its own sign
        return self.words.say(f"arithmetic.check.{key}", sum=exactly(total), of=exactly(of), share=share.lstrip("≈"))

    def _checked(self, one: Worked) -> str:
        say, check = self.words.say, one.check
        if check.rule in {Rule.GATE, Rule.BLOCKING}:
            return say(f"arithmetic.check.{check.rule.value}", feature=self._title(one.members[0]))
        which = which_said(check, one.members, self.worked.node, self.words)
        kind = "full" if check.passing_at == 1 else check.rule.value.split("-", 1)[0]
        passing = "" if check.passing_at is None else exact_percent(check.passing_at)
        said = say(f"arithmetic.check.{kind}", which=which, passing=passing, stage=check.reach)
        return say("arithmetic.check.weighted", check=said) if one.weighted else said

    def _from_groups(self, made: FromGroups, said: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Block]:
        say = self.words.say
        ways = self._stage_ways([*(group.stages for group in made.groups), made.total])
        groups = say("arithmetic.column.capability" if self.worked.node.id == OVERALL else "arithmetic.column.group")
        counts = tuple(way.comes_to(self.words) if len(ways) > 1 else say("arithmetic.column.reached") for way in ways)
        rows = tuple(
            (self.framework.groups[group.id].title, *(self._number(way.stage(group.stages)) for way in ways))
            for group in made.groups
        )
        yield Block(say("arithmetic.title.groups"), (), (groups, *counts), rows)
        lines = [(say("arithmetic.figure.in_order"), *(self._in_order(made, way) for way in ways))]
        figures = {say(f"arithmetic.figure.{made.rule.rule}"): made.figure}
        if made.rule.at_most_above_lowest is not None:
            figures[say("arithmetic.figure.cap", above=made.rule.at_most_above_lowest)] = made.cap
            figures[say("arithmetic.figure.total")] = made.total
        lines += [(name, *(self._number(way.stage(found)) for way in ways)) for name, found in figures.items()]
        columns = (say("arithmetic.column.step"), *(way.comes_to(self.words) for way in ways))
        yield Block(say("arithmetic.title.stage"), said, columns, tuple(lines), after)

    def _stage_ways(self, found: Sequence[Stages]) -> tuple[Way, ...]:
        return ways_of(self.framework, [stage_range(one) for one in found])

    def _in_order(self, made: FromGroups, way: Way) -> str:
        stages = [stage for group in made.groups if (stage := way.stage(group.stages)) is not None]
        return ", ".join(str(stage) for stage in sorted(stages)) or self.words.say("arithmetic.none")

    def _number(self, stage: int | None) -> str:
        return self.words.say("arithmetic.none") if stage is None else str(stage)

    def _band(self) -> Iterator[str]:
        node, say = self.worked.node, self.words.say
        spans = {"low": (node.low, node.band_low), "high": (node.high, node.band_high)}
        if node.value is not None:
            spans = {"value": (node.value, node.band), **({} if node.low == node.high == node.value else spans)}
        found = dict.fromkeys(
            say("arithmetic.band.is", number=exactly(number), band=band)
            for number, band in spans.values()
            if number is not None and band is not None
        )
        yield from found
