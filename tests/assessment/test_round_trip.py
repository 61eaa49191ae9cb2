"""An assessment written to a file and read again is the same assessment, in YAML and in JSON."""

import json

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.answers_file import answers_from_bytes, to_file
from maturity.framework.model import Framework
from tests.frameworks_here import assessments, framework

# Any text but control characters, halves of surrogate pairs and what is no character at all.
NO_TEXT = {"exclude_categories": ["Cs", "Cc"], "exclude_characters": "\ufffe\uffff"}
words = st.text(st.characters(**NO_TEXT) | st.sampled_from("\n\t yes: no - # {}[]'\"&*!|>%@`\\"), max_size=60)
names = words.map(lambda text: " ".join(text.split())).map(lambda text: text[:200].strip())


@st.composite
def written(draw: st.DrawFn, loaded: Framework) -> Assessment:
    """An assessment with words of every kind in it; an answer without anything is as good as none."""
    plain = draw(assessments(loaded))
    answers = {}
    for key, answer in plain.answers.items():
        reason = draw(words.filter(str.strip)) if answer.state is State.NOT_APPLICABLE else ""
        full = answer.model_copy(update={"reason": reason, "note": draw(words), "evidence": draw(words)})
        if full != Answer():
            answers[key] = full
    return plain.model_copy(update={"answers": answers, "center": {**plain.center, "name": draw(names)}})


def assert_same(assessment, loaded):
    content = to_file(assessment)
    for name, text in (
        ("a.json", json.dumps(content)),
        ("a.json", json.dumps(content, indent="\t", ensure_ascii=False)),
        ("a.yaml", yaml.safe_dump(content)),
        ("a.yaml", yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=60)),
    ):
        assert answers_from_bytes(text.encode(), name, loaded) == assessment


@settings(max_examples=100, deadline=None)
@given(assessment=written(framework("example")))
@example(assessment=Assessment(framework="example"))
@example(
    assessment=Assessment(framework="example", center={"name": "yes"}, answers={"records.log": Answer(note="null")})
)
@example(
    assessment=Assessment(framework="example", center={"name": "0.5"}, answers={"records.log": Answer(note=" \n")})
)
def test_round_trip(assessment):
    assert_same(assessment, framework("example"))


def test_round_trip_of_lists_and_choices():
    loaded = framework("311")
    center = {"name": "Springfield 311", "population": 48000, "government": "city", "channels": ("phone", "web")}

    assert_same(Assessment(framework="311", center=center, capacity="steady"), loaded)


def test_unanswered_is_not_written():
    plain = Assessment(framework="example", answers={"records.log": Answer(), "phone.counted": Answer(note="Ask Kim.")})

    assert to_file(plain)["answers"] == {"phone.counted": {"note": "Ask Kim."}}
