"""The few figures that stand beside answers, and what each says: it supports, speaks against, or can't tell."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Bound, Feature, Framework, Proof
from maturity.measures.evidence import compact
from maturity.measures.model import Among, By, Exclusion, Unit
from maturity.measures.verdict import Says, Why, speaks_against, verdict, verdict_of
from tests.frameworks_here import DONT_KNOW, framework, said
from tests.measured_here import AT, by_area, figure, measured, measures, whole

FULL = framework("311")
EXAMPLE = framework("example")
LOG = EXAMPLE.features["records.log"]


def with_proof(**proof: object) -> tuple[Framework, Feature]:
    """Return the example framework with a measure beside one of its features."""
    made = Proof.model_validate({"measure": "coding", "among": "all", "note": "A note.", **proof})
    feature = LOG.model_copy(update={"proof": made})
    capabilities = tuple(
        one.model_copy(update={"features": tuple(feature if it.id == LOG.id else it for it in one.features)})
        for one in EXAMPLE.capabilities
    )
    return EXAMPLE.model_copy(update={"capabilities": capabilities}), feature


def says(answer: Answer, value: str | None, counts: str = "share", **proof: object) -> tuple[Says, Why]:
    made, feature = with_proof(**proof)
    found = verdict(made, feature, answer, figure("coding", value, counts, why_not="" if value else "missing-status"))
    return found.says, found.why


LIMITS = {"full": {"at_least": Decimal("0.9")}, "part": {"at_least": Decimal("0.5")}}


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("yes", "0.95", (Says.SUPPORTS, Why.REACHES)),
        ("yes", "0.9", (Says.SUPPORTS, Why.REACHES)),
        ("yes", "0.8999999999999999999", (Says.SPEAKS_AGAINST, Why.FALLS_SHORT)),
        ("yes", "0.1", (Says.SPEAKS_AGAINST, Why.FALLS_SHORT)),
        ("partly", "0.95", (Says.SUPPORTS, Why.REACHES)),
        ("partly", "0.5", (Says.SUPPORTS, Why.REACHES)),
        ("partly", "0.49", (Says.SPEAKS_AGAINST, Why.FALLS_SHORT)),
        ("no", "0.49", (Says.SUPPORTS, Why.NONE_EITHER)),
        ("no", "0.5", (Says.CANT_TELL, Why.COULD_BE_MORE)),
        ("no", "1", (Says.CANT_TELL, Why.COULD_BE_MORE)),
    ],
)
def test_a_figure_is_held_to_the_limit_of_the_answer(option, value, expected):
    assert says(said(option), value, **LIMITS) == expected


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(), Why.NO_ANSWER),
        (DONT_KNOW, Why.DONT_KNOW),
        (Answer(state=State.NOT_APPLICABLE, reason="Not here."), Why.NOT_APPLICABLE),
        (Answer(state=State.ANSWERED, options={"documentation": "4"}), Why.SEVERAL),
    ],
)
def test_without_an_answer_to_compare_it_can_t_tell(answer, why):
    assert says(answer, "0.1", **LIMITS) == (Says.CANT_TELL, why)


def test_what_an_extract_may_not_show_is_no_word_against_anybody():
    silent = LIMITS | {"refutes": False}
    assert says(said("yes"), "0.1", **silent) == (Says.CANT_TELL, Why.SHORT_BUT_SILENT)
    assert says(said("no"), "0.1", **silent) == (Says.CANT_TELL, Why.SHORT_BUT_SILENT)
    assert says(said("yes"), "0.9", **silent) == (Says.SUPPORTS, Why.REACHES)


def test_without_limits_it_is_only_shown_and_without_a_value_not_measurable():
    assert says(said("yes"), "0.1") == (Says.CANT_TELL, Why.ONLY_SHOWN)
    assert says(said("yes"), None, **LIMITS) == (Says.NOT_MEASURABLE, Why.WHY_NOT)
    made, feature = with_proof(**LIMITS)
    assert verdict(made, feature, said("yes"), None).why is Why.NOT_MEASURED


def test_a_limit_for_yes_alone_says_nothing_against_partly():
    only = {"full": {"at_least": Decimal("0.9")}}
    assert says(said("partly"), "0.5", **only) == (Says.CANT_TELL, Why.NO_LIMIT)
    assert says(said("partly"), "0.9", **only) == (Says.SUPPORTS, Why.REACHES)


@pytest.mark.parametrize(
    ("value", "counts", "expected"),
    [
        ("48", "hours", Says.SUPPORTS),
        ("48.01", "hours", Says.SPEAKS_AGAINST),
        ("2", "days", Says.SUPPORTS),
        ("3", "days", Says.SPEAKS_AGAINST),
        ("10", "business-hours", Says.CANT_TELL),
    ],
)
def test_hours_are_compared_with_days_and_business_hours_with_neither(value, counts, expected):
    proof = {"measure": "time-to-close.median", "unit": "days", "full": {"at_most": 2}}
    assert says(said("yes"), value, counts, **proof)[0] is expected


@pytest.mark.parametrize(("requests", "expected"), [(29, Why.TOO_FEW), (30, Why.FALLS_SHORT)])
def test_a_handful_of_requests_is_held_against_nobody(requests, expected):
    made, feature = with_proof(**LIMITS)
    assert verdict(made, feature, said("yes"), figure("coding", "0.1", denominator=requests)).why is expected


shares = st.decimals(0, 1, places=3)


@given(value=shares, limits=st.tuples(shares, shares).map(sorted), refutes=st.booleans())
def test_a_better_answer_is_never_better_supported(value, limits, refutes):
    made, feature = with_proof(full={"at_least": limits[1]}, part={"at_least": limits[0]}, refutes=refutes)
    found = [verdict(made, feature, said(option), figure("coding", str(value))) for option in ("partly", "yes")]
    order = [Says.SPEAKS_AGAINST, Says.CANT_TELL, Says.SUPPORTS]
    for less, more in pairwise(found):
        assert order.index(more.says) <= order.index(less.says)
    if not refutes:
        assert Says.SPEAKS_AGAINST not in {one.says for one in found}


@given(low=shares, high=shares, option=st.sampled_from(["partly", "yes"]))
def test_a_higher_figure_never_speaks_louder_against(low, high, option):
    low, high = sorted((low, high))
    order = [Says.SPEAKS_AGAINST, Says.CANT_TELL, Says.SUPPORTS]
    one, other = (says(said(option), str(value), **LIMITS)[0] for value in (low, high))
    assert order.index(one) <= order.index(other)


def test_the_figures_are_those_that_features_ask_for_and_nothing_else():
    found = compact(
        measures(
            whole("coding", "0.8123", exclusions=(Exclusion(reason="no-requested-date", rows=7),), numerator=812),
            whole("coding", "0.1", among=Among.RESIDENTS),
            whole("negative", "3", Unit.REQUESTS),
            whole("coding", "0.2", by=By.SERVICE, group="Pothole"),
            whole("closed-elsewhere", None, why_not="missing-outcome", figures={"rows": Decimal(3)}),
        ),
        FULL,
        AT,
    )
    assert [(one.measure, one.among) for one in found.figures] == [("coding", "all"), ("closed-elsewhere", "all")]
    coding, elsewhere = found.figures
    assert (coding.value, coding.numerator, coding.denominator, coding.excluded) == (Decimal("0.8123"), 812, 1000, 7)
    assert (elsewhere.why_not, elsewhere.numbers) == ("missing-outcome", {"rows": Decimal(3)})
    assert (found.extract, found.sha256, found.rows) == ("requests-2026.csv", "ab" * 32, 1200)
    assert (found.measured_at, found.as_of.year) == (AT, 2026)


def test_of_figures_by_area_only_the_span_is_kept_and_hidden_areas_stay_hidden():
    areas = {"North": "1.25", "South": "0.5", "Harbor": None, "West": "0.75"}
    [found] = compact(measures(*by_area("parity", areas)), FULL, AT).figures
    assert (found.groups, found.lowest, found.highest) == (3, Decimal("0.5"), Decimal("1.25"))
    assert found.value is None
    assert "Harbor" not in found.model_dump_json()
    [none] = compact(measures(*by_area("parity", {"Harbor": None}, why_not="too-few-of-a-type")), FULL, AT).figures
    assert (none.measurable, none.why_not) == (False, "too-few-of-a-type")
    [whole_one] = compact(
        measures(whole("parity", None, Unit.RATIO, Among.RESIDENTS, why_not="no-area")), FULL, AT
    ).figures
    assert whole_one.why_not == "no-area"


def test_it_lists_the_answers_that_figures_speak_against_and_moves_no_score():
    figures = measured(figure("digital-share", "0.001", among="residents"), figure("coding", "0.95"))
    answers = {"access.web-requests": said("yes"), "operations.contact-coding": said("yes")}
    assessment = Assessment(framework="311", answers=answers, measured=figures)
    assert [one.id for one in speaks_against(FULL, assessment)] == ["access.web-requests"]
    assert speaks_against(FULL, assessment.model_copy(update={"measured": None})) == ()
    found = verdict_of(FULL, assessment, FULL.features["access.web-requests"])
    assert found is not None
    assert found.bound == Bound(at_least=Decimal("0.1"))
    assert verdict_of(FULL, assessment, FULL.features["access.one-number"]) is None, "no extract can tell"


def test_what_stands_beside_answers_needs_no_engine():
    code = "import sys, maturity.measures.evidence, maturity.measures.verdict; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
