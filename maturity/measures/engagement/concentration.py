"""How unevenly requests are spread over those who make them: the Gini index, and the share of the most frequent ones.

Everything is worked out exactly from one table: how many made one request, how many made two, and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil


@dataclass(frozen=True)
class Spread:
    """How many people (or places, or areas) made so many requests, by that number."""

    by_requests: Mapping[int, int]

    @cached_property
    def people(self) -> int:
        """How many there are."""
        return sum(self.by_requests.values())

    @cached_property
    def requests(self) -> int:
        """How many requests they made."""
        return sum(requests * people for requests, people in self.by_requests.items())

    def gini(self) -> Fraction:
        """Return 0 where all made as many as each other, and close to 1 where one made nearly all.

        G = 2 * sum(i * x_i) / (n * sum(x)) - (n + 1) / n, where x_i are the requests of each in rising order.
        """
        weighted, place = 0, 0
        for requests, people in sorted(self.by_requests.items()):
            # The places of these people are place + 1 to place + people, and each of them made the same number.
            weighted += requests * (people * place + people * (people + 1) // 2)
            place += people
        n = self.people
        return Fraction(2 * weighted, n * self.requests) - Fraction(n + 1, n)

    def how_many(self, share: Fraction) -> int:
        """Return how many people a share of them is, rounded up."""
        return ceil(self.people * share)

    def of_top(self, share: Fraction) -> int:
        """Return the requests of the most frequent of them; among those with as many, it doesn't matter who is in."""
        left, found = self.how_many(share), 0
        for requests, people in sorted(self.by_requests.items(), reverse=True):
            taken = min(left, people)
            found, left = found + taken * requests, left - taken
        return found

    def at_least(self, requests: int) -> tuple[int, int]:
        """Return how many made at least so many requests, and how many requests those are."""
        kept = {number: people for number, people in self.by_requests.items() if number >= requests}
        return sum(kept.values()), sum(number * people for number, people in kept.items())

    def cut_off(self, share: Fraction) -> int:
        """Return the number of requests, from 2, from which on somebody is in the top share of the people.

        Those with the same number are never told apart: where ties would make the group too large, all of them stay
        below it, and where nobody stands out there may be nobody above.
        """
        allowed, above, lowest = self.how_many(share), 0, 0
        for requests, people in sorted(self.by_requests.items(), reverse=True):
            if requests < 2 or above + people > allowed:
                return lowest or requests + 1
            above, lowest = above + people, requests
        return lowest or 2
