"""Published models as frameworks: every figure their owners give comes out, and the program knows none of them."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.case import Expected, ValueRange, exact
from maturity.framework.cases import read_cases
from maturity.framework.loader import load_framework, read_framework
from maturity.scoring.cases import assessment_of, failing_cases
from maturity.scoring.labels import figure
from maturity.scoring.score import score

ROOT = Path(__file__).resolve().parent.parent.parent
MODELS = ROOT / "tests" / "frameworks"
NAMES = sorted(path.name for path in MODELS.iterdir() if (path / "framework.yaml").exists())
# How many worked examples each set of published figures comes to; a folder that is not named here has figures of ours.
PUBLISHED = {
    "samm2": 13,
    "samm2-by-level": 1,
    "c2m2": 9,
    "cmmi-staged": 6,
    "cmmi-staged-goals": 6,
    "iso-33020": 7,
    "iso-33020-ratings": 8,
    "devops-maturity": 1,
    "devops-maturity-bands": 10,
    "devops-maturity-weights": 3,
    "weakest-link": 3,
    "weakest-link-unassessed": 1,
    "subtractive-110": 2,
}
OF_MODELS = (
    "samm", "c2m2", "cmmi", "33020", "iso", "nist", "800-171", "dod", "crr", "dsomm", "devops", "openssf", "owasp",
)  # fmt: skip
# An international standard for dates, not a model.
DATES = re.compile(r"iso[ _](8601|date)")


def cases_of(name):
    return read_cases(MODELS / name, load_framework(MODELS / name))[0]


@pytest.mark.parametrize("name", NAMES)
def test_model_loads_without_a_problem(name):
    reading = read_framework(MODELS / name)
    assert reading.problems == ()
    assert read_cases(MODELS / name, reading.framework)[1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_case_of_a_model_holds(name):
    assert [str(problem) for problem in failing_cases(load_framework(MODELS / name), cases_of(name))] == []


def test_every_set_of_published_figures_is_there():
    assert {name: len(cases_of(name)) >= count for name, count in PUBLISHED.items()} == dict.fromkeys(PUBLISHED, True)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_that_is_off_by_a_thousandth_is_noticed(name):
    framework = load_framework(MODELS / name)
    for placed in cases_of(name):
        wrong = {id_: off(value) for id_, value in placed.item.expect.values.items() if value != "none"}
        case = placed.item.model_copy(update={"expect": Expected(values=wrong)})
        placed = type(placed)(case, placed.document, placed.place)
        assert len(list(failing_cases(framework, [placed]))) == len(wrong), case.name


def off(value):
    low, high = (exact(one) + Fraction(1, 1000) for one in (value.low, value.high))
    return ValueRange(low=f"{low.numerator}/{low.denominator}", high=f"{high.numerator}/{high.denominator}")


def numbers(framework, answers):
    chosen = {id_: Answer(state=State.ANSWERED, option=option) for id_, option in answers.items()}
    result = score(framework, Assessment(framework=framework.id, answers=chosen))
    return {node.id: node.value for node in (*result.groups, result.overall)}


SAMM = load_framework(MODELS / "samm2")
QUARTERS = {"none": 0, "some": 1, "half": 2, "most": 4}


def test_samm2_has_five_functions_fifteen_practices_thirty_streams_and_ninety_activities():
    practices = [practice for function in SAMM.capabilities for practice in function.groups]
    streams = [stream for practice in practices for stream in practice.groups]
    assert [len(one) for one in (SAMM.capabilities, practices, streams, SAMM.features)] == [5, 15, 30, 90]
    assert {tuple(feature.stage for feature in stream.features) for stream in streams} == {(1, 2, 3)}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(list(QUARTERS)), min_size=90, max_size=90))
def test_samm2_is_what_its_rule_makes_of_any_answers(options):
    answers = dict(zip(SAMM.features, options, strict=True))
    found = numbers(SAMM, answers)
    functions = []
    for function in SAMM.capabilities:
        practices = []
        for practice in function.groups:
            quarters = [QUARTERS[answers[feature.id]] for feature in practice.all_features]
            practices.append(Fraction(sum(quarters), 4 * 2))
            assert found[practice.id] == practices[-1]
        functions.append(mean(practices))
        assert found[function.id] == functions[-1]
    assert found["overall"] == mean(functions)


SUBTRACTIVE = load_framework(MODELS / "subtractive-110")


def costs(feature, option):
    """What an answer costs by the published table, whatever the YAML says of points."""
    if feature.options:
        return {"yes": 0, "partly": 3, "no": 5}[option]
    return 0 if option == "yes" else int(feature.weight)


def test_the_costs_of_110_requirements_add_up_to_the_published_least():
    found = [costs(feature, "no") for feature in SUBTRACTIVE.features.values()]
    assert {cost: found.count(cost) for cost in found} == {5: 44, 3: 14, 1: 51, 0: 1}
    assert 110 - sum(found) == -203


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["yes", "yes", "no"]), min_size=110, max_size=110), st.sampled_from(["yes", "partly"]))
def test_a_subtractive_score_is_what_its_rule_makes_of_any_answers(options, partly):
    answers = dict(zip(SUBTRACTIVE.features, options, strict=True))
    answers |= {id_: partly for id_, feature in SUBTRACTIVE.features.items() if feature.options}
    answers |= {id_: "yes" for id_, feature in SUBTRACTIVE.features.items() if feature.blocking}
    lost = sum(costs(feature, answers[id_]) for id_, feature in SUBTRACTIVE.features.items())
    assert numbers(SUBTRACTIVE, answers)["overall"] == 110 - lost


def test_a_mean_of_percents_is_rounded_once_and_when_it_is_shown():
    framework = load_framework(MODELS / "mean-of-percents")
    result = score(framework, assessment_of(framework, cases_of("mean-of-percents")[0].item))
    assert figure(framework, result.overall.value) == "76.9"


def test_the_program_names_no_model():
    # Words of identifiers stand apart by underscores or capitals; isoformat and the like are words of their own.
    named = re.compile(rf"(?<![a-z])({'|'.join(map(re.escape, OF_MODELS))})(?![a-z])")
    found = []
    for path in sorted((ROOT / "maturity").rglob("*")):
        if path.suffix in {".py", ".yaml", ".html", ".css", ".js"}:
            text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", path.read_text(encoding="utf-8")).lower()
            text = re.sub("iso", "", text) if "measures" in path.parts else text  # there it is the form of a date
            found += [f"{path.name}: {hit.group()}" for hit in named.finditer(DATES.sub("", text))]
    assert found == []
