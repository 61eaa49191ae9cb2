"""A digest holds what comparing needs, in few letters, for any framework; what can't be read is made anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.compare.comparison import Cell
from maturity.compare.digest import KIND, Digest, cell_of, cells, digest, from_text, to_text
from maturity.scoring.labels import has_stages
from maturity.scoring.scale import scales
from maturity.scoring.score import score
from tests.any_answers import any_answers, at_end
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, framework, said
from tests.scoring.any_framework import FOLDERS, loaded


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_written_is_read_again_and_says_what_the_result_says(name: str) -> None:
    known = loaded(name)
    for seed in range(3):
        assessment = any_answers(known, seed)
        made = digest(known, assessment)
        text = to_text(made)
        assert from_text(text) == made
        result, ends = score(known, assessment), scales(known, assessment)
        for node, token in zip((*result.capabilities, result.overall), made.cells, strict=True):
            cell = cell_of(token)
            if has_stages(known, node) and node.stage is not None:
                low, high = node.stage, node.stage_high if known.scoring.blank == "open" else node.stage
                assert cell == Cell(stage_low=low, stage_high=high)
            elif not has_stages(known, node) and node.value is not None and node.id in ends:
                assert cell is not None
                assert ends[node.id].share(node.value) in (cell.share_low, cell.share_high)
            else:
                assert cell == Cell()
    assert len(made.features) == len(known.features)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_ends_are_in_full_and_missing(name: str) -> None:
    known = loaded(name)
    assert set(digest(known, at_end(known, -1)).features) == {"y"}
    assert set(digest(known, at_end(known, 0)).features) == {"n"}


def test_a_center_with_a_long_profile_takes_less_than_700_letters() -> None:
    known = framework("311")
    everything = {"population": 9_000, "government": "city", "hours": "always"}
    channels = next(one for one in known.profile if one.id == "channels")
    everything["channels"] = tuple(choice.id for choice in channels.choices)
    text = to_text(digest(known, any_answers(known, 1).model_copy(update={"center": everything})))
    assert len(text) < 700
    found = from_text(text)
    assert found is not None
    assert dict(found.profile)["population"] == ("small",)
    assert dict(found.profile)["government"] == ("city",)
    assert len(dict(found.profile)["channels"]) == 8


def test_each_state_has_its_letter_and_nothing_typed_is_in_it() -> None:
    known = framework("example")
    ids = list(known.features)
    replies = [said("partly"), DONT_KNOW, NOT_APPLICABLE, Answer(state=State.NOT_APPLICABLE)]
    given_ = Assessment(framework=known.id, answers=dict(zip(ids, replies, strict=True)), center={"name": "Secret"})
    assert digest(known, given_).features == "pdx."
    assert "Secret" not in to_text(digest(known, given_))
    assert NOT_APPLICABLE.reason not in to_text(digest(known, given_))


@pytest.mark.parametrize("name", ["311", "example", "c2m2", "samm2"])
def test_where_nothing_is_answered_nothing_is_scored(name: str) -> None:
    known = loaded(name)
    made = digest(known, Assessment(framework=known.id))
    assert set(made.features) == {"."}
    if known.scoring.blank == "open":
        assert not any(cell.scored for cell in cells(known, Assessment(framework=known.id)))


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "digest-0\nabc\n00\ny\n",
        f"{KIND}\nabc\n00\ny",
        f"{KIND}\nabc\n0\ny\n",
        f"{KIND}\nabc\n0z\ny\n",
        f"{KIND}\nabc\n5/4\ny\n",
        f"{KIND}\nabc\n1/0\ny\n",
        f"{KIND}\nabc\n1/4~1/2~3/4\ny\n",
        f"{KIND}\nabc\n00\nq\n",
        f"{KIND}\nabc\n00\ny\nserves",
        f"{KIND}\n\n00\ny\n",
    ],
)
def test_what_is_old_or_damaged_is_no_digest(text: str | None) -> None:
    assert from_text(text) is None


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_reading(text: str) -> None:
    for some in (text, f"{KIND}\n{text}", f"{KIND}\nabc\n{text}\ny\n", f"{KIND}\nabc\n00\ny\n{text}"):
        assert from_text(some) is None or isinstance(from_text(some), Digest)
