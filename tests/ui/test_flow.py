"""Which question comes next."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.scoring.progress import Progress, progress
from maturity.scoring.score import score
from maturity.ui import flow
from tests.frameworks_here import DONT_KNOW, framework, said

EXAMPLE = framework("example")


def tasks(**answers: str) -> tuple[Progress, ...]:
    given = {
        key.replace("_", "."): DONT_KNOW if option == "dont-know" else said(option) for key, option in answers.items()
    }
    assessment = Assessment(framework="example", answers=given)
    return progress(EXAMPLE, assessment, score(EXAMPLE, assessment))


def test_the_next_one_is_the_next_open_one() -> None:
    phone = tasks(phone_answered="yes")[0]
    assert flow.following(phone, "phone.answered", more=False) == "phone.counted"
    assert flow.previous(phone, "phone.counted") == "phone.answered"
    assert flow.previous(phone, "phone.answered") is None


def test_an_earlier_open_one_comes_after_the_last() -> None:
    phone = tasks(phone_counted="yes")[0]
    assert flow.following(phone, "phone.counted", more=False) == "phone.answered"


def test_once_the_stage_is_known_the_rest_comes_only_when_wanted() -> None:
    phone = tasks(phone_answered="no")[0]
    assert flow.following(phone, "phone.answered", more=False) is None
    assert flow.following(phone, "phone.answered", more=True) == "phone.counted"
    assert flow.first(phone) is None
    assert flow.first(phone, more=True) == "phone.counted"


def test_coming_back_goes_on_where_the_person_was() -> None:
    both_open = tasks()
    assert flow.resume(EXAMPLE, both_open, None) == "phone.answered"
    assert flow.resume(EXAMPLE, both_open, "records.answered") == "records.log"
    assert flow.resume(EXAMPLE, both_open, "no.such-feature") == "phone.answered"
    records_done = tasks(records_log="yes", records_answered="yes")
    assert flow.resume(EXAMPLE, records_done, "records.answered") == "phone.answered"
    everything = tasks(phone_answered="yes", phone_counted="dont-know", records_log="no", records_answered="no")
    assert flow.resume(EXAMPLE, everything, None) is None


def test_the_next_capability_comes_round_to_the_first() -> None:
    records_done = tasks(records_log="yes", records_answered="yes")
    found = flow.next_task(records_done, "records")
    assert found is not None
    assert found.capability == "phone"
    done = tasks(phone_answered="yes", phone_counted="yes", records_log="yes", records_answered="yes")
    assert flow.next_task(done, "phone") is None
