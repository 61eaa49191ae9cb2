"""Files that were made to exhaust a reader end quickly, with a problem."""

import os
import time

import pytest

from maturity.framework.document import MAX_BYTES, MAX_PROBLEMS
from maturity.framework.reader import read_file
from tests.framework.patches import told

LAUGHS = "a0: &a0 [ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))


@pytest.mark.parametrize(
    ("text", "is_json", "what"),
    [
        ("[" * 10_000, False, "nested deeper"),
        ("[" * 10_000 + "]" * 10_000, True, "nested deeper"),
        ("[" * 200 + "]" * 200, True, "nested deeper"),
        ('{"a":' * 200 + "1" + "}" * 200, True, "nested deeper"),
        ("- " * 10_000, False, "nested deeper"),
        ("? " * 10_000, False, "used as a key"),
        ("{a: " * 10_000, False, "nested deeper"),
        ("\n".join(" " * n + "a:" for n in range(1_500)), False, "nested deeper"),
        (LAUGHS, False, f"more than {MAX_PROBLEMS} problems"),
        ("- *a\n" * 300_000, False, f"more than {MAX_PROBLEMS} problems"),
        ("{" + ",".join(['"a":1'] * 200_000) + "}", True, f"more than {MAX_PROBLEMS} problems"),
        ("a: '" + "x\n" * 900_000, False, "a quote that opens here is not closed"),
        ("x" * (MAX_BYTES + 1), False, "more than 2,000,000 bytes"),
    ],
    ids=lambda part: str(part)[:12].replace("\n", " "),
)
def test_hostile_files_end_quickly_with_a_problem(text, is_json, what):
    started = time.perf_counter()

    problems = told(text, is_json=is_json)

    assert what in problems[-1][1]
    assert len(problems) <= MAX_PROBLEMS + 1
    assert time.perf_counter() - started < 5


def test_a_file_that_is_none_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")

    document, problems = read_file(tmp_path / "pipe.yaml", "pipe.yaml")

    assert document is None
    assert [problem.what for problem in problems] == ["this is not a file"]
