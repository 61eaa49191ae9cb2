"""Two people in two processes of the product on one assessment: each sees what the other said, and nothing is lost."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from subprocess import PIPE, Popen

import pytest

from maturity.framework.model import Framework
from maturity.store.opening import open_store
from tests.store.conftest import ROOT


class Colleague:
    def __init__(self, process: Popen[str]) -> None:
        self.process = process
        assert self._line() == "ready"

    def save(self, feature: str, note: str) -> None:
        assert self._told("save", feature, note) == "saved"

    def look(self, feature: str) -> str:
        return self._told("look", feature)

    def _told(self, *words: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        return self._line()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def made(place: str, framework: Framework) -> str:
    with open_store(place) as store:
        return store.new(framework, None)


@pytest.fixture
def two(place: str, made: str) -> Iterator[tuple[Colleague, Colleague]]:
    command = [sys.executable, "-m", "tests.store.colleague", place, made]
    with ExitStack() as both:
        running = [both.enter_context(Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True)) for _ in range(2)]
        yield Colleague(running[0]), Colleague(running[1])
        for process in running:
            process.kill()


def test_each_sees_at_once_what_the_other_said(two: tuple[Colleague, Colleague]) -> None:
    ana, ben = two
    for turn in range(10):
        ana.save("phone.answered", f"Ana {turn}")
        assert ben.look("phone.answered") == f"Ana {turn}"
        ben.save("phone.answered", f"Ben {turn}")
        ben.save("phone.counted", f"Ben {turn}")
        assert (ana.look("phone.answered"), ana.look("phone.counted")) == (f"Ben {turn}", f"Ben {turn}")


def test_when_one_is_killed_the_other_goes_on_with_everything_that_was_said(
    place: str, made: str, two: tuple[Colleague, Colleague]
) -> None:
    ana, ben = two
    ana.save("phone.answered", "Ana")
    ben.save("phone.counted", "Ben")
    ana.process.send_signal(signal.SIGKILL)
    ana.process.wait()
    assert (ben.look("phone.answered"), ben.look("phone.counted")) == ("Ana", "Ben")
    ben.save("records.log", "alone")
    with open_store(place) as store:
        answers = store.draft(made).assessment.answers
    assert {feature: answer.note for feature, answer in answers.items()} == {
        "phone.answered": "Ana",
        "phone.counted": "Ben",
        "records.log": "alone",
    }
