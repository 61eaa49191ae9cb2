"""Texts of all kinds that people type: each is printed, or what can't be is replaced so that the reader is told."""

from __future__ import annotations

from itertools import cycle

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.reporting import Subject, report_ids, report_pdf
from maturity.reporting.questionnaire import questionnaire_pdf
from maturity.reporting.typed import LONGEST, REPLACEMENT, printable, printable_lines
from tests.frameworks_here import framework
from tests.reporting.conftest import AS_OF, flat, pages

TOLD = flat("◊ stands for a character that could not be printed here.")

STRANGE = {
    "control characters": "a\x00b\x01c\x1bd\x7fe",
    "lone surrogates": "a\ud800b\udfffc",
    "not characters": "a\uffffb\ue000c\U0010ffffd",
    "half a million": "half a million letters " * 22_000,
    "long word": "x" * 10_000,
    "right to left": "מוקד עירוני مركز خدمة",
    "half a million in a word": "w" * 500_000,
    "overrides": "\u202eevil\u2066 text\u2067",
    "emoji": "👩🏽‍🚒🎉🇺🇸☎️ done",
    "chinese": "市民服务热线" * 30,
    "stacked marks": "e" + "\u0301\u0316" * 500,
    "line ends": "a\r\nb\u2028c\u2029d\x0be\x85f" + "\n" * 500,
    "wide spaces": "a" + "\u00a0\u3000\u2003" * 600 + "b",
    "empty looking": "\u200b\u200d\ufeff\u3164",
    "variation selectors": "a\ufe0fb\U000e0100c\u180bd",
    "tags": "\U0001f3f4\U000e0067\U000e0062\U000e007f end",
    "joiners": "क्‍ष ၵ ෴",
}


def subject_of(*texts: str) -> Subject:
    """Answers that hold the texts wherever they hold one, longer than any reader of files would let through."""
    loaded, given = framework("example"), cycle(texts)
    states = [{"state": State.ANSWERED, "option": "no"}, {"state": State.DONT_KNOW}, {"state": State.NOT_APPLICABLE}]
    answers = {
        id_: Answer(reason="x", **states[index % 3]).model_copy(
            update={"note": next(given), "evidence": next(given)[:500], "reason": next(given)[:500]}
        )
        for index, id_ in enumerate(loaded.features)
    }
    center = {"name": texts[0], "government": next(given), "channels": (next(given),)}
    return Subject(loaded, Assessment(framework=loaded.id, center=center, answers=answers), AS_OF, next(given))


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_texts_never_break_a_report(text):
    shown = "".join(pages(report_pdf("brief", subject_of(text))))
    assert REPLACEMENT not in shown
    assert (TOLD in shown) == ("◊" in shown.replace(TOLD, ""))


@pytest.mark.parametrize("report", report_ids())
def test_every_report_tells_what_it_could_not_print(report):
    pdf = report_pdf(report, subject_of(*STRANGE.values()))
    shown = "".join(pages(pdf))
    assert REPLACEMENT not in shown
    assert TOLD in shown
    assert "a◊b◊c" in shown  # the name, with its control characters
    assert len(pdf) < 1_000_000
    if report == "answers":
        for expected in ("a◊b◊c◊d", "מוקד", "half a million letters", "wwwww", "eviltext"):
            assert flat(expected) in shown


def test_strange_texts_never_break_the_questionnaire():
    odd = " ".join(text[:300] for text in STRANGE.values())
    loaded = framework("example").model_copy(update={"title": odd, "summary": odd, "attribution": odd})
    shown = "".join(pages(questionnaire_pdf(loaded)))
    assert "◊" in shown
    assert REPLACEMENT not in shown


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Springfield 311", "Springfield 311"),
        ("  a \n\t b  ", "a b"),
        ("a\x00b\ud800c", f"a{REPLACEMENT}b{REPLACEMENT}c"),
        ("\u202eabc", "abc"),
        ("e" + "\u0316" * 9, "e" + "\u0316" * 4),
        ("São José – 311 “Día”", "São José – 311 “Día”"),
        ("a\u2028b\u00a0c", "a b c"),
        ("\u200b\u200d\ufeff", ""),
        ("\u3164 \u2800\u0301\n", ""),
        ("👍🏽", "👍🏽"),
    ],
)
def test_printable(given, expected):
    assert printable(given) == expected


def test_printable_cuts_with_an_ellipsis_and_keeps_lines_apart():
    assert printable("abcdef", 4) == "abc…"
    assert printable("abcd", 4) == "abcd"
    assert printable_lines("a \r\n\n\n b\u2028c\x85d") == "a\nb\nc\nd"


def test_no_text_is_longer_than_any_form_takes():
    for made in (printable("w" * 500_000), printable_lines("w\n" * 250_000), printable_lines("\u202e" * 500_000 + "w")):
        assert len(made) <= LONGEST
    assert printable("w" * 500_000).endswith("w…")
