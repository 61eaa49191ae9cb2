"""score(framework, assessment): the one place where answers become numbers and stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from maturity.assessment.answers import Assessment
from maturity.framework.model import Band, Feature, Framework
from maturity.scoring.compiled import OVERALL, Compiled, Node, compiled
from maturity.scoring.ladder import Standing, checks, reached, shares
from maturity.scoring.numbers import Numbers, Scale, joined, numbers, scale_of
from maturity.scoring.reading import Read, read
from maturity.scoring.result import Check, NodeResult, Range, Result, Rule
from maturity.scoring.rollup import share_between, stage_figures

__all__ = ["OVERALL", "in_place", "score", "value_of"]

Explains = Callable[[], tuple[Check, ...]]

_FIGURES = {"median": Rule.MEDIAN, "min": Rule.LOWEST, "max": Rule.HIGHEST, "mean": Rule.MEAN}


def score(framework: Framework, assessment: Assessment) -> Result:
    """Score an assessment; the same input gives the same result, and every number in it is exact."""
    made = compiled(framework)
    answers = read(framework, made, assessment)
    found = _Scoring(framework, made, answers).nodes()
    return Result(
        framework=framework.id,
        version=framework.version,
        checksum=framework.checksum,
        overall=found[-1],
        capabilities=tuple(node for node in found[:-1] if node.parent is None),
        groups=tuple(found[:-1]),
        blocked_by=_blocked(framework, made, answers),
    )


def value_of(framework: Framework, feature: Feature, option_id: str | None) -> Fraction:
    """Return the share of a feature that an option stands for, 0 to 1; KeyError if it has no such option."""
    return framework.worth[feature.options or framework.options][str(option_id)].share


def in_place(framework: Framework, assessment: Assessment, feature: Feature) -> Fraction:
    """Return the share of a feature that is established, 0 where the answer is open; 1 where it does not apply."""
    answer = assessment.answer(feature.id)
    if answer.excluded:
        return Fraction(1)
    made = compiled(framework)
    leaf = made.leaves[made.leaf_place[feature.id]]
    chosen = tuple(answer.options.get(id_, answer.option or lowest) for id_, lowest, _ in leaf.aspects)
    return Fraction(leaf.cells[chosen].share - leaf.lowest.share, leaf.highest.share - leaf.lowest.share)


class _Scoring:
    """One assessment being scored; groups are done in the order in which they need each other."""

    def __init__(self, framework: Framework, made: Compiled, answers: Read) -> None:
        self.framework, self.made, self.answers = framework, made, answers
        self.stages = [stage.number for stage in framework.stages]
        scale = scale_of(framework, made, answers) if made.needs_scale else None
        self.low = numbers(made, answers.low, scale)
        self.high = self.low if answers.low == answers.high else numbers(made, answers.high, scale)
        self.now: Numbers | None = None
        if framework.scoring.blank == "skip":
            skipped = [answers.left_blank(aspect) for aspect in range(made.aspects)]
            self.now = numbers(made, answers.low, scale, skipped)
        size = len(made.nodes)
        self.low_stages: list[int | None] = [None] * size
        self.high_stages: list[int | None] = [None] * size
        self.now_stages: list[int | None] = [None] * size
        self.standing = Standing(
            applies=[0 if cell is None else 1 for cell in answers.low],
            low=shares(answers.low),
            high=shares(answers.high),
            low_stages=self.low_stages,
            high_stages=self.high_stages,
            group_shares=self._group_shares(scale) if made.group_shares and scale else (),
        )

    def _group_shares(self, scale: Scale) -> list[tuple[Fraction, Fraction] | None]:
        """Return the share of its scale that each node has, at worst and at best; None where it has no number."""
        found: list[tuple[Fraction, Fraction] | None] = []
        for place in range(len(self.made.nodes)):
            worst, best = (joined(self.made, one[place]) for one in scale)
            low, high = (share_between(joined(self.made, one[place]), worst, best) for one in (self.low, self.high))
            found.append(None if low is None or high is None else (low, high))
        return found

    def nodes(self) -> list[NodeResult]:
        """Return the result of every node as they are written, the whole last."""
        found: dict[int, NodeResult] = {place: self._node(self.made.nodes[place]) for place in self.made.order}
        return [found[place] for place in range(len(found))]

    def _node(self, node: Node) -> NodeResult:
        answers, span = self.answers, slice(node.start, node.stop)
        settled = sum(answers.settled[span])
        low, high, value = self._values(node, settled)
        applies = any(cell is not None for cell in answers.low[span])
        explains = self._stage(node, applies, low, high, value, settled)
        if node.id == OVERALL and (blocking := _blocking(self.framework, self.made, answers)):
            explains = partial(tuple, (*blocking, *explains()))
            if not all(check.holds_at_best for check in blocking):
                return self._nothing(node, settled, explains)
        bands = node.rule.bands
        return NodeResult(
            id=node.id,
            low=low,
            high=high,
            value=value,
            stage_low=self.low_stages[node.place],
            stage_high=self.high_stages[node.place],
            stage=self.now_stages[node.place],
            settled=settled,
            dont_know=sum(answers.dont_know[span]),
            excluded=sum(answers.excluded[span]),
            total=node.stop - node.start,
            explains=explains,
            parent=node.parent,
            band=_name(bands, value),
            band_low=_name(bands, low),
            band_high=_name(bands, high),
            aspects=self._apart(node, settled) if self.made.aspects > 1 else {},
        )

    def _nothing(self, node: Node, settled: int, explains: Explains) -> NodeResult:
        """Return the whole as it is while something blocks it: without any outcome."""
        answers = self.answers
        counts = (settled, sum(answers.dont_know), sum(answers.excluded), node.stop - node.start)
        return NodeResult(node.id, None, None, None, None, None, None, *counts, explains)

    def _values(self, node: Node, settled: int) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        low, high = joined(self.made, self.low[node.place]), joined(self.made, self.high[node.place])
        if self.now is not None:
            return low, high, joined(self.made, self.now[node.place])
        return low, high, low if settled or self.framework.scoring.blank == "zero" else None

    def _apart(self, node: Node, settled: int) -> dict[str, Range]:
        found = {}
        for index, aspect in enumerate(self.framework.aspects):
            low, high = self.low[node.place][index], self.high[node.place][index]
            value = low if settled or self.framework.scoring.blank == "zero" else None
            found[aspect.id] = Range(value if self.now is None else self.now[node.place][index], low, high)
        return found

    def _stage(
        self,
        node: Node,
        applies: bool,
        low: Fraction | None,
        high: Fraction | None,
        value: Fraction | None,
        settled: int,
    ) -> Explains:
        """Note the stages of a node, and return what makes the checks behind them."""
        rule, place = node.rule, node.place
        explains: Explains = partial(tuple, ())
        now: int | None = None
        if rule.ladder and applies:
            explains = partial(checks, self.made, node, self.standing)
            now, high_stage = reached(self.made, node, self.stages, self.standing)
            self.low_stages[place], self.high_stages[place] = now, high_stage
        elif rule.stages:
            reasons = self._figures(node)
            explains = partial(tuple, reasons)
            self.low_stages[place] = _least(reasons, at_best=False)
            self.high_stages[place] = _least(reasons, at_best=True)
            now = self._stage_now(node)
        elif any(band.stage is not None for band in rule.bands):
            self.low_stages[place], self.high_stages[place] = _stage(rule.bands, low), _stage(rule.bands, high)
            now = _stage(rule.bands, value)
        if settled or self.framework.scoring.blank != "open":
            self.now_stages[place] = now
        return explains

    def _figures(self, node: Node) -> Sequence[Check]:
        """Return the figures a stage is the least of: what the rule makes of the groups' stages, and its cap."""
        rule = node.rule.stages
        assert rule is not None
        scored = [place for place in node.groups if self.low_stages[place] is not None]
        if not scored or (rule.without_stage == "no-stage" and len(scored) < len(node.groups)):
            return ()
        lows = [self.low_stages[place] or 0 for place in scored]
        highs = [self.high_stages[place] or 0 for place in scored]
        ids = tuple(self.made.nodes[place].id for place in scored)
        (low, low_cap), (high, high_cap) = stage_figures(rule, lows), stage_figures(rule, highs)
        found = [Check(0, _FIGURES[rule.rule], Fraction(0), low, high, 1, ids)]
        if low_cap is not None and high_cap is not None:
            lowest = tuple(one for one, stage in zip(ids, lows, strict=True) if stage == min(lows))
            found.append(Check(0, Rule.CAP, Fraction(0), low_cap, high_cap, 1, lowest))
        return found

    def _stage_now(self, node: Node) -> int | None:
        """Return the stage that the framework's rule makes of what is answered so far."""
        rule = node.rule.stages
        assert rule is not None
        if self.framework.scoring.blank == "open":
            return self.low_stages[node.place]
        found = [stage for place in node.groups if (stage := self.now_stages[place]) is not None]
        if not found or (rule.without_stage == "no-stage" and len(found) < len(node.groups)):
            return None
        figure, cap = stage_figures(rule, found)
        return figure if cap is None else min(figure, cap)


def _least(reasons: Sequence[Check], *, at_best: bool) -> int | None:
    return min((check.total_high if at_best else check.total_low for check in reasons), default=None)


def _band(bands: Sequence[Band], number: Fraction | None) -> Band | None:
    """Return the band that a number falls into: the last that begins at or below it, else the first."""
    if number is None or not bands:
        return None
    found = bands[0]
    for band in bands[1:]:
        begins = number > Fraction(band.above) if band.above is not None else number >= Fraction(band.at or 0)
        if begins:
            found = band
    return found


def _name(bands: Sequence[Band], number: Fraction | None) -> str | None:
    band = _band(bands, number)
    return band.name if band else None


def _stage(bands: Sequence[Band], number: Fraction | None) -> int | None:
    band = _band(bands, number)
    return band.stage if band else None


def _blocking(framework: Framework, made: Compiled, answers: Read) -> list[Check]:
    """Return a check for every blocking feature; a blank one fails unless blanks are open."""
    found = []
    needed = Fraction(framework.scoring.blocking_at_least)
    for place in made.blocking:
        leaf, low, high = made.leaves[place], answers.low[place], answers.high[place]
        if low is None or high is None or answers.excluded[place]:
            continue
        if answers.blank[place] and framework.scoring.blank != "open":
            high = low
        found.append(Check(0, Rule.BLOCKING, needed, low.share, high.share, made.unit, (leaf.feature.id,)))
    return found


def _blocked(framework: Framework, made: Compiled, answers: Read) -> tuple[str, ...]:
    return tuple(one.behind[0] for one in _blocking(framework, made, answers) if not one.holds_at_best)
