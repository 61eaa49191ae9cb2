"""Why there is no outcome for the whole: blocking features that are missing, and what to do about each."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.labels import answer_label
from maturity.scoring.result import Result
from maturity.text import Words


def blocked_lines(framework: Framework, assessment: Assessment, result: Result, words: Words) -> list[str]:
    """Return sentences that say what keeps the whole from being scored; none where it can be scored."""
    if result.scorable:
        return []
    lines = [words.say("explain.blocked.intro")]
    for id_ in result.blocked_by:
        feature = framework.features[id_]
        answer = answer_label(framework, assessment, id_, words)
        lines.append(words.say("explain.blocked.feature", feature=feature.title, answer=answer))
        lines += [words.say("explain.blocked.first_step", step=feature.first_step)] if feature.first_step else []
    return [*lines, words.say("explain.blocked.then")]
