"""Rows without a rank, aliases, one's own view, gaps and exemplars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.compare.comparison import Reason, Withheld, letters
from maturity.compare.members import Member, bits, places
from maturity.errors import MaturityError
from maturity.framework.model import Framework
from tests.compare.centers_here import EXAMPLE, center, rounds, shown

many = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(("alias", "text"), [(1, "A"), (3, "C"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_aliases_are_letters(alias: int, text: str) -> None:
    assert letters(alias) == text


@given(st.sets(st.integers(0, 3000)))
def test_places_and_bits_are_the_same_set(some: set[int]) -> None:
    assert places(bits(some)) == sorted(some)


def test_rows_stand_in_the_order_of_aliases_and_you_first() -> None:
    best = [center(9, cells=("22", "22", "22")), center(2, cells=("00", "00", "00")), center(5, "named"), center(7)]
    assert [row.alias for row in shown(best).rows] == ["B", "E", "G", "I"]
    found = shown(best, you="key-7")
    assert [(row.alias, row.name, row.you) for row in found.rows] == [
        ("G", "Town 7", True),
        ("B", "", False),
        ("E", "Town 5", False),
        ("I", "", False),
    ]


def test_who_shares_nothing_or_only_statistics_has_no_row_except_for_itself() -> None:
    members = [center(n) for n in range(1, 7)] + [center(7, "none"), center(8, "statistics")]
    found = shown(members)
    assert [row.alias for row in found.rows] == list("ABCDEF")
    assert (found.invited, found.counted, found.n) == (8, 7, 6)
    assert {one.reason: one.n for one in found.left_out} == {Reason.NOT_SHARED: 1, Reason.STATISTICS_FEW: 1}
    for own in ("key-7", "key-8"):
        assert shown(members, you=own).rows[0].you
        assert shown(members, you=own).n == 6


def test_in_its_own_view_a_center_is_no_peer_and_the_minimum_must_still_hold() -> None:
    five = [center(n) for n in range(1, 6)]
    assert shown(five).n == 5
    own = shown(five, you="key-1")
    assert own.withheld is Withheld.TOO_FEW
    assert own.n == 0
    assert len(own.rows) == 5
    assert shown([*five, center(6)], you="key-1").n == 5


def test_who_has_handed_in_nothing_is_left_out() -> None:
    members = [*(center(n) for n in range(1, 6)), Member("late", 9, "Late", "named", None)]
    found = shown(members, you="late")
    assert (found.invited, found.counted, found.n) == (6, 5, 5)
    assert [(one.reason, one.n) for one in found.left_out] == [(Reason.NO_ANSWERS, 1)]
    assert not any(row.you for row in found.rows)


def test_one_or_two_aliases_beside_named_centers_hide_nobody() -> None:
    named = [center(n, "named") for n in range(1, 7)]
    found = shown([*named, center(7), center(8)])
    assert (found.n, len(found.rows)) == (6, 6)
    assert {one.reason: one.n for one in found.left_out} == {Reason.ALIASES_FEW: 2}


def test_three_aliases_have_rows_but_no_say_feature_by_feature() -> None:
    """What the named ones said is told, so the rest of a count would be what three centers said."""
    named = [center(n, "named", said="yyyy") for n in range(1, 7)]
    found = shown([*named, *(center(n, said="nnnn") for n in (7, 8, 9))])
    assert (found.n, len(found.rows)) == (9, 9)
    assert {one.reason: one.n for one in found.left_out} == {Reason.FEATURES_FEW: 3}
    assert {(one.have, one.missing) for one in found.features} == {(6, 0)}


def test_gaps_begin_with_what_most_lack_and_exemplars_agreed_to_be_named() -> None:
    members = [center(n, said="ypnn") for n in range(1, 6)]
    members += [center(6, "named", said="yynp"), center(7, "named", said="yyy.")]
    found = shown(members, you="key-7")
    assert [(one.feature, one.lacking, one.missing, one.n) for one in found.gaps] == [
        ("records.log", 6, 6, 6),
        ("records.answered", 6, 5, 6),
        ("phone.counted", 5, 0, 6),
    ]
    assert {one.feature: one.exemplars for one in found.features} == {
        "phone.answered": ("Town 6",),
        "phone.counted": ("Town 6",),
        "records.log": (),
        "records.answered": (),
    }


def test_with_two_filters_no_feature_is_counted_for_the_rest_could_be_a_single_center() -> None:
    """Everyone - city - office + both is the one county that answers always."""
    groups = {("city", "office"): 5, ("city", "always"): 5, ("county", "office"): 5, ("county", "always"): 1}
    kinds = [kind for kind, n in groups.items() for _ in range(n)]
    members = [center(n, serves=serves, hours=hours) for n, (serves, hours) in enumerate(kinds, start=1)]
    assert shown(members).features
    assert shown(members, {"serves": "city"}).features
    both = shown(members, {"serves": "city", "hours": "office"})
    assert both.withheld is None
    assert (both.n, both.features, both.gaps) == (5, (), ())
    assert Reason.FEATURES_FILTERED in {one.reason for one in both.left_out}


def test_a_feature_that_few_answered_has_no_figures() -> None:
    members = [center(n, said="yy.d" if n < 4 else "yyyx") for n in range(1, 9)]
    assert [one.feature for one in shown(members).features] == ["phone.answered", "phone.counted", "records.log"]


def test_a_capability_that_few_are_scored_in_has_no_figures() -> None:
    members = [center(n, cells=("-" if n < 5 else "11", "12", "01")) for n in range(1, 9)]
    phone, records = shown(members).capabilities
    assert phone.figures is None
    assert records.figures is not None
    assert (records.figures.n, records.figures.open) == (8, 8)


@pytest.mark.parametrize(("n", "told"), [(9, False), (10, True)])
def test_the_ends_are_told_from_ten_centers_on(n: int, told: bool) -> None:
    figures = shown([center(place) for place in range(1, n + 1)]).capabilities[0].figures
    assert figures is not None
    assert (figures.lowest is not None, figures.highest is not None) == (told, told)


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        ({"mayor": "ann"}, "there is no filter 'mayor'"),
        ({"serves": "moon"}, "Choose one of: city, county, joint"),
    ],
)
def test_a_filter_that_is_not_there_is_refused(filters: dict[str, str], says: str) -> None:
    with pytest.raises(MaturityError, match=says):
        shown([center(1)], filters)


@many
@given(rounds(), st.randoms(use_true_random=False), st.sampled_from([None, "key-1", "key-2"]))
def test_neither_order_nor_names_matter(members: list[Member], dice, you: str | None) -> None:
    before = shown(members, you=you)
    mixed = list(members)
    dice.shuffle(mixed)
    assert shown(mixed, you=you) == before
    renamed = [replace(one, name=one.name[::-1]) for one in members]
    after = shown(renamed, you=you)
    assert (after.capabilities, after.overall, after.n, after.filters) == (
        before.capabilities,
        before.overall,
        before.n,
        before.filters,
    )
    assert [row.cells for row in after.rows] == [row.cells for row in before.rows]


@many
@given(rounds(sharings=("alias", "named")))
def test_titles_do_not_matter(members: list[Member]) -> None:
    assert shown(members) == _compare(_retitled(EXAMPLE), members)


def _retitled(framework: Framework) -> Framework:
    capabilities = tuple(one.model_copy(update={"title": one.title[::-1]}) for one in framework.capabilities)
    return framework.model_copy(update={"capabilities": capabilities})


def _compare(framework: Framework, members: list[Member]):
    from maturity.compare.comparing import compare

    return compare(framework, members, round_name="Spring")


@many
@given(rounds())
def test_counts_add_up(members: list[Member]) -> None:
    found = shown(members)
    for one in found.features:
        assert one.n == one.have + one.partly + one.missing
        assert one.n + one.dont_know + one.excluded + one.blank <= found.n
        assert len(one.exemplars) <= one.have
    for one in (*found.capabilities, found.overall):
        if one.figures:
            counts = [each.count for each in one.figures.at_least]
            assert counts == sorted(counts, reverse=True)
            assert all(0 <= each <= one.figures.n <= found.n for each in (*counts, one.figures.open))
            assert one.figures.low_quartile <= one.figures.median <= one.figures.high_quartile
