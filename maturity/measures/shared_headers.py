"""What centers call their columns: `mappings/shared/headers.yaml`."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from maturity.framework.plain import Content
from maturity.measures.mapping import Headers, Words
from maturity.measures.mapping_files import read_content
from maturity.measures.shared_words import SHARED


class OnTimeWords(Content):
    """Words of an on-time flag."""

    yes: Words = Field(description="Words that say that it was on time.")
    no: Words = Field(description="Words that say that it was late.")


class SharedHeaders(Content):
    """Headers that many centers use."""

    columns: dict[str, Headers] = Field(description="Headers of each column, by its canonical name.")
    time_of_day: dict[str, Headers] = Field(description="Headers of a time of day that stands apart.")
    personal: Headers = Field(description="Headers that tell who asked.")
    on_time: OnTimeWords = Field(description="Words of an on-time flag.")


@cache
def shared_headers() -> SharedHeaders:
    """Return the headers that many centers use."""
    return read_content(SHARED / "headers.yaml", SharedHeaders)
