"""Who tries every filter, and adds and subtracts whatever is shown, learns of no statistics-only center alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.compare.comparison import Comparison, Reason, Withheld
from maturity.compare.groups import Groups
from maturity.compare.members import Member, gather, places
from maturity.compare.suppression import BLUR, blur, blurred, parts_of
from maturity.errors import MaturityError
from tests.compare.centers_here import ASKED, EXAMPLE, center, every_filter, everything, rounds, shown

MINIMUM = 5
many = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def fits(member: Member, filters: Mapping[str, str]) -> bool:
    about = dict(member.digest.profile) if member.digest else {}
    return all(choice in about.get(question, ()) for question, choice in filters.items())


def of(members: list[Member], *sharings: str) -> list[Member]:
    return [one for one in members if one.sharing in sharings]


def counts_hidden(found: Comparison) -> bool:
    left = {one.reason for one in found.left_out}
    return not left & {Reason.STATISTICS_FEW, Reason.STATISTICS_FILTERED}


@many
@given(rounds())
def test_adding_and_subtracting_never_leads_to_fewer_statistics_only_centers_than_the_minimum(members) -> None:
    """Whatever sums of groups an attacker makes: what they are made of are the sets that no group tells apart."""
    seen = everything(members)
    groups = [frozenset(one.key for one in of(members, "statistics") if fits(one, dict(key)))
              for key, found in seen.items() if counts_hidden(found)]  # fmt: skip
    together: dict[tuple[bool, ...], int] = {}
    for one in of(members, "statistics"):
        signature = tuple(one.key in group for group in groups)
        if any(signature):
            together[signature] = together.get(signature, 0) + 1
    assert all(n >= MINIMUM for n in together.values())
    for key, found in seen.items():
        listed = sum(fits(one, dict(key)) for one in of(members, "alias", "named"))
        aliased = len(of(members, "alias"))
        if aliased < 3:
            listed -= sum(fits(one, dict(key)) for one in of(members, "alias"))
        hidden = sum(fits(one, dict(key)) for one in of(members, "statistics"))
        assert found.n - listed == (hidden if counts_hidden(found) else 0)


@many
@given(rounds(most=25, sharings=("statistics", "statistics", "alias")), st.data())
def test_two_statistics_only_centers_of_a_part_can_change_their_answers_and_nobody_sees_it(members, data) -> None:
    """So nothing that is shown says of one of them what it doesn't say of every other one of its part."""
    before = everything(members)
    gathered = gather(members, None, MINIMUM)
    parts = [places(part) for part in Groups(EXAMPLE, gathered, MINIMUM).parts]
    if not parts:
        return
    two = data.draw(st.lists(st.sampled_from(data.draw(st.sampled_from(parts))), min_size=2, max_size=2, unique=True))
    a, b = (gathered.people[place] for place in two)
    swapped = [
        replace(one, digest=replace(one.digest, cells=other.digest.cells, features=other.digest.features))
        if one is not other
        else one
        for one in members
        for other in [b if one is a else a if one is b else one]
    ]
    assert everything(swapped) == before


@pytest.mark.parametrize("size", range(5, 60))
def test_behind_every_count_that_is_shown_there_may_be_three_numbers(size: int) -> None:
    shown_for = [blurred([n, size - n])[0] for n in range(size + 1)]
    assert shown_for == sorted(shown_for)
    assert min(shown_for.count(one) for one in shown_for) >= BLUR
    assert (shown_for[0], shown_for[-1]) == (0, size)
    assert max(abs(one - n) for n, one in enumerate(shown_for)) <= blur(size)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=7).filter(lambda some: sum(some) >= 5))
def test_blurred_counts_are_still_the_counts_of_as_many_centers(counts: list[int]) -> None:
    found = blurred(counts)
    assert sum(found) == sum(counts)
    assert min(found) >= 0
    assert all(abs(one - n) <= blur(sum(counts)) for one, n in zip(found, counts, strict=True))


def test_one_of_seven_at_the_bottom_is_not_told_where_it_is_a_statistics_only_center() -> None:
    """Two rows at stage 2 and five statistics-only centers, one of them below the first stage."""
    low = [center(1, "statistics", ("00", "11", "11"))]
    rest = [center(n, "statistics", ("22", "11", "11")) for n in range(2, 6)]
    rows = [center(n, "named", ("22", "11", "11")) for n in (6, 7)]
    told = shown([*low, *rest, *rows])
    assert told.n == 7
    assert told.within > 0
    none_low = [center(1, "statistics", ("22", "11", "11")), *rest]
    two_low = [*low, center(2, "statistics", ("00", "11", "11")), *rest[1:]]
    assert shown([*none_low, *rows]) == shown([*two_low, *rows]) == told
    figures = told.capabilities[0].figures
    assert figures is not None
    assert (figures.lowest, figures.highest) == (None, None)


@pytest.mark.parametrize(("n", "counted"), [(4, False), (5, True)])
def test_statistics_only_centers_count_from_the_minimum_on(n: int, counted: bool) -> None:
    rows = [center(n, "named") for n in range(1, 8)]
    found = shown([*rows, *(center(20 + place, "statistics") for place in range(n))])
    assert found.n == 7 + n * counted
    left = {one.reason: one.n for one in found.left_out}
    assert left == ({} if counted else {Reason.STATISTICS_FEW: 4})
    assert len(found.rows) == 7
    assert (found.within > 0) == counted


@many
@given(rounds(most=30, sharings=("alias", "alias", "named")))
def test_no_group_that_is_shown_can_be_taken_from_a_larger_one_and_leave_fewer_than_the_minimum(members) -> None:
    seen = everything(members)
    for (small, one), (large, other) in combinations(seen.items(), 2):
        ones, others = ({row.alias for row in found.rows} for found in (one, other))
        for inner, outer in ((ones, others), (others, ones)):
            if inner <= outer:
                assert len(outer - inner) == 0 or len(outer - inner) >= MINIMUM, (small, large)
    assert all(found.n >= MINIMUM for found in seen.values())


@many
@given(rounds(most=30, sharings=("alias", "alias", "named")))
def test_choices_that_are_shown_beside_each_other_leave_nobody_or_at_least_the_minimum(members) -> None:
    found = shown(members)
    if found.withheld:
        return
    aliased = {row.alias for row in found.rows if not row.named}
    for question in ("serves", "hours"):
        offered = next(one for one in found.filters if one.question == question)
        taken = [shown(members, {question: one.id}) for one in offered.choices]
        in_one = {row.alias for one in taken for row in one.rows}
        rest = {row.alias for row in found.rows} - in_one
        if taken:
            assert not rest or len(rest) >= MINIMUM
            if len(aliased) >= MINIMUM:
                assert not rest & aliased or len(rest & aliased) >= MINIMUM


@settings(many, max_examples=8)
@given(rounds())
def test_what_is_offered_is_shown_and_nothing_else(members) -> None:
    for filters in every_filter():
        found = shown(members, filters)
        for one in found.filters:
            others = {key: choice for key, choice in filters.items() if key != one.question}
            if len(others) == 3:
                continue
            for choice in ASKED[one.question]:
                there = shown(members, {**others, one.question: choice})
                offered = {each.id: each.n for each in one.choices}
                assert (choice in offered) == (there.withheld is None)
                assert there.n == offered.get(choice, 0)


@many
@given(rounds())
def test_what_is_withheld_is_nowhere(members) -> None:
    for filters in every_filter():
        found = shown(members, filters)
        if found.withheld:
            assert not any(one.figures for one in (*found.capabilities, found.overall))
            assert (found.features, found.gaps, found.n, found.within) == ((), (), 0, 0)
            assert not filters or not found.rows
        text = repr(found)
        for one in members:
            assert one.key not in text
            if one.sharing != "named":
                assert f"'{one.name}'" not in text


def test_a_rest_of_two_hides_the_filter_and_the_smallest_choice_beside_it() -> None:
    """Nine cities, six counties, two joint ones: joint is too small, and so counties go as well."""
    kinds = ["city"] * 9 + ["county"] * 6 + ["joint"] * 2
    members = [center(place, serves=kind) for place, kind in enumerate(kinds, start=1)]
    (serves, *_) = shown(members).filters
    assert [(one.id, one.n) for one in serves.choices] == [("city", 9)]
    assert shown(members, {"serves": "joint"}).withheld is Withheld.TOO_NARROW
    assert shown(members, {"serves": "county"}).withheld is Withheld.BY_SUBTRACTION


def test_all_but_two_are_not_shown_either() -> None:
    members = [center(place, hours="always" if place < 3 else "office") for place in range(1, 21)]
    assert shown(members, {"hours": "office"}).withheld is Withheld.BY_SUBTRACTION


def test_two_filters_that_lay_one_open_together_are_not_shown_together() -> None:
    kinds = [("city", "office")] * 6 + [("city", "always")] + [("county", "office")] * 6 + [("county", "always")] * 6
    members = [center(place, serves=a, hours=b) for place, (a, b) in enumerate(kinds, start=1)]
    assert shown(members, {"serves": "city"}).n == 7
    assert shown(members, {"serves": "city", "hours": "office"}).withheld is Withheld.BY_SUBTRACTION
    assert shown(members, {"serves": "city", "hours": "always"}).withheld is Withheld.TOO_NARROW


def test_parts_are_cut_only_as_long_as_they_stay_large() -> None:
    twenty, ten = (1 << 20) - 1, (1 << 10) - 1
    parts, whole = parts_of(twenty, [(("a", "half"), ten), (("b", "few"), 0b111), (("c", "all"), twenty)], 5)
    assert sorted(parts) == sorted((ten, twenty & ~ten))
    assert whole == {("a", "half"), ("c", "all")}
    assert parts_of(0, [(("a", "half"), 0)], 5) == ((), {("a", "half")})


@pytest.mark.parametrize("minimum", [-1, 0, 2])
def test_no_smallest_group_under_three(minimum: int) -> None:
    with pytest.raises(MaturityError, match="at least 3"):
        shown([], minimum=minimum)
