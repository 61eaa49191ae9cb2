"""What a page works on: the store, the framework, the browser, and the assessment that the address names."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from maturity.assessment.answers import Assessment
from maturity.errors import NotFound
from maturity.framework.folders import DEFAULT, framework_folder
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.records import Draft
from maturity.store.store import Store
from maturity.text import Words
from maturity.text import words as words_of
from maturity.ui import links
from maturity.ui.serving import browser_token

DATA = Path(__file__).resolve().parents[2] / "data"


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
    return words_of()


def store() -> Store:
    """Return the store, opened once a process."""
    return _store(os.environ.get("MATURITY_DATA") or str(DATA))


@st.cache_resource(show_spinner=False)
def _store(place: str) -> Store:
    return open_store(place)


def framework() -> Framework:
    """Return the framework that new assessments answer, with the local overlays; read again when a file changes.

    MATURITY_FRAMEWORK names another framework than the 311 one, MATURITY_OVERLAYS the overlays (separated as in PATH).
    """
    folder = framework_folder(os.environ.get("MATURITY_FRAMEWORK") or DEFAULT)
    overlays = tuple(one for one in os.environ.get("MATURITY_OVERLAYS", "").split(os.pathsep) if one)
    files = [*folder.rglob("*.yaml"), *map(Path, overlays)]
    return _framework(str(folder), overlays, max(path.stat().st_mtime_ns for path in files if path.exists()))


@st.cache_resource(show_spinner=False, max_entries=4)
def _framework(folder: str, overlays: tuple[str, ...], changed: int) -> Framework:
    return load_framework(Path(folder), [Path(one) for one in overlays])


def framework_of(checksum: str) -> Framework:
    """Return a framework exactly as a draft or snapshot answered it, whatever has changed since."""
    current = framework()
    return current if current.checksum == checksum else _kept_framework(store().place, checksum)


@st.cache_resource(show_spinner=False, max_entries=8)
def _kept_framework(place: str, checksum: str) -> Framework:
    return store().framework(checksum)


def browser() -> str:
    """Return the token of this browser; without its cookie, one that lasts as long as the tab."""
    token = browser_token(dict(st.context.cookies))
    return token or str(st.session_state.setdefault("browser", secrets.token_urlsafe(32)))


def opened() -> Opened | None:
    """Return the assessment that the address names; None where there is none of that id."""
    wanted = links.asked("a")
    try:
        draft = store().draft(wanted)
    except NotFound:
        return None
    return Opened(store(), framework_of(draft.framework_checksum), draft)
