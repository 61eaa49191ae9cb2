"""Translations as a gettext catalog: one entry a place, with the text it translates and the translation.

Every entry's context (msgctxt) is its place, such as `ui.start.title`; msgid is the text in the source language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from maturity.errors import Problem

if TYPE_CHECKING:
    from babel.messages.catalog import Message

Texts = Mapping[str, str]
"""Texts by their place, in the order in which a translator should meet them."""

Translations = Mapping[tuple[str, str], str]
"""Translations by place and source text; both have to be the same, so that a text that has changed is never used."""

NOTHING: Translations = {}

_PREVIOUS = "|"  # how a comment begins that holds the source text of before
_STRING = r'"(?:[^"\\]|\\[\\trn"])*"'
_LINE = re.compile(rf"(?:#~ ?)?(?:(?P<keyword>msgctxt|msgid|msgstr) )?(?P<string>{_STRING})")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Entry:
    """A text at its place and its translation; empty while there is none."""

    place: str
    source: str
    text: str = ""
    previous: str = ""
    """What the source text was when it was translated, where it has changed since."""
    stale: bool = False
    """Whether the translation has to be looked at again (fuzzy, as gettext calls it)."""
    gone: bool = False
    """Whether nothing has this place any more; kept for those who bring the text back (obsolete)."""
    notes: tuple[str, ...] = ()
    """What translators have noted for each other."""
    line: int = 1


def read_catalog(path: Path, shown: str) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the entries of a catalog, and what is wrong with its lines; without entries where it can't be read.

    `shown` is the file's name in problems. A file that isn't there has no entries.
    """
    try:
        lines = path.read_bytes().decode("utf-8").splitlines()
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError) as error:
        what, fix = "this is not UTF-8 text that can be read", "Save it as UTF-8, with a tool for PO files."
        return (), [Problem(shown, 1, "", what, f"Its translations are lost until then ({error}).", fix)]
    problems = list(_unreadable(lines, shown))
    if problems:
        return (), problems
    return tuple(_entries(lines)), []


def translations_at(path: Path) -> Translations:
    """Return what a catalog translates, as far as it can be read: with nothing to say the source text is shown."""
    return translations(read_catalog(path, path.name)[0])


def translations(entries: Iterable[Entry]) -> Translations:
    """Return the translations of entries.

    The text of an older version, which a kept framework still has, is translated by what was translated from it.
    """
    found = {}
    for one in entries:
        source = one.previous if one.stale else one.source
        if one.text and source and placeholders(one.text) == placeholders(source):
            found[one.place, source] = one.text
    return found


def placeholders(text: str) -> frozenset[str]:
    """Return the names in braces that are filled in when a text is shown."""
    return frozenset(_PLACEHOLDER.findall(text))


def catalog_bytes(entries: Sequence[Entry], language: str) -> bytes:
    """Return the file: the same entries always make the same bytes, with one line for each text."""
    # Only here: the library is slow to load, and only translators write catalogs.
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalog = Catalog(charset="utf-8")
    out = BytesIO()
    for one in sorted(entries, key=lambda one: one.place if one.gone else ""):
        told = _message(one)
        if one.gone:
            catalog.obsolete[one.source, one.place] = told
        else:
            catalog[one.source] = told
    # Not the library's own head, which names the day and the library's version.
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    head += '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    out.write(head.encode())
    write_po(out, catalog, width=0, omit_header=True, include_previous=True)
    return out.getvalue().rstrip(b"\n") + b"\n"


def _message(one: Entry) -> Message:
    from babel.messages.catalog import Message

    flags = ("fuzzy",) if one.stale else ()
    previous = (one.previous,) if one.previous else ()
    return Message(one.source, one.text, (), flags, (), one.notes, previous, context=one.place)


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    from babel.messages.pofile import read_po

    catalog = read_po(lines, charset="utf-8", abort_invalid=True)
    told = [(one, False) for one in catalog if one.id] + [(one, True) for one in catalog.obsolete.values()]
    for one, gone in told:
        comments = [comment for comment in one.user_comments if not comment.startswith(_PREVIOUS)]
        before = [comment for comment in one.user_comments if comment.startswith(_PREVIOUS)]
        yield Entry(
            place=one.context or "",
            source=str(one.id),
            text=str(one.string or ""),
            previous=_previous(before),
            stale=one.fuzzy,
            gone=gone,
            notes=tuple(comments),
            line=one.lineno or 1,
        )


def _previous(comments: Iterable[str]) -> str:
    """Return the text in comments such as `#| msgid "…"`, which the library leaves as they stand."""
    from babel.messages.pofile import denormalize

    found = [comment[1:].strip().removeprefix("msgid ") for comment in comments if not comment.startswith("| msgctxt")]
    return "".join(denormalize(one) for one in found if one.startswith('"'))


def _unreadable(lines: Sequence[str], shown: str) -> Iterator[Problem]:
    """Yield what the library would read wrongly without a word, or stop at."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (line.startswith("#") and not line.startswith("#~")) or line.startswith("#~|"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            what, why = "this line can't be read", "The whole file is left out, and nothing of it is shown."
            fix = 'Write msgctxt, msgid or msgstr and a text in double quotes; a quote inside it is written \\".'
            yield Problem(shown, number, "", what, why, fix)
        elif found["keyword"] == "msgctxt" and not line.startswith("#~"):
            place = found["string"]
            if place in seen:
                what, why = f"the place {place} stands here a second time", "Only one of the two could be shown."
                yield Problem(shown, number, "", what, why, f"Delete one of them; the other is on line {seen[place]}.")
            seen.setdefault(place, number)
