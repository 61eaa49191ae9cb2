"""A store that has grown: a council of 3,000 invented centers over ten rounds, and what one look at it takes.

As a program, growth.py PLACE ROUND LOOKS, it looks in a process of its own and prints what that took.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert

from maturity.compare.comparing import compare
from maturity.compare.comparison import Comparison
from maturity.compare.digest import KIND, digest, from_text, to_text
from maturity.compare.members import Member
from maturity.framework.folders import framework_folder
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.store import schema
from maturity.store.archive import keep_framework
from maturity.store.opening import open_database, open_store
from maturity.store.rows import pointer
from maturity.store.snapshots import make_entry
from maturity.store.store import Store
from maturity.store.values import fields_of, to_time
from tests.any_answers import any_answers

CENTERS = 3_000
ROUNDS = 10
DIFFERENT = 40  # assessments that are really made up; the others are like one of them
START = datetime(2016, 1, 4, 9, tzinfo=UTC)
COHORT = "cohort"

Rows = Iterator[tuple[Table, dict[str, Any]]]


def grow(place: str, framework: Framework, rounds: int = ROUNDS) -> None:
    """Fill an empty store."""
    database = open_database(place)
    keep_framework(database, framework)
    rows = _rows(framework, rounds)
    with database.writing() as connection:
        while batch := list(islice(rows, 4_000)):
            for table in schema.metadata.sorted_tables:  # none before one that it refers to
                if found := [row for of, row in batch if of is table]:
                    connection.execute(insert(table), found)
    database.close()


def _rows(framework: Framework, rounds: int) -> Rows:
    made = [any_answers(framework, seed) for seed in range(DIFFERENT)]
    digests = [to_text(digest(framework, one)) for one in made]
    now = to_time(START)
    yield schema.cohorts, {"id": COHORT, "name": "Council", "owner": None, "created_at": now}
    for center in range(CENTERS):
        alias = (center * 1_237) % CENTERS
        head = {"id": f"center{center}", "cohort_id": COHORT, "number": center + 1, "alias": alias + 1}
        sharing = "statistics" if center % 10 == 0 else "named" if center % 10 == 1 else "alias"
        yield schema.centers, head | {"name": f"Invented Center {center + 1}", "sharing": sharing}
    for number in range(1, rounds + 1):
        opened = START + timedelta(days=365 * number)
        head = {"id": f"round{number}", "cohort_id": COHORT, "number": number, "name": str(opened.year)}
        times = {"opened_at": to_time(opened), "due": None, "closed_at": to_time(opened + timedelta(days=90))}
        yield schema.rounds, head | pointer(framework) | times
        for center in range(CENTERS):
            yield from _answered(framework, made, digests, number, center, opened)


def _answered(
    framework: Framework, made: list[Any], digests: list[str], number: int, center: int, opened: datetime
) -> Rows:
    which = (center * 7 + number * 3) % DIFFERENT
    id_, when = f"a{number}-{center}", opened + timedelta(days=30, seconds=center)
    now = to_time(when)
    yield schema.assessments, {"id": id_, "browser": None, "created_at": now, "updated_at": now} | pointer(framework)
    if number == 1:  # drafts of ten rounds would be 5 million rows that no comparison reads
        for section, key, value in fields_of(made[which]):
            yield schema.fields, {"assessment_id": id_, "section": section, "key": key, "value": value, "aside": 0}
    entry = make_entry(f"s{number}-{center}", 1, framework, made[which], "Ana", when)
    yield schema.snapshots, asdict(entry) | {"assessment_id": id_}
    yield schema.digests, {"snapshot_id": entry.id, "kind": KIND, "content": digests[which]}
    invited = {"token": f"t{number}-{center}", "seed": "seed", "invited_at": to_time(opened)}
    counted = {"assessment_id": id_, "snapshot_id": entry.id, "counted_at": now, "late": 0}
    belongs = {"id": f"e{number}-{center}", "round_id": f"round{number}", "center_id": f"center{center}"}
    yield schema.entries, belongs | invited | counted | {"expires_at": to_time(opened + timedelta(days=120))}


def look(store: Store, framework: Framework, round_id: str) -> tuple[Comparison, float]:
    """Compare the centers of a round as the page does, and return the seconds that the store took of it as well."""
    begun = time.perf_counter()
    counted = store.rounds.counted(round_id, KIND)
    took = time.perf_counter() - begun
    members = [
        Member(one.entry_id, one.center.alias, one.center.name, one.center.sharing.value, from_text(one.digest))
        for one in counted
    ]
    return compare(framework, members, round_name="bench", you=members[0].key), took


def memory() -> float:
    """Return the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    place, round_id, looks = sys.argv[1:]
    framework = load_framework(framework_folder("311"))
    total, by_store, held = [], [], []
    with open_store(place) as store:
        before = memory()
        for _ in range(int(looks)):
            begun = time.perf_counter()
            found, took = look(store, framework, round_id)
            total.append(time.perf_counter() - begun)
            by_store.append(took)
            held.append(memory())
            assert found.counted == CENTERS
            del found
    said = {"before": before, "held": held, "total": total, "store": by_store}
    print(json.dumps(said | {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3}))


if __name__ == "__main__":
    main()
