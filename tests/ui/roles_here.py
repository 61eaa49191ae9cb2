"""What the tests of roles on screen share: the pages that show them, and the two clicks that change one."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from maturity.ui.links import To
from tests.ui.office import (
    Things,
    at,
    claims,
)


def tasks(things: Things, name: str) -> AppTest:
    return at(To.TASKS, claims(name), a=things.assessment)


def cohort(things: Things, name: str) -> AppTest:
    return at(To.COHORT, claims(name), g=things.cohort)


def buttons(app: AppTest, start: str) -> list[Button]:
    return [one for one in app.button if (one.key or "").startswith(start)]


def twice(app: AppTest, action: str) -> AppTest:
    """Do something about the one role for which it is offered, and say that it is meant so."""
    (first,) = buttons(app, f"{action}-")
    first.click().run()
    (sure,) = buttons(app, f"sure-{action}-")
    sure.click().run()
    assert not app.exception
    return app


def link_in(app: AppTest) -> str:
    (found,) = [one.value for one in app.code if "resume?" in one.value]
    return re.search(r"r=([\w-]+)$", found)[1]  # type: ignore[index]


def invited(app: AppTest, label: str) -> str:
    """Make a link for somebody, and return its token."""
    (field,) = [one for one in app.text_input if (one.key or "").startswith("role-label")]
    field.set_value(label).run()
    app.button(key="make-role-link").click().run()
    assert not app.exception
    return link_in(app)
