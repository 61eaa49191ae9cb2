"""A framework that an earlier version of the program kept is still read and scored as it was."""

from pathlib import Path

import pytest

from maturity.assessment.answers import Assessment
from maturity.framework.loader import framework_from_json
from maturity.scoring.score import score
from tests.frameworks_here import framework, said

KEPT = Path(__file__).parents[1] / "fixtures" / "framework-as-first-written.json"


@pytest.mark.parametrize(
    "options", [("yes", "yes", "no", "no"), ("yes", "yes", "yes", "partly"), ("no", "yes", "yes", "yes")]
)
def test_a_kept_framework_scores_as_the_shipped_one(options):
    kept, shipped = framework_from_json(KEPT.read_text(encoding="utf-8")), framework("example")
    answers = {feature: said(option) for feature, option in zip(shipped.features, options, strict=True)}
    assessment = Assessment(framework="example", answers=answers)

    then, now = score(kept, assessment), score(shipped, assessment)

    assert [(one.value, one.stage, one.reasons) for one in (then.overall, *then.capabilities)] == [
        (one.value, one.stage, one.reasons) for one in (now.overall, *now.capabilities)
    ]


def test_it_keeps_its_checksum():
    assert framework_from_json(KEPT.read_text(encoding="utf-8")).checksum in KEPT.read_text(encoding="utf-8")
