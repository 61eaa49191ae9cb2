"""Every message that is used is there, and every message that is there is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from maturity.text import DEFAULT, LANGUAGES, words
from tests.frameworks_here import ROOT

ROOMS = sorted(path.stem for path in (ROOT / "maturity/text" / DEFAULT).glob("*.yaml"))
KEY = re.compile(rf"(?:{'|'.join(ROOMS)})(?:\.[A-Za-z0-9_-]+)+\.?")
PYTHON = [ROOT / "app.py", *sorted((ROOT / "maturity").rglob("*.py"))]
TEMPLATES = sorted((ROOT / "reports").rglob("*.html"))


def literals(path: Path) -> set[str]:
    """Every text in a file that can be a key, or the part of one before a placeholder (it ends in a dot)."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return set(re.findall(rf"""['"]({KEY.pattern})""", text))
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
            found.add(node.value)
    return found


USED = {key: path for path in (*PYTHON, *TEMPLATES) for key in literals(path)}


def test_every_key_that_is_used_is_there():
    known = words().messages
    missing = {
        f"{path.relative_to(ROOT)}: {key}"
        for key, path in USED.items()
        if key not in known and not any(one.startswith(key if key.endswith(".") else f"{key}.") for one in known)
    }
    # A file name such as report.yaml looks like a key.
    assert {one for one in missing if not one.endswith((".yaml", ".html", ".json"))} == set()


def test_every_message_that_is_there_is_used():
    prefixes = tuple(key if key.endswith(".") else f"{key}." for key in USED)
    assert {key for key in words().messages if key not in USED and not key.startswith(prefixes)} == set()


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
