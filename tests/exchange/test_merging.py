"""What a file would change: nothing that is empty in it, and nothing that is the same."""

from __future__ import annotations

from maturity.assessment.answers import Answer, Assessment, By, Priority, State
from maturity.exchange.merging import changes
from tests.frameworks_here import said


def center(**fields: object) -> Assessment:
    return Assessment.model_validate({"framework": "example", **fields})


def test_the_same_again_changes_nothing() -> None:
    full = center(center={"name": "A"}, answers={"a.b": said("yes")}, priorities={"a": "later"}, capacity="light")
    assert changes(full, full).none
    assert changes(full, center()).none


def test_new_and_changed_are_told_apart_and_notes_stay() -> None:
    before = center(answers={"a.b": said("yes").model_copy(update={"note": "Ask Kim."}), "a.c": Answer(note="Later.")})
    found = changes(before, center(answers={"a.b": said("no"), "a.c": said("yes"), "a.d": Answer(evidence="x")}))
    assert found.changed == {"a.b": said("no").model_copy(update={"note": "Ask Kim."})}
    assert found.new == {"a.c": said("yes").model_copy(update={"note": "Later."}), "a.d": Answer(evidence="x")}


def test_an_emptied_answer_and_an_emptied_aspect_stay() -> None:
    both = Answer(state=State.ANSWERED, options={"x": "1", "y": "2"})
    before = center(answers={"a.b": said("yes"), "a.c": both})
    brought = center(answers={"a.b": Answer(note="!"), "a.c": Answer(state=State.ANSWERED, options={"x": "3"})})
    found = changes(before, brought)
    assert found.changed["a.b"] == said("yes").model_copy(update={"note": "!"})
    assert found.changed["a.c"].options == {"x": "3", "y": "2"}


def test_facts_and_wishes_are_counted() -> None:
    brought = center(
        center={"name": "B"}, priorities={"a": "improve"}, targets={"a": 3}, capacity="light", plan_by="benefit"
    )
    found = changes(center(center={"name": "A"}), brought)
    assert (found.center, found.wishes, found.none) == ({"name": "B"}, 4, False)
    assert (found.priorities, found.plan_by) == ({"a": Priority.IMPROVE}, By.BENEFIT)
