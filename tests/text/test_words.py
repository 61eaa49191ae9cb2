"""Every message that is used is there, and every message that is there is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.text import DEFAULT, LANGUAGES, words
from tests.frameworks_here import ROOT

ROOMS = sorted(path.stem for path in (ROOT / "maturity/text" / DEFAULT).glob("*.yaml"))
ROOM = rf"(?:{'|'.join(ROOMS)})\."
KEY = re.compile(rf"{ROOM}[A-Za-z0-9_.-]*")
FAULT = ("fault", "_fault")  # what asks for three messages at once
FILE_NAMES = (".yaml", ".html", ".json", ".md")  # report.yaml looks like a key, but is none
PYTHON = [ROOT / "app.py", *sorted((ROOT / "maturity").rglob("*.py"))]
TEMPLATES = sorted((ROOT / "reports").rglob("*.html"))


def in_python(path: Path) -> Iterator[str]:
    """Every text in a module that is a key, as a pattern; what an f-string fills in may be anything."""
    filled = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAULT:
            asked = node.args[0]
            if isinstance(asked, ast.Constant):
                filled.add(id(asked))
                yield from (re.escape(f"{asked.value}.{part}") for part in ("what", "why", "fix"))
        elif isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            filled.update(id(part) for part in node.values)
            if isinstance(parts[0], str) and re.match(ROOM, parts[0]):
                yield "".join(".+" if part is None else re.escape(str(part)) for part in parts)
        elif isinstance(node, ast.Constant) and id(node) not in filled and is_key(node.value):
            yield re.escape(node.value)


def is_key(value: object) -> bool:
    if not isinstance(value, str) or not KEY.fullmatch(value):
        return False
    return value in words().messages or not value.endswith(FILE_NAMES)


def in_template(path: Path) -> Iterator[str]:
    """Every quoted key in a template, as a pattern; `~` joins something to it."""
    for key, joined in re.findall(rf"""['"]({KEY.pattern})['"](\s*~)?""", path.read_text(encoding="utf-8")):
        if not key.endswith(FILE_NAMES):  # another template
            yield re.escape(key) + (".+" if joined else "")


USED = {pattern: path for path in PYTHON for pattern in in_python(path)}
USED |= {pattern: path for path in TEMPLATES for pattern in in_template(path)}
FORMS = r"(\.one|\.other)?"  # what a counted message is kept under


def test_every_key_that_is_used_is_there():
    known = words().messages
    missing = {
        f"{path.relative_to(ROOT)}: {pattern}"
        for pattern, path in USED.items()
        if not any(re.fullmatch(pattern + FORMS, key) for key in known)
    }
    assert missing == set()


def test_every_message_that_is_there_is_used():
    used = re.compile("|".join(f"(?:{pattern}{FORMS})" for pattern in USED))
    assert {key for key in words().messages if not used.fullmatch(key)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_messages_with_the_same_placeholders(language):
    def placeholders(text):
        return sorted(set(re.findall(r"\{(\w+)\}", text)))

    here, there = words(language).messages, words(DEFAULT).messages
    assert {key: placeholders(text) for key, text in here.items()} == {k: placeholders(t) for k, t in there.items()}


def test_an_unknown_language_or_key_is_refused():
    with pytest.raises(KeyError):
        words("xx")
    with pytest.raises(KeyError):
        words().say("ui.no-such-key")


@pytest.mark.parametrize(
    ("items", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_sentences(items, sentence):
    assert words().listed(items) == sentence
