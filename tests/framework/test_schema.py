"""The JSON Schemas: what editors know fits what the checker accepts, and every field explains itself."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from maturity.assessment.answers_file import AnswersFile
from maturity.framework.folders import FRAMEWORKS
from maturity.framework.reader import read_file
from maturity.framework.schema import CONTENT_SCHEMAS, schema_text
from tests.framework.patches import BASES, apply, copy_of, copy_of_example, kind

ALL = {**CONTENT_SCHEMAS, "answers.schema.json": AnswersFile}
SHIPPED = sorted(path.relative_to(FRAMEWORKS) for path in FRAMEWORKS.glob("*/**/*.yaml"))
# Published models as they are written here, and the bases of broken frameworks: files of many shapes.
OTHERS = sorted(path for room in (Path(__file__).parents[1] / "frameworks", BASES) for path in room.glob("*/**/*.yaml"))


def as_json(value):
    """Plain data as an editor sees it: decimals are numbers."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return float(value) if isinstance(value, Decimal) else value


@cache
def validator(kind):
    return Draft7Validator(json.loads(schema_text(CONTENT_SCHEMAS[f"{kind}.schema.json"])))


def validator_of(path):
    return validator({"capabilities": "capability", "cases": "case"}.get(path.parent.name, path.stem))


def faults(path):
    document, problems = read_file(path, path.name)
    assert problems == []
    return [f"{fault.json_path}: {fault.message}" for fault in validator_of(path).iter_errors(as_json(document.data))]


def parts_of(schema):
    yield schema
    for value in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(value, dict | list):
            yield from parts_of(value)


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_shipped_file_fits_its_schema(path):
    assert faults(FRAMEWORKS / path) == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: "/".join(path.parts[-3:]))
def test_any_sound_file_fits_its_schema(path):
    assert faults(path) == []


def test_there_are_shipped_files_of_every_kind():
    assert {path.parent.name for path in SHIPPED} == {"311", "example", "capabilities", "cases"}
    assert len(SHIPPED) >= 18


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_first_line_names_the_schema(path):
    first = (FRAMEWORKS / path).read_text(encoding="utf-8").partition("\n")[0]
    marker, _, target = first.partition("$schema=")

    assert marker == "# yaml-language-server: "
    assert (FRAMEWORKS / path).parent.joinpath(target).resolve().parent == FRAMEWORKS
    assert target.rpartition("/")[2] in CONTENT_SCHEMAS


@pytest.mark.parametrize("name", ALL)
def test_schema_is_sound_and_of_draft_7(name):
    schema = json.loads(schema_text(ALL[name]))

    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in parts_of(schema):
        if isinstance(part, dict):
            assert "$defs" not in part
            assert "prefixItems" not in part
            # In draft 7 a $ref silences whatever stands beside it.
            assert "$ref" not in part or len(part) == 1


@pytest.mark.parametrize("name", ALL)
def test_every_field_explains_itself(name):
    schema = json.loads(schema_text(ALL[name]))

    for owner in [schema, *schema.get("definitions", {}).values()]:
        for field, told in owner.get("properties", {}).items():
            assert told.get("description", "")[-1:] in {".", "?"}, f"{owner.get('title', name)}.{field}"


@pytest.mark.parametrize("name", ALL)
def test_text_is_stable_sorted_and_ends_its_last_line(name):
    text = schema_text(ALL[name])

    assert text == schema_text(ALL[name])
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def test_decimals_are_numbers():
    definitions = json.loads(schema_text(CONTENT_SCHEMAS["framework.schema.json"]))["definitions"]

    told = definitions["Option"]["properties"]["value"]
    assert {key: told[key] for key in ("type", "minimum", "maximum")} == {"type": "number", "minimum": 0, "maximum": 1}
    assert definitions["Planning"]["properties"]["partly_left"]["exclusiveMinimum"] == 0


@pytest.mark.parametrize(
    "name",
    [
        "keys/unknown",
        # Not keys/missing-in-feature: which texts a feature needs stands in framework.yaml; an editor sees one file.
        "keys/missing-in-effort",
        "keys/empty-value",
        "keys/null-list",
        "keys/empty-list",
        "types/text-is-number",
        "types/text-is-true",
        "types/text-is-list",
        "types/flag-is-yes",
        "types/whole-number-is-quoted",
        "types/whole-number-is-decimal",
        "types/decimal-is-quoted",
        "types/list-is-text",
        "types/keys-are-text",
        "types/enum-slip",
        "types/literal-slip",
        "types/out-of-range",
        "ids/ill-formed",
        "ids/ill-formed-version",
        "ids/ill-formed-address",
        "ids/ill-formed-question",
        "cases/not-a-stage",
        "cases/not-a-number",
        "cases/fraction-by-zero",
        "cases/number-key-slip",
        "cases/no-aspect-rated",
        "scoring/rule-slip",
        "scoring/rollup-without-rule",
        "scoring/ladder-empty",
        "scoring/no-conditions",
        "scoring/empty-condition",
        "scoring/empty-minutes",
        "scoring/reach-slip",
        "scoring/share-above-one",
        "scoring/times-zero",
        "scoring/option-set-empty",
        "scoring/nested-unknown-key",
        "scoring/nested-missing-title",
        "scoring/shape-of-first-version",
    ],
)
def test_editors_see_what_is_wrong_within_a_file(name, tmp_path):
    told = kind(name)
    folder = copy_of(told.get("base", "example"), tmp_path)
    for change in told["change"]:
        apply(change, folder)

    assert faults(folder / told["problems"][0]["file"])


@pytest.mark.parametrize("find", ["minutes: 3\n", "    signs: [A record shows it.]\n", "not_yet: Not yet\n"])
def test_editors_ask_for_what_full_guidance_needs_and_brief_does_not(find, tmp_path):
    folder = copy_of_example(tmp_path)
    apply({"file": "framework.yaml", "find": find, "replace": ""}, folder)
    assert faults(folder / "framework.yaml")

    apply({"file": "framework.yaml", "find": "language: en", "replace": "language: en\nguidance: brief"}, folder)
    assert faults(folder / "framework.yaml") == []


@pytest.mark.parametrize(
    ("entry", "good"),
    [
        ("yes", True),
        ({"option": "yes", "note": "Since May."}, True),
        ({"dont_know": True}, True),
        (None, True),
        ({"not_applicable": "No phones."}, True),
        (True, False),
        (0.5, False),
        ({"dont_know": False}, False),
        ({"opinion": "yes"}, False),
        (["yes"], False),
    ],
)
def test_answers_schema(entry, good):
    file = {"framework": "example", "center": {"name": "Springfield"}, "answers": {"phone.counted": entry}}

    assert Draft7Validator(json.loads(schema_text(AnswersFile))).is_valid(file) is good
