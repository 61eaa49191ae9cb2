"""What a person typed can always be written to a file and read back."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maturity.assessment.answers import Answer
from maturity.assessment.typed import REPLACEMENT, printable


@pytest.mark.parametrize("plain", ["", "Line\nline\tcell", "חיפה 🧑🏽‍🚒", "naïve – “quoted”"])
def test_ordinary_text_is_left_alone(plain):
    assert Answer(note=plain).note == plain


@pytest.mark.parametrize(("odd", "seen"), [("a\x00b", f"a{REPLACEMENT}b"), ("\ud800", REPLACEMENT), ("a\r\nb", "a\nb")])
def test_what_no_file_may_hold_is_replaced_visibly(odd, seen):
    assert Answer(note=odd).note == seen


@given(st.text(st.characters(), max_size=50))
def test_anything_typed_survives_a_yaml_file(text):
    kept = printable(text)
    assert yaml.safe_load(yaml.safe_dump({"note": kept}, allow_unicode=True)) == {"note": kept}
