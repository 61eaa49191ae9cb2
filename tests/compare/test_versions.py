"""Answers to another content are refused with what differs, unless the new version says what became of everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maturity.assessment.answers import Assessment
from maturity.compare.digest import digest
from maturity.compare.versions import brought_over, digest_for_round
from maturity.errors import MaturityError
from maturity.framework.model import Framework, OverlayMark, Retired
from tests.compare.centers_here import center, shown
from tests.frameworks_here import framework, said
from tests.versions_here import given, town

OLD, NEW = town("old"), town("new")
NAMED = (*NEW.retired, *(Retired(id=one) for one in ("garden.tools",)))
DECLARED = NEW.model_copy(update={"retired": NAMED, "checksum": "declared"})


def like(known: Framework, **update) -> Framework:
    return known.model_copy(update={"checksum": "other"} | update)


def test_the_same_content_is_taken_as_it_is() -> None:
    answers = given({"phone.answered": said("yes")})
    assert brought_over(answers, OLD, OLD) is answers


def test_what_was_replaced_counts_for_what_replaces_it() -> None:
    answers = given({"phone.voicemail": said("yes"), "phone.answered": said("partly")})
    carried = brought_over(answers, OLD, DECLARED)
    assert carried.answer("phone.messages") == said("yes")
    made = digest_for_round(answers, OLD, DECLARED)
    assert made.checksum == "declared"
    assert made == digest(DECLARED, carried)
    assert made.features[list(DECLARED.features).index("phone.messages")] == "y"


@pytest.mark.parametrize(
    ("answered", "here", "says"),
    [
        (OLD, framework("example"), r"framework 'town' can't be compared in a round on 'example'.*Fix"),
        (OLD, NEW, r"does not say what became of 'garden\.tools'.*Fix: name them under 'retired'"),
        (like(NEW), OLD, r"can't be taken back to the older 1\.0\.0.*Fix: open the round on version 1\.1\.0"),
        (like(OLD), OLD, r"two contents of 'town' call themselves version 1\.0\.0.*Fix"),
        (OLD, like(DECLARED, version="2.0.0"), r"the first number changed.*Fix: answer version 2\.0\.0"),
        (like(OLD, overlays=(OverlayMark(id="springfield"),)), OLD, r"with the local overlay 'springfield'.*without"),
        (OLD, like(DECLARED, overlays=(OverlayMark(id="here"),)), r"without a local overlay.*with the local overlay"),
    ],
)
def test_everything_else_is_refused_with_what_differs_and_the_fix(
    answered: Framework, here: Framework, says: str
) -> None:
    with pytest.raises(MaturityError, match=says):
        digest_for_round(Assessment(framework=answered.id), answered, here)


def test_digests_of_another_content_are_never_mixed_in() -> None:
    others = [center(n) for n in range(1, 6)]
    one = center(6)
    assert one.digest is not None
    stray = replace(one, digest=replace(one.digest, checksum="elsewhere"))
    with pytest.raises(MaturityError, match=r"another content of 'example' than version .*Fix: carry them over"):
        shown([*others, stray])
    damaged = replace(one, digest=replace(one.digest, features="y"))
    with pytest.raises(MaturityError, match=r"doesn't fit version .*Fix: make it anew"):
        shown([*others, damaged])
