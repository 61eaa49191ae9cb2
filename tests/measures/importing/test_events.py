"""How often requests were reopened, by an event log, against a plain count."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.errors import ExtractError
from maturity.measures.importing import REQUESTS, import_extract
from maturity.measures.mappings import mapping_of
from tests.measures.importing.imported_here import MADE, PLAIN

STATES = {"Open": "open", "Reopened": "open", "Closed": "closed", "Waiting for parts": "unknown"}
MAPPING = (
    PLAIN
    + """
status: {open: [Open, Reopened], closed: Closed}
event_log: {service_request_id: Ticket, time: {headers: When, forms: "%m/%d/%Y %H:%M"}, status: State}
"""
)
BEGIN = datetime(2026, 1, 1, 8)


def reopened(folder: Path, log: str, mapping: str = MAPPING) -> dict[str, int | None]:
    """Import three requests with a log and return how often each was reopened."""
    source, events, into = folder / "requests.csv", folder / "log.csv", folder / "into"
    source.write_text(
        "id,opened,closed,status,channel,service\n"
        + "".join(
            f"{id_},2026-01-0{n} 08:00:00,2026-02-01 08:00:00,Closed,Phone,Tree\n"
            for n, id_ in enumerate("ABC", start=1)
        )
    )
    events.write_text(log)
    made = mapping_of(mapping.encode(), "plain.yaml")
    import_extract(source, made, into, name=source.name, made_at=MADE, events=events)
    found = duckdb.read_parquet(str(into / REQUESTS)).project("service_request_id, reopened, row").fetchall()
    assert [row for *_, row in found] == [1, 2, 3]
    assert sorted(path.name for path in into.iterdir()) == ["record.json", REQUESTS]
    return {id_: times for id_, times, _ in found}


def test_a_request_that_comes_back_counts_each_time(tmp_path: Path) -> None:
    log = """Ticket,When,State
A,01/05/2026 10:00,Closed
A,01/01/2026 10:00,Open
A,01/06/2026 10:00,Reopened
A,01/07/2026 10:00,Closed
A,01/08/2026 09:00,Waiting for parts
A,01/08/2026 10:00,Open
B,01/05/2026 10:00,Closed
Z,01/05/2026 10:00,Closed
"""
    assert reopened(tmp_path, log) == {"A": 2, "B": 0, "C": None}


EVENT = st.tuples(st.sampled_from("ABC"), st.integers(0, 5), st.sampled_from(tuple(STATES)))


@settings(max_examples=15, deadline=None)
@given(st.lists(EVENT, max_size=25))
def test_any_log_agrees_with_a_plain_count(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, int, str]]
) -> None:
    counted: dict[str, int | None] = dict.fromkeys("ABC")
    for id_ in "ABC":
        mine = sorted((event for event in events if event[0] == id_), key=lambda event: event[1])
        states = [STATES[state] for _, _, state in mine if STATES[state] != "unknown"]
        if states:
            counted[id_] = sum(a == "closed" and b == "open" for a, b in pairwise(states))
    lines = [f"{id_},{BEGIN + timedelta(hours=at):%m/%d/%Y %H:%M},{state}" for id_, at, state in events]
    log = "\n".join(["Ticket,When,State", "Z,01/01/2026 08:00,Open", *lines]) + "\n"
    folder = tmp_path_factory.mktemp("log")
    if any(counted[id_] is not None for id_ in "ABC"):
        assert reopened(folder, log) == counted
    else:
        with pytest.raises(ExtractError, match="no event in the log belongs"):
            reopened(folder, log)


def test_the_headers_are_those_that_the_mapping_names_or_the_plain_ones(tmp_path: Path) -> None:
    log = "Service Request ID,Time,Status\nA,2026-01-05 10:00:00,Closed\nA,2026-01-06 10:00:00,Open\n"
    with pytest.raises(ExtractError, match="no column Ticket") as caught:
        reopened(tmp_path, log)
    assert "Service Request ID, Time, Status" in caught.value.problems[0].fix
    assert not (tmp_path / "into").exists()
    assert reopened(tmp_path, log, PLAIN) == {"A": 1, "B": None, "C": None}
