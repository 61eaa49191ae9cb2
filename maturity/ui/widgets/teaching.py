"""Who has a feature and who could teach it: looked up by feature, and read by capability."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.charts.cohort import counted
from maturity.compare.comparison import Comparison
from maturity.framework.model import Framework
from maturity.reporting.comparison_views import PartView
from maturity.text import Words
from maturity.ui.widgets.errors import field_box
from maturity.ui.widgets.fields import one_of
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para, small

FIELD = "teach"
"""Where it stands on the page, for a link to it."""


def draw(framework: Framework, shown: Comparison, parts: Sequence[PartView], words: Words) -> None:
    """Draw a choice of a feature with who has it, what each named center has, and all features by capability."""
    with field_box(FIELD):
        heading(words.say("facilitating.compare.teach.title"))
        small(words.say("facilitating.compare.teach.text"))
        _lookup(framework, shown, words)
    _by_center(framework, shown, words)
    kind = "stage" if framework.stages else "number"
    para(words.say(f"comparison.report.features_intro.{kind}"))
    for number, part in enumerate(parts):
        with st.expander(part.title, key=f"features-{number}"):
            table(part.table.columns, part.table.rows)


def _lookup(framework: Framework, shown: Comparison, words: Words) -> None:
    found = {one.feature: one for one in shown.features}
    names = {id_: framework.features[id_].title for id_ in found}
    chosen = one_of("teach-which", words.say("facilitating.compare.teach.which"), names, "compare")
    with st.container(key="status-teach"):
        if chosen is None:
            return
        one = found[chosen]
        say = words.say
        have = counted(shown, one.have, one.n, words)
        partly = counted(shown, one.partly, one.n, words)
        told = [say("facilitating.compare.teach.have", have=have, partly=partly)]
        if one.exemplars:
            told.append(say("facilitating.compare.teach.ask", centers=words.listed(list(one.exemplars))))
        else:
            told.append(say("facilitating.compare.teach.nobody"))
        bullets(told)


def _by_center(framework: Framework, shown: Comparison, words: Words) -> None:
    """Draw what each center that chose to be named has in full."""
    has: dict[str, list[str]] = {}
    for one in shown.features:
        for name in one.exemplars:
            has.setdefault(name, []).append(framework.features[one.feature].title)
    if not has:
        return
    with st.expander(words.say("facilitating.compare.teach.by_center"), key="teach-by-center"):
        for name, titles in has.items():
            heading(name, 3)
            bullets(titles)
