"""Whatever is in the files, reading ends with a framework or with problems, never with another error."""

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from maturity.framework.folders import FRAMEWORKS
from maturity.framework.loader import read_framework
from maturity.framework.reader import read_bytes
from tests.framework.patches import copy_of_example, problems_in

FILES = [
    "framework.yaml",
    "sources.yaml",
    "capabilities/10-phone.yaml",
    "capabilities/20-records.yaml",
    "cases/stages.yaml",
]
PIECES = [
    "\t",
    "\x00",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    "*a",
    "&a ",
    "!t ",
    "- ",
    ": ",
    "#",
    "|\n",
    "? ",
    "---\n",
    "\u2028",
    "é",
    "🙂",
    "1e9",
]
PIECES += ["null", "true", "yes", "0.5", "-1", "99", "...\n", "%YAML 1.1\n", "<<: ", "\\", "\r", "\ufeff", ""]

mild = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@mild
@given(raw=st.binary(max_size=300), is_json=st.booleans())
@example(raw=b"", is_json=True)
@example(raw=b"\xef\xbb\xbf", is_json=False)
def test_any_bytes(raw, is_json):
    document, problems = read_bytes(raw, "file", is_json=is_json)

    assert (document is None) <= bool(problems)


@mild
@given(
    text=st.text(alphabet=st.sampled_from("ab:-[]{},'\"#&*!|>?%@ \n\t\\\r\u2028"), max_size=60), is_json=st.booleans()
)
def test_any_punctuation(text, is_json):
    document, problems = read_bytes(text.encode(), "file", is_json=is_json)

    assert (document is None) <= bool(problems)
    assert all(1 <= problem.line <= text.count("\n") + text.count("\r") + 1 for problem in problems)


def mutated(text: str, rng: random.Random) -> str:
    """A text with one to four slips in it, such as people and tools make."""
    for _ in range(rng.randint(1, 4)):
        lines = text.split("\n")
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                cut = rng.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + rng.choice(PIECES) + lines[at][cut + rng.randint(0, 2) :]
            case 4:
                key, colon, _ = lines[at].partition(":")
                lines[at] = key + colon + " " + rng.choice(PIECES)
            case 5:
                lines[at] = rng.choice([" ", "  "]) + lines[at] if rng.random() < 0.5 else lines[at][1:]
        text = "\n".join(lines) or "\n"
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return copy_of_example(tmp_path_factory.mktemp("mutated"))


@pytest.mark.parametrize("name", FILES)
@settings(mild, max_examples=60)
@given(rng=st.randoms(use_true_random=False))
def test_any_slips(name, rng, folder):
    whole = (FRAMEWORKS / "example" / name).read_text(encoding="utf-8")
    path = folder / name
    path.write_text(mutated(whole, rng), encoding="utf-8", newline="")
    try:
        reading = read_framework(folder)
        problems = problems_in(folder)
    finally:
        path.write_text(whole, encoding="utf-8")

    assert (reading.framework is None) == bool(reading.problems)
    for problem in problems:
        assert problem.line >= 1
        assert problem.what
        assert problem.why
        assert problem.fix
        assert "\n" not in str(problem)
