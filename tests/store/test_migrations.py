"""A store that an earlier release left behind is brought up to date, with everything that is in it."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert

from maturity.assessment.answers import Answer, State
from maturity.framework.model import Framework
from maturity.store import migrating, schema
from maturity.store.archive import keep_framework
from maturity.store.database import Database
from maturity.store.opening import open_store, url_of
from maturity.store.snapshots import make_entry
from maturity.store.store import Store
from maturity.store.values import assessment_of, from_time
from tests.store.rounds_here import LOG, Run

NOW = "2026-01-01T00:00:00.000000+00:00"
SAID = [("center", "name", '"Springfield 311"'), ("answer", LOG, '{"state":"answered","option":"yes"}')]


def left_behind(place: str, framework: Framework, step: str) -> None:
    """Make a store as it was at a step: one assessment that was submitted once, and from 0002 on a team."""
    database = Database(url_of(place))
    config = Config()
    config.set_main_option("script_location", str(migrating.FOLDER))
    config.set_main_option("path_separator", "os")
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, step)
    keep_framework(database, framework)
    head = {"framework_id": framework.id, "framework_version": framework.version, "created_at": NOW, "updated_at": NOW}
    head |= {"framework_checksum": framework.checksum}
    record = make_entry("taken", 1, framework, assessment_of(framework.id, SAID), "Ana", from_time(NOW))
    with database.writing() as connection:
        connection.execute(insert(schema.assessments), head | {"id": "old"})
        field = {"assessment_id": "old", "aside": 0}
        rows = [field | {"section": section, "key": key, "value": value} for section, key, value in SAID]
        connection.execute(insert(schema.fields), rows)
        connection.execute(insert(schema.snapshots), vars(record) | {"assessment_id": "old"})
        if step >= "0002":
            connection.execute(insert(schema.assessments), head | {"id": "copy", "part_of": "old"})
            member = {"id": "copy", "number": 1, "name": "Ben", "joined_at": NOW}
            connection.execute(insert(schema.members), member)
    database.close()


@pytest.mark.parametrize("step", ["0001", "0002", "0003"])
def test_an_older_store_keeps_everything_and_can_do_everything(empty: str, framework: Framework, step: str) -> None:
    left_behind(empty, framework, step)
    with open_store(empty) as store:
        draft = store.draft("old")
        assert draft.assessment.name == "Springfield 311"
        assert draft.assessment.answer(LOG) == Answer(state=State.ANSWERED, option="yes")
        assert [(one.id, one.submitted_by) for one in store.snapshots("old")] == [("taken", "Ana")]
        assert [one.name for one in store.teams.team("old").joined] == (["Ben"] if step >= "0002" else [])
        assert store.rounds.of_assessment("old") == ()
        counts_in_a_round(store, framework)
        store.delete("old")
        assert store.drafts_of("") == ()


def counts_in_a_round(store: Store, framework: Framework) -> None:
    run = Run(store, framework)
    run.rounds.bind(run.token(), "old")
    assert run.counts() == set(), "what was submitted before the round is none of it"
    submitted = run.submit("old")
    assert (submitted.number, run.counts()) == (2, {submitted.id})
