"""Reading YAML and JSON: what stays text, what is exact, and where things stand."""

from decimal import Decimal

import pytest
import yaml

from maturity.framework import yaml_text
from maturity.framework.reader import read_bytes, read_file
from tests.framework.patches import told


def data_of(text, *, is_json=False):
    document, problems = read_bytes(text.encode(), "file", is_json=is_json)
    assert [str(problem) for problem in problems] == []
    return document.data


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "off",
        "Yes",
        "NO",
        "y",
        "n",
        "True",
        "FALSE",
        "Null",
        "2026-03-01",
        "12:30:00",
        "1_000",
        "0o17",
        "017",
        "0x1F",
        "1e3",
        ".5",
        "5.",
        ".inf",
        "NaN",
        "1,5",
        "+",
        "-x",
        "9" * 19,
        "=",
        "<<",
    ],
)
def test_words_that_yaml_bends_stay_text(word):
    assert data_of(f"key: {word}") == {"key": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"7"', "7"),
        ("'true'", "true"),
        ('"null"', "null"),
        ('""', ""),
        ("|\n  7", "7"),
        (">-\n  a\n  b", "a b"),
    ],
)
def test_plain_values(written, value):
    found = data_of(f"key: {written}")["key"]

    assert found == value
    assert type(found) is type(value)


def test_decimals_are_exact():
    found = data_of("key: 0.10000000000000001")["key"]

    assert isinstance(found, Decimal)
    assert str(found) == "0.10000000000000001"


def test_json_gives_the_same_data_as_yaml():
    text = '{"a": [1, 0.5, true, null, "x"], "b": {"c": "yes"}, "d": [], "e": {}}'

    assert data_of(text, is_json=True) == data_of(text)


def test_lines_of_yaml():
    document, _ = read_bytes(
        b"# comment\na: 1\nb:\n  - c: 2\n    d: |\n      two\n      lines\n  - e\nf: {g: 3}\n", "file"
    )

    assert document.lines == {
        (): 2,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 0, "c"): 4,
        ("b", 0, "d"): 5,
        ("b", 1): 8,
        ("f",): 9,
        ("f", "g"): 9,
    }


def test_lines_of_json():
    document, _ = read_bytes(b'{\n  "a": [\n    1,\n    {"b": "x"}\n  ],\n  "c":\n    2\n}', "file", is_json=True)

    assert document.lines == {(): 1, ("a",): 2, ("a", 0): 3, ("a", 1): 4, ("a", 1, "b"): 4, ("c",): 6}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_with_any_line_end(end):
    assert told(end.join(["a: 1", "b: 2", "a: 3"])) == [(3, "'a' stands twice; the first is in line 1")]


def test_byte_order_mark_is_no_part_of_the_text():
    assert data_of("\ufeffkey: value") == {"key": "value"}


def test_letters_of_any_script_stay():
    words = "Größe 问题 вопрос 🙂"

    assert data_of(f"key: {words}") == {"key": words}
    assert data_of(f'"{words}": "\\ud83d\\ude42"'.join("{}"), is_json=True) == {words: "🙂"}


def test_what_stands_under_a_key_twice_does_not_move_the_first():
    document, problems = read_bytes(b"a:\n  b: 1\na:\n  b: 2\n", "file")

    assert [problem.line for problem in problems] == [3]
    assert document.data == {"a": {"b": 1}}
    assert document.lines["a", "b"] == 2


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"a": 1,\n "b": 2,\n "a": 3}', 3, "'a' stands twice; the first is in line 1"),
        ('{"a": {"b": 1,\n "b": 2}}', 2, "'b' stands twice; the first is in line 1"),
        ('{"a": 1,\n}', 1, "a comma stands after the last entry"),
        ('{"a": [1,\n2,\n\n]}', 2, "a comma stands after the last entry"),
        ('{"a": 1\n"b": 2}', 2, "this is not JSON: Expecting ',' delimiter at column 1"),
        ("{'a': 1}", 1, "this is not JSON: Expecting property name enclosed in double quotes at column 2"),
        ('{"a":\n"\\ud800"}', 2, "a control character stands here (U+D800)"),
        ('{"a":\n"\\u0000"}', 2, "a control character stands here (U+0000)"),
        ("null", 1, "the file is empty"),
    ],
)
def test_problems_of_json(text, line, what):
    assert told(text, is_json=True) == [(line, what)]


def test_json_may_be_indented_with_tabs():
    assert data_of('{\n\t"a": [\n\t\t"x\\ty"\n\t]\n}', is_json=True) == {"a": ["x\ty"]}


@pytest.mark.parametrize("number", ["1e999999999", "9" * 5000, "NaN", "-Infinity", "1E+99999999999999999999"])
def test_numbers_of_no_ordinary_size_stay_text_in_json(number):
    assert data_of(f'{{"a": {number}}}', is_json=True) == {"a": number}


@pytest.mark.parametrize("raw", [b"key: caf\xe9\n", "key: café".encode("utf-16"), b"a: 1\nkey: \xff"])
def test_other_encodings_are_refused(raw):
    assert [what for _, what in told(raw)] == ["this is not UTF-8 text"]


def test_line_of_the_first_byte_that_is_not_utf_8():
    assert told(b"a: 1\nb: 2\nc: \xff\n") == [(3, "this is not UTF-8 text")]


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "closed.yaml"
    path.write_text("a: 1")

    def refused(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refused)

    assert [problem.what for problem in read_file(path, "closed.yaml")[1]] == [
        "the file can't be read: Permission denied"
    ]


def test_the_pure_python_parser_says_the_same(monkeypatch):
    """PyYAML has no libyaml everywhere; the lines and our words must not depend on it."""
    texts = [
        "a: 'x\nb: 1",
        "a: [1\nb: 2",
        "a: b: c",
        "a: 1\n b: 2",
        "a\nb: 1",
        "a: @x",
        "a: 1\n\tb: 2",
        'a: "\\d"',
    ]
    with_c = [told(text) for text in texts]
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)

    def without_yamls_words(found):
        return [(line, what.partition(" (YAML:")[0]) for line, what in found]

    assert [without_yamls_words(told(text)) for text in texts] == [without_yamls_words(found) for found in with_c]
    assert all(with_c)
