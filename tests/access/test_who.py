"""Accounts: the same person is the same holder, and nobody else is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.access.who import Login, account
from maturity.store.rows import owner
from maturity.ui.serving import COOKIE, browser_token

texts = st.text(min_size=1, max_size=40)


@given(texts, texts)
def test_an_account_is_the_same_wherever_it_signs_in(issuer: str, subject: str) -> None:
    assert account(issuer, subject, "Ana").holder == account(issuer, subject, "A. Gómez").holder


@given(texts, texts, texts, texts)
def test_two_accounts_are_never_one(issuer: str, subject: str, other_issuer: str, other: str) -> None:
    assume((issuer, subject) != (other_issuer, other))
    assert account(issuer, subject, "").holder != account(other_issuer, other, "").holder


def test_the_same_letters_cut_elsewhere_are_another_account() -> None:
    assert account("https://a.example/1", "23", "").holder != account("https://a.example/12", "3", "").holder


@given(texts, texts)
def test_no_browser_can_pass_for_an_account(issuer: str, subject: str) -> None:
    holder = account(issuer, subject, "").holder
    assert browser_token({COOKIE: holder}) is None
    assert owner(holder) != holder


@pytest.mark.parametrize(("issuer", "subject"), [("", "ana"), ("https://a.example", ""), ("", "")])
def test_an_account_says_whose_it_is_and_by_whom(issuer: str, subject: str) -> None:
    with pytest.raises(ValueError, match="issuer and a subject"):
        account(issuer, subject, "Ana")


def test_ids_are_keys_only_where_there_is_no_login() -> None:
    assert [one for one in Login if one.ids_are_keys] == [Login.NONE]
