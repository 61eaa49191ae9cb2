"""The arithmetic in words and tables, which screen and command line print as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.arithmetic.model import Arithmetic, Input, Line, Part, Step, Treated
from maturity.scoring.arithmetic.stage_texts import stage_blocks
from maturity.scoring.arithmetic.ways import Block, Way, ways_of, written
from maturity.scoring.compiled import OVERALL
from maturity.scoring.describe_ladder import WEIGHTED
from maturity.scoring.describe_rule import describe_number
from maturity.scoring.labels import answer_label, exactly, figure
from maturity.scoring.result import Range
from maturity.text import Words

__all__ = ["Block", "blocks"]


def blocks(framework: Framework, assessment: Assessment, worked: Arithmetic, words: Words) -> tuple[Block, ...]:
    """Return the arithmetic of a node as titled sentences and tables, the number first and then the stage."""
    drawn = _Number(framework, assessment, worked, words)
    return (*drawn.blocks(), *stage_blocks(framework, assessment, worked, words))


@dataclass(frozen=True)
class _Number:
    framework: Framework
    assessment: Assessment
    worked: Arithmetic
    words: Words

    def blocks(self) -> Iterator[Block]:
        rule, words = self.worked.rule, self.words
        if self.worked.blocked:
            yield Block(words.say("arithmetic.title.number"), (words.say("arithmetic.total.blocked"),))
            return
        said = describe_number(self.framework, rule, words, [self.worked.node.id])
        if rule.rollup.rule == "none":
            yield Block(words.say("arithmetic.title.number"), said)
            return
        for part in self.worked.parts:
            yield from self._part(part, said)
        if self.worked.join:
            yield self._join()

    def _part(self, part: Part, said: tuple[str, ...]) -> Iterator[Block]:
        words = self.words
        inputs = (*part.inputs, *(one for portion in part.portions for one in portion.inputs))
        inner = [line.comes_to for portion in part.portions for line in portion.lines]
        ways = ways_of(self.framework, [*(one.counts for one in inputs), *inner, part.total])
        title = words.say("arithmetic.title.number")
        if part.aspect:
            labels = {aspect.id: aspect.label for aspect in self.framework.aspects}
            title = words.say("arithmetic.title.of_aspect", aspect=labels[part.aspect])
        columns, rows = self._inputs(inputs, ways, staged=bool(part.portions or self.worked.ladder))
        yield Block(title, said, columns, rows)
        steps = [
            (words.say("arithmetic.in_stage", stage=portion.stage, step=self._step(line)), *self._comes_to(line, ways))
            for portion in part.portions
            for line in portion.lines
        ]
        steps += [(self._step(line), *self._comes_to(line, ways)) for line in part.lines]
        total = () if self.worked.join else (self._total(part.total),)
        yield Block(words.say("arithmetic.title.steps"), (), self._step_columns(ways), tuple(steps), total)

    def _inputs(
        self, inputs: Sequence[Input], ways: Sequence[Way], *, staged: bool
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        words, rollup = self.words, self.worked.rule.rollup
        rules = {rollup.within or rollup.rule}
        weighted = bool(rules & WEIGHTED)
        shows_weight = weighted or len({one.weight for one in inputs}) > 1
        lacks = rollup.rule == "start-minus-sum"
        kinds = {one.is_group for one in inputs}
        group = "capability" if self.worked.node.id == OVERALL else "group"
        first = "both" if len(kinds) > 1 else group if kinds == {True} else "feature"
        names = [way.lacks(words) if lacks else way.counts(words) for way in ways]
        columns = [words.say(f"arithmetic.column.{first}")]
        columns += [words.say("arithmetic.column.stage")] if staged else []
        # That a group counts its number needs no column of its own.
        told = any(not one.is_group or one.treated is not Treated.GROUP or one.highest is not None for one in inputs)
        columns += (
            [words.say("arithmetic.column.how" if kinds == {True} else "arithmetic.column.answer")] if told else []
        )
        columns += [words.say("arithmetic.column.weight")] if shows_weight else []
        columns += names
        columns += [words.say("arithmetic.column.times_weight", way=name) for name in names] if weighted else []
        rows = []
        for one in inputs:
            row = [self._title(one)]
            row += [str(one.stage or self.words.say("arithmetic.none"))] if staged else []
            row += [self._how(one)] if told else []
            row += [exactly(one.weight)] if shows_weight else []
            row += [written(way.of(one.counts), words) for way in ways]
            if weighted:
                products = [(way.of(one.counts), one.weight) for way in ways]
                row += [written(None if count is None else count * weight, words) for count, weight in products]
            rows.append(tuple(row))
        return tuple(columns), tuple(rows)

    def _title(self, one: Input) -> str:
        return (self.framework.groups[one.id] if one.is_group else self.framework.features[one.id]).title

    def _how(self, one: Input) -> str:
        words = self.words
        if not one.is_group:
            answer = answer_label(self.framework, self.assessment, one.id, words)
            if one.rated:
                counts = words.listed([self._range(rated.counts) for rated in one.rated])
                answer = words.say("arithmetic.rated", answer=answer, counts=counts)
        elif one.lowest is not None and one.highest is not None and self.worked.rule.rollup.on == "normalized":
            span = {"lowest": exactly(one.lowest), "highest": exactly(one.highest)}
            answer = words.say("arithmetic.group.between", own=self._range(one.own), **span)
        else:
            answer = words.say("arithmetic.group.number")
        if self.worked.rule.rollup.rule == "start-minus-sum" and one.highest is not None and None not in one.own[1:]:
            own = self._range(one.own)
            answer = words.say("arithmetic.lacking", answer=answer, own=own, highest=exactly(one.highest))
        return words.say(f"arithmetic.treated.{one.treated.value}", answer=answer)

    def _range(self, found: Range) -> str:
        low, high = written(found.low, self.words), written(found.high, self.words)
        return low if low == high else self.words.say("arithmetic.to", low=low, high=high)

    def _step_columns(self, ways: Sequence[Way]) -> tuple[str, ...]:
        return (self.words.say("arithmetic.column.step"), *(way.comes_to(self.words) for way in ways))

    def _step(self, line: Line) -> str:
        operand = line.operand or Fraction(0)
        key = "minus" if line.step is Step.PLUS and operand < 0 else line.step.value
        operand = -operand if key == "minus" else operand
        return self.words.say(f"arithmetic.step.{key}", operand=exactly(operand))

    def _comes_to(self, line: Line, ways: Sequence[Way]) -> list[str]:
        if line.step is Step.IN_ORDER:
            ordered = [", ".join(exactly(one) for one in way.ordered(line)) for way in ways]
            return [one or self.words.say("arithmetic.none") for one in ordered]
        return [written(way.of(line.comes_to), self.words) for way in ways]

    def _join(self) -> Block:
        words = self.words
        ways = ways_of(self.framework, [*(part.total for part in self.worked.parts), self.worked.total])
        labels = {aspect.id: aspect.label for aspect in self.framework.aspects}
        weights = {aspect.id: exactly(Fraction(aspect.weight)) for aspect in self.framework.aspects}
        join = self.framework.scoring.join
        weighted = join is not None and join.rule in WEIGHTED
        rows = []
        for part in self.worked.parts:
            name = labels[part.aspect or ""]
            if weighted:
                name = words.say("describe.aspects.weight", aspect=name, weight=weights[part.aspect or ""])
            rows.append((name, *(written(way.of(part.total), words) for way in ways)))
        rows += [(self._step(line), *self._comes_to(line, ways)) for line in self.worked.join]
        title = words.say("arithmetic.title.join")
        return Block(title, (), self._step_columns(ways), tuple(rows), (self._total(self.worked.total),))

    def _total(self, total: Range) -> str:
        words = self.words
        if total.low is None and total.value is None:
            return words.say("arithmetic.total.none")
        low, high = written(total.low, words), written(total.high, words)
        if total.value is None:
            return words.say("arithmetic.total.none_yet", low=low, high=high)
        number, shown = exactly(total.value), figure(self.framework, total.value)
        same = number == shown
        if total.low == total.high == total.value:
            return words.say("arithmetic.total.same" if same else "arithmetic.total.is", number=number, shown=shown)
        if self.framework.scoring.blank == "open":
            both = words.say("arithmetic.to", low=shown, high=figure(self.framework, total.high))
            return words.say("arithmetic.total.range", low=low, high=high, shown=both)
        key = "arithmetic.total.so_far_same" if same else "arithmetic.total.so_far"
        return words.say(key, number=number, shown=shown, low=low, high=high)
