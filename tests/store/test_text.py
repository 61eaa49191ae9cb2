from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import MAX_NOTE, Answer, Assessment, Priority, State
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.store.values import Section

# Whatever Unicode a person can type or paste; half characters have their own test.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
KEYS = st.from_regex(r"[a-z0-9-]{1,12}(\.[a-z0-9-]{1,12})?", fullmatch=True)
WORDS = {"reason": TEXTS, "note": TEXTS, "evidence": TEXTS}
OPEN = st.sampled_from([state for state in State if state is not State.ANSWERED])
ANSWERS = st.builds(Answer, state=st.just(State.ANSWERED), option=KEYS, **WORDS) | st.builds(
    Answer, state=OPEN, **WORDS
)
VALUES = TEXTS | st.integers() | st.lists(TEXTS, max_size=4).map(tuple)
ASSESSMENTS = st.builds(
    Assessment,
    framework=st.just("example"),
    center=st.dictionaries(KEYS, VALUES, max_size=4),
    answers=st.dictionaries(KEYS, ANSWERS, max_size=4),
    priorities=st.dictionaries(KEYS, st.sampled_from(Priority), max_size=4),
    capacity=st.none() | TEXTS,
)
HARD = [
    "",
    " ",
    "a\x00b",
    "\x00",
    "🧑🏽‍🚒🇺🇸",
    "שלום, مرحبا \u202e!",
    "e\u0301",
    "\ufffe",
    "line\r\nline\n",
    '"\\',
    "=1+1",
    "x" * MAX_NOTE,
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=ASSESSMENTS)
def test_any_answers_come_back_the_same(store: Store, framework: Framework, said: Assessment) -> None:
    made = store.new(framework, None)
    for key, value in said.center.items():
        store.save(made, Section.CENTER, key, value)
    for key, answer in said.answers.items():
        store.save(made, Section.ANSWER, key, answer)
    for key, priority in said.priorities.items():
        store.save(made, Section.PRIORITY, key, priority)
    store.save(made, Section.PLAN, "capacity", said.capacity)
    assert store.draft(made).assessment == said
    snapshot = store.submit(made, framework, "Ana")
    assert store.snapshot(snapshot.id).assessment == said


@pytest.mark.parametrize("words", HARD)
def test_hard_text_survives_opening_again(place: str, framework: Framework, words: str) -> None:
    with open_store(place) as first:
        made = first.new(framework, None)
        first.save(made, Section.CENTER, "name", words)
        first.save(made, Section.ANSWER, "phone.answered", Answer(note=words))
        snapshot = first.submit(made, framework, words[:200])
    with open_store(place) as second:
        assert second.draft(made).assessment.center["name"] == words
        assert second.draft(made).assessment.answer("phone.answered") == Answer(note=words)
        assert second.snapshot(snapshot.id) == snapshot
        assert snapshot.submitted_by == words[:200]


def test_half_characters_become_the_replacement_character(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.save(made, Section.CENTER, "name", "half \ud83d character")
    assert store.draft(made).assessment.name == "half \ufffd character"
    assert store.submit(made, framework, "A\udfffna").submitted_by == "A\ufffdna"
