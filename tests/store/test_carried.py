"""What was carried over from an earlier round is kept field by field, and in what is submitted."""

from __future__ import annotations

import json
from datetime import date

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Framework
from maturity.store.store import Store
from maturity.store.values import Section

DAY = date(2026, 3, 14)
YES = Answer(state=State.ANSWERED, option="yes")
STARTED = Assessment(
    framework="example",
    answers={"phone.answered": YES, "phone.counted": YES},
    carried={"phone.answered": DAY, "phone.counted": DAY},
)


def test_a_mark_is_kept_until_it_is_taken_away(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, STARTED)
    assert store.draft(made).assessment == STARTED
    store.save(made, Section.CARRIED, "phone.answered", None)
    assert store.draft(made).assessment.carried == {"phone.counted": DAY}
    assert store.draft(made).assessment.answer("phone.answered") == YES


def test_a_snapshot_says_which_answers_nobody_has_looked_at(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, STARTED)
    store.save(made, Section.CARRIED, "phone.answered", None)
    snapshot = store.submit(made, framework, "")
    assert json.loads(snapshot.record)["assessment"]["carried"] == {"phone.counted": "2026-03-14"}
    assert store.snapshot(snapshot.id).assessment.carried == {"phone.counted": DAY}


def test_a_mark_without_its_question_is_set_aside(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, STARTED)
    store.save(made, Section.CARRIED, "phone.gone", DAY)
    assert (Section.CARRIED, "phone.gone") in store.repoint(made, framework)
    assert "phone.gone" not in store.draft(made).assessment.carried
