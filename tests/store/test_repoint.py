from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.errors import StoreError
from maturity.framework.loader import checksum_of
from maturity.framework.model import Framework
from maturity.store.store import Store
from tests.frameworks_here import said

YES = Answer(state=State.ANSWERED, option="yes", note="since May")
SAID = Assessment(
    framework="example",
    center={"name": "Old Town", "population": 5},
    answers={"phone.answered": YES, "phone.counted": YES, "records.log": YES},
    priorities={"phone": Priority.LATER, "records": Priority.IMPROVE},
    capacity="light",
)


def version(framework: Framework, **changes: Any) -> Framework:
    """Another version of the framework: whole content, changed here and there."""
    changed = Framework.model_validate(framework.model_dump() | {"version": "2.0.0", "checksum": ""} | changes)
    return changed.model_copy(update={"checksum": checksum_of(changed)})


def without_phone_counted(framework: Framework, **renamed: str) -> Framework:
    capabilities = framework.model_dump()["capabilities"]
    for feature in capabilities[0]["features"]:
        if feature["id"] == "phone.counted":
            feature["id"] = renamed.get("to", "phone.other")
    retired = [{"id": "phone.counted", "replaced_by": renamed.get("to")}]
    return version(framework, capabilities=capabilities, retired=retired)


def test_everything_that_is_still_asked_is_kept(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, SAID)
    newer = version(framework, title="Reworded")
    assert store.repoint(made, newer) == ()
    draft = store.draft(made)
    assert draft.assessment == SAID
    assert (draft.framework_version, draft.framework_checksum) == ("2.0.0", newer.checksum)


def test_what_is_asked_no_longer_is_set_aside_and_comes_back(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, SAID)
    newer = without_phone_counted(framework)
    assert store.repoint(made, newer) == (("answer", "phone.counted"),)
    assert set(store.draft(made).assessment.answers) == {"phone.answered", "records.log"}
    assert set(store.submit(made, newer, "").assessment.answers) == {"phone.answered", "records.log"}
    assert store.repoint(made, framework) == ()
    assert store.draft(made).assessment == SAID


def test_an_answer_moves_with_the_new_id_of_its_feature(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, SAID)
    store.repoint(made, without_phone_counted(framework, to="phone.measured"))
    assert store.draft(made).assessment.answer("phone.measured") == YES


def test_an_option_that_is_gone_sets_its_answer_aside(store: Store, framework: Framework) -> None:
    said = SAID.with_answer("records.log", Answer(state=State.DONT_KNOW))
    made = store.new(framework, None, said)
    sets = {
        "yes-partly-no": [
            {"id": "never", "label": "Never", "value": Decimal(0)},
            {"id": "always", "label": "Always", "value": Decimal(1)},
        ]
    }
    assert store.repoint(made, version(framework, option_sets=sets)) == (
        ("answer", "phone.answered"),
        ("answer", "phone.counted"),
    )
    assert set(store.draft(made).assessment.answers) == {"records.log"}


def test_profile_priorities_and_capacity_follow_the_framework(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, SAID)
    content = framework.model_dump(exclude={"version", "checksum"})
    content["profile"] = [question for question in content["profile"] if question["id"] == "name"]
    content["capabilities"] = content["capabilities"][1:]
    content["planning"]["capacities"] = [one for one in content["planning"]["capacities"] if one["id"] == "steady"]
    assert store.repoint(made, version(framework, **content)) == (
        ("answer", "phone.answered"),
        ("answer", "phone.counted"),
        ("center", "population"),
        ("plan", "capacity"),
        ("priority", "phone"),
    )


def test_another_framework_is_refused(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, SAID)
    with pytest.raises(StoreError, match=r"'example', not 'another'.*Nothing was changed"):
        store.repoint(made, version(framework, id="another"))
    assert store.draft(made).assessment == SAID


@pytest.mark.parametrize(("second", "expected"), [("yes", "yes"), ("no", None)])
def test_answers_that_became_one_move_only_where_they_agree(
    store: Store, framework: Framework, second: str, expected: str | None
) -> None:
    answers = {"phone.answered": said("yes"), "phone.counted": said(second)}
    made = store.new(framework, None, Assessment(framework="example", answers=answers))
    capabilities = framework.model_dump()["capabilities"]
    phone = [feature for feature in capabilities[0]["features"] if feature["stage"] in (1, 2)]
    phone[0] |= {"id": "phone.both", "requires": ()}
    capabilities[0]["features"] = [phone[0] | {"stage": 1}, phone[1] | {"id": "phone.kept", "requires": ()}]
    retired = [{"id": id_, "replaced_by": "phone.both"} for id_ in answers]
    store.repoint(made, version(framework, capabilities=capabilities, retired=retired))

    assert store.draft(made).assessment.answer("phone.both").option == expected
