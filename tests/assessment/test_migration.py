"""Answers carried from one version to another: nothing is lost, nothing is made up, and the report says it all."""

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from maturity.assessment.answers import UNANSWERED, Answer, Priority
from maturity.assessment.migration import Fate, Part, Why, migrate
from maturity.errors import MaturityError
from maturity.framework.change import Changed
from maturity.framework.loader import load_framework
from maturity.framework.model import Retired
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, ROOT, framework, said
from tests.versions_here import anybody, given, noted, town, versions


def carried(answers, **more):
    return migrate(given(answers, **more), town("old"), town("new"))


def fates(migration, part=Part.ANSWER):
    return {one.id: (one.fate, one.to, one.why) for one in migration.said if one.part is part}


def test_an_answer_whose_feature_is_the_same_is_carried_over():
    found = carried({"phone.answered": noted("partly"), "phone.counted": DONT_KNOW, "records.told": NOT_APPLICABLE})
    assert found.assessment.answers == {
        "phone.answered": noted("partly"),
        "phone.counted": DONT_KNOW,
        "records.told": NOT_APPLICABLE,
    }
    assert {fate for fate, _, _ in fates(found).values()} == {Fate.CARRIED}
    assert found.lossless


def test_an_answer_moves_to_the_feature_that_replaces_its_own():
    found = carried({"phone.voicemail": noted("yes")})
    assert found.assessment.answers == {"phone.messages": noted("yes")}
    assert fates(found) == {"phone.voicemail": (Fate.MOVED, "phone.messages", Why.NOTHING)}
    assert "phone.messages" not in found.to_answer
    assert found.to_confirm == ("phone.messages",)


def test_an_answer_moves_along_a_chain_of_replacements():
    found = carried({"phone.machine": said("no")})  # gone before 1.0.0 already
    assert found.assessment.answers == {"phone.messages": said("no")}
    chained = town("new").model_copy(
        update={
            "retired": (
                Retired(id="phone.machine", replaced_by="phone.voicemail"),
                Retired(id="phone.voicemail", replaced_by="phone.messages"),
            )
        }
    )
    found = migrate(given({"phone.machine": said("no")}), town("old"), chained)
    assert found.assessment.answers == {"phone.messages": said("no")}


def test_replacements_in_a_circle_lead_nowhere():
    circle = (Retired(id="a.a", replaced_by="a.b"), Retired(id="a.b", replaced_by="a.a"))
    new = town("new").model_copy(update={"retired": circle})
    assert fates(migrate(given({"a.a": said("no")}), town("old"), new))["a.a"] == (Fate.DROPPED, "", Why.RETIRED)


def test_what_the_replacement_says_itself_goes_first():
    found = carried({"phone.messages": said("no"), "phone.voicemail": said("yes")})
    assert found.assessment.answers == {"phone.messages": said("no")}
    assert fates(found)["phone.voicemail"] == (Fate.DROPPED, "phone.messages", Why.ANSWERED_ITSELF)


@pytest.mark.parametrize("empty", [{}, {"books.cards": Answer()}])
def test_one_answer_of_two_that_were_merged_moves(empty):
    found = carried({"books.paper": said("yes"), **empty})
    assert found.assessment.answers == {"books.register": said("yes")}


def test_answers_that_were_merged_and_agree_move():
    found = carried({"books.paper": said("yes"), "books.cards": said("yes")})
    assert found.assessment.answers == {"books.register": said("yes")}
    assert [one.id for one in found.of(Fate.MOVED)] == ["books.paper", "books.cards"]


@pytest.mark.parametrize("other", [said("no"), noted("yes"), DONT_KNOW])
def test_answers_that_were_merged_and_differ_are_left_to_a_person(other):
    found = carried({"books.paper": said("yes"), "books.cards": other})
    assert found.assessment.answers == {}
    assert [(one.id, one.old, one.to) for one in found.of(Fate.CONFLICTING)] == [
        ("books.paper", said("yes"), "books.register"),
        ("books.cards", other, "books.register"),
    ]
    assert "books.register" in found.to_answer


@pytest.mark.parametrize(("id_", "why"), [("garden.open", Why.RETIRED), ("garden.tools", Why.GONE)])
def test_an_answer_without_a_place_is_kept_in_full_in_the_report(id_, why):
    found = carried({id_: noted("partly")})
    assert found.assessment.answers == {}
    (one,) = found.of(Fate.DROPPED)
    assert (one.id, one.old, one.new, one.why) == (id_, noted("partly"), None, why)


def test_an_option_that_is_gone_leaves_the_note():
    found = carried({"letters.survey": noted("sometimes")})
    left = Answer(note="Since May.", evidence="The table.")
    assert found.assessment.answers == {"letters.survey": left}
    (one,) = found.of(Fate.DROPPED)
    assert (one.old, one.to, one.new, one.why) == (noted("sometimes"), "letters.survey", left, Why.NO_OPTION)
    assert "letters.survey" in found.to_answer
    assert carried({"letters.survey": said("sometimes")}).assessment.answers == {}


def test_does_not_apply_goes_where_it_is_no_answer_any_more():
    found = carried({"phone.hours": NOT_APPLICABLE})
    assert found.assessment.answers == {}
    assert fates(found) == {"phone.hours": (Fate.DROPPED, "phone.hours", Why.ALWAYS_APPLIES)}


def test_profile_wishes_aims_and_capacity_are_carried_the_same_way():
    found = carried(
        {},
        center={"name": "Springfield", "channels": ("phone", "fax"), "mayor": "Ann"},
        priorities={"phone": Priority.IMPROVE, "garden": Priority.LATER},
        targets={
            "phone": 2,
            "garden": 1,
            "phone.voicemail": "yes",
            "letters.survey": "sometimes",
            "phone.hours": "yes",
        },
        capacity="light",
    )
    made = found.assessment
    assert made.center == {"name": "Springfield", "channels": ("phone",)}
    assert made.priorities == {"phone": Priority.IMPROVE}
    assert made.targets == {"phone": 2, "phone.messages": "yes", "phone.hours": "yes"}
    assert made.capacity is None
    lost = {(one.part, one.id, one.old, one.why) for one in found.of(Fate.DROPPED)}
    assert lost == {
        (Part.CENTER, "channels", ("phone", "fax"), Why.NO_OPTION),
        (Part.CENTER, "mayor", "Ann", Why.GONE),
        (Part.PRIORITY, "garden", Priority.LATER, Why.GONE),
        (Part.TARGET, "garden", 1, Why.GONE),
        (Part.TARGET, "letters.survey", "sometimes", Why.NO_OPTION),
        (Part.CAPACITY, "capacity", "light", Why.NO_OPTION),
    }


def test_aims_of_merged_features_that_differ_are_left_to_a_person():
    found = carried({}, targets={"books.paper": "yes", "books.cards": "partly"})
    assert found.assessment.targets == {}
    assert {one.id for one in found.of(Fate.CONFLICTING)} == {"books.paper", "books.cards"}
    assert carried({}, targets={"books.paper": "yes", "books.cards": "yes"}).assessment.targets == {
        "books.register": "yes"
    }


def test_what_is_new_to_answer_and_what_to_look_at_again():
    found = carried({"phone.answered": said("yes")})
    assert found.new_features == ("phone.messages", "phone.shared", "books.register", "web.page")
    assert found.to_answer == found.new_features
    assert found.to_confirm == ("phone.answered",)  # its question was re-worded
    assert not found.another_meaning
    assert migrate(given({}), town("old"), town("new").model_copy(update={"version": "2.0.0"})).another_meaning


@pytest.mark.parametrize(
    ("kind", "id_", "old", "new"),
    [
        (Changed.ADDED, "phone.shared", "", "Shared"),
        (Changed.RETIRED, "garden.tools", "Tools", ""),
        (Changed.REPLACED, "phone.voicemail", "Voicemail", "phone.messages"),
        (Changed.REWORDED, "phone.answered", "Does somebody answer?", "Does somebody answer within a minute?"),
        (Changed.STAGE, "phone.hours", "1", "2"),
        (Changed.GATE, "phone.answered", "true", "false"),
        (Changed.WEIGHT, "phone.counted", "1", "3"),
        (Changed.WORTH, "yes-partly-no", "partly: value 0.5", "partly: value 0.25"),
        (Changed.REQUIRES, "phone.counted", "phone.answered", ""),
        (
            Changed.RULE,
            "capability",
            "rollup.rule: mean; ladder.conditions.1.at_least: 0.8",
            "rollup.rule: weighted-mean; ladder.conditions.1.at_least: 0.6",
        ),
        (Changed.TARGET, "phone", "2", "3"),
        (Changed.MOVED, "records.told", "letters", "books"),
        (Changed.BLOCKING, "records.copy", "false", "true"),
        (Changed.GROUP_ADDED, "web", "", "Web"),
        (Changed.GROUP_REMOVED, "garden", "Garden", ""),
        (Changed.STAGES, "stages", "2", "3"),
        (Changed.RULE_OF_GROUP, "books", "", "strict"),
    ],
)
def test_every_kind_of_change_is_reported(kind, id_, old, new):
    assert (kind, id_, old, new) in {(one.kind, one.id, one.old, one.new) for one in carried({}).changes}


def test_an_overlay_that_switches_features_off_gives_its_reason():
    loaded = framework("311")
    local = load_framework(ROOT / "frameworks/311", [ROOT / "examples/overlay-springfield.yaml"])
    answered = given({"resilience.mutual-aid": said("no")}).model_copy(update={"framework": "311"})
    found = migrate(answered, loaded, local)
    (one,) = found.of(Fate.DROPPED)
    assert (one.why, one.detail) == (Why.SWITCHED_OFF, "It goes with the shared center above.")
    assert [change.new for change in found.changes if change.kind is Changed.OVERLAY] == ["springfield"]


@pytest.mark.parametrize(
    ("of", "old", "new"), [("town", "town", "311"), ("311", "town", "town"), ("town", "311", "311")]
)
def test_another_framework_is_refused(of, old, new):
    each = {"town": town("old"), "311": framework("311")}
    with pytest.raises(MaturityError, match=r"can't be carried over.* Fix: name two versions"):
        migrate(given({}).model_copy(update={"framework": of}), each[old], each[new])


@settings(max_examples=60)
@any_of(st.data())
def test_the_same_framework_changes_nothing(data):
    version = data.draw(st.sampled_from(["old", "new"]))
    before = data.draw(anybody(town(version)))
    found = migrate(before, town(version), town(version))
    assert found.assessment == before
    assert found.lossless
    assert found.changes == found.new_features == found.to_answer == found.to_confirm == ()


@settings(max_examples=300)
@any_of(st.data())
def test_nothing_is_ever_lost_or_made_up(data):
    old = data.draw(st.sampled_from([town("old"), town("new")]))
    new = data.draw(versions(old))
    before = data.draw(anybody(old))
    found = migrate(before, old, new)
    after = found.assessment

    parts = {
        Part.ANSWER: (before.answers, after.answers),
        Part.CENTER: (before.center, after.center),
        Part.PRIORITY: (before.priorities, after.priorities),
        Part.TARGET: (before.targets, after.targets),
    }
    for part, (were, are) in parts.items():
        told = {one.id: one for one in found.said if one.part is part}
        meant = {id_: value for id_, value in were.items() if value != UNANSWERED}
        # Each thing that was said is in the report once, in full, and what became of it is where the report says.
        assert {id_: one.old for id_, one in told.items()} == meant
        for one in told.values():
            if one.fate in (Fate.CARRIED, Fate.MOVED):
                assert are[one.to] == one.old
            elif one.new is not None:
                assert are[one.to] == one.new
        # And nothing is there that nobody said.
        assert {id_ for id_, value in are.items() if value != UNANSWERED} <= {one.to for one in told.values()}
    assert len([one for one in found.said if one.part is Part.CAPACITY]) == (before.capacity is not None)
    assert set(after.answers) <= set(new.features)
    assert migrate(after, new, new).assessment == after
