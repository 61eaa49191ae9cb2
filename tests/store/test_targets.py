"""Hand-set targets and aspects are kept as everything else is: in drafts, snapshots, files, and over versions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.answers_file import load_answers, to_file
from maturity.errors import StoreError
from maturity.framework.loader import checksum_of, load_framework
from maturity.framework.model import Framework
from maturity.store.store import Store
from maturity.store.values import Section

FRAMEWORKS = Path(__file__).parents[1] / "frameworks"
HALF = Answer(state=State.ANSWERED, options={"documentation": "4"})


@pytest.fixture(scope="module")
def two_value() -> Framework:
    return load_framework(FRAMEWORKS / "two-value")


def version(framework: Framework, **changes: Any) -> Framework:
    changed = Framework.model_validate(framework.model_dump() | {"version": "2.0.0", "checksum": ""} | changes)
    return changed.model_copy(update={"checksum": checksum_of(changed)})


def test_a_target_is_stored_changed_and_taken_away(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.save(made, Section.TARGET, "phone", 2)
    assert store.draft(made).assessment.targets == {"phone": 2}
    store.save(made, Section.TARGET, "phone", 1)
    assert store.draft(made).assessment.targets == {"phone": 1}
    store.save(made, Section.TARGET, "phone", None)
    assert store.draft(made).assessment.targets == {}


def test_a_target_that_is_none_is_refused(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    with pytest.raises(StoreError, match="can't be stored under 'target'"):
        store.save(made, Section.TARGET, "phone", ("one", "two"))
    assert store.draft(made).assessment.targets == {}


def test_targets_are_in_the_snapshot_and_its_record(store: Store, framework: Framework) -> None:
    made = store.new(framework, None, Assessment(framework="example", targets={"phone": 2, "records.log": "partly"}))
    snapshot = store.submit(made, framework, "")
    assert snapshot.assessment.targets == {"phone": 2, "records.log": "partly"}
    assert json.loads(snapshot.record)["assessment"]["targets"] == {"phone": 2, "records.log": "partly"}
    store.save(made, Section.TARGET, "phone", 1)
    assert store.snapshot(snapshot.id).assessment.targets["phone"] == 2


def test_targets_and_aspects_go_through_a_file(store: Store, two_value: Framework, tmp_path: Path) -> None:
    said = Assessment(framework="two-value", answers={"plan.one": HALF}, targets={"plan.one": "3"})
    kept = store.draft(store.new(two_value, None, said)).assessment
    assert kept == said
    file = tmp_path / "answers.yaml"
    file.write_text(yaml.safe_dump(to_file(kept)))
    assert load_answers(file, two_value) == said


def test_targets_follow_the_framework(store: Store, framework: Framework) -> None:
    targets: dict[str, int | str] = {"phone": 2, "records": 1, "phone.counted": "partly", "records.log": "yes"}
    made = store.new(framework, None, Assessment(framework="example", targets=targets))
    content = framework.model_dump()
    lower = content["stages"][:1]
    for group in content["capabilities"]:
        group["features"] = [one for one in group["features"] if one["stage"] == 1]
    capabilities = content["capabilities"]
    gone = {one for one in targets if one in framework.features} - {
        feature["id"] for group in capabilities for feature in group["features"]
    }
    newer = version(framework, stages=lower, capabilities=capabilities, sizes=[])
    aside = store.repoint(made, newer)
    assert set(aside) == {("target", "phone"), *(("target", one) for one in gone)}
    assert store.draft(made).assessment.targets["records"] == 1
    assert store.repoint(made, framework) == ()
    assert store.draft(made).assessment.targets == targets


def test_an_aspect_or_option_that_is_gone_sets_the_answer_aside(store: Store, two_value: Framework) -> None:
    both = HALF.model_copy(update={"options": {"documentation": "4", "implementation": "1"}})
    answers = {"plan.one": HALF, "plan.two": both, "act-early.one": Answer(state=State.ANSWERED, option="5")}
    made = store.new(two_value, None, Assessment(framework="two-value", answers=answers))
    content = two_value.model_dump()
    content["option_sets"]["implemented"] = content["option_sets"]["implemented"][2:]
    newer = version(two_value, option_sets=content["option_sets"])
    assert store.repoint(made, newer) == (("answer", "plan.two"),)
    plain = version(two_value, aspects=[], scoring=content["scoring"] | {"join": None})
    assert store.repoint(made, plain) == (("answer", "plan.one"), ("answer", "plan.two"))
    assert store.repoint(made, two_value) == ()


def test_what_may_not_be_left_out_any_more_is_set_aside(store: Store, two_value: Framework) -> None:
    out = Answer(state=State.NOT_APPLICABLE, reason="Not here.")
    made = store.new(two_value, None, Assessment(framework="two-value", answers={"plan.one": out, "plan.two": out}))
    content = two_value.model_dump()
    content["capabilities"][0]["features"][0]["may_not_apply"] = False
    assert store.repoint(made, version(two_value, capabilities=content["capabilities"])) == (("answer", "plan.one"),)
