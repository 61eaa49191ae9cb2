"""Why scores moved: each change has its share, and the shares add up exactly to the whole movement."""

from fractions import Fraction

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from maturity.assessment.migration import migrate
from maturity.framework.change import Changed
from maturity.framework.changes import changes
from maturity.framework.mixing import Mix
from maturity.scoring.moves import FIGURES, moves
from maturity.scoring.score import score
from tests.frameworks_here import assessments, framework, said
from tests.versions_here import anybody, given, town, versions

ALL_YES = given(
    {id_: said("always" if id_ == "letters.survey" else "yes") for id_ in town("old").features},
)


def moved(before, old, new, after=None):
    migration = migrate(before, old, new)
    after = after or migration.assessment
    found = moves(old, before, score(old, before), new, after, score(new, after), migration)
    return {one.id: one for one in found}


def changed(old, **update):
    """The old version with some of a feature's or the framework's content changed."""
    return old.model_copy(update={"version": "1.0.1", **update})


def with_feature(old, id_, **update):
    def inside(group):
        features = [one.model_copy(update=update) if one.id == id_ else one for one in group.features]
        return group.model_copy(update={"features": tuple(features), "groups": tuple(map(inside, group.groups))})

    return changed(old, capabilities=tuple(map(inside, old.capabilities)))


def causes(move):
    return [(one.change.kind, one.change.id, one.by("value")) for one in move.causes if one.by("value")]


def test_one_change_is_the_whole_cause():
    before = given({"phone.answered": said("yes"), "phone.hours": said("no")})
    new = with_feature(town("old"), "phone.hours", stage=2)
    found = moved(before, town("old"), new)
    assert (found["phone"].before.stage, found["phone"].after.stage) == (0, 1)
    (cause,) = found["phone"].causes
    assert (cause.change.kind, cause.change.id, cause.by("stage")) == (Changed.STAGE, "phone.hours", 1)
    assert not found["records"].moved
    assert not found["records"].causes


def test_each_of_several_changes_has_its_share():
    before = given({"phone.answered": said("yes"), "phone.hours": said("partly"), "phone.voicemail": said("yes")})
    found = moved(before, town("old"), town("new"))["phone"]
    assert (found.before.value, found.after.value) == (Fraction(5, 8), Fraction(9, 4) / 7)
    assert causes(found) == [
        (Changed.ADDED, "phone.shared", Fraction(-1, 8)),  # five features instead of four
        (Changed.WORTH, "yes-partly-no", Fraction(-1, 20)),
        (Changed.RULE, "capability", Fraction(9, 28) - Fraction(9, 20)),
    ]
    assert sum(one.by("value") for one in found.causes) == found.by("value")


def test_a_change_without_effect_is_named_beside_its_capability():
    before = given({"phone.answered": said("yes")})
    (cause,) = moved(before, town("old"), with_feature(town("old"), "phone.hours", gate=True))["phone"].causes
    assert cause.change.kind is Changed.GATE
    # The gate is not answered, so the lowest it could still turn out is below its stage, as it was before.
    assert not cause.moved


def test_a_capability_that_comes_or_goes():
    found = moved(ALL_YES, town("old"), town("new"))
    assert found["web"].before.value is None
    assert [one.change.id for one in found["web"].causes] == ["web", "web.page", "stages"]
    assert found["garden"].after.value is None
    assert sum(one.by("value") for one in found["garden"].causes) == -1
    assert [*found][:2] == ["overall", "phone"]


def test_an_answer_given_since_is_a_cause_of_its_own():
    migration = migrate(ALL_YES, town("old"), town("new"))
    after = migration.assessment.with_answer("web.page", said("yes"))
    found = moved(ALL_YES, town("old"), town("new"), after)["web"]
    assert [one.answer for one in found.causes if one.answer] == ["web.page"]
    assert found.after.value == 1


def test_what_another_program_scored_is_no_change_of_the_framework():
    before = given({"phone.answered": said("yes")})
    migration = migrate(before, town("old"), town("old"))
    stale = score(town("old"), given({}))
    now = score(town("old"), before)
    found = moves(town("old"), before, stale, town("old"), before, now, migration)
    (cause,) = next(one for one in found if one.id == "phone").causes
    assert (cause.change, cause.answer) == (None, "")


def adds_up(found, old_result, new_result):
    for one in found.values():
        for figure in FIGURES:
            assert sum(cause.by(figure) for cause in one.causes) == one.by(figure)
        here = one.before
        for cause in one.causes:
            assert cause.before == here
            here = cause.after
        assert here == one.after
    for result, side in ((old_result, "before"), (new_result, "after")):
        for node in (result.overall, *result.groups):
            assert all(getattr(getattr(found[node.id], side), name) == getattr(node, name) for name in FIGURES)


@settings(max_examples=100)
@any_of(st.data())
def test_steps_add_up_to_the_whole_movement_and_explain_all_of_it(data):
    old = data.draw(st.sampled_from([town("old"), town("new")]))
    new = data.draw(versions(old))
    before = data.draw(anybody(old))
    after = migrate(before, old, new).assessment
    found = moved(before, old, new)
    adds_up(found, score(old, before), score(new, after))
    # Nothing is left over: every difference is a change's.
    assert all(cause.change is not None for one in found.values() for cause in one.causes)


@settings(max_examples=60)
@any_of(st.data())
def test_all_changes_together_make_the_new_version(data):
    old = data.draw(st.sampled_from([town("old"), town("new")]))
    new = data.draw(versions(old))
    mix = Mix(old, new)
    for change in changes(old, new):
        mix.take(change)
        mix.framework()
    assert {one.kind for one in changes(mix.framework(), new)} <= {
        Changed.REWORDED, Changed.RULE, Changed.WORTH,  # texts, and what only the old version used
    }  # fmt: skip
    answered = data.draw(anybody(new))
    assert score(mix.framework(), answered).groups == score(new, answered).groups


@pytest.mark.parametrize("name", ["311", "example"])
@settings(max_examples=10)
@any_of(st.data())
def test_shipped_frameworks_do_not_move_by_themselves(name, data):
    loaded = framework(name)
    before = data.draw(assessments(loaded))
    found = moved(before, loaded, loaded)
    assert not any(one.moved or one.causes for one in found.values())


def test_a_version_of_the_311_framework_with_many_changes_is_quick_enough():
    loaded = framework("311")
    new = changed(loaded, scoring=town("new").scoring)
    for index, id_ in enumerate(loaded.features):
        new = with_feature(new, id_, weight=index % 3 + 1)
    before = given({id_: said("partly") for id_ in loaded.features}).model_copy(update={"framework": "311"})
    found = moved(before, loaded, new)
    adds_up(found, score(loaded, before), score(new, before))
