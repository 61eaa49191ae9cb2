"""A person in a process of their own: colleague.py PLACE ID; each line they read tells them to save or to look."""

from __future__ import annotations

import sys

from maturity.assessment.answers import Answer, State
from maturity.store.opening import open_store
from maturity.store.values import Section


def main() -> None:
    place, assessment_id = sys.argv[1:]
    with open_store(place) as store:
        print("ready", flush=True)
        for line in sys.stdin:
            job, feature, *note = line.split()
            if job == "save":
                answer = Answer(state=State.ANSWERED, option="yes", note=" ".join(note))
                store.save(assessment_id, Section.ANSWER, feature, answer)
                print("saved", flush=True)
            else:
                print(store.draft(assessment_id).assessment.answer(feature).note or "nothing", flush=True)


main()
