"""What several people answered: counted, ordered by disagreement, and never made into one number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.compare.spread import Spread, spread
from tests.any_answers import KINDS, any_answers
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, framework, said
from tests.scoring.any_framework import answers_to, loaded

EXAMPLE = framework("example")
LOG = "records.log"


def people(*answers: Answer, feature: str = LOG) -> list[Assessment]:
    return [Assessment(framework="example", answers={feature: one}) for one in answers]


def of(*answers: Answer) -> Spread:
    found = spread(EXAMPLE, people(*answers))
    assert found is not None
    return found.features[LOG]


def test_each_reply_is_counted_in_the_order_of_the_options() -> None:
    found = of(said("yes"), said("no"), said("yes"), DONT_KNOW, NOT_APPLICABLE, Answer(), said("partly"))
    (tally,) = found.tallies
    assert tally.options == (("no", 1), ("partly", 1), ("yes", 2))
    assert (tally.dont_know, tally.not_applicable, tally.unanswered) == (1, 1, 1)
    assert found.replied == 6
    assert found.differ
    assert not found.agree


@pytest.mark.parametrize("number", [0, 1])
def test_of_fewer_than_two_people_nothing_is_shown(number: int) -> None:
    assert spread(EXAMPLE, people(*[said("yes")] * number)) is None


@pytest.mark.parametrize(
    ("answers", "differ", "agree"),
    [
        ((said("yes"), said("yes")), False, True),
        ((said("yes"), Answer()), False, True),
        ((said("yes"), DONT_KNOW), True, False),
        ((said("no"), NOT_APPLICABLE), True, False),
        ((DONT_KNOW, DONT_KNOW), False, True),
        ((Answer(), Answer(note="hm")), False, False),
    ],
)
def test_who_differs_and_who_agrees(answers: tuple[Answer, ...], differ: bool, agree: bool) -> None:
    assert (of(*answers).differ, of(*answers).agree) == (differ, agree)


@pytest.mark.parametrize(
    ("answers", "gap", "apart"),
    [
        ((said("no"), said("yes")), Fraction(1), 1),
        ((said("partly"), said("yes"), said("yes")), Fraction(1, 2), 1),
        ((said("no"), said("partly"), said("yes")), Fraction(1), 2),
        ((said("yes"), said("yes"), DONT_KNOW), Fraction(0), 1),
        ((said("yes"), said("yes")), Fraction(0), 0),
        ((Answer(), Answer()), Fraction(0), 0),
    ],
)
def test_disagreement_is_the_widest_gap_and_then_how_many_are_apart(
    answers: tuple[Answer, ...], gap: Fraction, apart: int
) -> None:
    assert of(*answers).disagreement == (gap, apart)


def test_the_talk_begins_where_people_are_furthest_apart() -> None:
    rows = {
        "phone.answered": ("yes", "yes", "yes"),
        "phone.counted": ("yes", "partly", "yes"),
        "records.log": ("no", "no", "yes"),
        "records.answered": ("no", "partly", "yes"),
    }
    three = [
        Assessment(framework="example", answers={id_: said(row[person]) for id_, row in rows.items()})
        for person in range(3)
    ]
    found = spread(EXAMPLE, three)
    assert found is not None
    assert [one.feature for one in found.talk_first] == ["records.answered", "records.log", "phone.counted"]


def test_with_aspects_each_is_counted_apart() -> None:
    two = loaded("two-value")
    first = next(iter(two.features))
    aspects = list(two.aspects)
    low, high = ({one.id: two.option_sets[one.options][end].id for one in aspects} for end in (0, -1))
    only_one = {aspects[0].id: high[aspects[0].id]}
    answers = [Answer(state=State.ANSWERED, options=one) for one in (low, {**low, **only_one}, only_one)]
    found = spread(two, [Assessment(framework=two.id, answers={first: one}) for one in answers])
    assert found is not None
    rated, other = found.features[first].tallies
    assert [tally.aspect for tally in (rated, other)] == [one.id for one in aspects]
    assert (rated.options[0][1], rated.options[-1][1], rated.unanswered, rated.gap) == (1, 2, 0, 1)
    assert (other.options[0][1], other.options[-1][1], other.unanswered, other.gap) == (2, 0, 1, 0)
    assert found.features[first].differ


def test_what_was_written_is_listed_from_the_lowest_answer_to_the_highest() -> None:
    notes = [said(option).model_copy(update={"note": f"{option} because"}) for option in ("yes", "no", "partly")]
    assert [one.note for one in of(*notes, said("yes")).explained] == ["no because", "partly because", "yes because"]


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
@settings(max_examples=15)
def test_what_holds_of_any_answers_to_any_framework(name: str, data: st.DataObject) -> None:
    known = loaded(name)
    some = [any_answers(known, seed) for seed in data.draw(st.lists(st.integers(0, 99), min_size=2, max_size=7))]
    found = spread(known, some)
    assert found is not None
    assert list(found.features) == list(known.features)
    for one in found.features.values():
        for tally in one.tallies:
            assert sum(tally.said) + tally.unanswered == found.n == len(some)
            assert 0 <= tally.gap <= 1
        if one.agree or not one.replied:
            assert one.disagreement == (0, 0)
        else:
            assert one.differ
            assert one in found.talk_first
    gaps = [one.disagreement for one in found.talk_first]
    assert gaps == sorted(gaps, reverse=True)


@given(answers=st.lists(answers_to(EXAMPLE), min_size=2, max_size=6), data=st.data())
def test_the_order_of_the_people_never_matters(answers: list[Assessment], data: st.DataObject) -> None:
    assert spread(EXAMPLE, data.draw(st.permutations(answers))) == spread(EXAMPLE, answers)


@given(answer=answers_to(EXAMPLE), n=st.integers(2, 9))
def test_who_all_say_the_same_disagree_nowhere(answer: Assessment, n: int) -> None:
    found = spread(EXAMPLE, [answer] * n)
    assert found is not None
    assert found.talk_first == ()


@given(st.integers(1, 9), st.integers(1, 9))
def test_two_camps_stay_two_counts(high: int, low: int) -> None:
    (tally,) = of(*[said("yes")] * high, *[said("no")] * low).tallies
    assert tally.options == (("no", low), ("partly", 0), ("yes", high)), "nobody said partly, so it isn't said"


def test_a_spread_says_nothing_of_who_the_people_are() -> None:
    both = enumerate(people(said("no"), said("yes")))
    named = [one.model_copy(update={"center": {"name": f"Ana {number}"}}) for number, one in both]
    assert "Ana" not in repr(spread(EXAMPLE, named))
