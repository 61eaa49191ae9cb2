"""What a new round starts from."""

from __future__ import annotations

from datetime import date

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.assessment.migration import migrate
from maturity.assessment.new_round import carried_over
from tests.frameworks_here import DONT_KNOW, framework, said

DAY = date(2026, 3, 14)


def test_every_answer_comes_along_with_its_note_and_its_day() -> None:
    noted = Answer(state=State.ANSWERED, option="yes", note="Since May")
    only_note = Answer(note="Ask Ana")
    last = Assessment(
        framework="example",
        center={"name": "Springfield 311"},
        answers={"phone.answered": noted, "phone.counted": DONT_KNOW, "records.log": only_note, "records.x": Answer()},
        priorities={"phone": Priority.IMPROVE},
        capacity="light",
        carried={"records.log": date(2025, 1, 1)},
    )
    assert carried_over(last, DAY) == Assessment(
        framework="example",
        center={"name": "Springfield 311"},
        answers={"phone.answered": noted, "phone.counted": DONT_KNOW, "records.log": only_note},
        carried={"phone.answered": DAY, "phone.counted": DAY},
    )


def test_on_its_way_to_another_version_an_answer_without_a_question_loses_its_mark() -> None:
    example = framework("example")
    given = Assessment(
        framework="example",
        answers={"phone.answered": said("yes"), "phone.gone": said("yes")},
        carried={"phone.answered": DAY, "phone.gone": DAY},
    )
    assert migrate(given, example, example).assessment.carried == {"phone.answered": DAY}
