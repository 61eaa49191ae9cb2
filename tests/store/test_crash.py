from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE, Popen

from maturity.assessment.answers import Answer, State
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.store.values import Section
from tests.store.conftest import ROOT

SAVER = "tests.store.saver"


def start(place: str, assessment_id: str, prefix: str, how_many: int) -> Popen[str]:
    command = [sys.executable, "-m", SAVER, place, assessment_id, prefix, str(how_many)]
    process = Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_kill_loses_no_answer_that_was_saved(place: str, framework: Framework) -> None:
    with open_store(place) as store:
        made = store.new(framework, None)
    for round_ in range(3):
        prefix = f"round{round_}"
        with start(place, made, prefix, 0) as process:
            go(process)
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(60)]
            process.send_signal(signal.SIGKILL)
            said += process.stdout.readlines()
        with open_store(place) as store:
            answers = store.draft(made).assessment.answers
            assert len(said) >= 60
            for line in said:
                assert answers[f"{prefix}.f{int(line)}"].note == f"{prefix} {int(line)}"
            store.save(made, Section.ANSWER, "phone.answered", Answer())


def test_two_processes_on_one_assessment_lose_nothing(place: str, framework: Framework) -> None:
    with open_store(place) as store:
        made = store.new(framework, None)
        with start(place, made, "one", 150) as one, start(place, made, "two", 150) as two:
            go(one)
            go(two)
            assert one.wait(60) == two.wait(60) == 0
        answers = store.draft(made).assessment.answers
    assert len(answers) == 301
    assert all(answers[f"{who}.f{number}"].note == f"{who} {number}" for who in ("one", "two") for number in range(150))
    assert answers["shared.last"].note in {"one 149", "two 149"}


def test_many_threads_lose_nothing(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)

    def respond(thread: int) -> None:
        for number in range(10):
            answer = Answer(state=State.ANSWERED, option="yes", note=f"{thread} {number}")
            store.save(made, Section.ANSWER, f"t{thread}.f{number}", answer)
            assert store.draft(made).assessment.answer(f"t{thread}.f{number}") == answer

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(respond, range(32)))
    answers = store.draft(made).assessment.answers
    assert len(answers) == 320
    assert all(
        answers[f"t{thread}.f{number}"].note == f"{thread} {number}" for thread in range(32) for number in range(10)
    )


def test_submitting_at_once_gives_each_its_number(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: store.submit(made, framework, "Ana").number, range(16)))
    assert sorted(taken) == list(range(1, 17))


OPEN = (
    "import sys; from maturity.store.opening import open_store;"
    "open_store(sys.argv[1]).close(); print('alembic' in sys.modules)"
)


def test_processes_that_open_a_new_store_at_once_all_succeed(empty: str) -> None:
    command = [sys.executable, "-W", "error", "-c", OPEN, empty]
    running = [Popen(command, cwd=ROOT, stdout=PIPE, stderr=PIPE) for _ in range(3)]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, b"")


def test_a_second_opening_does_not_import_alembic(place: str) -> None:
    open_store(place).close()
    command = [sys.executable, "-c", OPEN, place]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout == b"False\n"
