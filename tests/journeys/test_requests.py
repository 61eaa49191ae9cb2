"""A manager with a portal download: her channels, backlog and share on time, a few clicks after opening the app."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.accessible import overflow
from tests.journeys.conftest import Comes
from tests.journeys.person import Person, stored
from tests.journeys.server import Server
from tests.ui.portal import STREET, Told, portal_file

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def download(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    path = tmp_path_factory.mktemp("portal") / "311 service requests.csv"
    return path, portal_file(path, 2000)


def brings(person: Person, file: Path) -> None:
    with person.page.expect_file_chooser() as chooser:
        person.presses("Choose a file")
    chooser.value.set_files(file)


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}".removesuffix(".0") + "%"


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_start_page_to_the_figures_and_back_after_a_reload(
    comes: Comes, download: tuple[Path, Told], width: int, server: Server, tmp_path: Path
) -> None:
    file, told = download
    person = comes(viewport={"width": width, "height": 740})
    person.opens("/")
    person.follows("Measure your own service requests")
    person.arrives("Your service requests")

    brings(person, file)
    person.arrives("What do the columns mean?")
    assert overflow(person) <= 0
    expect(person.page.get_by_role("region", name="How the first rows would be read")).to_contain_text("Phone")
    person.presses("Read the file")
    person.sees("Your service requests in figures")

    def figures_are_there() -> None:
        page = person.page
        expect(page.get_by_text(f"{told.open} requests wait to be closed; {told.overdue} of them")).to_be_visible()
        expect(page.get_by_text(f"{percent(told.in_time, told.due)} of the {told.due:,} requests")).to_be_visible()
        share = percent(told.channels["PHONE"], told.rows)
        expect(page.get_by_text(f"The channel used most is Phone, with {share}")).to_be_visible()
        assert overflow(person) <= 0

    figures_are_there()
    person.page.locator("summary").filter(has_text="How these are counted").nth(2).click()
    expect(person.page.get_by_text("A request that is still open past its target counts as late")).to_be_visible()

    with person.page.expect_download() as taken:
        person.presses("Download the figures (JSON)")
    taken.value.save_as(tmp_path / "figures.json")
    said = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    whole = {one["measure"]: one["value"] for one in said["figures"] if one["among"] == "all" and one["by"] == "whole"}
    assert int(whole["backlog.open"]) == told.open

    address = person.page.url
    person.opens(address)
    figures_are_there()
    person.opens("/data")
    person.follows(f"Open the figures of {file.name}")
    person.arrives("Your service requests in figures")
    for kept in (server.data / "extracts").rglob("*.parquet"):
        assert STREET.encode() not in kept.read_bytes()


def test_from_a_task_list_and_back_with_the_figures_beside_the_answers(
    comes: Comes, download: tuple[Path, Told], server: Server
) -> None:
    person = comes()
    person.begins("Springfield 311")
    id_ = person.id
    person.follows("Bring in your service requests")
    person.arrives("Your service requests")
    brings(person, download[0])
    person.arrives("What do the columns mean?")
    person.presses("Read the file")
    person.sees("Your service requests in figures")
    assert person.id == id_
    person.presses("Use these figures in my assessment")
    expect(person.page.get_by_text("The figures stand in the assessment of Springfield 311 now.")).to_be_visible()
    measured = stored(server.data, id_).measured
    assert measured is not None
    assert measured.rows == download[1].rows
    person.follows("To its task list")
    person.arrives("Task list")


def test_they_are_deleted_for_good_after_asking_once(comes: Comes, download: tuple[Path, Told], server: Server) -> None:
    person = comes()
    person.opens("/data")
    brings(person, download[0])
    person.arrives("What do the columns mean?")
    person.presses("Read the file")
    person.sees("Your service requests in figures")
    found = re.search(r"x=([\w-]+)", person.page.url)
    assert found
    person.follows("Delete these requests")
    person.arrives("Delete these service requests?")
    person.presses("Yes, delete them")
    person.arrives("The service requests are deleted")
    assert not (server.data / "extracts" / found[1]).exists()
