"""What was measured of an extract: kept with its assessment, replaced and removed whole, and in what was submitted."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.new_round import carried_over
from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.store.values import FIGURES, Section
from tests.measured_here import figure, measured
from tests.store.kinds import look
from tests.store.rounds_here import LOG

HALF = measured(figure("coding", "0.50"), figure("digital-share", None, among="residents", why_not="no-channel"))
MORE = measured(figure("coding", "0.9123456789012345678901234567"), extract="later.csv")
YES = Answer(state=State.ANSWERED, option="yes")


def put(store: Store, id_: str, figures=HALF, content: str = '{"rows":1200}', extract: str = "kept") -> str:
    return store.measured.put(id_, content, extract, figures)


def test_it_is_kept_whole_and_in_few_figures(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    before = store.draft(made).updated_at
    assert store.measured.read(made) is None
    id_ = put(store, made)
    found = store.measured.read(made)
    assert found is not None
    assert (found.id, found.extract, found.content) == (id_, "kept", '{"rows":1200}')
    assert store.draft(made).assessment.measured == HALF
    assert store.draft(made).updated_at > before
    assert store.measured.using("kept") == (made,)


def test_another_takes_its_place_whole(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    first = put(store, made)
    second = put(store, made, MORE, '{"rows":2}', "another")
    found = store.measured.read(made)
    assert found is not None
    assert found.id == second != first
    assert (found.content, found.extract) == ('{"rows":2}', "another")
    assert store.draft(made).assessment.measured == MORE, "to the last digit"
    assert store.measured.using("kept") == ()


def test_it_can_be_taken_away(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, Assessment(framework="example", answers={LOG: YES}))
    put(store, made)
    store.measured.remove(made)
    assert store.measured.read(made) is None
    assert store.draft(made).assessment == Assessment(framework="example", answers={LOG: YES})
    touched = store.draft(made).updated_at
    store.measured.remove(made)
    assert store.draft(made).updated_at == touched, "there was nothing to take away"


def test_what_was_submitted_keeps_its_figures(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, Assessment(framework="example", answers={LOG: YES}))
    put(store, made)
    snapshot = store.submit(made, framework, "Ana")
    put(store, made, MORE)
    store.measured.remove(made)
    kept = store.snapshot(snapshot.id)
    assert kept.assessment.measured == HALF
    said = json.loads(kept.record)["assessment"]["measured"]
    assert (said["extract"], said["figures"][0]["value"]) == ("requests-2026.csv", "0.50")
    assert store.submit(made, framework, "").assessment.measured is None


def test_a_new_round_begins_without_figures(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, Assessment(framework="example", answers={LOG: YES}))
    put(store, made)
    snapshot = store.submit(made, framework, "")
    again = carried_over(snapshot.assessment, snapshot.submitted_at.date())
    assert again.measured is None
    assert again.answers == {LOG: YES}


def test_a_member_of_the_team_sees_the_center_s_figures_and_changes_none(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    put(store, made)
    copy = store.teams.join(store.teams.invite(made), "b", "Ben")
    assert store.draft(copy).assessment.measured == HALF
    for change in (lambda: put(store, copy, MORE), lambda: store.measured.remove(copy)):
        with pytest.raises(StoreError, match="Private answers"):
            change()
    with pytest.raises(StoreError, match="Private answers"):
        store.save(copy, Section.MEASURED, FIGURES, MORE)
    assert store.draft(made).assessment.measured == HALF
    put(store, made, MORE)
    assert store.draft(copy).assessment.measured == MORE


def test_figures_stay_when_the_framework_changes(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    put(store, made)
    newer = framework.model_copy(update={"version": "9.0.0", "checksum": "c" * 64})
    assert store.repoint(made, newer) == ()
    assert store.draft(made).assessment.measured == HALF
    assert store.measured.read(made) is not None


def test_it_goes_with_its_assessment(store: Store, place: str, framework: Framework) -> None:
    made, other = store.new(framework, None), store.new(framework, None)
    put(store, made)
    put(store, other)
    store.delete(made)
    assert look(place, "SELECT assessment_id FROM measurements") == [(other,)]
    for question in (lambda: store.measured.read(made), lambda: put(store, made), lambda: store.measured.remove(made)):
        with pytest.raises(NotFound):
            question()


def test_a_name_that_is_too_long_is_refused_and_changes_nothing(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    put(store, made)
    with pytest.raises(StoreError, match="Fix: "):
        put(store, made, MORE, extract="x" * 201)
    assert store.draft(made).assessment.measured == HALF


def test_of_two_at_once_one_is_there_whole(store: Store, place: str, framework: Framework) -> None:
    made = store.new(framework, None)
    with open_store(place) as other, ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(put, one, made, measured(figure("coding", f"0.{n}"), extract=str(n)), str(n), str(n))
            for n, one in enumerate([store, other] * 6)
        ]
        for job in jobs:
            job.result()
    found, few = store.measured.read(made), store.draft(made).assessment.measured
    assert found is not None
    assert few is not None
    assert found.content == found.extract == few.extract
    assert look(place, "SELECT COUNT(*) FROM measurements") == [(1,)]


def test_what_can_t_be_read_any_more_is_said(store: Store, place: str, framework: Framework, tmp_path: Path) -> None:
    made = store.new(framework, None)
    with pytest.raises(StoreError, match="can't be stored under 'measured'"):
        store.save(made, Section.MEASURED, FIGURES, "0.5")
    assert store.draft(made).assessment.measured is None
