"""Every language that the product speaks is complete, and writes numbers, days and lists in its own way."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from maturity.cli.translating import framework_texts, interface
from maturity.framework.folders import FRAMEWORKS
from maturity.text import DEFAULT, LANGUAGES, words
from maturity.text.catalog import Entry, catalog_bytes, read_catalog
from maturity.text.locales import own_name
from maturity.text.translating import updated

OTHERS = [one for one in LANGUAGES if one != DEFAULT]
FOLDERS = sorted(path.parent for path in FRAMEWORKS.glob("*/framework.yaml"))


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_the_product_is_missing_or_stale(language: str) -> None:
    assert [str(problem) for problem in interface(language).faults()] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_of_a_shipped_framework_is_missing_or_stale(folder, language: str) -> None:
    found = framework_texts(folder, language)
    assert found is not None
    assert [str(problem) for problem in found.faults()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogs_are_as_the_updater_writes_them(language: str) -> None:
    for one in (interface(language), *(framework_texts(folder, language) for folder in FOLDERS)):
        assert one is not None
        entries, _ = read_catalog(one.catalog, one.shown)
        assert catalog_bytes(updated(entries, one.texts), language) == one.catalog.read_bytes()


def test_days_and_numbers_are_written_as_the_language_does() -> None:
    day, moment = date(2026, 3, 14), datetime(2026, 3, 14, 15, 5)
    said = {one: words(one) for one in ("en", "es")}
    assert [said[one].day(day) for one in said] == ["March 14, 2026", "14 de marzo de 2026"]
    assert [said[one].month(day) for one in said] == ["March 2026", "marzo de 2026"]
    assert [said[one].number(84_000) for one in said] == ["84,000", "84,000"]
    assert [said[one].listed(["a", "b", "c"]) for one in said] == ["a, b and c", "a, b y c"]
    assert [said[one].time_of_day(moment).split()[0] for one in said] == ["3:05", "3:05"]
    assert [own_name(one) for one in said] == ["English", "Español"]


def test_a_plural_form_that_has_no_message_of_its_own_is_said_like_other() -> None:
    spanish = words("es")
    assert spanish.count("report.brief.more", 1_000_000) == spanish.say("report.brief.more.other", n=1_000_000)
    assert spanish.count("questionnaire.how.count", 1) == spanish.say("questionnaire.how.count.one", n=1)


def test_what_is_not_translated_is_said_in_english() -> None:
    from maturity.text import Words

    said = Words("es", {"a": "Old", "b": "{n} words"}, {("a", "Older"): "Viejo", ("b", "{n} words"): "{n} palabras"})
    assert (said.say("a"), said.say("b", n=2)) == ("Old", "2 palabras")
    assert Entry("a", "b").text == ""
