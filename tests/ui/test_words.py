"""Every word a screen asks for is there, and no word is left that no screen asks for."""

from __future__ import annotations

import re

from maturity.text import words
from tests.frameworks_here import ROOT

SOURCES = [ROOT / "app.py", *sorted((ROOT / "maturity" / "ui").rglob("*.py"))]
ASKED = re.compile(r"""["'](ui\.[a-z_.{}A-Z-]*)["']""")


def patterns() -> set[str]:
    """The keys in the code, with what is filled in as a wildcard."""
    found = {key for source in SOURCES for key in ASKED.findall(source.read_text())}
    return {re.sub(r"\\\{[^}]*\\\}", "[a-z0-9_-]+", re.escape(key)) for key in found}


def keys() -> set[str]:
    return {re.sub(r"\.(one|other)$", "", key) for key in words().messages if key.startswith("ui.")}


def test_every_key_in_the_code_is_in_the_file() -> None:
    assert [one for one in sorted(patterns()) if not any(re.fullmatch(one, key) for key in keys())] == []


def test_every_key_in_the_file_is_used() -> None:
    assert [key for key in sorted(keys()) if not any(re.fullmatch(one, key) for one in patterns())] == []
