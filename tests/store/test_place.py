"""Which setting says where the store is."""

from __future__ import annotations

import pytest

from maturity.store.place import DATA, store_place

ADDRESS = "postgresql://user@host/name"


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"MATURITY_DATABASE_URL": ADDRESS, "MATURITY_DATA": "/srv/data"}, ADDRESS),
        ({"MATURITY_DATABASE_URL": "", "MATURITY_DATA": "/srv/data"}, "/srv/data"),
        ({"MATURITY_DATA": "/srv/data"}, "/srv/data"),
        ({"MATURITY_DATA": ""}, str(DATA)),
        ({}, str(DATA)),
    ],
)
def test_an_address_goes_before_a_folder(settings: dict[str, str], place: str) -> None:
    assert store_place(settings) == place


def test_it_looks_at_the_environment_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATURITY_DATABASE_URL", ADDRESS)
    assert store_place() == ADDRESS
