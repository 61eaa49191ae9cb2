"""The comparison of a round: who is shown to whom, filters, who could teach a feature, and the workbook."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from maturity.store.opening import open_store
from maturity.store.round_records import Sharing
from tests.any_answers import any_answers, at_end
from tests.scoring.any_framework import FOLDERS, loaded
from tests.ui.council import EXAMPLE, Council, box, downloaded, opened, shown
from tests.ui.test_any_framework import open_at
from tests.ui.test_pages import SECONDS

NAMES = tuple(f"Town-{letter}" for letter in "ABCDEFGHIJKLMNOP")
SMALL, LARGE = 20_000, 200_000


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


def allows(council: Council, name: str, sharing: Sharing) -> None:
    with open_store(council.data) as store:
        store.rounds.share(council.centers[name], sharing)


def heat(app: AppTest) -> str:
    return next((one.proto.body for one in app.get("html") if '<table class="heat"' in one.proto.body), "")


# The comparison


def test_centers_stand_under_aliases_and_by_name_where_they_chose_so(data: Path) -> None:
    council = Council(data, NAMES, 8)
    allows(council, "Town-A", Sharing.NAMED)
    app = opened("compare", r=council.round)
    assert heat(app).count("<tr") == 8 + 2  # the head and the medians
    assert [name for name in NAMES if name in shown(app)] == ["Town-A"]
    assert "8 invited centers are missing everywhere" in shown(app)
    assert "only you see this page" in shown(app)


def test_who_is_in_figures_only_or_not_at_all_appears_nowhere(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, NAMES, 16)
    for name, how in (("Town-A", Sharing.NONE), *((name, Sharing.STATISTICS) for name in NAMES[1:7])):
        allows(council, name, how)
    allows(council, "Town-P", Sharing.NAMED)
    aliases = {one.name: one.alias for one in council.cohort.centers}
    council.closes()
    app = opened("compare", r=council.round)
    assert heat(app).count('<th scope="row">') == 9 + 1
    hidden = [f">Center {chr(64 + aliases[name])}<" for name in NAMES[:7] if aliases[name] <= 26]
    assert [one for one in hidden if one in heat(app)] == []
    book = load_workbook(BytesIO(downloaded(app, "comparison-workbook", monkeypatch)))
    text = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    for said in (shown(app), text):
        assert "16 centers were invited" in said
        assert "1 of them chose not to be compared" in said
        assert "1 center is missing everywhere, because it chose not to be compared." in said
    for name in NAMES[:15]:
        assert name not in shown(app) + text
    assert "Town-P" in text
    assert book["Heat map"].max_row == 1 + 9


def test_fewer_than_five_have_no_figures(data: Path) -> None:
    council = Council(data, NAMES, 3)
    app = opened("compare", r=council.round)
    assert "No figures are shown: fewer than 5 centers" in shown(app)
    assert "Nothing can be offered here now." in shown(app)
    assert not [one for one in app.selectbox if (one.key or "").startswith("teach-which")]


def sized(council: Council, small: int) -> None:
    for place, name in enumerate(NAMES):
        given = any_answers(council.framework, place, name)
        council.begins(
            name, given.model_copy(update={"center": {"name": name, "population": SMALL if place < small else LARGE}})
        )


def sizes(app: AppTest) -> list[str]:
    found = [one for one in app.selectbox if (one.key or "").startswith("filter:")]
    return [] if not found else list(found[0].options)


def test_a_filter_is_offered_set_and_cleared(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["311"]))
    council = Council(data, NAMES, known=loaded("311"))
    sized(council, 6)
    app = opened("compare", r=council.round)
    assert [option.rpartition(" ")[2] for option in sizes(app)[1:]] == ["(6)", "(10)"]
    app.selectbox[0].select_index(1).run()
    assert not app.exception
    assert "Only centers with: Size:" in shown(app)
    assert heat(app).count('<th scope="row">') == 6 + 1
    app.button(key="clear-filters").click().run()
    assert "Only centers with:" not in shown(app)
    assert heat(app).count('<th scope="row">') == 16 + 1


def test_a_filter_that_would_lay_few_open_is_not_offered(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["311"]))
    council = Council(data, NAMES, known=loaded("311"))
    sized(council, 3)
    assert sizes(opened("compare", r=council.round)) == []


@pytest.mark.parametrize(
    ("before", "known", "filtered"),
    [
        ("small", None, True),
        ("nonsense", None, False),
        ("Serving few (99)", "small", True),
        ("Serving few", "x", False),
    ],
)
def test_a_filter_that_is_not_known_is_no_filter_and_other_words_for_one_are_the_same(
    data: Path, monkeypatch: pytest.MonkeyPatch, before: str, known: str | None, filtered: bool
) -> None:
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["311"]))
    council = Council(data, NAMES, known=loaded("311"))
    sized(council, 6)
    key = f"filter:{council.round}:population"
    app = AppTest.from_function(open_at, args=("compare",), default_timeout=SECONDS)
    app.session_state[key] = before
    app.session_state["filters-set"] = {key: known}
    app.query_params["r"] = council.round
    app.run()
    assert not app.exception, app.exception
    assert ("Only centers with: Size:" in shown(app)) is filtered


def test_who_could_teach_a_feature_is_found(data: Path) -> None:
    council = Council(data, NAMES)
    for name in NAMES[:10]:
        council.begins(name, at_end(EXAMPLE, -1 if name in NAMES[:4] else 0))
    for name in NAMES[:3]:
        allows(council, name, Sharing.NAMED)
    app = opened("compare", r=council.round)
    box(app, "teach-which").set_value("phone.answered").run()
    assert "In full: 4 of 10. In part: 0 of 10." in shown(app)
    assert all(name in shown(app) for name in NAMES[:3])
    assert "Town-D" not in shown(app)
    assert "What the centers by name have in full" in [one.label for one in app.expander]


def test_who_wants_no_part_of_it_is_counted_apart_whether_it_submitted_or_not(data: Path) -> None:
    council = Council(data, NAMES, 8)
    before = shown(opened("compare", r=council.round))
    assert "16 centers were invited" in before
    assert "chose not to be compared" not in before
    for name in ("Town-A", "Town-P"):
        allows(council, name, Sharing.NONE)
    after = shown(opened("compare", r=council.round))
    assert "16 centers were invited" in after
    assert "2 of them chose not to be compared" in after
    assert "The answers of 7 are compared" in after
    assert "7 invited centers are missing everywhere" in after


def test_while_a_round_is_open_who_is_in_figures_only_is_invited_and_does_not_count_yet(data: Path) -> None:
    council = Council(data, NAMES, 8)
    allows(council, "Town-A", Sharing.STATISTICS)
    said = shown(opened("compare", r=council.round))
    assert "16 centers were invited" in said
    assert "The answers of 7 are compared" in said


# A center's own view


def test_a_center_sees_itself_marked_who_sees_what_and_can_change_that(data: Path) -> None:
    council = Council(data, NAMES, 8)
    lead, entry = council.leads["Town-B"], council.entries()["Town-B"]
    early = opened("compare", a=lead, e=entry.id)
    assert heat(early) == ""
    council.closes()
    app = opened("compare", a=lead, e=entry.id)
    assert "Town-B (you)" in heat(app)
    assert "7 other centers" in shown(app)
    assert "Your center stands there as Center" in shown(app)
    assert [name for name in NAMES if name != "Town-B" and name in shown(app)] == []
    app.radio(key=f"sharing:{entry.center.id}").set_value(Sharing.NAMED).run()
    assert "Your center stands there by its name, Town-B" in shown(app)
    app.radio(key=f"sharing:{entry.center.id}").set_value(Sharing.NONE).run()
    assert "Your center is not compared" in shown(app)
    assert "Town-B (you)" not in heat(app)
    assert "Town-B" not in heat(opened("compare", r=council.round))


def test_a_center_that_gave_nothing_that_counts_sees_nothing_of_the_others(data: Path) -> None:
    council = Council(data, NAMES, 8, begun=1)
    lead, entry = council.leads["Town-I"], council.entries()["Town-I"]
    council.closes()
    app = opened("compare", a=lead, e=entry.id)
    assert app.title[0].value == "Nothing of your center counts in this round"
    assert heat(app) == ""
    council.submits("Town-I")
    assert heat(opened("compare", a=lead, e=entry.id)) == "", "it came late, and nobody has counted it"
    with open_store(data) as store:
        store.rounds.count_late(entry.id)
    assert "Town-I (you)" in heat(opened("compare", a=lead, e=entry.id))


def test_an_entry_of_another_center_opens_nothing(data: Path) -> None:
    council = Council(data, NAMES, 8)
    council.closes()
    other = council.entries()["Town-A"].id
    for page in ("compare", "trend"):
        app = opened(page, a=council.leads["Town-B"], e=other)
        assert app.title[0].value == "There is nothing at this address"
