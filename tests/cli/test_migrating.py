"""What is printed about a migration: everything that was said, every change, and every step of a score."""

import json

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, State
from maturity.assessment.migration import Fate, Why, migrate
from maturity.cli.migrating import migrate_data, migrate_lines
from maturity.framework.change import Changed
from maturity.framework.loader import load_framework
from maturity.scoring.moves import FIGURES, moves
from maturity.scoring.score import score
from maturity.text import words
from tests.frameworks_here import NOT_APPLICABLE, ROOT, framework, said
from tests.versions_here import anybody, given, noted, town, versions


def report(before, old, new):
    migration = migrate(before, old, new)
    after = migration.assessment
    moved = moves(old, before, score(old, before), new, after, score(new, after), migration)
    data = json.loads(json.dumps(migrate_data(old, new, migration, moved)))
    return migrate_lines(old, new, migration, moved, words()), data


def test_the_report_says_what_became_of_each_answer():
    before = given(
        {
            "phone.answered": said("yes"),
            "phone.voicemail": said("yes"),
            "books.paper": said("yes"),
            "books.cards": noted("no"),
            "letters.survey": noted("sometimes"),
            "garden.tools": NOT_APPLICABLE,
        },
        center={"channels": ("phone", "fax")},
        capacity="light",
    )
    lines, data = report(before, town("old"), town("new"))
    for line in (
        "  1 thing was carried over as it was.",
        "  - phone.voicemail → phone.messages: Yes",
        "  - books.cards (would go to books.register): No; note: Since May.; evidence: The table.",
        "  - letters.survey (can't be chosen any more): Sometimes; note: Since May.; evidence: The table.",
        "  - garden.tools (not asked any more): Does not apply; We have no such thing.",
        "  - center, channels (can't be chosen any more): phone, fax",
        "  - capacity (can't be chosen any more): light",
        "  - A register (books.register)",
        "  - Does somebody answer within a minute? (phone.answered)",
    ):
        assert line in lines
    dropped = next(one for one in data["said"] if one["id"] == "letters.survey")
    assert dropped == {
        "fate": "dropped",
        "part": "answer",
        "id": "letters.survey",
        "to": "letters.survey",
        "why": "no-option",
        "detail": "",
        "old": {"state": "answered", "option": "sometimes", "note": "Since May.", "evidence": "The table."},
        "new": {"note": "Since May.", "evidence": "The table."},
    }
    assert data["assessment"]["answers"]["phone.messages"] == "yes"


def test_a_local_overlay_is_named():
    local = load_framework(ROOT / "frameworks/311", [ROOT / "examples/overlay-springfield.yaml"])
    before = given({"resilience.mutual-aid": said("no")}).model_copy(update={"framework": "311"})
    lines, data = report(before, framework("311"), local)
    assert "With the local overlay Springfield's local overlay (an invented example)" in lines
    assert any("switched off by a local overlay: It goes with the shared center above.): No" in line for line in lines)
    assert data["to"]["overlays"] == ["springfield"]


def test_the_same_version_is_a_short_report():
    lines, data = report(given({"phone.answered": said("yes")}), town("old"), town("old"))
    assert lines[2:] == [
        "",
        "The two versions are the same.",
        "",
        "What became of the answers:",
        "  1 thing was carried over as it was.",
        "",
        "No score moved.",
    ]
    assert data["lossless"] is True


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ("cli.migrate.change", {*Changed}),
        ("cli.migrate.why", {*Why} - {Why.NOTHING}),
    ],
)
def test_every_kind_has_its_words(keys, kinds):
    assert {key.removeprefix(f"{keys}.") for key in words().messages if key.startswith(f"{keys}.")} == kinds


@settings(max_examples=40)
@any_of(st.data())
def test_any_migration_can_be_told_in_full(data):
    old = data.draw(st.sampled_from([town("old"), town("new")]))
    new = data.draw(versions(old))
    before = data.draw(anybody(old))
    lines, plain = report(before, old, new)
    text = "\n".join(lines)
    for one in migrate(before, old, new).said:
        if one.fate is not Fate.CARRIED:
            assert one.id in text
    for move in plain["moves"]:
        for name in FIGURES:
            gone = (move["after"][name] or 0) - (move["before"][name] or 0)
            assert sum(cause["by"][name] for cause in move["causes"]) == pytest.approx(gone)


def test_aspects_are_told_one_by_one():
    both = Answer(state=State.ANSWERED, options={"written": "yes", "done": "no"})
    old = town("old")
    lines, data = report(given({"phone.x": both}), old, old)
    assert "  - phone.x (not asked any more): written: yes; done: no" in lines
    assert data["said"][0]["old"]["options"] == {"written": "yes", "done": "no"}
