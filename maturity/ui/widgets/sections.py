"""What is measured, a section each: channels, time, on time, what is open, how far to trust it, and who asks."""

from __future__ import annotations

from collections.abc import Callable

from maturity.charts.bars import Bars
from maturity.charts.measures.areas import use_by_area, waiting_by_area
from maturity.charts.measures.asking import who_asks
from maturity.charts.measures.backlog import backlog_by_age, backlog_by_month
from maturity.charts.measures.channels import channel_mix
from maturity.charts.measures.closing import closing_times
from maturity.charts.measures.on_time import on_time
from maturity.measures.model import Among, Measures
from maturity.text import Words
from maturity.ui.widgets import charted, measured
from maturity.ui.widgets.texts import heading, para

SECTIONS: dict[str, tuple[str, ...]] = {
    "channels": ("digital-share", "mobile-share", "staff-share"),
    "time": (
        "time-to-close.median-with-open",
        "time-to-close.median",
        "time-to-close.p90",
        "time-to-close.median-without-instant",
        "time-to-close.p90-without-instant",
        "time-to-close.business",
        "instant-share",
        "negative",
    ),
    "on_time": ("on-time.due", "on-time.closed", "on-time.published", "target-coverage"),
    "backlog": ("backlog.open", "backlog.overdue"),
    "quality": ("closed-elsewhere", "duplicates", "coding", "reopened"),
    "engagement": (
        "requesters.hyper",
        "requesters.engaged",
        "requesters.one-time",
        "without-requester",
        "concentration.gini",
        "concentration.top-1",
        "concentration.top-10",
    ),
}
CHARTS: dict[str, tuple[Callable[[Measures, Words], Bars | None], ...]] = {
    "channels": (channel_mix,),
    "time": (closing_times,),
    "on_time": (on_time,),
    "backlog": (backlog_by_month, backlog_by_age),
    "engagement": (who_asks, use_by_area, waiting_by_area),
}
_OF_RESIDENTS = ("engagement",)
"""What is worked out for residents alone: staff and elected offices say nothing of who asks."""


def draw(measures: Measures, among: Among, words: Words) -> None:
    """Draw every section that something was measured for."""
    for key, ids in SECTIONS.items():
        found = measured.figures(measures, Among.RESIDENTS if key in _OF_RESIDENTS else among, ids)
        if not found:
            continue
        heading(words.say(f"data.figures.section.{key}"))
        if key == "on_time":
            para(words.say("data.figures.three"))
        for number, make in enumerate(CHARTS.get(key, ())):
            chart = make(measures, words)
            if chart is not None:
                charted.draw(chart, f"{key}-{number}", words)
        measured.draw(key, found, words)
