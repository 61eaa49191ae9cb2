"""What may be chosen in a cell: the texts of its drop-down, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from maturity.assessment.answers import By, Priority, State
from maturity.exchange.cell_text import same
from maturity.framework.model import Feature, Framework, Option, ProfileQuestion
from maturity.text import Words

# Option ids have no underscore, so the names of the states can stand beside them.
DONT_KNOW = State.DONT_KNOW.value
NOT_APPLICABLE = State.NOT_APPLICABLE.value
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Choices:
    """Ids with the text that is shown for each; `also` are ids and other words that are understood, but not offered."""

    shown: tuple[tuple[str, str], ...]
    also: tuple[tuple[str, str], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What the drop-down lists."""
        return tuple(text for _, text in self.shown)

    def text_of(self, id_: str) -> str:
        """Return what is shown for an id; the id itself where nothing is."""
        return dict(self.shown).get(id_, id_)

    def find(self, given: str) -> str | None:
        """Return the id that a text stands for, by what is shown or by the id; None if it is none of them."""
        return self._known.get(same(given))

    @cached_property
    def _known(self) -> dict[str, str]:
        pairs = [*((id_, text) for id_, text in self.also), *((id_, id_) for id_, _ in self.shown), *self.shown]
        return {same(text): id_ for id_, text in pairs}


def choices(pairs: Iterable[tuple[str, str]], also: Iterable[tuple[str, str]] = ()) -> Choices:
    """Return choices whose texts differ: the id is added where two would read the same."""
    listed = [(id_, " ".join(label.split())) for id_, label in pairs]
    seen = [same(label) for _, label in listed]
    shown = [(id_, label if seen.count(same(label)) == 1 else f"{label} ({id_})") for id_, label in listed]
    return Choices(tuple(shown), tuple(also))


def in_any_language(spoken: Iterable[Choices]) -> Choices:
    """Return the first of several choices of the same ids, which also understands the words of the others."""
    first, *others = spoken
    words = (pair for other in others for pair in (*other.also, *other.shown))
    return Choices(first.shown, (*words, *first.also))


def answer_choices(framework: Framework, feature: Feature, words: Words) -> Choices:
    """Return what the answer column of a feature offers; with aspects only what stands in place of the ratings."""
    others = [(DONT_KNOW, words.say("common.answer.dont_know"))]
    also = [(DONT_KNOW, words.say("exchange.dont_know"))]
    if feature.may_not_apply:
        others.append((NOT_APPLICABLE, words.say("common.answer.not_applicable")))
    if framework.aspects:
        # An option that all aspects have may be written here too: it answers them all at once.
        return choices(others, [*also, *((id_, id_) for id_ in common_options(framework, feature))])
    return choices([*_labels(framework.options_of(feature)), *others], also)


def aspect_choices(framework: Framework, feature: Feature, aspect: str) -> Choices:
    """Return what the column of an aspect offers."""
    return choices(_labels(framework.aspect_options(feature)[aspect]))


def common_options(framework: Framework, feature: Feature) -> list[str]:
    """Return the options that can answer all aspects of a feature at once."""
    first, *others = ([option.id for option in some] for some in framework.aspect_options(feature).values())
    return [id_ for id_ in first if all(id_ in some for some in others)]


def profile_choices(question: ProfileQuestion) -> Choices:
    """Return the choices of a question about the center."""
    return choices((choice.id, choice.label) for choice in question.choices)


def yes_or_no(words: Words) -> Choices:
    """Return the choices for each part of a question where several may be true."""
    return choices([(YES, words.say("exchange.yes")), (NO, words.say("exchange.no"))])


def priority_choices(words: Words) -> Choices:
    """Return what a center may say about a capability."""
    return choices((one.value, words.say(f"common.priority.{one.value}")) for one in Priority)


def capacity_choices(framework: Framework) -> Choices:
    """Return the capacities a quarter."""
    return choices((one.id, one.label) for one in framework.planning.capacities)


def order_choices(words: Words) -> Choices:
    """Return what may decide the order of the plan."""
    return choices((one.value, words.say(f"exchange.order.{one.value}")) for one in By)


def target_choices(framework: Framework, name: str) -> Choices:
    """Return what may be aimed at: a stage of a capability, or an option of a feature."""
    if name in framework.features:
        feature = framework.features[name]
        known = common_options(framework, feature)
        options = next(iter(framework.aspect_options(feature).values()))
        return choices((option.id, option.label) for option in options if option.id in known)
    stages = [(str(stage.number), f"{stage.number} {stage.name}") for stage in framework.stages]
    return choices(stages, [("0", "0"), ("0", framework.not_yet)])


def _labels(options: Sequence[Option]) -> list[tuple[str, str]]:
    return [(option.id, option.label) for option in options]
