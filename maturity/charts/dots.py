"""Where a center stands on each capability's own scale, beside its targets, its peers, or where it stood before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maturity.assessment.answers import Assessment
from maturity.charts.peers import Band, Beside, beside_peers
from maturity.charts.table import Chart, ChartTable, Mark
from maturity.compare.peers import Peers
from maturity.framework.model import Framework
from maturity.scoring.labels import stage_label
from maturity.text import Words


@dataclass(frozen=True)
class Tick:
    """A stage on the axis: where it is, 0 to 1, its number, empty below the first, and its name."""

    at: float
    number: str
    name: str


@dataclass(frozen=True)
class Row:
    """A capability: places on its scale from 0 to 1, None for what there is nothing to say about.

    `now` is where it stands; open answers could make it anything from `low` to `high`. `ends` are those of its own
    scale, where it isn't the axis of stages. `said` is all of it in words, but for the peers.
    """

    id: str
    title: str
    now: float | None
    low: float | None
    high: float | None
    before: float | None
    target: float | None
    peers: Band | None
    ends: tuple[str, str] | None
    said: str
    named: tuple[float, ...] = ()


@dataclass(frozen=True)
class DotLegend:
    """The words that explain the signs of the chart."""

    now: str
    open: str
    before: str
    target: str
    peers: str
    named: str = ""


@dataclass(frozen=True)
class DotChart(Chart):
    """A row of dots for each capability, on one axis of stages, or each on its own scale."""

    ticks: tuple[Tick, ...]
    dots: tuple[Row, ...]
    legend: DotLegend


def against(
    framework: Framework, assessment: Assessment, profile: ChartTable, peers: Peers | None, words: Words
) -> DotChart:
    """Return where each capability stands today, its target and, where given, the middle half of a peer group."""
    beside = beside_peers(framework, assessment, profile, peers)
    group = words.count("charts.dots.peers_of", peers.n, group=peers.group) if peers else ""
    aims = ("target",) if profile.aims else ()
    heading = words.say(f"charts.dots.heading.{'_'.join([*aims, *(['peers'] if peers else [])]) or 'today'}")
    columns = ("capability", "today", *aims, *(("low", "median", "high") if peers else ()))
    intro = words.count(f"charts.dots.alt.{'target' if aims else 'today'}", len(profile.marks))
    return DotChart(
        title=heading,
        heading=heading,
        alt=" ".join(
            [
                intro,
                *([words.say("charts.dots.alt.peers", group=group)] if peers else []),
                *(_sentence(framework, mark, one, words) for mark, one in zip(profile.marks, beside, strict=True)),
            ]
        ),
        columns=_columns(columns, words),
        rows=tuple(
            (mark.title, _cell(mark), *(_named(framework, mark.target) for _ in aims), *(one.figures if peers else ()))
            for mark, one in zip(profile.marks, beside, strict=True)
        ),
        ticks=_ticks(framework, profile),
        dots=tuple(
            _row(
                framework,
                mark,
                said=_now_and_target(framework, mark, words),
                target=None if mark.target is None else mark.target / _top(framework),
                peers=one.band,
            )
            for mark, one in zip(profile.marks, beside, strict=True)
        ),
        legend=_legend(words, peers=group),
    )


def since(framework: Framework, now: ChartTable, before: ChartTable, day: str, words: Words) -> DotChart | None:
    """Return what has come of each capability since an earlier day, which may be empty; None where nothing compares.

    Both profiles are of the same framework.
    """
    pairs = list(zip(before.marks, now.marks, strict=True))
    if all(_now(framework, then) is None or _now(framework, mark) is None for then, mark in pairs):
        return None
    heading = words.say("charts.dots.heading.since_day", day=day) if day else words.say("charts.dots.heading.since")
    said = [_changed(framework, then, mark, words) for then, mark in pairs]
    return DotChart(
        title=heading,
        heading=heading,
        alt=" ".join(
            [
                words.count(f"charts.dots.alt.{'since_day' if day else 'since'}", len(pairs), day=day),
                *(
                    words.say("charts.profile.alt_without", capability=mark.title, stage=text)
                    for (_, mark), text in zip(pairs, said, strict=True)
                ),
            ]
        ),
        columns=_columns(("capability", "before", "today"), words),
        rows=tuple((mark.title, _cell(then), _cell(mark)) for then, mark in pairs),
        ticks=_ticks(framework, now),
        dots=tuple(
            # On another scale, as when less applied, an earlier number has no place beside today's.
            _row(framework, mark, said=text, before=_now(framework, then) if _same_scale(then, mark) else None)
            for (then, mark), text in zip(pairs, said, strict=True)
        ),
        legend=_legend(words, before=day),
    )


def _row(
    framework: Framework,
    mark: Mark,
    *,
    said: str,
    before: float | None = None,
    target: float | None = None,
    peers: Band | None = None,
) -> Row:
    low, high = _possible(framework, mark)
    return Row(
        id=mark.id,
        title=mark.title,
        now=_now(framework, mark),
        low=low,
        high=high,
        before=before,
        target=target,
        peers=peers,
        ends=(mark.bar.lowest, mark.bar.highest) if mark.bar else None,
        said=said,
    )


def _now(framework: Framework, mark: Mark) -> float | None:
    """Return where a capability stands on its scale; None where nothing applies or nothing is answered."""
    if not mark.answered:
        return None
    if mark.bar is not None:
        return mark.bar.value
    stage = mark.stage_low if mark.stage_now is None else mark.stage_now
    return None if stage is None else stage / _top(framework)


def _possible(framework: Framework, mark: Mark) -> tuple[float | None, float | None]:
    if mark.bar is not None:
        return mark.bar.low, mark.bar.high
    if mark.stage_low is None or mark.stage_high is None:
        return None, None
    return mark.stage_low / _top(framework), mark.stage_high / _top(framework)


def _shown(framework: Framework, mark: Mark) -> tuple[float, float] | None:
    """Return the range that the words of a capability say: one place where the framework settles open answers."""
    now, (low, high) = _now(framework, mark), _possible(framework, mark)
    if now is None or low is None or high is None:
        return None
    return (low, high) if framework.scoring.blank == "open" else (now, now)


def _same_scale(one: Mark, other: Mark) -> bool:
    return (one.bar.scale if one.bar else "") == (other.bar.scale if other.bar else "")


def _top(framework: Framework) -> int:
    return framework.stages[-1].number if framework.stages else 1


def _ticks(framework: Framework, profile: ChartTable) -> tuple[Tick, ...]:
    if not profile.steps:
        return ()
    top = _top(framework)
    steps = (Tick(step.number / top, str(step.number), step.name) for step in profile.steps)
    return (Tick(0, "", framework.not_yet), *steps)


def _columns(keys: Sequence[str], words: Words) -> tuple[str, ...]:
    return tuple(words.say(f"charts.dots.column.{key}") for key in keys)


def _cell(mark: Mark) -> str:
    return f"{mark.stage}, {mark.remark}" if mark.remark else mark.stage


def _named(framework: Framework, number: int | None) -> str:
    return "" if number is None else stage_label(framework, number, number)


def _now_and_target(framework: Framework, mark: Mark, words: Words) -> str:
    """Write where a capability stands, and its target if that isn't established yet."""
    if mark.target is None or mark.stage_low is None or mark.stage_low >= mark.target:
        return mark.stage
    return words.say("charts.dots.ahead", now=mark.stage, target=_named(framework, mark.target))


def _changed(framework: Framework, then: Mark, now: Mark, words: Words) -> str:
    """Write what has come of a capability; a step back is one only where no open answer could still undo it."""
    same_scale = _same_scale(then, now)
    if then.stage == now.stage and same_scale:
        return words.say("charts.dots.same", now=now.stage)
    was, is_ = _shown(framework, then), _shown(framework, now)
    back = same_scale and was and is_ and is_[1] < was[0]
    return words.say(f"charts.dots.{'back' if back else 'changed'}", before=then.stage, now=now.stage)


def _sentence(framework: Framework, mark: Mark, peers: Beside, words: Words) -> str:
    target = _named(framework, mark.target)
    key = "charts.profile.alt" if target else "charts.profile.alt_without"
    said = words.say(key, capability=mark.title, stage=_cell(mark), target=target)
    if peers.band is None:
        return said
    low, median, high = peers.figures
    return f"{said} {words.say('charts.dots.alt.range', low=low, median=median, high=high)}"


def _legend(words: Words, *, before: str = "", peers: str = "") -> DotLegend:
    say = words.say
    return DotLegend(
        now=say("charts.dots.legend.now"),
        open=say("charts.dots.legend.open"),
        before=say("charts.dots.legend.before_day", day=before) if before else say("charts.dots.legend.before"),
        target=say("charts.dots.legend.target"),
        peers=peers,
    )
