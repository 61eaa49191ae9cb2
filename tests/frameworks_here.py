"""The shipped frameworks, and answers to them as hypothesis strategies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.framework.translation import catalog_of, translated
from maturity.text.catalog import translations_at

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("311", "example")

DONT_KNOW = Answer(state=State.DONT_KNOW)
NOT_APPLICABLE = Answer(state=State.NOT_APPLICABLE, reason="We have no such thing.")


@cache
def framework(name: str) -> Framework:
    """Load a shipped framework once for the whole run."""
    return load_framework(ROOT / "frameworks" / name)


@cache
def spoken(name: str, language: str) -> Framework:
    """A shipped framework in a language."""
    catalog = catalog_of(ROOT / "frameworks" / name, language)
    return translated(framework(name), translations_at(catalog), language)


def said(option: str) -> Answer:
    """An answer with an option."""
    return Answer(state=State.ANSWERED, option=option)


REPLIES = (said("yes"), said("partly"), said("no"), DONT_KNOW, NOT_APPLICABLE, Answer())


def all_at(loaded: Framework, option: str, *, up_to: int = 99) -> dict[str, Answer]:
    """The same answer to every feature up to a stage, nothing above."""
    return {feature.id: said(option) for feature in loaded.features.values() if feature.stage <= up_to}


@st.composite
def assessments(draw: st.DrawFn, loaded: Framework, replies: tuple[Answer, ...] = REPLIES) -> Assessment:
    """Any answers to a framework, with any priorities and capacity."""
    answers = {feature_id: draw(st.sampled_from(replies)) for feature_id in loaded.features}
    wishes = st.sampled_from([None, *Priority])
    priorities = {capability.id: wish for capability in loaded.capabilities if (wish := draw(wishes))}
    capacity = draw(st.sampled_from([None, *(capacity.id for capacity in loaded.planning.capacities)]))
    population = draw(st.sampled_from([None, 900, 49_999, 50_000, 180_000, 499_999, 500_000, 8_000_000]))
    center = {"name": "Springfield 311"} | ({"population": population} if population else {})
    return Assessment(framework=loaded.id, center=center, answers=answers, priorities=priorities, capacity=capacity)
