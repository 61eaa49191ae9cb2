"""Finding the headers that a mapping names among those of an extract: as written, else without case and punctuation."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.measures.mapping import Mapping


def plain(header: str) -> str:
    """Return a header in small letters and digits only: 'Date / Time Opened' and 'date_time_opened' are the same."""
    return "".join(letter for letter in header.casefold() if letter.isalnum())


class Headers:
    """The headers of an extract, and where each stands."""

    def __init__(self, headers: Sequence[str]) -> None:
        self.all = tuple(headers)
        self._exact: dict[str, int] = {}
        self._plain: dict[str, int] = {}
        for index, header in enumerate(headers):
            self._exact.setdefault(header, index)
            if plain(header):
                self._plain.setdefault(plain(header), index)

    def place(self, header: str) -> int | None:
        """Return where a header stands; the first, where several are the same."""
        exact = self._exact.get(header)
        return exact if exact is not None else self._plain.get(plain(header))

    def first(self, headers: Sequence[str]) -> int | None:
        """Return where the first of these headers stands that there is."""
        return next((place for header in headers if (place := self.place(header)) is not None), None)

    def every(self, headers: Sequence[str]) -> tuple[int, ...]:
        """Return where all of these headers stand that there are."""
        return tuple(dict.fromkeys(place for header in headers if (place := self.place(header)) is not None))

    def hidden(self, mapping: Mapping) -> frozenset[int]:
        """Return where the columns stand that tell who asked."""
        personal = {plain(header) for header in mapping.personal}
        return frozenset(index for index, header in enumerate(self.all) if plain(header) in personal)
