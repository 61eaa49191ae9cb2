"""Where a capability stands: enough to know its stage, or complete; without telling the stage."""

from __future__ import annotations

import streamlit as st

from maturity.scoring.progress import Progress, Status
from maturity.ui import flow, frame, links, session
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets.answers import answer_line
from maturity.ui.widgets.texts import para


def draw(opened: Opened, tasks: tuple[Progress, ...], capability_id: str) -> None:
    """Draw where a capability stands, what may come next, and its answers."""
    words = session.words()
    capability = opened.framework.capability(capability_id)
    task = next(one for one in tasks if one.capability == capability_id)
    key = {Status.STAGE_KNOWN: "enough", Status.COMPLETE: "complete"}.get(task.status, "open")
    frame.back(words.say("ui.question.tasks"), To.TASKS, opened.id)
    with frame.screen(
        To.QUESTION,
        f"capability-{capability_id}-{key}",
        words.say(f"ui.enough.{key}.title"),
        opened=opened,
        caption=capability.title,
        menu=False,
    ):
        para(words.say(f"ui.enough.{key}.text", capability=capability.title, n=len(task.offered or task.to_ask)))
        _choices(opened, tasks, task)
        if task.replied:
            # Drawn when somebody wants to see them: many elements, on a page that most people only pass.
            with st.expander(words.say("ui.enough.answers"), key="answers", on_change="rerun") as unfolded:
                if unfolded.open:
                    for feature_id in task.ordered:
                        answer_line(opened, opened.framework.features[feature_id], words)


def _choices(opened: Opened, tasks: tuple[Progress, ...], task: Progress) -> None:
    words = session.words()
    following = flow.next_task(tasks, task.capability)
    if task.to_ask:
        if st.button(words.say("ui.enough.go_on"), type="primary", key="go-on"):
            links.go(To.QUESTION, opened.id, q=task.to_ask[0])
    elif following is not None:
        title = opened.framework.capability(following.capability).title
        if st.button(words.say("ui.enough.next", capability=title), type="primary", key="go-on"):
            links.go(To.QUESTION, opened.id, q=following.to_ask[0])
    elif st.button(words.say("ui.enough.check"), type="primary", key="go-on"):
        links.go(To.CHECK, opened.id)
    if task.offered:
        links.link(
            words.count("ui.enough.rest", len(task.offered)), To.QUESTION, opened.id, q=task.offered[0], more="1"
        )
    links.link(words.say("ui.question.tasks"), To.TASKS, opened.id)
