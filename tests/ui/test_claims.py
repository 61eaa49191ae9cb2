"""Whom the claims of an identity token name."""

from __future__ import annotations

import pytest

from maturity.access.who import Who
from maturity.ui import login

ISSUER = "https://login.example"
ANA: dict[str, object] = {"is_logged_in": True, "iss": ISSUER, "sub": "ana", "name": "Ana"}


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"is_logged_in": "yes"},
        {"is_logged_in": True},
        {"is_logged_in": True, "iss": ISSUER},
        {"is_logged_in": True, "iss": "", "sub": "ana"},
        {"is_logged_in": True, "iss": ISSUER, "sub": 7},
        {"is_logged_in": False, "iss": ISSUER, "sub": "ana"},
        {"is_logged_in": True, "iss": [ISSUER], "sub": "ana"},
        {"is_logged_in": True, "email": "ana@city.example"},
    ],
)
def test_claims_that_do_not_say_whose_they_are_name_nobody(odd: dict[str, object]) -> None:
    assert login.of_claims(odd) is None


def test_a_name_is_only_what_somebody_is_called() -> None:
    one = login.of_claims(ANA)
    other = login.of_claims(ANA | {"sub": "zoe", "email": "ana@city.example"})
    assert isinstance(one, Who)
    assert isinstance(other, Who)
    assert one.name == other.name
    assert one.holder != other.holder
