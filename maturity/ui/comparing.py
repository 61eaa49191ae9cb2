"""The comparison of a round: what counts is digested once, and what was worked out is kept for the next look."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from threading import Lock

import streamlit as st

from maturity.compare.comparing import compare
from maturity.compare.comparison import Comparison
from maturity.compare.digest import KIND, Digest, from_text, to_text
from maturity.compare.members import Member
from maturity.compare.versions import digest_for_round
from maturity.framework.model import Framework
from maturity.store.round_records import Counted, Sharing
from maturity.ui import session
from maturity.ui.given import Compared

KEPT = 8
"""Comparisons that are kept: a round of thousands of centers takes some megabytes."""


class _Latest:
    """The comparisons that were looked at last, by what they are made of."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, Comparison] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Comparison | None:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def keep(self, key: str, comparison: Comparison) -> None:
        with self._lock:
            self._found[key] = comparison
            while len(self._found) > KEPT:
                self._found.popitem(last=False)


@st.cache_resource(show_spinner=False)
def _latest() -> _Latest:
    return _Latest()


def comparison(found: Compared, filters: Mapping[str, str]) -> Comparison:
    """Return the comparison of a round as somebody may see it; MaturityError for a filter that isn't there."""
    key = _key(found, filters)
    kept = _latest().get(key)
    if kept is None:
        framework = session.framework_of(found.round.framework_checksum).original
        members = _members(found, framework)
        you = found.own.id if found.own else None
        kept = compare(framework, members, round_name=found.round.name, filters=filters, you=you)
        _latest().keep(key, kept)
    return kept


def _key(found: Compared, filters: Mapping[str, str]) -> str:
    parts = [
        session.store().place,
        str(found.invited),
        str(found.not_shared),
        found.round.id,
        found.round.name,
        found.own.id if found.own else "",
    ]
    parts += [f"{question}={choice}" for question, choice in sorted(filters.items())]
    for one in _counting(found):
        parts += [one.snapshot_id, one.center.sharing.value, one.center.name]
    return sha256("\0".join(parts).encode()).hexdigest()


def _counting(found: Compared) -> list[Counted]:
    """Return what is compared now: centers that allow figures only count once the round is closed.

    While it is open, whoever looks before and after a submission would see what that one changed.
    """
    return [one for one in found.counted if not (found.round.open and one.center.sharing is Sharing.STATISTICS)]


def _members(found: Compared, framework: Framework) -> list[Member]:
    made: dict[str, str] = {}
    members = []
    for one in _counting(found):
        digest = from_text(one.digest)
        if digest is None:
            digest = _digest(found, one, framework)
            made[one.snapshot_id] = to_text(digest)
        members.append(Member(one.entry_id, one.center.alias, one.center.name, one.center.sharing.value, digest))
    session.store().rounds.keep_digests(KIND, made)
    waiting = max(0, found.invited - found.not_shared - len(members))
    return [*members, *_missing(Sharing.ALIAS, waiting), *_missing(Sharing.NONE, found.not_shared)]


def _missing(sharing: Sharing, how_many: int) -> list[Member]:
    """Return centers of which nothing is compared, so that they are counted: nothing in here says which they are."""
    return [Member(f"{sharing}-{n}", 0, "", sharing.value, None) for n in range(how_many)]


def _digest(found: Compared, one: Counted, framework: Framework) -> Digest:
    snapshot = found.submitted(one)
    answered = session.framework_of(snapshot.framework_checksum).original
    return digest_for_round(snapshot.assessment, answered, framework)
