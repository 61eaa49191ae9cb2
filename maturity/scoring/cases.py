"""Run a framework's worked examples: every expectation that scoring misses is a Problem at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from maturity.assessment.answers import Answer, Assessment, CenterValue, State
from maturity.errors import Problem
from maturity.framework.case import NONE, Case, CaseAnswer, StageRange, ValueRange, exact
from maturity.framework.model import Feature, Framework
from maturity.framework.parts import Placed
from maturity.framework.reader import Path_
from maturity.scoring.compiled import compiled
from maturity.scoring.numbers import joined, scale_of
from maturity.scoring.reading import read
from maturity.scoring.result import NodeResult, Range, Result
from maturity.scoring.score import score
from maturity.scoring.target import at_target, percent_to_target, progress_to_date

WHY = "A worked example must come out as it says, or nobody can trust the rule."
# Published figures are often floating-point numbers.
TOLERANCE = Fraction(1, 10**9)


def failing_cases(framework: Framework, cases: Iterable[Placed[Case]]) -> Iterator[Problem]:
    """Yield a Problem for every expectation of every case that scoring does not meet."""
    for placed in cases:
        assessment = assessment_of(framework, placed.item)
        result = score(framework, assessment)
        missed = [*_stages(framework, placed.item, result), *_numbers(framework, placed.item, assessment, result)]
        for place, told, found, expected in missed:
            what = f"'{placed.item.name}' fails: {told} is {found}, the case expects {expected}"
            fix = "Mend the case, or the rule or features that it shows."
            yield placed.problem(("expect", *place), what, WHY, fix)


def assessment_of(framework: Framework, case: Case) -> Assessment:
    """Return a case's answers as an assessment."""
    answers: dict[str, Answer] = {}
    for feature in framework.features.values():
        option = case.fill.get(feature.stage, case.fill_all)
        if option is not None:
            answers[feature.id] = _answer(framework, feature, CaseAnswer(option=option))
    answers |= _answers(framework, case.answers)
    center: dict[str, CenterValue] = {} if case.population is None else {"population": case.population}
    return Assessment(framework=framework.id, center=center, answers=answers, targets=dict(case.targets))


def _answers(framework: Framework, given: dict[str, CaseAnswer]) -> dict[str, Answer]:
    return {id_: _answer(framework, framework.features[id_], answer) for id_, answer in given.items()}


def _answer(framework: Framework, feature: Feature, given: CaseAnswer) -> Answer:
    if given.option is not None and framework.aspects:
        # One option for every aspect that has it.
        options = {
            aspect: given.option
            for aspect, known in framework.aspect_options(feature).items()
            if any(one.id == given.option for one in known)
        }
        return Answer(state=State.ANSWERED, options=options)
    if given.option is not None or given.options is not None:
        return Answer(state=State.ANSWERED, option=given.option, options=given.options or {})
    if given.not_applicable is not None:
        return Answer(state=State.NOT_APPLICABLE, reason=given.not_applicable)
    return Answer(state=State.DONT_KNOW)


# Where it stands, what is told of it, what came out, what was expected.
Missed = tuple[Path_, str, str, str]


def _stages(framework: Framework, case: Case, result: Result) -> Iterator[Missed]:
    expect = case.expect
    wanted = {node.id: (("every_capability",), expect.every_capability) for node in result.capabilities}
    wanted |= {id_: (("capabilities", id_), stages) for id_, stages in expect.capabilities.items()}  # type: ignore[misc]
    wanted["overall"] = (("overall",), expect.overall)
    for id_, (place, stages) in wanted.items():
        node = result.node(id_)
        if stages is not None and not _same_stage(framework, node, stages):
            yield place, id_, f"at {_stage_of(framework, node)}", _shown(stages)


def _same_stage(framework: Framework, node: NodeResult, expected: StageRange | str) -> bool:
    if isinstance(expected, str):
        return node.stage is None and (framework.scoring.blank != "open" or node.stage_low is None)
    if expected.low == expected.high and framework.scoring.blank != "open":
        return node.stage == expected.low
    return (node.stage_low, node.stage_high) == (expected.low, expected.high)


def _stage_of(framework: Framework, node: NodeResult) -> str:
    if framework.scoring.blank != "open":
        return _shown(NONE if node.stage is None else StageRange(low=node.stage, high=node.stage))
    if node.stage_low is None or node.stage_high is None:
        return "no stage"
    return _shown(StageRange(low=node.stage_low, high=node.stage_high))


def _shown(stages: StageRange | str) -> str:
    if isinstance(stages, str):
        return "no stage"
    return f"stage {stages.low}" if stages.low == stages.high else f"stage {stages.low} to {stages.high}"


def _numbers(framework: Framework, case: Case, assessment: Assessment, result: Result) -> Iterator[Missed]:
    expect = case.expect
    for id_, wanted in expect.values.items():
        node = result.node(id_)
        yield from _value(framework, ("values", id_), id_, Range(node.value, node.low, node.high), wanted)
    for id_, apart in expect.aspects.items():
        for aspect, one in apart.items():
            found = result.node(id_).aspects.get(aspect, Range(None, None, None))
            yield from _value(framework, ("aspects", id_, aspect), f"{aspect} of {id_}", found, one)
    for id_, name in expect.bands.items():
        band = result.node(id_).band
        if band != name:
            yield ("bands", id_), id_, f"in the band {band}", name
    if expect.not_scorable and result.scorable:
        yield ("not_scorable",), "the whole", "scorable", "not scorable"
    yield from _best(framework, case, assessment)
    yield from _aims(framework, case, assessment)


def _value(framework: Framework, place: Path_, told: str, found: Range, wanted: ValueRange | str) -> Iterator[Missed]:
    if isinstance(wanted, str):
        if found.value is not None:
            yield place, told, _figure(found.value), "no number"
        return
    low, high = exact(wanted.low), exact(wanted.high)
    one = low == high and framework.scoring.blank != "open"
    same = _near(found.value, low) if one else _near(found.low, low) and _near(found.high, high)
    if not same:
        single = one or found.low == found.high
        came = (
            _figure(found.value if one else found.low) if single else f"{_figure(found.low)} to {_figure(found.high)}"
        )
        yield place, told, came, wanted.low if low == high else f"{wanted.low} to {wanted.high}"


def _best(framework: Framework, case: Case, assessment: Assessment) -> Iterator[Missed]:
    if not case.expect.best:
        return
    made = compiled(framework)
    _, best = scale_of(framework, made, read(framework, made, assessment))
    for id_, wanted in case.expect.best.items():
        found = joined(made, best[made.place[id_]])
        yield from _exactly(("best", id_), f"the highest {id_} within reach", found, wanted)


def _aims(framework: Framework, case: Case, assessment: Assessment) -> Iterator[Missed]:
    expect = case.expect
    if expect.targets:
        aimed = score(framework, at_target(framework, assessment))
        for id_, wanted in expect.targets.items():
            yield from _exactly(("targets", id_), f"the target of {id_}", aimed.node(id_).value, wanted)
    for id_, wanted in expect.percent_to_target.items():
        found = percent_to_target(framework, assessment, id_)
        yield from _exactly(("percent_to_target", id_), f"the share of {id_} done", found, wanted)
    baseline = assessment.model_copy(update={"answers": _answers(framework, case.baseline)})
    for id_, wanted in expect.progress_to_date.items():
        found = progress_to_date(framework, assessment, baseline, id_)
        yield from _exactly(("progress_to_date", id_), f"the progress of {id_}", found, wanted)


def _exactly(place: Path_, told: str, found: Fraction | None, wanted: str) -> Iterator[Missed]:
    if not _near(found, exact(wanted)):
        yield place, told, _figure(found), wanted


def _near(found: Fraction | None, wanted: Fraction) -> bool:
    return found is not None and abs(found - wanted) <= TOLERANCE


def _figure(value: Fraction | None) -> str:
    if value is None:
        return "no number"
    return str(value.numerator) if value.denominator == 1 else f"{value} ({float(value):.10g})"
