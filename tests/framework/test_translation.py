"""A framework in another language is the same framework: ids, checksum, scores; only words differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.framework.loader import checksum_of, load_framework
from maturity.framework.model import Framework
from maturity.framework.translation import catalog_of, texts_of, translated
from maturity.scoring.result import Result
from maturity.scoring.score import score
from maturity.store.opening import open_store
from maturity.text.catalog import translations_at
from tests.any_answers import any_answers
from tests.frameworks_here import ROOT, framework
from tests.scoring.any_framework import loaded

NAMES = ["311", "example", "samm2", "two-value", "devops-maturity-bands", "c2m2"]
KEPT = {"license", "attribution", "checksum", "language", "suggestions", "version"}


def upside_down(source: Framework) -> Framework:
    """A framework in which every text is another one."""
    return translated(source, {(place, text): f"¡{text}!" for place, text in texts_of(source).items()}, "xx")


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 10_000))
def test_it_scores_the_same_and_keeps_its_checksum(name: str, seed: int) -> None:
    source = loaded(name)
    other, answers = upside_down(source), any_answers(source, seed)
    assert other.checksum == source.checksum
    assert numbers(score(other, answers)) == numbers(score(source, answers))


def numbers(result: Result) -> list[tuple[object, ...]]:
    """Everything that was found but for the names of bands, which are words."""
    nodes = [result.overall, *result.capabilities]
    return [(one.id, one.value, one.low, one.high, one.stage, one.stage_low, one.stage_high) for one in nodes]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_changes_and_nothing_else_does(name: str) -> None:
    source = loaded(name)
    texts = set(texts_of(source).values())
    seen: set[str] = set()

    def same(before: Any, after: Any, key: str) -> None:
        if isinstance(before, dict):
            assert list(before) == list(after)
            for inner in before:
                same(before[inner], after[inner], inner)
        elif isinstance(before, list):
            for one, two in zip(before, after, strict=True):
                same(one, two, key)
        elif before != after and key != "language":
            assert after == f"¡{before}!"
            assert key not in KEPT
            seen.add(before)

    same(source.model_dump(mode="json"), upside_down(source).model_dump(mode="json"), "")
    assert seen == texts


def test_names_keys_and_titles_of_publications_stay_as_they_are() -> None:
    source = framework("311")
    other = upside_down(source)
    assert other.sources == source.sources
    for id_, feature in source.features.items():
        assert other.features[id_].sources == feature.sources
        assert [one.center for one in other.features[id_].who_does_it] == [one.center for one in feature.who_does_it]


def test_the_original_is_what_is_kept(tmp_path: Path) -> None:
    other = upside_down(framework("example"))
    with open_store(tmp_path) as store:
        id_ = store.new(other, None)
        kept = store.framework(store.draft(id_).framework_checksum)
    assert kept == framework("example")
    assert checksum_of(other.original) == other.checksum
    assert upside_down(other).title == other.title  # never a translation of a translation


def test_an_older_version_is_translated_where_its_words_are_still_the_same() -> None:
    source = framework("311")
    capability = source.capabilities[0].model_copy(update={"title": "What it was called before"})
    older = source.model_copy(update={"capabilities": (capability, *source.capabilities[1:])})
    spanish = translated(older, translations_at(catalog_of(ROOT / "frameworks/311", "es")), "es")
    assert spanish.capabilities[0].title == "What it was called before"
    assert spanish.capabilities[1].title == "Acceso y canales"
    assert spanish.language == "es"


def test_what_an_overlay_says_stays_in_its_own_words() -> None:
    overlay = ROOT / "examples/overlay-springfield.yaml"
    source = load_framework(ROOT / "frameworks/311", [overlay])
    spanish = translated(source, translations_at(catalog_of(ROOT / "frameworks/311", "es")), "es")
    original = texts_of(framework("311"))
    own = {text for place, text in texts_of(source).items() if original.get(place) != text}
    assert own
    assert own <= set(strings(spanish.model_dump(mode="json")))


def strings(part: Any) -> Iterator[str]:
    match part:
        case str():
            yield part
        case list():
            for one in part:
                yield from strings(one)
        case dict():
            yield from strings([*part.values()])
