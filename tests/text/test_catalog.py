"""Catalogs of translations: the same bytes every time, read strictly, and kept in step without losing anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.text.catalog import Entry, catalog_bytes, read_catalog, translations
from maturity.text.translating import faults, updated

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)
PLACES = st.from_regex(r"[a-z]{1,6}(\.[a-z]{1,6}|\.[0-9]){0,3}", fullmatch=True)
TEXTS = st.dictionaries(PLACES, WORDS.filter(str.strip), max_size=8)


def read(tmp_path: Path, content: str | bytes) -> tuple[tuple[Entry, ...], list[str]]:
    path = tmp_path / "es.po"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    entries, problems = read_catalog(path, "es.po")
    return entries, [str(problem) for problem in problems]


def without_lines(entries: tuple[Entry, ...]) -> list[Entry]:
    return [Entry(**{**vars(one), "line": 1}) for one in entries]


@given(texts=TEXTS, later=TEXTS, data=st.data())
def test_an_update_is_read_back_as_it_was_and_done_once(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str], later: dict[str, str], data: st.DataObject
) -> None:
    said_so_far, noted = WORDS.filter(str.strip) | st.just(""), st.sampled_from([(), ("see",)])
    first = [Entry(place, source, data.draw(said_so_far), notes=data.draw(noted)) for place, source in texts.items()]
    made = updated(first, later)
    path = tmp_path_factory.mktemp("catalog") / "es.po"
    path.write_bytes(catalog_bytes(made, "es"))
    again, problems = read_catalog(path, "es.po")
    assert problems == []
    assert catalog_bytes(again, "es") == path.read_bytes()
    assert catalog_bytes(updated(again, later), "es") == path.read_bytes()
    # Nothing that was translated is lost, and what is shown was translated from the very text.
    assert {one.text for one in first} - {""} <= {one.text for one in again}
    said = translations(again)
    assert {text: said[place, text] for place, text in texts.items() if (place, text) in said} == {
        one.source: one.text for one in first if (one.place, one.source) in said
    }


def test_what_has_changed_keeps_its_old_translation_and_is_not_shown(tmp_path: Path) -> None:
    made = updated([Entry("a", "Old words", "Palabras viejas")], {"a": "New words", "b": "More"})
    content = catalog_bytes(made, "es").decode()
    assert '#, fuzzy\n#| msgid "Old words"\nmsgctxt "a"\nmsgid "New words"\nmsgstr "Palabras viejas"\n' in content
    entries, _ = read(tmp_path, content)
    assert ("a", "New words") not in translations(entries)
    assert translations(entries)["a", "Old words"] == "Palabras viejas"  # as a kept framework still has it
    assert updated(entries, {"a": "Old words"})[0] == Entry("a", "Old words", "Palabras viejas", line=entries[0].line)


def test_what_moves_within_a_list_keeps_its_translation() -> None:
    before = [Entry("a.means.1", "One", "Uno"), Entry("a.means.2", "Two", "Dos")]
    after = updated(before, {"a.means.1": "Zero", "a.means.2": "One", "a.means.3": "Two"})
    assert [(one.place, one.text, one.stale) for one in after] == [
        ("a.means.1", "", False),
        ("a.means.2", "Uno", False),
        ("a.means.3", "Dos", False),
    ]


def test_what_is_gone_comes_back_with_its_translation(tmp_path: Path) -> None:
    gone = updated([Entry("a", "Words", "Palabras"), Entry("b", "More", "Más")], {"b": "More"})
    content = catalog_bytes(gone, "es").decode()
    assert '#~ msgctxt "a"\n#~ msgid "Words"\n#~ msgstr "Palabras"\n' in content
    entries, _ = read(tmp_path, content)
    assert {one.place: one.text for one in updated(entries, {"a": "Words", "b": "More"})} == {
        "a": "Palabras",
        "b": "Más",
    }


GOOD = 'msgctxt "a"\nmsgid "Words"\nmsgstr "Palabras"\n'


@pytest.mark.parametrize(
    ("line", "number", "said"),
    [
        ('msgid "no end', 1, "can't be read"),
        ('msgstr "a "quote" inside"', 1, "can't be read"),
        ('msgid_plural "many"', 1, "can't be read"),
        ("<<<<<<< HEAD", 1, "can't be read"),
        (f"{GOOD}\n{GOOD}", 5, "a second time"),
    ],
)
def test_lines_that_cannot_be_read_are_named(tmp_path: Path, line: str, number: int, said: str) -> None:
    entries, problems = read(tmp_path, line + "\n")
    assert entries == ()
    assert problems[0].startswith(f"es.po:{number}: ")
    assert said in problems[0]
    assert " Fix: " in problems[0]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    entries, problems = read(tmp_path, GOOD.replace("a", "ñ").encode("latin-1"))
    assert (entries, len(problems)) == ((), 1)
    assert "UTF-8" in problems[0]


def test_what_a_tool_for_catalogs_writes_is_read(tmp_path: Path) -> None:
    """Long texts over several lines, the places in the code, a head with dates."""
    content = (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"PO-Revision-Date: 2026-03-14 10:00+0000\\n"\n\n'
        '# A note\n#. From the code\n#: somewhere:12\n#, fuzzy, python-brace-format\n#| msgctxt "a.b"\n'
        '#| msgid ""\n#| "Old {n} "\n#| "words"\n'
        'msgctxt "a.b"\nmsgid ""\n"New {n} "\n"words"\nmsgstr ""\n"Palabras "\n"{n}"\n'
    )
    entries, problems = read(tmp_path, content)
    assert problems == []
    assert without_lines(entries) == [
        Entry("a.b", "New {n} words", "Palabras {n}", previous="Old {n} words", stale=True, notes=("A note",))
    ]


def test_each_fault_is_told_at_its_line(tmp_path: Path) -> None:
    texts = {"missing": "Words", "stale": "Words", "braces": "{n} words", "absent": "Words", "changed": "Words now"}
    content = (
        'msgctxt "missing"\nmsgid "Words"\nmsgstr ""\n\n#, fuzzy\nmsgctxt "stale"\nmsgid "Words"\nmsgstr "Viejas"\n\n'
        'msgctxt "braces"\nmsgid "{n} words"\nmsgstr "{m} palabras"\n\nmsgctxt "changed"\nmsgid "Words"\nmsgstr "P"\n\n'
        'msgctxt "unknown"\nmsgid "Words"\nmsgstr "P"\n'
    )
    entries, _ = read(tmp_path, content)
    found = {one.where: (one.line, one.what) for one in faults(entries, texts, "es.po", "maturity translate es")}
    assert found == {
        "missing": (2, "the translation is missing"),
        "stale": (7, "the translation is of an older text"),
        "braces": (11, "{n} is missing, {m} is unknown"),
        "absent": (1, "this text has no entry"),
        "changed": (15, "the text has changed since"),
        "unknown": (19, "no text has this place"),
    }
    assert translations(entries) == {("changed", "Words"): "P", ("unknown", "Words"): "P"}
