"""The measures that features name: those there are, with limits that are modest and say what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity.assessment.answers import Assessment
from maturity.assessment.migration import migrate
from maturity.framework.change import Changed
from maturity.framework.changes import changes
from maturity.framework.loader import checksum_of, framework_from_json
from maturity.framework.measure_names import ALL_ONLY, MEASURES, RESIDENTS_ONLY, Scale, scale_of
from maturity.framework.model import Basis, Framework
from maturity.framework.translation import texts_of
from maturity.measures.definitions import DEFINITIONS
from maturity.measures.definitions.definition import Formula
from maturity.scoring.score import score
from maturity.text import words
from tests.any_answers import any_answers
from tests.framework.patches import apply, copy_of_example, problems_in
from tests.frameworks_here import framework

FULL = framework("311")
PROVEN = [one for one in FULL.features.values() if one.proof]


def before_proofs(loaded: Framework) -> Framework:
    """Return the framework as version 1.0.0 was: without measures."""
    content = loaded.model_dump() | {"version": "1.0.0", "checksum": ""}
    for capability in content["capabilities"]:
        for feature in capability["features"]:
            feature["proof"] = None
    made = Framework.model_validate(content)
    return made.model_copy(update={"checksum": checksum_of(made)})


def test_every_measure_of_the_product_may_be_named_and_no_other():
    named = {
        key.removeprefix("measures.measure.").removesuffix(".name")
        for key in words().messages
        if key.startswith("measures.measure.") and key.endswith(".name")
    }
    assert set(DEFINITIONS) <= set(MEASURES)
    assert set(MEASURES) == named
    assert len(MEASURES) == len(set(MEASURES))


@pytest.mark.parametrize("measure", sorted(DEFINITIONS))
def test_what_a_figure_can_be_compared_with_is_what_it_counts(measure):
    formula = DEFINITIONS[measure].formula
    scale = scale_of(measure)
    if scale is Scale.GROUPS:
        assert "whole" not in DEFINITIONS[measure].by
    else:
        assert (formula is Formula.SHARE) == (scale is Scale.SHARE)
        assert DEFINITIONS[measure].timed == (scale is Scale.TIME)


def test_whose_requests_a_measure_counts_is_known_here_too():
    for measure, definition in DEFINITIONS.items():
        assert (measure in ALL_ONLY) == ("residents" not in definition.among), measure
        assert ("all" not in definition.among) == (measure in RESIDENTS_ONLY), measure


def test_features_of_the_311_framework_name_measures_and_what_they_can_tell():
    assert len(PROVEN) >= 12
    for feature in PROVEN:
        proof = feature.proof
        assert feature.measure, "what proves it stands in words too"
        assert len(proof.note) > 60
        limited = proof.full is not None
        assert limited or proof.part is None
        assert "judgment" in proof.note or "we set" in proof.note or not limited, feature.id
        assert proof.basis is Basis.EDITORIAL or set(proof.sources) <= set(FULL.source)


def test_the_version_says_that_there_is_more():
    assert FULL.version == "1.1.0"


def test_answers_move_from_the_version_without_measures_and_score_the_same():
    old = before_proofs(FULL)
    assert old.checksum != FULL.checksum
    assessment = any_answers(FULL, 7)
    moved = migrate(assessment, old, FULL)
    assert moved.lossless
    assert moved.assessment == assessment
    assert (moved.to_answer, moved.to_confirm, moved.new_features) == ((), (), ())
    assert {one.kind for one in moved.changes} == {Changed.PROOF}
    assert {one.id for one in moved.changes} == {one.id for one in PROVEN}
    then, now = score(old, assessment), score(FULL, moved.assessment)
    assert [(one.id, one.value, one.stage) for one in then.capabilities] == [
        (one.id, one.value, one.stage) for one in now.capabilities
    ]


def test_new_words_about_a_limit_are_no_new_limit():
    first = FULL.features["access.web-requests"]
    content = FULL.model_dump()
    for capability in content["capabilities"]:
        for feature in capability["features"]:
            if feature["id"] == first.id:
                feature["proof"]["note"] = "Other words that say the same."
    assert changes(FULL, Framework.model_validate(content)) == ()


def test_a_framework_without_measures_has_the_checksum_it_always_had():
    loaded = framework("example")
    assert framework_from_json(loaded.model_dump_json()).checksum == checksum_of(loaded) == loaded.checksum
    assert framework_from_json(FULL.model_dump_json()) == FULL, "limits stay exact"


def test_what_a_figure_can_tell_is_translated_like_any_text():
    assert texts_of(FULL)["access.web-requests.proof.note"] == FULL.features["access.web-requests"].proof.note


ADDED = "    gate: true\n    proof:\n{}"
FILE = "capabilities/10-phone.yaml"


def problems(tmp_path: Path, proof: str) -> list[str]:
    folder = copy_of_example(tmp_path)
    lines = "".join(f"      {line}\n" for line in proof.splitlines())
    apply({"file": FILE, "find": "    gate: true\n", "replace": ADDED.format(lines)}, folder)
    return [f"{one.where} | {one.what} | {one.fix}" for one in problems_in(folder)]


def test_a_sound_proof_has_no_problem(tmp_path):
    sound = "measure: on-time.due\namong: all\nfull: {at_least: 0.8}\npart: {at_least: 0.5}\nnote: What it tells."
    assert problems(tmp_path, sound) == []


@pytest.mark.parametrize(
    ("proof", "place", "says", "fix"),
    [
        (
            "measure: digitl-share\nnote: x",
            "proof.measure",
            "'digitl-share' is not one of",
            "Did you mean 'digital-share'?",
        ),
        ("measure: coding\namong: resident\nnote: x", "proof.among", "not one of", "Did you mean 'residents'?"),
        ("measure: coding\nnot: x", "proof", "'not' is not a key", "Did you mean 'note'?"),
        (
            "measure: coding\nfull: {at_least: 80}\nnote: x",
            "proof.full.at_least",
            "80 is more than all",
            "Write 0.8 for 80",
        ),
        ("measure: coding\nfull: {at_least: -1}\nnote: x", "proof.full.at_least", "out of range", "at least 0"),
        ("measure: coding\nfull: {}\nnote: x", "proof.full", "no number", "Write at_least or at_most"),
        (
            "measure: coding\nfull: {at_least: 0.9, at_most: 0.1}\nnote: x",
            "proof.full.at_least",
            "is above at_most",
            "Swap",
        ),
        ("measure: parity\nfull: {at_most: 1.5}\nnote: x", "proof.full", "a figure for each group", "Delete the limit"),
        ("measure: coding\npart: {at_least: 0.9}\nnote: x", "proof.part", "for partly and none for yes", "Add 'full:'"),
        (
            "measure: coding\nfull: {at_least: 0.5}\npart: {at_least: 0.6}\nnote: x",
            "proof.part.at_least",
            "asks for more",
            "less demanding",
        ),
        (
            "measure: time-to-close.median\nfull: {at_most: 5}\nnote: x",
            "proof.unit",
            "have no unit",
            "Add 'unit: hours'",
        ),
        ("measure: time-to-close.median\nunit: day\nfull: {at_most: 5}\nnote: x", "proof.unit", "'day'", "'days'?"),
        ("measure: coding\nunit: days\nfull: {at_least: 0.5}\nnote: x", "proof.unit", "is no time", "Delete the unit"),
        ("measure: coding\nfull: {at_least: 0.5}", "proof", "no note", "Add 'note:'"),
        ("measure: use-rate\namong: all\nnote: x", "proof.among", "among residents only", "Write 'among: residents'"),
        ("measure: staff-share\nnote: x", "proof.measure", "among all requests only", "Add 'among: all'"),
        ("measure: coding\nrefutes: false\nnote: x", "proof.refutes", "fall short of", "add 'full:'"),
        ("measure: coding\nbasis: sourced\nnote: x", "proof.basis", "no source is named", "Name the source"),
        ("measure: coding\nsources: [EXAMPEL]\nnote: x", "proof.sources", "no source 'EXAMPEL'", "'EXAMPLE'?"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_place_with_the_way_out(tmp_path, proof, place, says, fix):
    found = problems(tmp_path, proof)
    assert len(found) == 1, found
    where, what, way = found[0].split(" | ")
    assert place in where
    assert says in what
    assert fix in way


def test_an_assessment_of_the_old_version_has_no_measure_beside_its_questions():
    old = before_proofs(FULL)
    assert all(one.proof is None for one in old.features.values())
    assert Assessment(framework="311").measured is None
