"""Where suggestions go: which addresses may stand there, and that leaving it out changes no checksum."""

from __future__ import annotations

import re

import pytest

from maturity.framework.loader import load_framework
from maturity.framework.plain import SUGGESTIONS
from tests.framework.patches import apply, copy_of_example

GOOD = (
    "https://example.org",
    "https://example.org/new?title={feature}&body={version}",
    "https://example.org/#{feature}",
    "mailto:questions@example.org",
    "mailto:questions@example.org?subject={feature}%20{version}",
)
BAD = (
    "example.org",
    "http://example.org",
    "javascript:alert(1)",
    "https://",
    "https://{feature}.example.org",
    "https://example.org/{title}",
    "https://example.org/{feature",
    "https://example.org/a b",
    'https://example.org/"',
    "https://example.org\n",
    "mailto:questions",
    "mailto:{feature}@example.org",
    "mailto:a@example.org,b@example.org",
)


@pytest.mark.parametrize("address", GOOD)
def test_a_web_or_mail_address_with_the_two_placeholders_is_read(address, tmp_path):
    folder = copy_of_example(tmp_path)
    before = load_framework(folder)
    apply({"file": "framework.yaml", "find": "minutes: 3", "replace": f"minutes: 3\nsuggestions: '{address}'"}, folder)
    found = load_framework(folder)
    assert found.suggestions == address
    assert found.checksum != before.checksum
    assert "suggestions" not in before.model_dump(exclude_defaults=True)


@pytest.mark.parametrize("address", BAD)
def test_any_other_address_is_refused(address):
    assert not re.fullmatch(SUGGESTIONS.removesuffix("$"), address)
