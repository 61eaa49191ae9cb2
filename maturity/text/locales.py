"""How a language writes days, times, numbers, lists and plurals: the one place that knows which locale it uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

# A language that isn't named here uses the locale of its own name. Spanish is that of the United States, so that a
# figure reads the same beside the framework's own texts: 84,000.
_LOCALES = {"en": "en_US", "es": "es_US"}
_LISTS = {"en": "en_GB"}  # without a comma before "and", as in all our texts


@cache
def locale_of(language: str) -> Locale:
    """Return the locale that a language is written with; babel.UnknownLocaleError or ValueError where there is none."""
    return Locale.parse(_LOCALES.get(language, language.replace("-", "_")))


def own_name(language: str) -> str:
    """Return what a language is called by those who speak it: Español."""
    name = Locale.parse(language.replace("-", "_")).get_display_name() or language
    return f"{name[0].upper()}{name[1:]}"


def plural_form(language: str, n: int) -> str:
    """Return the form that goes with a number, as Unicode's plural rules call it: one, many, other."""
    return locale_of(language).plural_form(n)


def whole_number(language: str, n: int) -> str:
    """Write a whole number in groups of digits: 84,000."""
    return format_decimal(n, locale=locale_of(language))


def listed(language: str, items: Sequence[str]) -> str:
    """Join items as a sentence would: a, b and c."""
    return format_list(items, locale=_LISTS.get(language, locale_of(language)))


def day(language: str, when: date) -> str:
    """Write a day: March 14, 2026."""
    return format_date(when, "long", locale=locale_of(language))


def month(language: str, when: date) -> str:
    """Write a month: March 2026."""
    return format_skeleton("yMMMM", when, locale=locale_of(language))


def time_of_day(language: str, when: datetime) -> str:
    """Write the time of day, in the time zone that the moment is given in: 3:05 PM."""
    return format_time(when.time(), "short", locale=locale_of(language))
