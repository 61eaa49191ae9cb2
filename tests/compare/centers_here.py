"""Centers of a round made of a few letters, on the example framework with questions about the center to filter by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from hypothesis import strategies as st

from maturity.compare.comparing import compare
from maturity.compare.comparison import Comparison, Withheld
from maturity.compare.digest import Digest
from maturity.compare.groups import MOST
from maturity.compare.members import Member
from maturity.framework.model import Choice, ProfileQuestion
from tests.frameworks_here import framework

ASKED = {"serves": ("city", "county", "joint"), "hours": ("office", "always"), "channels": ("phone", "web", "app")}
KINDS = {"serves": "one-of", "hours": "one-of", "channels": "any-of"}
EXAMPLE = framework("example").model_copy(
    update={
        "sizes": (),
        "profile": tuple(
            ProfileQuestion(
                id=id_, kind=KINDS[id_], label=id_, choices=tuple(Choice(id=one, label=one) for one in choices)
            )
            for id_, choices in ASKED.items()
        ),
    }
)


def center(
    alias: int,
    sharing: str = "alias",
    cells: Sequence[str] = ("11", "22", "11"),
    said: str = "yyyy",
    **profile: str,
) -> Member:
    """A center: tokens of phone, records and the whole, a letter for each of the four features."""
    pairs = tuple((question, tuple(choices.split("+"))) for question, choices in profile.items())
    known = Digest(EXAMPLE.checksum, tuple(cells), said, pairs)
    return Member(f"key-{alias}", alias, f"Town {alias}", sharing, known)


def shown(
    members: Sequence[Member], filters: Mapping[str, str] | None = None, you: str | None = None, minimum: int = 5
) -> Comparison:
    """Compare centers on the example framework."""
    return compare(EXAMPLE, members, round_name="Spring", filters=filters, you=you, minimum=minimum)


def every_filter() -> Iterator[dict[str, str]]:
    """Every way to set filters, none of them first."""
    for number in range(MOST + 1):
        for questions in combinations(ASKED, number):
            for choices in product(*(ASKED[question] for question in questions)):
                yield dict(zip(questions, choices, strict=True))


def everything(
    members: Sequence[Member], you: str | None = None, minimum: int = 5
) -> dict[tuple[tuple[str, str], ...], Comparison]:
    """All that a person can get to see who tries every filter, by filters; only what isn't withheld."""
    found = {}
    for filters in every_filter():
        one = shown(members, filters, you, minimum)
        if one.withheld is None:
            found[tuple(sorted(filters.items()))] = one
        else:
            assert isinstance(one.withheld, Withheld)
    return found


STAGES = ("00", "01", "11", "12", "22", "02", "-")


@st.composite
def rounds(draw: st.DrawFn, most: int = 40, sharings: Sequence[str] = ("alias", "named", "statistics", "none")):
    """Any centers of a round: few kinds of profile, so that groups nest and overlap."""
    sharing = st.sampled_from([*sharings, *draw(st.lists(st.sampled_from(sharings), max_size=6))])
    profile = st.fixed_dictionaries(
        {
            "serves": st.sampled_from(["city", "city", "city", "county", "joint"]),
            "hours": st.sampled_from(["office", "office", "always"]),
            "channels": st.sampled_from(["phone", "phone+web", "web", "phone+web+app"]),
        }
    )
    cell = st.sampled_from(STAGES)
    people = draw(
        st.lists(
            st.tuples(sharing, cell, cell, cell, st.text("ypndx.", min_size=4, max_size=4), profile), max_size=most
        )
    )
    times = draw(st.integers(1, 4))  # several of a kind make groups that are large enough to be shown
    return [
        center(place, kind, cells, said, **about)
        for place, (kind, *cells, said, about) in enumerate(people * times, start=1)
    ]
