"""What came of an assessment: the latest snapshot's answers with the wishes of today, scored and planned elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from maturity.assessment.answers import Assessment
from maturity.reporting.facts import Facts, gather
from maturity.reporting.subject import Baseline, Subject
from maturity.store.records import Snapshot
from maturity.text import Words
from maturity.ui import frame, links, private, session, times
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets.texts import para, small

WISHES = ("priorities", "targets", "capacity", "plan_by", "steps", "plan_order", "capacities", "measured")
"""What a center may change after it has submitted: it moves the roadmap, or stands beside answers, and no result."""


@dataclass(frozen=True)
class Outcome:
    """A submitted snapshot, and its result and roadmap."""

    snapshot: Snapshot
    facts: Facts
    changed_since: bool

    @property
    def assessment(self) -> Assessment:
        """The submitted answers with the priorities, the targets and all that is decided about the plan of today."""
        return self.facts.assessment


@dataclass(frozen=True)
class Shown:
    """What a page shows of an outcome: the name of the view, its heading and what stands above that."""

    view: str
    heading: str
    caption: str = ""


def draw(
    to: To, content: Callable[[Opened, Outcome], None], shown: Callable[[Outcome], Shown | None] | None = None
) -> None:
    """Draw a page that needs a submitted assessment; while there is none it says so.

    `shown` gives the page a view and a heading other than its own.
    """
    say = session.words().say
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    if private.has_no_page(opened, to):
        return
    found = _outcome(opened, session.words())
    title = say(f"ui.{to}.title")
    given = shown(found) if found and shown else None
    view = given or Shown(to if found else f"{to}-not-yet", title)
    with frame.screen(to, view.view, view.heading, opened=opened, caption=view.caption):
        if found is None:
            para(say("ui.results.not_yet"))
            links.link(say("ui.results.to_check"), To.CHECK, opened.id)
        else:
            content(opened, found)


def wished(submitted: Assessment, draft: Assessment) -> Assessment:
    """Return what was submitted with the wishes of the draft, which may have changed since."""
    return submitted.model_copy(update={name: getattr(draft, name) for name in WISHES})


def _outcome(opened: Opened, words: Words) -> Outcome | None:
    """Return what came of an assessment; None while nothing was submitted."""
    if not opened.draft.submitted:
        return None
    snapshot = opened.store.snapshot(opened.draft.submitted[-1].id)
    submitted = snapshot.assessment
    # Anything else has changed if the draft, given the snapshot's wishes, isn't the snapshot any more. To look at an
    # answer that was carried over and leave it as it is changes nothing.
    same = (*WISHES, "carried")
    same_wishes = opened.assessment.model_copy(update={name: getattr(submitted, name) for name in same})
    framework = session.framework_of(snapshot.framework_checksum)
    as_of = times.local_date(snapshot.submitted_at)
    who = snapshot.submitted_by
    assessment = wished(submitted, opened.assessment)
    subject = Subject(framework, assessment, as_of, who, _baseline(opened, snapshot))
    return Outcome(snapshot, gather(subject, words), changed_since=same_wishes != submitted)


def _baseline(opened: Opened, latest: Snapshot) -> Baseline | None:
    """Return the first submission before the latest that answered the very same framework."""
    for one in opened.draft.submitted[:-1]:
        snapshot = opened.store.snapshot(one.id)
        if snapshot.framework_checksum == latest.framework_checksum:
            return Baseline(snapshot.assessment, times.local_date(snapshot.submitted_at))
    return None


def remarks(found: Outcome, opened: Opened) -> None:
    """Say what the page is made from, and that answers have changed since."""
    words = session.words()
    day = times.day_and_time(found.snapshot.submitted_at, words)
    small(
        words.say(
            "ui.results.made_from",
            day=day,
            framework=found.facts.framework.title,
            version=found.facts.framework.version_here,
        )
    )
    if found.changed_since:
        para(words.say("ui.results.changed"))
        links.link(words.say("ui.results.to_check"), To.CHECK, opened.id)
