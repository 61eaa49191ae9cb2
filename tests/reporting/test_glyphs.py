"""What the bundled fonts have is printed with them; what no font has is a mark that the reader is told of."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from maturity.reporting import reports_folder
from maturity.reporting.glyphs import MARK, PLAIN, RIGHT_TO_LEFT, never_printed, unusual
from maturity.reporting.pdf import FONTS as LATIN
from maturity.reporting.pdf import RIGHT_TO_LEFT_FONTS, forget_fonts, to_pdf
from tests.frameworks_here import ROOT
from tests.reporting.conftest import pages

FOLDER = reports_folder() / "shared" / "fonts"
STACK = "'Public Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', system-ui, sans-serif"
PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><title>t</title><style>html {{ font-family: {stack} }}</style></head>'
    "<body><p>{text}</p>{told}</body></html>"
)


def page_of(text: str):
    return lambda fit: PAGE.format(stack=STACK, text=text, told="<p>Told.</p>" if fit.unprintable else "")


def shown(pdf: bytes) -> str:
    return "".join(pages(pdf))


def fonts_in(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        dictionaries = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        return {str(one.BaseFont).partition("+")[2] for one in dictionaries if "/DescendantFonts" in one}


@pytest.fixture(scope="module")
def covered() -> dict[str, set[int]]:
    return {path.name: set(TTFont(path).getBestCmap()) for path in FOLDER.glob("*.ttf")}


def test_every_font_that_is_declared_is_there_with_its_license():
    assert {*LATIN, *RIGHT_TO_LEFT_FONTS} == {path.name for path in FOLDER.glob("*.ttf")}
    license_ = (FOLDER / "OFL.txt").read_text("utf-8")
    for name in ("Public Sans", "Noto Sans Hebrew", "Noto Sans Arabic", "SIL OPEN FONT LICENSE Version 1.1"):
        assert name in license_


def test_public_sans_has_all_that_is_taken_for_plain(covered):
    plain = {number for number in range(0x20, 0x10000) if PLAIN.fullmatch(chr(number))}
    for name in LATIN:
        assert plain - covered[name] == set()
        assert ord(MARK) in covered[name]
    assert unusual("Plain “text” – Ñandú") == ""


def test_hebrew_and_arabic_have_their_fonts(covered):
    for name in RIGHT_TO_LEFT_FONTS:
        letters = {number for number in covered[name] if unicodedata.bidirectional(chr(number)) in ("R", "AL")}
        assert [chr(number) for number in letters if number > 0x590 and not RIGHT_TO_LEFT.search(chr(number))] == []


def test_right_to_left_text_is_printed_with_bundled_fonts_inside_left_to_right_text():
    pdf = to_pdf(page_of("Center מוקד 106 <b>מוקד</b> <em>עִבְרִית</em> and مركز <b>خدمة</b> 311"), FOLDER)
    assert all(name.startswith(("Public-Sans", "Noto-Sans-Hebrew", "Noto-Sans-Arabic")) for name in fonts_in(pdf))
    assert {"Noto-Sans-Hebrew", "Noto-Sans-Hebrew-Bold", "Noto-Sans-Arabic"} <= fonts_in(pdf)
    assert "מוקד" in shown(pdf)
    assert MARK not in shown(pdf)


def test_latin_text_needs_no_other_font():
    assert fonts_in(to_pdf(page_of("Ñandú <b>č</b> – “ệ” <em>ß</em>"), FOLDER)) == {
        "Public-Sans",
        "Public-Sans-Bold",
        "Public-Sans-Italic",
    }


@pytest.mark.parametrize("text", ["a\ufffdb", "a\ue000b", "a\U0010fffdb", "a\u0378b", "a\x01b"])
def test_what_no_font_can_have_is_a_mark_that_is_told_of(text):
    pdf = to_pdf(page_of(text), FOLDER)
    assert shown(pdf) == f"a{MARK}bTold."
    assert fonts_in(pdf) == {"Public-Sans"}


def test_what_no_font_here_has_is_a_mark_too_and_nothing_is_logged(monkeypatch):
    missing = "\U00012000\U0001e900"  # cuneiform and Adlam: hardly any machine has both
    pdf = to_pdf(page_of(f"a{missing}b"), FOLDER)
    if MARK in shown(pdf):
        assert shown(pdf).endswith("Told.")
    monkeypatch.setattr("maturity.reporting.pdf._Making._without_glyph", lambda making: set())
    assert to_pdf(page_of(f"a{missing}b"), FOLDER) == pdf  # also where a look at each alone would miss one


INVISIBLE = (
    "".join(chr(number) for number in range(0x10000) if unicodedata.category(chr(number)) == "Cf") + "\ufe0e\ufe0f"
)


@pytest.mark.parametrize(
    "text", ["a".join(INVISIBLE), "e\u0301\u0316\u0489\u20dd", "\u0301", "a\u200d\u200c\u2060\ufeffb"]
)
def test_what_is_not_seen_and_what_stands_on_other_letters_crashes_nothing(text):
    assert to_pdf(page_of(text), FOLDER).startswith(b"%PDF")


def test_never_printed_leaves_spaces_alone():
    assert never_printed("a\t\n\r \x00\ufffd") == "\x00\ufffd"


MIXED = "Center מוקד مركز 市🎉 \ufffd Ω"
ELSEWHERE = """
import hashlib
from tests.reporting.test_glyphs import FOLDER, MIXED, page_of
from maturity.reporting.pdf import to_pdf
print(hashlib.sha256(to_pdf(page_of(MIXED), FOLDER)).hexdigest())
"""


def test_the_same_text_gives_the_same_bytes_in_every_process():
    here = to_pdf(page_of(MIXED), FOLDER)
    assert to_pdf(page_of(MIXED), FOLDER) == here
    there = subprocess.run([sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True, cwd=ROOT)
    assert there.stdout.strip() == hashlib.sha256(here).hexdigest()


def declaring(face: str):
    page = PAGE.format(stack=STACK, text="x", told="").replace("<style>", f"<style>{face}")
    return lambda fit: page


@pytest.mark.parametrize("at_rule", ["@font-face", r"@\66 ont-face"])
@pytest.mark.parametrize("source", ["asset:PublicSans-Bold.ttf", "file:///broken.ttf"])
def test_a_font_that_a_document_declares_does_not_reach_the_next(at_rule, source, caplog):
    before = to_pdf(page_of("Plain <b>text</b>"), FOLDER)
    to_pdf(declaring(f"{at_rule} {{ font-family: 'Public Sans'; font-weight: 400; src: url({source}) }}"), FOLDER)
    caplog.clear()  # that a font can't be loaded is meant
    assert to_pdf(page_of("Plain <b>text</b>"), FOLDER) == before


def test_fonts_are_kept_for_the_next_document_and_made_again_where_they_were_cleaned_away(tmp_path, monkeypatch):
    def copies() -> set[Path]:
        return set(tmp_path.glob("weasyprint-*"))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    forget_fonts()
    first, at_start = to_pdf(page_of("Plain מוקד"), FOLDER), copies()
    assert to_pdf(page_of("Plain מוקד"), FOLDER) == first
    assert copies() == at_start
    forget_fonts()
    assert copies() == set()
    to_pdf(page_of("Plain"), FOLDER)
    for folder in copies():
        shutil.rmtree(folder)
    assert to_pdf(page_of("Plain מוקד"), FOLDER) == first
    forget_fonts()
