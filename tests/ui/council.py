"""What the tests of facilitators' pages share: a cohort in a store, and its pages opened by somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.round_records import Cohort, Entry
from tests.any_answers import any_answers
from tests.frameworks_here import framework
from tests.ui.test_any_framework import open_at
from tests.ui.test_pages import SECONDS
from tests.ui.test_team import everything

EXAMPLE = framework("example")
ODD_NAMES = (
    "<b>Bold</b>",
    "=cmd|'/c calc'!A1",
    "*Stars* _and_ `code`",
    "[x](https://x.example)",
    "Zürich 🚒",
    "W" * 80,
)
FACILITATOR = "f" * 43


def shown(app: AppTest) -> str:
    """Return every text of a page as it reads."""
    cells = " ".join(str(cell) for one in app.table for row in one.value.values.tolist() for cell in row)
    return unescape(f"{everything(app)} {cells}").replace("\\", "").replace("\N{WORD JOINER}", "")


def opened(page: str, *, browser: str = FACILITATOR, **address: str) -> AppTest:
    """Open a page in a browser."""
    app = AppTest.from_function(open_at, args=(page,), default_timeout=SECONDS)
    app.session_state["browser"] = browser
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def box(app: AppTest, name: str) -> Selectbox:
    """Return the select box of a field."""
    (found,) = (one for one in app.selectbox if (one.key or "").startswith(f"{name}-"))
    return found


def press(app: AppTest, key: str) -> AppTest:
    """Click a button."""
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def downloaded(app: AppTest, key: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return what a download button would give."""
    return downloads(app, key, monkeypatch)()


def downloads(app: AppTest, key: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """Return what makes the file of a download button: the page is drawn once more, and its maker caught."""
    caught: dict[str, Callable[[], bytes]] = {}
    real = st.download_button

    def catching(label: str, data: Callable[[], bytes], *rest: Any, **more: Any) -> bool:
        caught[more["key"]] = data
        return real(label, data, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(st, "download_button", catching)
        app.run()
    assert not app.exception, app.exception
    return caught[key]


class Council:
    """A cohort, and a round of it in which some centers have submitted."""

    def __init__(
        self, data: Path, names: Sequence[str], submitting: int = 0, *, begun: int = 0, known: Framework = EXAMPLE
    ) -> None:
        self.data, self.framework = data, known
        with open_store(data) as store:
            self.cohort_id = store.rounds.new_cohort("Valley Council", FACILITATOR)
            self.centers = {one.name: one.id for one in store.rounds.add_centers(self.cohort_id, names)}
        self.leads: dict[str, str] = {}
        self.round = self.opens("Spring 2027")
        for place, name in enumerate(names[: submitting + begun]):
            self.begins(name, any_answers(known, place, name), submit=place < submitting)

    @property
    def cohort(self) -> Cohort:
        with open_store(self.data) as store:
            return store.rounds.cohort(self.cohort_id)

    def entries(self) -> dict[str, Entry]:
        with open_store(self.data) as store:
            return {one.center.name: one for one in store.rounds.entries(self.round)}

    def token(self, name: str) -> str:
        with open_store(self.data) as store:
            return store.rounds.tokens(self.round)[self.entries()[name].id]

    def opens(self, name: str, known: Framework | None = None) -> str:
        """Open a round, which is the one to answer from now on."""
        with open_store(self.data) as store:
            self.round = store.rounds.open_round(self.cohort_id, known or self.framework, name, None)
        return self.round

    def begins(self, name: str, given: Assessment, *, submit: bool = True, known: Framework | None = None) -> str:
        """Let a center begin in the round, and submit."""
        token = self.token(name)
        with open_store(self.data) as store:
            id_ = store.rounds.start(token, known or self.framework, f"lead of {name}", given)
            if submit:
                store.submit(id_, known or self.framework, "")
        self.leads[name] = id_
        return id_

    def submits(self, name: str) -> None:
        with open_store(self.data) as store:
            store.submit(self.leads[name], self.framework, "")

    def closes(self) -> None:
        with open_store(self.data) as store:
            store.rounds.close_round(self.round)
