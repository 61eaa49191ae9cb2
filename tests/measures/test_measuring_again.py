"""What extracts are measured by, besides their rows, and measuring what is kept: in a process of its own."""

from __future__ import annotations

import statistics
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from maturity.measures.kept import Kept
from maturity.measures.model import Among, By
from maturity.measures.order import FileSource, Measuring, State
from maturity.measures.running import Jobs
from maturity.text import words
from tests.measures.jobs_here import (
    CLOSED_DAYS,
    MAPPING,
    NOON,
    NOTHING,
    areas_in,
    done,
    extract_in,
    left,
    order,
    problem,
)

WEEK = "\n".join(f"{day}: {{opens: '08:00', closes: '10:00'}}" for day in ("monday", "tuesday", "wednesday"))


@pytest.fixture
def jobs(tmp_path):
    running = Jobs(Kept(tmp_path / "extracts"))
    yield running
    running.close()


@pytest.fixture
def source(tmp_path):
    return extract_in(tmp_path)


def test_areas_and_business_hours_are_kept_and_measured_by(jobs, tmp_path):
    """Half of the requests are the north's, where 1,000 people live, the others the south's, where 4,000 do."""
    source = areas_in(tmp_path)
    areas, calendar = tmp_path / "people.csv", tmp_path / "hours.yaml"
    areas.write_text("area,population\nNorth,1000\nSouth,4000\n", encoding="utf-8")
    calendar.write_text(f"id: mornings\ntitle: Mornings\n{WEEK}\n", encoding="utf-8")
    mapping = tmp_path / "with-areas.yaml"
    mapping.write_text(MAPPING.replace("address: Street", "area: Street"), encoding="utf-8")
    wanted = Measuring(areas=areas, calendar=calendar)
    id_, progress = done(jobs, order(FileSource(path=source), tmp_path, mapping=str(mapping), measuring=wanted))
    assert progress.problems == ()
    own = jobs.kept.at(id_)
    assert (own / "areas.csv").read_bytes() == areas.read_bytes()
    assert (own / "calendar.yaml").exists()
    found = jobs.kept.measures(id_, jobs.kept.open(id_).record.last)
    assert found.calendar == "mornings"
    assert found.find("use-rate", Among.RESIDENTS).value == 10
    ratios = {one.group: one.value for one in found.of("use-ratio", Among.RESIDENTS, By.AREA)}
    assert ratios == {"North": Decimal("2.5"), "South": Decimal("0.625")}
    mornings = [2 if one.weekday() < 3 else 0 for one in CLOSED_DAYS]  # each took from 8 to 11
    assert found.find("time-to-close.business").value == Decimal(statistics.median(mornings))


@pytest.mark.parametrize(
    ("language", "hint"), [("en", "Did you mean 'population'?"), ("es", "¿Quiso decir “population”?")]
)
def test_an_areas_file_that_is_none_leaves_nothing_behind(jobs, source, tmp_path, language, hint):
    areas = tmp_path / "people.csv"
    areas.write_text("area,populaton\nNorth,10\n", encoding="utf-8")
    wanted = order(FileSource(path=source), tmp_path, measuring=Measuring(areas=areas), language=language)
    id_, progress = done(jobs, wanted)
    assert hint in problem(progress).fix
    assert left(jobs, id_) == NOTHING


def test_the_mapping_s_own_business_hours_are_used(jobs, source, tmp_path):
    mapping = tmp_path / "with-hours.yaml"
    calendar = "".join(f"  {line}\n" for line in WEEK.splitlines())
    mapping.write_text(f"{MAPPING}calendar:\n{calendar}", encoding="utf-8")
    id_, _ = done(jobs, order(FileSource(path=source), tmp_path, mapping=str(mapping)))
    last = jobs.kept.open(id_).record.last
    found = jobs.kept.measures(id_, last)
    assert found.calendar == "test-city"
    assert found.find("time-to-close.business").measurable
    day = last - timedelta(days=3)
    assert jobs.measure(id_, Measuring(as_of=day), "en") == ()
    assert jobs.kept.measures(id_, day).calendar == "test-city"


def test_what_is_kept_is_measured_again_in_a_process_of_its_own(jobs, source, tmp_path):
    id_, _ = done(jobs, order(FileSource(path=source), tmp_path))
    before = left(jobs, id_)
    day = datetime(2026, 1, 11, 12)
    assert jobs.measure(id_, Measuring(as_of=day), "en") == ()
    found = jobs.kept.measures(id_, day)
    assert found.find("volume").value == 11
    assert not found.as_of_assumed
    [more] = left(jobs, id_) - before
    assert more.endswith(".json")
    assert jobs.progress(id_).state is State.DONE


def test_what_is_kept_stays_where_it_can_t_be_measured(jobs, source, tmp_path):
    id_, _ = done(jobs, order(FileSource(path=source), tmp_path))
    own = jobs.kept.at(id_)
    (own / "areas.csv").write_text("area,population\nNorth,many\n", encoding="utf-8")
    before = left(jobs, id_)
    [told] = jobs.measure(id_, Measuring(), "en")
    assert (told.file, told.line) == ("areas.csv", 2)
    assert jobs.measure(id_, Measuring(), "es")[0].why == words("es").say("reading.wrong_kind.why")
    assert left(jobs, id_) == before
    (own / "areas.csv").unlink()
    (own / "requests.parquet").write_bytes(b"no parquet")
    [told] = jobs.measure(id_, Measuring(as_of=NOON.replace(tzinfo=None)), "es")
    assert told.what == words("es").say("fetching.work.unexpected.what")


def test_why_a_file_is_none_is_told_in_the_person_s_language(jobs, tmp_path):
    page = tmp_path / "portal.csv"
    page.write_text("", encoding="utf-8")
    _, progress = done(jobs, order(FileSource(path=page), tmp_path, language="es"))
    _, in_english = done(jobs, order(FileSource(path=page), tmp_path))
    assert problem(progress).what != problem(in_english).what
