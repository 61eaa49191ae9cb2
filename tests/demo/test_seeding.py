"""The folder of the demonstration: three rounds as they would have gone, and never anything of anybody's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from maturity.charts.cohort_notes import facts
from maturity.compare.comparing import compare
from maturity.compare.comparison import Comparison
from maturity.compare.digest import KIND
from maturity.compare.members import Member
from maturity.compare.versions import digest_for_round
from maturity.demo import seeding
from maturity.demo.answering import answers_in
from maturity.demo.council import LABEL, Council
from maturity.demo.folder import MARK, council_in
from maturity.demo.seeding import HOLDER, seed
from maturity.errors import StoreError
from maturity.exchange.comparison_sheets import comparison_workbook
from maturity.reporting.comparison import comparison_html
from maturity.reporting.subject import Compared
from maturity.store.opening import open_store
from maturity.store.round_records import Cohort, Entry, Round, Sharing
from maturity.store.store import Store
from maturity.text import words
from maturity.ui.entries import State, state_of
from tests.demo.conftest import MADE
from tests.frameworks_here import framework

FRAMEWORK = framework("311")


@pytest.fixture
def store(copied: Path) -> Iterator[Store]:
    with open_store(copied, now=lambda: MADE) as opened:
        yield opened


@pytest.fixture
def cohort(store: Store, copied: Path) -> Cohort:
    council_id = council_in(str(copied))
    assert council_id
    return store.rounds.cohort(council_id)


def entry_of(store: Store, one: Round, name: str) -> Entry:
    return next(entry for entry in store.rounds.entries(one.id) if entry.center.name.startswith(name))


def compared(store: Store, one: Round) -> Comparison:
    members = []
    for counted in store.rounds.counted(one.id, KIND):
        if counted.center.sharing is not Sharing.NONE:
            said = digest_for_round(store.snapshot(counted.snapshot_id).assessment, FRAMEWORK, FRAMEWORK)
            center = counted.center
            members.append(Member(counted.entry_id, center.alias, center.name, center.sharing.value, said))
    return compare(FRAMEWORK, members, round_name=one.name)


def test_every_name_says_that_it_is_invented(store: Store, cohort: Cohort) -> None:
    assert [one.id for one in store.rounds.cohorts_of(HOLDER)] == [cohort.id]
    names = [cohort.name, *(one.name for one in (*cohort.centers, *cohort.rounds))]
    for one in cohort.rounds:
        for entry in store.rounds.entries(one.id):
            if entry.assessment_id:
                draft = store.draft(entry.assessment_id)
                names += [draft.assessment.name, *(person.name for person in store.teams.team(draft.id).joined)]
                names += [step.owner for step in draft.assessment.steps.values() if step.owner]
                names += [store.snapshot(submitted.id).submitted_by for submitted in draft.submitted]
    assert len(names) > 24 + 3 + 60
    assert [name for name in names if not name.endswith(LABEL)] == []


def test_three_rounds_stand_as_described(store: Store, cohort: Cohort) -> None:
    first, second, third = cohort.rounds
    assert [one.open for one in cohort.rounds] == [False, False, True]
    assert third.due
    assert third.due > MADE.date()
    now = {
        one.number: Counter(state_of(entry, MADE).value for entry in store.rounds.entries(one.id))
        for one in cohort.rounds
    }
    assert now[1] == {"counted": 21, "waiting": 1, "stuck": 1}
    assert now[2] == {"counted": 22, "waiting": 1, "late": 1}
    assert now[3] == {"counted": 18, "under_way": 4, "stuck": 1, "waiting": 1}
    assert [entry.center.name for entry in store.rounds.entries(first.id) if entry.late] == [
        "Saltmarrow County 311 (invented)"
    ]
    assert entry_of(store, second, "Saltmarrow").waiting_late
    assert state_of(entry_of(store, third, "Gristmoor"), MADE) is State.STUCK
    sharing = Counter(one.sharing for one in cohort.centers)
    assert sharing == {Sharing.ALIAS: 14, Sharing.NAMED: 8, Sharing.STATISTICS: 1, Sharing.NONE: 1}
    for one in cohort.rounds:
        for entry in store.rounds.entries(one.id):
            if entry.started_at and entry.last_activity:
                assert one.opened_at <= entry.started_at <= entry.last_activity <= MADE


def test_what_was_submitted_is_what_the_file_leads_to(store: Store, cohort: Cohort, council: Council) -> None:
    for center in council.centers:
        if center.plan is not None:
            continue  # what it decides comes on top
        for one in cohort.rounds:
            found = [entry for entry in store.rounds.entries(one.id) if entry.center.name == center.name]
            if found and found[0].snapshot_id:
                wanted = answers_in(FRAMEWORK, center, one.number, seed=council.seed, notes=council.notes)
                assert store.snapshot(found[0].snapshot_id).assessment == wanted


def test_each_round_compares_with_figures(store: Store, cohort: Cohort) -> None:
    for one in cohort.rounds:
        found = compared(store, one)
        assert found.n >= 5
        assert len(found.rows) >= 12
        assert found.gaps
        offered = {each.question: len(each.choices) for each in found.filters}
        assert min(offered[question] for question in ("population", "government", "hours")) >= 2, one.name


def test_what_is_taken_along_says_that_it_is_invented(store: Store, cohort: Cohort, tmp_path: Path) -> None:
    found = compared(store, cohort.rounds[1])
    day = date(2026, 5, 19)
    assert LABEL in comparison_html(Compared(FRAMEWORK, found, day))
    path = tmp_path / "comparison.xlsx"
    said = list(facts(FRAMEWORK, found, day, "", words("en")))
    path.write_bytes(comparison_workbook(FRAMEWORK, found, said, "en"))
    first = load_workbook(path).worksheets[0]
    assert any(LABEL in str(cell.value) for row in first.iter_rows() for cell in row)


def test_a_team_and_a_plan_with_owners_are_there(store: Store, cohort: Cohort) -> None:
    _, second, third = cohort.rounds
    together = entry_of(store, third, "Ostermead").assessment_id
    assert together
    team = store.teams.team(together)
    assert (len(team.joined), sum(one.handed_in for one in team.joined)) == (5, 4)
    planned, next_one = (entry_of(store, one, "Larkspindle").assessment_id for one in (second, third))
    assert planned
    assert next_one
    steps = store.draft(planned).assessment.steps.values()
    assert sum(step.accepted and bool(step.owner) for step in steps) == 6
    assert sum(step.skipped for step in steps) == 1
    assert len(store.draft(next_one).assessment.last_plan) == 7


def test_a_folder_with_something_of_its_own_is_refused_and_left_alone(tmp_path: Path, council: Council) -> None:
    mine = tmp_path / "data"
    with open_store(mine) as own:
        own.new(FRAMEWORK, None)
    before = {path: path.read_bytes() for path in mine.iterdir()}
    with pytest.raises(StoreError, match=r"holds something of its own.*Fix: name a new folder"):
        seed(mine, council, FRAMEWORK, lambda: MADE)
    assert {path: path.read_bytes() for path in mine.iterdir()} == before
    assert council_in(str(mine)) is None
    with pytest.raises(StoreError, match="Fix"):
        seed(next(iter(before)), council, FRAMEWORK, lambda: MADE)
    assert list(tmp_path.iterdir()) == [mine]


def test_what_is_interrupted_leaves_nothing_behind(
    tmp_path: Path, council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(seeding, "take_part", interrupted)
    with pytest.raises(KeyboardInterrupt):
        seed(tmp_path / "new", council, FRAMEWORK, lambda: MADE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", "{", "null"])
def test_a_mark_that_says_nothing_makes_no_link(tmp_path: Path, content: str) -> None:
    (tmp_path / MARK).write_text(content)
    assert not council_in(str(tmp_path))
    assert council_in("postgresql://user@host/name") is None
