"""What is decided about a plan is kept row by row, in what is submitted, and over versions."""

from __future__ import annotations

import json
from datetime import date

import pytest

from maturity.assessment.answers import Assessment
from maturity.assessment.steps import NO_CAPACITY, Decision, Intent, StepChoice
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.snapshots import sha256
from maturity.store.store import Store
from maturity.store.values import PLAN_ORDER, Section
from tests.store.kinds import tamper
from tests.store.test_repoint import without_phone_counted

ACCEPTED = StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes", start=2)
INTENT = Intent(decision=Decision.SKIPPED, reason="No money.", day=date(2026, 3, 1))
EDITED = Assessment(
    framework="example",
    steps={"phone.counted": ACCEPTED, "records.log": StepChoice(decision=Decision.SKIPPED, reason="The county does.")},
    plan_order=("records.answered", "phone.counted"),
    capacities={1: NO_CAPACITY},
    last_plan={"phone.counted": INTENT},
)


def test_everything_that_is_decided_is_kept(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, EDITED)
    assert store.draft(made).assessment == EDITED
    snapshot = store.submit(made, framework, "")
    assert store.snapshot(snapshot.id).assessment == EDITED
    assert json.loads(snapshot.record)["assessment"]["steps"]["phone.counted"]["owner"] == "Ana Reyes"


def test_each_decision_is_a_row_of_its_own(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.save(made, Section.STEP, "phone.counted", ACCEPTED)
    store.save(made, Section.STEP, "records.log", StepChoice(owner="Bo"))
    store.save(made, Section.QUARTER, "1", NO_CAPACITY)
    store.save(made, Section.ORDER, PLAN_ORDER, ("records.log", "phone.counted"))
    store.save(made, Section.STEP, "records.log", None)
    now = store.draft(made).assessment
    assert (now.steps, now.capacities) == ({"phone.counted": ACCEPTED}, {1: NO_CAPACITY})
    assert now.plan_order == ("records.log", "phone.counted")


def test_a_decision_that_is_none_is_refused(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    with pytest.raises(StoreError, match="can't be stored under 'step'"):
        store.save(made, Section.STEP, "phone.counted", "yes")
    assert store.draft(made).assessment.steps == {}


def test_decisions_follow_the_new_id_of_their_feature_and_come_back(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, EDITED)
    newer = without_phone_counted(framework, to="phone.measured")
    store.repoint(made, newer)
    now = store.draft(made).assessment
    assert now.step("phone.measured") == ACCEPTED
    assert now.last_plan == {"phone.measured": INTENT}
    assert now.plan_order == ("records.answered", "phone.measured")
    store.repoint(made, framework)
    back = store.draft(made).assessment
    assert (back.steps, back.last_plan) == (EDITED.steps, EDITED.last_plan)


def test_a_quarter_that_the_plan_has_not_is_set_aside(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, EDITED)
    store.save(made, Section.QUARTER, "9", "light")
    store.save(made, Section.QUARTER, "2", "gone")
    assert set(store.repoint(made, framework)) == {("quarter", "9"), ("quarter", "2")}
    assert store.draft(made).assessment.capacities == EDITED.capacities


def test_a_store_and_a_snapshot_from_before_plans_could_be_edited_are_read(place: str, framework: Framework) -> None:
    with open_store(place) as store:
        made = store.new(framework, None, Assessment(framework="example", capacity="light"))
        snapshot = store.submit(made, framework, "")
    old = json.loads(snapshot.record)
    for name in ("steps", "plan_order", "capacities", "last_plan"):
        del old["assessment"][name]
    # Snapshots never change, so one of before is put beside the one that is there.
    record = json.dumps(old | {"id": old["id"] + "x", "number": 2})
    tamper(
        place,
        "INSERT INTO snapshots SELECT :id, assessment_id, 2, framework_checksum, submitted_at, :record, :sum"
        " FROM snapshots",
        id=old["id"] + "x",
        record=record,
        sum=sha256(record),
    )
    with open_store(place) as store:
        assert store.snapshot(snapshot.id + "x").assessment == Assessment(framework="example", capacity="light")
        assert store.draft(made).assessment.capacity == "light"
