"""Keeping a catalog in step with the texts it translates: what is new, what has changed, what is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from maturity.errors import Problem
from maturity.text.catalog import Entry, Texts, placeholders

_NUMBER = re.compile(r"\.[0-9]+(?=\.|$)")


def updated(entries: Sequence[Entry], texts: Texts) -> tuple[Entry, ...]:
    """Return the entries that a catalog should have now; nothing that anybody has translated is lost.

    A new text has an empty translation, one that has changed keeps the old one marked as stale, and one that is gone
    is kept apart.
    """
    known = {_key(one.place, one.source): one for one in sorted(entries, key=lambda one: not one.gone)}
    # First what is still the same, perhaps at another number of its list, then what stood where something new stands.
    same = {place: known[key] for place, text in texts.items() if (key := _key(place, text)) in known}
    taken = {id(one) for one in same.values()}
    before = {one.place: one for one in entries if id(one) not in taken and not one.gone}
    found = []
    for place, source in texts.items():
        if place in same:
            found.append(replace(same[place], place=place, gone=False))
        elif place in before:
            found.append(_changed(before[place], source))
            taken.add(id(before[place]))
        else:
            found.append(Entry(place, source))
    return (*found, *(_gone(one) for one in entries if one.text and id(one) not in taken))


def _key(place: str, source: str) -> tuple[str, str]:
    return _NUMBER.sub("", place), source


def _changed(before: Entry, source: str) -> Entry:
    """Return the entry of a text that reads differently now."""
    if not before.text:
        return replace(before, source=source, previous="", stale=False)
    if before.stale and before.previous == source:  # it has been changed back
        return replace(before, source=source, previous="", stale=False)
    return replace(before, source=source, previous=before.previous if before.stale else before.source, stale=True)


def _gone(one: Entry) -> Entry:
    """Return an entry that is not needed any more, beside the very text that it translates, should that come back."""
    return replace(one, source=one.previous if one.stale else one.source, previous="", stale=False, gone=True)


def faults(entries: Sequence[Entry], texts: Texts, shown: str, command: str) -> Iterator[Problem]:
    """Yield what is missing, stale or wrongly filled in, each at its line of the catalog; `command` writes it anew."""
    here = {one.place: one for one in entries if not one.gone}
    update = f"Run '{command}', then translate it."
    for place, source in texts.items():
        one = here.get(place)
        if one is None:
            yield Problem(shown, 1, place, "this text has no entry", "It is shown untranslated.", update)
        elif one.source != source:
            what, why = "the text has changed since", "It is shown untranslated."
            yield Problem(shown, one.line, place, what, why, update)
        elif not one.text.strip():
            fix = "Write the translation behind msgstr."
            yield Problem(shown, one.line, place, "the translation is missing", "It is shown untranslated.", fix)
        elif one.stale:
            what, why = "the translation is of an older text", "It is shown untranslated."
            fix = "Look at it again, change what has to be, and delete the word fuzzy above it."
            yield Problem(shown, one.line, place, what, why, fix)
        elif placeholders(one.text) != placeholders(source):
            yield Problem(shown, one.line, place, *_misfilled(one))
    for place, one in here.items():
        if place not in texts:
            yield Problem(shown, one.line, place, "no text has this place", "It is never shown.", f"Run '{command}'.")


def _misfilled(one: Entry) -> tuple[str, str, str]:
    wanted, given = placeholders(one.source), placeholders(one.text)
    parts = [f"{{{name}}} is missing" for name in sorted(wanted - given)]
    parts += [f"{{{name}}} is unknown" for name in sorted(given - wanted)]
    why = "What stands in braces is filled in, so both texts need the same."
    return ", ".join(parts), why, "Write the same braces as in the other text."
