"""Why a stage: the sentences name the answers and the shares."""

from __future__ import annotations

from fractions import Fraction

import pytest

from maturity.assessment.answers import Assessment
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.labels import percent
from maturity.scoring.score import score
from maturity.text import words
from tests.frameworks_here import DONT_KNOW, all_at, framework, said

F311, EXAMPLE = framework("311"), framework("example")


def sentences(answers, capability, loaded=F311):
    assessment = Assessment(framework=loaded.id, answers=answers)
    result = score(loaded, assessment)
    return explain(loaded, assessment, result, result.node(capability), words()).sentences()


def test_a_failed_gate_is_named_with_its_answer():
    text = " ".join(sentences(all_at(F311, "yes") | {"requests.tracked-requests": said("no")}, "requests"))
    assert "is at stage 1, Answer" in text
    assert "“A number, time, place and owner on every request” is a gate" in text
    assert "while the answer is No" in text


def test_shares_are_those_of_a_pocket_calculator():
    # Leadership: three features at stage 1 (1 + 1 + 0.5), two at stage 2 (1 + 0): 3.5 of 5 is 70 percent.
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1)
    answers |= {"leadership.known-cost": said("partly"), "leadership.executive-sponsor": said("yes")}
    text = sentences(answers, "leadership")
    assert "Stage 1, Answer, is reached: 83% of what belongs to it and the stages below is in place." in text
    assert "Features up to stage 2 are 70% in place; 80% is needed." in text


def test_an_open_answer_is_called_open_and_not_no():
    text = " ".join(sentences(all_at(F311, "yes") | {"requests.tracked-requests": DONT_KNOW}, "requests"))
    assert "The answers so far establish 1 Answer; with what is still open it could be up to 5 Anticipate." in text
    assert "It counts as open, not as No." in text


def test_the_overall_sentence_names_what_holds_it_down():
    answers = all_at(F311, "yes") | {feature.id: said("no") for feature in F311.capability("equity").features}
    assessment = Assessment(framework="311", answers=answers)
    text = " ".join(explain_overall(F311, assessment, score(F311, assessment), words()))
    assert text.startswith("Overall: stage 1, Answer.")
    assert "Equity and community engagement" in text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(1, 200), "1%"),
        (Fraction(5, 6), "83%"),
        (Fraction(1, 8), "13%"),
        (Fraction(1), "100%"),
        (None, ""),
    ],
)
def test_percent_rounds_half_up_once(share, text):
    assert percent(share) == text
