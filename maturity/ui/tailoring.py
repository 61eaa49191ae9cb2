"""What a center's size changes: questions put differently, and features offered to be set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Feature, Framework, SetAside, Term


@dataclass(frozen=True)
class Asked:
    """A question as this center is asked it."""

    question: str
    yes_means: tuple[str, ...]
    partly_means: str


def asked(framework: Framework, assessment: Assessment, feature: Feature) -> Asked:
    """Return a feature's question, reworded where the framework has other words for a center of this size."""
    size = framework.size_for(assessment.population)
    for other in size.rewordings if size else ():
        if other.feature == feature.id:
            return Asked(other.question, other.yes_means, other.partly_means)
    return Asked(feature.asked, feature.yes_means, feature.partly_means)


def to_set_aside(framework: Framework, assessment: Assessment) -> Sequence[SetAside]:
    """Return the features that rarely fit a center of this size and have no answer yet."""
    return [
        one
        for one in _offers(framework, assessment)
        if framework.features[one.feature].may_not_apply and assessment.answer(one.feature).state is State.UNANSWERED
    ]


def was_set_aside(framework: Framework, assessment: Assessment, others: Sequence[Framework] = ()) -> Sequence[SetAside]:
    """Return what was set aside with the framework's own reason, for any size, because the size may change.

    `others` are the same framework in other languages, whose words the reason may be in.
    """
    offers = [one for size in framework.sizes for one in size.set_aside]
    found = {}
    for spoken in (framework, *others):
        for here, there in zip(offers, (one for size in spoken.sizes for one in size.set_aside), strict=True):
            if assessment.answer(there.feature) == set_aside_answer(assessment, there):
                found[here.feature, there.reason] = here
    return list(found.values())


def set_aside_answer(assessment: Assessment, one: SetAside) -> Answer:
    """Return the answer that sets a feature aside; a note or evidence stays."""
    before = assessment.answer(one.feature)
    return before.model_copy(
        update={"state": State.NOT_APPLICABLE, "option": None, "options": {}, "reason": one.reason}
    )


def asked_again(assessment: Assessment, one: SetAside) -> Answer:
    """Return the answer that asks a feature again; a note or evidence stays."""
    return assessment.answer(one.feature).model_copy(update={"state": State.UNANSWERED, "reason": ""})


def terms_in(framework: Framework, texts: Sequence[str]) -> list[Term]:
    """Return the glossary's terms that occur in texts as whole words, singular or plural, in its own order.

    A longer term hides a shorter one inside it. Capitals count only in a term that is written in capitals, or "it"
    would be taken for IT.
    """
    found = _occurring(tuple(one.term for one in framework.glossary), "\n".join(texts))
    return [term for term in framework.glossary if term.term in found]


@lru_cache(maxsize=1024)
def _occurring(terms: tuple[str, ...], text: str) -> frozenset[str]:
    left, found = _bare(text), set()
    for term in sorted(terms, key=len, reverse=True):
        left, times = _pattern(term).subn("\n", left)
        if times:
            found.add(term)
    return frozenset(found)


def _pattern(term: str) -> re.Pattern[str]:
    words = r"\s+".join(f"{re.escape(word)}(?:e?s)?" for word in _bare(term).split())
    # Not \b, which a term that ends in something else than a letter would not have.
    return re.compile(rf"(?<!\w){words}(?!\w)", 0 if term.isupper() else re.IGNORECASE)


def _bare(text: str) -> str:
    """Return a text without accents, which a plural may take away: orden, órdenes."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


def _offers(framework: Framework, assessment: Assessment) -> Sequence[SetAside]:
    size = framework.size_for(assessment.population)
    return size.set_aside if size else ()
