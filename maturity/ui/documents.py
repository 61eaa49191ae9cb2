"""Documents on demand: the pool that makes them for all visits, and the latest document of each visit."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace

import streamlit as st

from maturity.errors import ReportError
from maturity.reporting.job import Form, Job
from maturity.reporting.pool import Pool, Running

_LATEST = "document"


@dataclass(frozen=True)
class Offer:
    """What a page can have made. `place` names where it is offered, and `version` what it is made from."""

    place: str
    version: object
    title: str
    center: str
    job: Job

    @property
    def form(self) -> Form:
        """pdf or html."""
        return self.job.form

    @property
    def file_name(self) -> str:
        """What the browser calls the file."""
        return f"{file_name(self.center)}-{self.job.report}.{self.form}"

    def is_the_same(self, other: Offer) -> bool:
        """Whether the other one would become the very same file."""
        mine, its = ((one.job.report, one.form, one.job.page, one.job.language) for one in (self, other))
        return mine == its and self.place == other.place and self.version == other.version


@dataclass(frozen=True)
class Document:
    """What was asked for last on this visit. `click` names the click, so that each starts one download."""

    offer: Offer
    running: Running
    click: str

    @property
    def problem(self) -> str:
        """Why there is no document; empty while it is made and when it is there."""
        if self.running.done:
            try:
                self.running.result()
            except ReportError as error:
                return str(error)
        return ""


@st.cache_resource(show_spinner=False, on_release=Pool.close)
def pool() -> Pool:
    """Return the pool, one for the whole server. WeasyPrint is loaded in its processes only."""
    return Pool()


def order(offer: Offer) -> None:
    """Have a document made; what was asked for before is given up, unless it is the same one."""
    latest = _latest()
    if latest and latest.offer.is_the_same(offer) and not latest.problem:
        if latest.running.done:
            st.session_state[_LATEST] = replace(latest, click=_new_click())
        return
    if latest:
        pool().drop(latest.running)
    st.session_state[_LATEST] = Document(offer, pool().start(offer.job), _new_click())


def ordered(place: str, version: object) -> Document | None:
    """Return what was asked for at a place, unless something has changed since that it was made from."""
    latest = _latest()
    return latest if latest and (latest.offer.place, latest.offer.version) == (place, version) else None


def file_name(text: str) -> str:
    """Return a name as it can stand in the name of a file on any system."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].strip("-") or "center"


def _latest() -> Document | None:
    found = st.session_state.get(_LATEST)
    return found if isinstance(found, Document) else None


def _new_click() -> str:
    return secrets.token_hex(4)
