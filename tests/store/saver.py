"""A process that saves answers in a loop and says each once it is stored: saver.py PLACE ID PREFIX COUNT."""

from __future__ import annotations

import sys
from itertools import count, islice

from maturity.assessment.answers import Answer, State
from maturity.store.opening import open_store
from maturity.store.values import Section


def main() -> None:
    place, assessment_id, prefix, how_many = sys.argv[1:]
    with open_store(place) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        for number in islice(count(), int(how_many) or None):
            answer = Answer(state=State.ANSWERED, option="yes", note=f"{prefix} {number}")
            store.save(assessment_id, Section.ANSWER, f"{prefix}.f{number}", answer)
            store.save(assessment_id, Section.ANSWER, "shared.last", answer)
            print(number, flush=True)


main()
