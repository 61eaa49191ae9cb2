"""Where a person can be: every page in every state that an address reaches, with what has to be in the store for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.assessment.new_round import carried_over
from maturity.assessment.steps import Decision, Intent, StepChoice
from maturity.framework.model import Framework
from maturity.measures.kept import Kept
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.store.values import Section
from maturity.ui.brought import Waiting
from tests.journeys.council import council
from tests.measured_here import figure, measured
from tests.ui.extracts_here import kept_extract

PAGES = ("center", "tasks", "check", "results", "what-if", "priorities", "roadmap", "download", "team", "delete")
LONG = "A center with quite a long name in a county of many towns"


def everything(framework: Framework) -> Assessment:
    """Return answers of every kind."""
    answers = {
        "phone.answered": Answer(state=State.ANSWERED, option="partly", note="W" * 300),
        "phone.counted": Answer(state=State.DONT_KNOW),
        "records.log": Answer(state=State.NOT_APPLICABLE, reason="We keep no log."),
    }
    center: dict[str, str | int | tuple[str, ...]] = {"name": LONG, "population": 48_000}
    priorities = {"phone": Priority.IMPROVE}
    return Assessment(framework=framework.id, center=center, answers=answers, priorities=priorities)


def places(data: Path, framework: Framework) -> dict[str, str]:
    """Fill a store, and return an address by the name of what it shows."""
    with open_store(data) as store:
        return {
            "start": "/",
            "nothing here": "/tasks?a=nothing",
            "no such question": f"/question?q=phone.nothing&a={store.new(framework, None)}",
            "no such invitation": "/join?j=nothing",
            **_begun(store, framework),
            **_submitted(store, framework),
            **_carried(store, framework),
            **_team(store, framework),
            **_rounds(store, framework),
            **_requests(data),
        }


def _all(name: str, id_: str, pages: tuple[str, ...] = PAGES) -> dict[str, str]:
    return {f"{name}: {page}": f"/{page}?a={id_}" for page in pages}


def _begun(store: Store, framework: Framework) -> dict[str, str]:
    id_ = store.new(framework, None)
    question = {"begun: question": f"/question?q=phone.answered&a={id_}", "quick look": f"/question?quick=1&a={id_}"}
    return _all("begun", id_) | question


def _submitted(store: Store, framework: Framework) -> dict[str, str]:
    id_ = store.new(framework, None, everything(framework))
    store.measured.put(id_, "{}", "kept", measured(figure("on-time.due", "0.4", numerator=400)))
    store.save(id_, Section.ANSWER, "records.answered", Answer(state=State.ANSWERED, option="yes"))
    store.submit(id_, framework, "Dana Ortiz")
    skipped = StepChoice(decision=Decision.SKIPPED, reason="No budget before the next year.")
    store.save(id_, Section.STEP, "records.log", skipped)
    store.save(id_, Section.STEP, "phone.counted", StepChoice(decision=Decision.ACCEPTED, owner="Dana Ortiz", start=2))
    return _all("submitted", id_) | {
        "submitted: question": f"/question?q=phone.answered&a={id_}",
        "submitted: question with a figure": f"/question?q=records.answered&a={id_}",
        "submitted: capability": f"/question?c=phone&a={id_}",
        "submitted: step": f"/step?q=phone.counted&a={id_}",
        "submitted: step skipped": f"/step?q=records.log&a={id_}",
        "submitted: no such step": f"/step?q=nothing&a={id_}",
    }


def _carried(store: Store, framework: Framework) -> dict[str, str]:
    planned = {
        "phone.counted": Intent(
            owner="Dana Ortiz", day=date(2025, 6, 1), due=date(2026, 3, 31), decision=Decision.ACCEPTED
        )
    }
    said = carried_over(everything(framework), date(2025, 6, 1), planned)
    id_ = store.new(framework, None, said)
    store.submit(id_, framework, "")
    pages = _all("new round", id_, ("tasks", "check", "results", "roadmap"))
    return pages | {"new round: question": f"/question?q=phone.answered&a={id_}"}


def _team(store: Store, framework: Framework) -> dict[str, str]:
    id_ = store.new(framework, None, everything(framework))
    token = store.teams.invite(id_)
    for browser, option in (("ana", "yes"), ("ben", "no")):
        copy = store.teams.join(token, browser, browser.title())
        store.save(
            copy, Section.ANSWER, "phone.answered", Answer(state=State.ANSWERED, option=option, note="As I see.")
        )
        store.teams.hand_in(copy, framework)
    return {
        **_all("team", id_, ("team", "check", "tasks")),
        **_all("private", copy, ("tasks", "check", "results")),
        "team: question": f"/question?q=phone.answered&back=team&a={id_}",
        "private: question": f"/question?q=phone.answered&a={copy}",
        "invitation": f"/join?j={token}",
    }


def _rounds(store: Store, framework: Framework) -> dict[str, str]:
    open_, few = council(store, framework), council(store, framework, submitting=2)
    empty = store.rounds.new_cohort("Nobody yet", None)
    closed = council(store, framework, submitting=6)
    store.rounds.close_round(closed.second)
    store.submit(closed.leads["Glenholt"], framework, "")  # late
    lead, entry = closed.leads["Ashford"], closed.entries["Ashford"]
    return {
        "cohorts": "/cohorts",
        "no such cohort": "/cohort?g=nothing",
        "cohort: empty": f"/cohort?g={empty}",
        "cohort": f"/cohort?g={open_.cohort}",
        "round: open": f"/round?r={open_.second}",
        "round: closed": f"/round?r={closed.second}",
        "compare": f"/compare?r={open_.second}",
        "compare: too few": f"/compare?r={few.second}",
        "compare: for a center": f"/compare?a={lead}&e={entry}",
        "compare: not yet for a center": f"/compare?a={open_.leads['Ashford']}&e={open_.entries['Ashford']}",
        "trend": f"/trend?a={lead}&e={entry}",
        "trend: for the facilitator": f"/trend?c={open_.centers['Ashford']}",
        "no such round for a center": "/invited?i=nothing",
        "invited": f"/invited?i={open_.tokens['Harwick']}",
        "invited: begun": f"/invited?i={open_.tokens['Ashford']}",
        "invited: closed": f"/invited?i={closed.tokens['Harwick']}",
        "tasks in a round": f"/tasks?a={lead}",
    }


def _requests(data: Path) -> dict[str, str]:
    """Bring service requests: read, waiting to be read, and being read."""
    kept, _ = kept_extract(data, None, data / "source", rows=300)
    reading = Kept(data / "extracts").new(None, f"{LONG}.csv")
    with (data / "source" / "portal.csv").open("rb") as file:
        waiting = Waiting(data / "extracts" / "brought").keep(f"{LONG}.csv", file, None)
    return {
        "requests": "/data",
        "requests: columns": f"/columns?f={waiting}",
        "requests: not read": f"/figures?x={reading}",
        "requests: figures": f"/figures?x={kept}",
    }
