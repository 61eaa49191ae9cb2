"""The service requests that people bring: those that wait to be read, and those that are kept, each for its own person.

What is asked for here is given out to whoever brought it, or Refused is raised; NotFound where there is nothing.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import streamlit as st

from maturity.access.policy import Action, Kind
from maturity.errors import ContentError
from maturity.measures.kept import Kept, KeptExtract
from maturity.measures.mapping import Mapping
from maturity.measures.model import Measures
from maturity.measures.order import Measuring, Order, Progress
from maturity.measures.running import Jobs
from maturity.measures.scope import Scope
from maturity.store.place import DATA
from maturity.store.place import FOLDER as STORE_FOLDER
from maturity.store.rows import owner
from maturity.ui import gate, login
from maturity.ui.brought import Brought, Waiting
from maturity.ui.chosen_mapping import text_of

FOLDER = "MATURITY_EXTRACTS"
"""The setting with the folder of the service requests; beside the store in a file, where it isn't set."""
_ASKED = "asked.yaml"


def folder() -> Path:
    """Return the folder that the settings name."""
    return Path(os.environ.get(FOLDER) or Path(os.environ.get(STORE_FOLDER) or DATA) / "extracts")


# What waits to be read


def keep(name: str, content: BinaryIO) -> str:
    """Keep a copy of a file that somebody uploads, for a day, and return its id."""
    return _waiting().keep(name, content, _mine())


def point(path: Path) -> str:
    """Remember a file of this computer, and return its id."""
    return _waiting().point(path, _mine())


def brought(file_id: str) -> Brought:
    """Return a file that waits to be read."""
    gate.signed_in()
    found = _waiting().get(file_id)
    gate.check(Kind.EXTRACT, found.id, Action.OPEN, own=found.owner == _mine())
    return found


def discard(file_id: str) -> None:
    """Delete a file that waits."""
    _waiting().discard(file_id)


# What is kept, or on its way to it


def mine() -> tuple[KeptExtract, ...]:
    """Return what this person has brought and what is being read, the newest first."""
    return tuple(one for one in _kept().of(_mine()) if one.record is not None or not progress(one).over)


def given(extract_id: str, action: Action = Action.OPEN) -> KeptExtract:
    """Return service requests that are kept or being read."""
    gate.signed_in()
    found = _kept().open(extract_id)
    gate.check(Kind.EXTRACT, found.id, action, own=found.owner == _mine())
    return found


def delete(found: KeptExtract) -> None:
    """Delete service requests with every figure made of them; those that are being read are stopped."""
    given(found.id, Action.DELETE)
    jobs().stop(found.id)
    _kept().delete(found.id)


def start(order: Order, mapping: Mapping | None = None) -> str:
    """Have a source read by the mapping that is chosen, or by the order's, and return the id under which it is kept."""
    id_ = _kept().new(_mine(), order.name, order.made_at)
    if mapping is not None:
        path = _kept().at(id_) / _ASKED
        path.write_text(text_of(mapping), encoding="utf-8")
        order = order.model_copy(update={"mapping": str(path)})
    jobs().start(id_, order)
    return id_


def progress(found: KeptExtract) -> Progress:
    """Return how far the reading is."""
    return jobs().progress(found.id)


def jobs() -> Jobs:
    """Return the jobs of this server."""
    return _jobs(str(folder()))


def measured(found: KeptExtract, scope: Scope, language: str, *, assumed: bool) -> Measures:
    """Return what was measured of kept requests, from what is kept of it or measured now in a process of its own.

    `assumed` says that nobody asked for the day. ContentError says, in words, why they could not be measured.
    """
    known = _kept().measures(found.id, scope.as_of, scope.since, scope.until)
    if known is None:
        wanted = Measuring(as_of=None if assumed else scope.as_of, since=scope.since, until=scope.until)
        problems = jobs().measure(found.id, wanted, language)
        known = _kept().measures(found.id, scope.as_of, scope.since, scope.until)
        if known is None:
            raise ContentError(problems)
    return known


def now() -> datetime:
    """Return the time at which something is brought."""
    return datetime.now(UTC)


def _waiting() -> Waiting:
    return Waiting(folder() / "brought")


def _kept() -> Kept:
    return Kept(folder())


@st.cache_resource(show_spinner=False, on_release=Jobs.close)
def _jobs(place: str) -> Jobs:
    return Jobs(Kept(Path(place)))


def _mine() -> str | None:
    return owner(login.who().holder)
