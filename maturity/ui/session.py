"""What a page works on: the store, the framework, the browser, and the assessment that the address names."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from maturity.access.policy import Action
from maturity.assessment.answers import Assessment
from maturity.errors import NotFound
from maturity.framework.folders import DEFAULT, framework_folder
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.framework.translation import catalog_of, translated
from maturity.store.records import Draft
from maturity.store.store import Store
from maturity.text import Words
from maturity.text import words as words_of
from maturity.text.catalog import translations_at
from maturity.ui import gate, kept, language, links, login

LOOK_SECONDS = 0.5
"""How often it is looked at most whether a file has changed; every page asks, and thirty looks hold up the others."""


@dataclass(frozen=True)
class Opened:
    """The assessment that the address names, with what belongs to it."""

    store: Store
    framework: Framework
    draft: Draft

    @property
    def id(self) -> str:
        """Its id, as in the address."""
        return self.draft.id

    @property
    def assessment(self) -> Assessment:
        """What the center has said so far."""
        return self.draft.assessment

    def again(self) -> Opened:
        """Return it as it is now, after something was saved."""
        return replace(self, draft=self.store.draft(self.id))


def words() -> Words:
    """Return the words of the screens."""
    return words_of(language.spoken())


def store() -> Store:
    """Return the store, opened once a process."""
    return kept.store()


def framework() -> Framework:
    """Return the framework that new assessments answer, with the local overlays; read again soon after a file changes.

    MATURITY_FRAMEWORK names another framework than the 311 one, MATURITY_OVERLAYS the overlays (separated as in PATH).
    """
    return _spoken(_current(), language.spoken())


def framework_of(checksum: str) -> Framework:
    """Return a framework exactly as a draft or snapshot answered it, whatever has changed since."""
    current = _current()
    kept = current if current.checksum == checksum else _kept_framework(store().place, checksum)
    return _spoken(kept, language.spoken())


def in_every_language(framework: Framework) -> tuple[Framework, ...]:
    """Return a framework in each language there is, the one of the screens first."""
    return tuple(_spoken(framework.original, one) for one in (language.spoken(), *language.others()))


@st.cache_resource(show_spinner=False, max_entries=8)
def _kept_framework(place: str, checksum: str) -> Framework:
    return store().framework(checksum)


def _named() -> str:
    return os.environ.get("MATURITY_FRAMEWORK") or DEFAULT


def _current() -> Framework:
    overlays = tuple(one for one in os.environ.get("MATURITY_OVERLAYS", "").split(os.pathsep) if one)
    return _looked_at(_named(), overlays, int(time.monotonic() / LOOK_SECONDS))


@lru_cache(maxsize=4)
def _looked_at(name: str, overlays: tuple[str, ...], _time: int) -> Framework:
    folder = framework_folder(name)
    return _framework(str(folder), overlays, _changed([*folder.rglob("*.yaml"), *map(Path, overlays)]))


@st.cache_resource(show_spinner=False, max_entries=4)
def _framework(folder: str, overlays: tuple[str, ...], changed: int) -> Framework:
    return load_framework(Path(folder), [Path(one) for one in overlays])


def _spoken(framework: Framework, language: str) -> Framework:
    """Return a framework in a language; one of an older version by the catalog of the one that lies here now."""
    if framework.language == language or framework.id != _current().id:
        return framework
    catalog = catalog_of(framework_folder(_named()), language)
    return _translated(framework.checksum, language, str(catalog), _changed([catalog]), framework)


@st.cache_resource(show_spinner=False, max_entries=16)
def _translated(checksum: str, language: str, catalog: str, changed: int, _framework: Framework) -> Framework:
    return translated(_framework, translations_at(Path(catalog)), language)


def _changed(files: Iterable[Path]) -> int:
    return max((path.stat().st_mtime_ns for path in files if path.exists()), default=0)


def browser() -> str:
    """Return what things are owned by: the account that is signed in, or this browser where nobody needs to sign in."""
    return login.who().holder


def opened(action: Action = Action.OPEN) -> Opened | None:
    """Return the assessment that the address names, for who may; None where there is none of that id."""
    try:
        draft = gate.assessment(links.asked("a"), action)
    except NotFound:
        return None
    return Opened(store(), framework_of(draft.framework_checksum), draft)
