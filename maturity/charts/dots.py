"""Where a center stands on each capability's own scale, beside its targets, its peers, or where it stood before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maturity.assessment.answers import Assessment
from maturity.charts.table import Chart, ChartTable, Mark
from maturity.compare.peers import PeerRange, Peers
from maturity.framework.model import Framework
from maturity.scoring.labels import figure, stage_label
from maturity.scoring.scale import scales
from maturity.text import Words

Place = Callable[[Decimal], float]


@dataclass(frozen=True)
class Tick:
    """A stage on the axis: where it is, 0 to 1, what it is called, and its number alone for a narrow axis."""

    at: float
    name: str
    number: str


@dataclass(frozen=True)
class Band:
    """The middle half of a peer group and its median, as shares of the scale."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Row:
    """A capability: places on its scale from 0 to 1, None for what there is nothing to say about.

    `now` is established, up to `high` is possible while answers are open.
    """

    id: str
    title: str
    now: float | None
    high: float | None
    before: float | None
    target: float | None
    peers: Band | None
    said: str


@dataclass(frozen=True)
class DotLegend:
    """The words that explain the signs of the chart."""

    now: str
    open: str
    before: str
    target: str
    peers: str


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
    places = _places(framework, assessment, profile)
    ranges = peers.ranges if peers else {}
    said = {mark.id: _figures(framework, mark, ranges.get(mark.id)) for mark in profile.marks}
    group = words.say("charts.dots.peers_of", group=peers.group, n=peers.n) if peers else ""
    rows = tuple(
        (mark.title, mark.stage, _named(framework, mark.target), *(said[mark.id] if peers else ()))
        for mark in profile.marks
    )
    keys = ("capability", "today", "target", *(("low", "median", "high") if peers else ()))
    heading = words.say(f"charts.dots.{'against_peers' if peers else 'against'}")
    sentences = [_against_sentence(framework, mark, said[mark.id], words) for mark in profile.marks]
    return DotChart(
        title=heading,
        heading=heading,
        alt=" ".join([heading + ".", *([f"{group}."] if group else []), *sentences]),
        columns=tuple(words.say(f"charts.dots.column.{key}") for key in keys),
        rows=rows,
        ticks=_ticks(framework, profile),
        dots=tuple(
            _row(framework, mark, places.get(mark.id), peers=ranges.get(mark.id), said=_now_and_target(framework, mark))
            for mark in profile.marks
        ),
        legend=_legend(words, peers=group),
    )


def since(framework: Framework, now: ChartTable, before: ChartTable, day: str, words: Words) -> DotChart | None:
    """Return what has come of each capability since an earlier day, which may be empty; None where nothing can be said.

    Both profiles are of the same framework.
    """
    pairs = list(zip(before.marks, now.marks, strict=True))
    if all(_now(mark, framework) is None for pair in pairs for mark in pair):
        return None
    heading = words.say("charts.dots.since_day", day=day) if day else words.say("charts.dots.since")
    said = [_changed(framework, then, mark, words) for then, mark in pairs]
    sentences = [f"{mark.title}: {text}." for (_, mark), text in zip(pairs, said, strict=True)]
    return DotChart(
        title=heading,
        heading=heading,
        alt=" ".join([heading + ".", *sentences]),
        columns=tuple(words.say(f"charts.dots.column.{key}") for key in ("capability", "before", "today")),
        rows=tuple((mark.title, then.stage, mark.stage) for then, mark in pairs),
        ticks=_ticks(framework, now),
        dots=tuple(
            _row(framework, mark, None, before=then, said=text, with_target=False)
            for (then, mark), text in zip(pairs, said, strict=True)
        ),
        legend=_legend(words, before=day),
    )


def _row(
    framework: Framework,
    mark: Mark,
    place: Place | None,
    *,
    before: Mark | None = None,
    peers: PeerRange | None = None,
    said: str,
    with_target: bool = True,
) -> Row:
    return Row(
        id=mark.id,
        title=mark.title,
        now=_now(mark, framework),
        high=_high(mark, framework),
        before=_now(before, framework) if before else None,
        target=None if mark.target is None or not with_target else mark.target / _top(framework),
        peers=Band(*map(place, (peers.low, peers.median, peers.high))) if peers and place else None,
        said=said,
    )


def _now(mark: Mark, framework: Framework) -> float | None:
    """Return where a capability stands on its scale."""
    if mark.bar is not None:
        return mark.bar.value
    return None if mark.stage_low is None else mark.stage_low / _top(framework)


def _high(mark: Mark, framework: Framework) -> float | None:
    if mark.bar is not None:
        return mark.bar.high
    return None if mark.stage_high is None else mark.stage_high / _top(framework)


def _top(framework: Framework) -> int:
    return framework.stages[-1].number if framework.stages else 1


def _places(framework: Framework, assessment: Assessment, profile: ChartTable) -> dict[str, Place]:
    """Return for each capability how a figure of its scale becomes a share of it."""
    ends = scales(framework, assessment)
    top = _top(framework)

    def on_stages(number: Decimal) -> float:
        return float(number) / top

    found: dict[str, Place] = {}
    for mark in profile.marks:
        if mark.bar is None:
            found[mark.id] = on_stages
        elif mark.id in ends:
            found[mark.id] = lambda number, scale=ends[mark.id]: float(scale.share(Fraction(number)))  # type: ignore[misc]
    return found


def _ticks(framework: Framework, profile: ChartTable) -> tuple[Tick, ...]:
    if not profile.steps:
        return ()
    top = _top(framework)
    steps = (Tick(step.number / top, f"{step.number} {step.name}", str(step.number)) for step in profile.steps)
    return (Tick(0, framework.not_yet, framework.not_yet), *steps)


def _named(framework: Framework, number: int | None) -> str:
    return "" if number is None else stage_label(framework, number, number)


def _now_and_target(framework: Framework, mark: Mark) -> str:
    """Write where a capability stands, and where it is to go if it isn't there yet."""
    if mark.target is None or mark.stage_low is None or mark.stage_low >= mark.target:
        return mark.stage
    return f"{mark.stage} → {_named(framework, mark.target)}"


def _changed(framework: Framework, before: Mark, now: Mark, words: Words) -> str:
    """Write what has come of a capability, in words that tell a step back from a step forward."""
    if before.stage == now.stage:
        return words.say("charts.dots.same", now=now.stage)
    was, is_ = _now(before, framework), _now(now, framework)
    if was is None or is_ is None or was == is_:
        return words.say("charts.dots.changed", before=before.stage, now=now.stage)
    return words.say(f"charts.dots.{'up' if is_ > was else 'back'}", before=before.stage, now=now.stage)


def _figures(framework: Framework, mark: Mark, peers: PeerRange | None) -> tuple[str, ...]:
    if peers is None:
        return ("", "", "")
    return tuple(_figure(framework, mark, number) for number in (peers.low, peers.median, peers.high))


def _figure(framework: Framework, mark: Mark, number: Decimal) -> str:
    if mark.bar is not None:
        return figure(framework, Fraction(number))
    whole = int(number)
    return _named(framework, whole) if whole == number else format(number.normalize(), "f")


def _against_sentence(framework: Framework, mark: Mark, peers: tuple[str, ...], words: Words) -> str:
    target = _named(framework, mark.target)
    key = "charts.profile.alt" if target else "charts.profile.alt_without"
    said = words.say(key, capability=mark.title, stage=mark.stage, target=target)
    if not any(peers):
        return said
    low, median, high = peers
    return f"{said} {words.say('charts.dots.alt_peers', low=low, median=median, high=high)}"


def _legend(words: Words, *, before: str = "", peers: str = "") -> DotLegend:
    say = words.say
    return DotLegend(
        now=say("charts.dots.legend.now"),
        open=say("charts.dots.legend.open"),
        before=say("charts.dots.legend.before_day", day=before) if before else say("charts.dots.legend.before"),
        target=say("charts.dots.legend.target"),
        peers=peers,
    )
