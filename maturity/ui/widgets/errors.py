"""The error summary on top of a page, with links to the fields, and the message beside each field."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

import streamlit as st

from maturity.text import Words
from maturity.ui import links
from maturity.ui.widgets.texts import html_text

_REFUSED = "refused"
_ATTEMPTS = "attempts"


@dataclass(frozen=True)
class FieldError:
    """What is wrong in a field. `field` is the name of its container, see `field_box`."""

    field: str
    message: str
    about: str = ""
    """What the message is about, where the message alone would not say so in the summary."""


@dataclass(frozen=True)
class Refused:
    """The errors of a page after Continue; `attempt` counts refusals, so that each gets the focus anew."""

    view: str
    attempt: int
    errors: tuple[FieldError, ...]


def field_box(name: str) -> st.delta_generator.DeltaGenerator:
    """Return the container of a field, which the links of the summary lead to. `name` holds letters, digits and '-'."""
    return st.container(key=f"field-{name}", gap="xxsmall")


def refuse(view: str, errors: Sequence[FieldError]) -> NoReturn:
    """Stay on the page and show the errors; what was typed stays in its fields."""
    attempt = int(st.session_state.get(_ATTEMPTS, 0)) + 1
    st.session_state[_ATTEMPTS] = attempt
    st.session_state[_REFUSED] = Refused(view, attempt, tuple(errors))
    links.stay()
    st.rerun()


def accept() -> None:
    """Forget the errors, because Continue went through or another page is shown."""
    st.session_state.pop(_REFUSED, None)


def keep(view: str, fields: Collection[str]) -> bool:
    """Of a view's errors, keep those in these fields; the others are mended. Say whether there were such."""
    found = refused(view)
    if found is None:
        return False
    left = tuple(error for error in found.errors if error.field in fields)
    if left:
        st.session_state[_REFUSED] = replace(found, errors=left)
    else:
        accept()
    return len(left) < len(found.errors)


def refused(view: str) -> Refused | None:
    """Return the errors of a view; None where there are none."""
    found = st.session_state.get(_REFUSED)
    return found if isinstance(found, Refused) and found.view == view else None


def summary(found: Refused | None, words: Words) -> None:
    """Draw the summary; the script of the page moves the focus to it and from its links to the fields.

    Where nothing is wrong its place stays: were it to come and go, the fields after it would be made anew in the
    browser, and the one that somebody is in could lose the focus.
    """
    place = st.empty()
    if found is None:
        return
    to_fields = "".join(
        f'<li><a href="#field-{error.field}">{html_text(f"{error.about} {error.message}")}</a></li>'
        for error in found.errors
    )
    title = html_text(words.say("ui.errors.title"))
    place.html(f'<div class="error-summary" role="alert" tabindex="-1"><h2>{title}</h2><ul>{to_fields}</ul></div>')


def jump(label: str, field: str) -> None:
    """Draw a link that moves the focus to a field on the same page, past everything between."""
    st.html(f'<p><a href="#field-{field}">{html_text(label)}</a></p>')


def beside(view: str, field: str, words: Words) -> None:
    """Draw the message of one field, where it has one; its place is always there, as the summary's is."""
    place = st.empty()
    found = refused(view)
    for error in found.errors if found else ():
        if error.field == field:
            mark = html_text(words.say("ui.errors.mark"))
            place.html(f'<p class="error-message"><strong>{mark}</strong> {html_text(error.message)}</p>')
