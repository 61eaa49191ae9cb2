"""Whose service requests are seen by whom: who brought them, and nobody else; each refusal stands in the log."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from maturity.store.rows import owner
from maturity.ui.brought import Waiting
from maturity.ui.links import To
from tests.ui.extracts_here import NAME, kept_extract
from tests.ui.office import MALFORMED, NOBODY, SIGN_IN, Things, at, claims, heading, holder, noted, refusal, say
from tests.ui.test_team import everything

pytestmark = pytest.mark.usefixtures("served")
REFUSED = refusal("not_yours.extract")
LOST = say("data.lost.title")


@pytest.fixture(scope="module")
def extract(things: Things, tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept_extract(things.data, owner(holder("ana")), tmp_path_factory.mktemp("source"))[0]


@pytest.fixture(scope="module")
def file(things: Things) -> str:
    waiting = Waiting(things.data / "extracts" / "brought")
    return waiting.keep(NAME, BytesIO(b"Unique Key,Created Date\n1,01/02/2024 10:00:00 AM\n"), owner(holder("ana")))


def test_who_brought_them_sees_their_figures_and_that_is_in_no_log(things: Things, extract: str) -> None:
    app = at(To.FIGURES, claims("ana"), x=extract)
    assert heading(app) == say("data.figures.heading")
    assert NAME in everything(app)
    assert NAME in everything(at(To.DATA, claims("ana")))
    assert not any(target == extract for _, _, target, _ in noted(things, "ana"))


@pytest.mark.parametrize("name", ["lea", "rob", "fay", "zoe"])
def test_everybody_else_is_refused_and_noted(things: Things, extract: str, file: str, name: str) -> None:
    for to, address in ((To.FIGURES, {"x": extract}), (To.COLUMNS, {"f": file}), (To.DATA, {"delete": extract})):
        app = at(to, claims(name), **address)
        assert heading(app) == REFUSED
        assert NAME not in everything(app)
        assert ("", "open", next(iter(address.values())), False) in noted(things, name)
    assert NAME not in everything(at(To.DATA, claims(name)))


def test_nobody_sees_anything_without_signing_in(extract: str, file: str) -> None:
    for to, address in ((To.FIGURES, {"x": extract}), (To.COLUMNS, {"f": file}), (To.DATA, {})):
        app = at(to, NOBODY, **address)
        assert heading(app) == SIGN_IN
        assert NAME not in everything(app)


@pytest.mark.parametrize("id_", ["A" * 32, *MALFORMED])
def test_an_unknown_and_a_malformed_id_lead_nowhere(id_: str) -> None:
    for to, address in ((To.FIGURES, {"x": id_}), (To.COLUMNS, {"f": id_})):
        assert heading(at(to, claims("zoe"), **address)) == LOST


def test_a_deleted_extract_is_gone_with_its_figures(things: Things, tmp_path: Path) -> None:
    id_, _ = kept_extract(things.data, owner(holder("ana")), tmp_path)
    app = at(To.DATA, claims("ana"), delete=id_)
    assert NAME in everything(app)
    app.button(key="delete-extract").click().run()
    assert not (things.data / "extracts" / id_).exists()
    assert heading(at(To.FIGURES, claims("ana"), x=id_)) == LOST
