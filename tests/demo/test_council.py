"""The file of the demonstration fits the framework, is labeled as invented, and always gives the same answers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from maturity.assessment.answers import Assessment, State
from maturity.assessment.center import center_value
from maturity.demo.answering import answers_in
from maturity.demo.council import LABEL, Council, read_council
from maturity.errors import ContentError
from maturity.scoring.score import score
from maturity.store.round_records import Sharing
from tests.frameworks_here import ROOT, framework

FRAMEWORK = framework("311")
SAME = """
import sys
from tests.demo.test_council import fingerprint
print(fingerprint())
"""


def everything(council: Council) -> dict[tuple[str, int], Assessment]:
    return {
        (center.name, number): answers_in(FRAMEWORK, center, number, seed=council.seed, notes=council.notes)
        for center in council.centers
        for number in range(1, len(council.rounds) + 1)
    }


def fingerprint() -> str:
    texts = [one.model_dump_json() for one in everything(read_council()).values()]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def median_stage(said: Assessment) -> int:
    stages = sorted(one.stage or 0 for one in score(FRAMEWORK, said).capabilities)
    return stages[len(stages) // 2]


def test_what_is_said_of_the_centers_fits_the_framework(council: Council) -> None:
    questions = {one.id: one for one in FRAMEWORK.profile}
    capabilities = {one.id for one in FRAMEWORK.capabilities}
    for center in council.centers:
        for number in range(1, len(council.rounds) + 1):
            for key, value in center.profile(number).items():
                assert center_value(questions[key], value) == value, center.name
        assert capabilities >= {*center.strong, *center.weak}, center.name
        assert center.sharing in set(Sharing)
        assert len(center.moves) == len(council.rounds) - 1
        assert {*center.states, *center.changes} <= {1, 2, 3}
    for note in council.notes:
        assert note.option in {one.id for one in FRAMEWORK.options_of(FRAMEWORK.features[note.feature])}
        assert note.note.startswith("Invented note: ")


def test_24_centers_of_every_size_are_enough_to_compare_within_each(council: Council) -> None:
    assert len(council.centers) == 24
    sizes = Counter(size.id for one in council.centers if (size := FRAMEWORK.size_for(one.population)))
    assert set(sizes) == {"small", "medium", "large"}
    assert min(sizes.values()) >= 5


def test_a_name_that_is_not_labeled_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "council.yaml"
    path.write_text((ROOT / "demo/council.yaml").read_text().replace("Quillmere Town Desk (invented)", "Quillmere"))
    with pytest.raises(ContentError, match="Quillmere"):
        read_council(path)


def test_rounds_are_named_after_their_season(council: Council) -> None:
    names = [period.name(date(2026, 11, 22)) for period in council.rounds]
    assert names == ["Spring 2025 (invented)", "Spring 2026 (invented)", "Fall 2026 (invented)"]
    first = date(2026, 1, 1)
    for days in range(3 * 366):
        assert len({period.name(first + timedelta(days)) for period in council.rounds}) == len(council.rounds)


def test_the_answers_are_the_same_in_every_process() -> None:
    other = subprocess.run(
        [sys.executable, "-c", SAME],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == fingerprint()


def test_answers_are_as_varied_as_those_of_real_centers(council: Council) -> None:
    found = everything(council)
    states = Counter(answer.state for said in found.values() for answer in said.answers.values())
    options = Counter(answer.option for said in found.values() for answer in said.answers.values())
    assert min(states[one] for one in (State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE)) > 50
    assert min(options[one] for one in ("yes", "partly", "no")) > 500
    for (name, _), said in found.items():
        answers = said.answers.items()
        assert all(answer.reason for _, answer in answers if answer.state is State.NOT_APPLICABLE)
        assert all(LABEL in name for name in (name, said.name))
        noted = [answer for _, answer in answers if answer.note]
        assert all(answer.note.startswith("Invented note: ") for answer in noted)
    assert 20 < sum(bool(answer.note) for said in found.values() for answer in said.answers.values()) < 200


def test_most_go_up_slowly_and_one_falls_back_after_a_cut(council: Council) -> None:
    found = everything(council)
    done = {
        number: {
            center.name: sum(answer.option == "yes" for answer in found[center.name, number].answers.values())
            for center in council.centers
        }
        for number in (1, 2, 3)
    }
    fell = [center.name for center in council.centers if done[3][center.name] < done[2][center.name]]
    assert fell == ["Coldwether 311 (invented)"]
    assert found[fell[0], 3].center["hours"] == "office" != found[fell[0], 2].center["hours"]
    assert median_stage(found[fell[0], 3]) < median_stage(found[fell[0], 2])
    rose = [name for name in done[1] if done[3][name] > done[1][name]]
    assert len(rose) >= 22
    last = [median_stage(found[center.name, 3]) for center in council.centers]
    assert {1, 2, 3, 4} <= set(last)
