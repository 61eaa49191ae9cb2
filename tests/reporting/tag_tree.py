"""What a tagged PDF says to somebody who can't see it: its tags in reading order, and the text that each one marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import pikepdf

HEADING = re.compile(r"/H[1-6]")
FURNITURE = "/Pagination"


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every tag, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                yield one
            waiting += reversed(kids(one))


def kids(element: pikepdf.Object) -> list[object]:
    given = element.get("/K", pikepdf.Array())
    return list(given) if isinstance(given, pikepdf.Array) else [given]


def tags_in(element: pikepdf.Object) -> list[pikepdf.Object]:
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def tagged(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    return [one for one in elements(pdf) if tag == one.S]


def attribute(element: pikepdf.Object, name: str) -> str:
    """An attribute of a tag, which holds one dictionary of them or several."""
    given = element.get("/A", pikepdf.Array())
    owners = list(given) if isinstance(given, pikepdf.Array) else [given]
    return next((str(one[name]) for one in owners if name in one), "")


class Written:
    """The text of a page by the mark it stands in, and what is wrong with it."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.texts: dict[int, str] = {}
        self.furniture: list[str] = []
        self.unmarked = ""
        self.unreadable: set[int] = set()
        """Glyphs without a text, of which 0 is the box that stands for a character that no font has."""
        self._open: list[tuple[str, int | None]] = []
        self._read(page)

    def _read(self, drawn: pikepdf.Page | pikepdf.Object) -> None:
        """Read a page, or a drawing that it shows."""
        fonts, letters = fonts_of(drawn), {}
        for given, operator in pikepdf.parse_content_stream(drawn):
            match str(operator):
                case "BDC" | "BMC":
                    self._begin(given)
                case "EMC":
                    self._open.pop()
                case "Tf":
                    letters = letters_of(fonts[str(given[0])])
                case "Tj":
                    self._say(given, letters)
                case "TJ":
                    self._say(given[0], letters)
                case "Do":
                    shown = drawn.Resources.XObject[str(given[0])]
                    if shown.Subtype == "/Form":
                        self._read(shown)

    def _begin(self, given: list[pikepdf.Object]) -> None:
        more = given[1] if len(given) > 1 else {}
        self._open.append((str(given[0]), int(more["/MCID"]) if "/MCID" in more else None))
        if given[0] == "/Artifact" and more and more.get("/Type") == FURNITURE:
            self.furniture.append("")

    def _say(self, pieces: object, letters: dict[int, str]) -> None:
        text = ""
        for piece in pieces:  # type: ignore[attr-defined]
            if isinstance(piece, pikepdf.String):
                data = bytes(piece)
                codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
                self.unreadable |= {code for code in codes if code == 0 or code not in letters}
                text += "".join(letters.get(code, "") for code in codes)
        mark = next((mark for _, mark in reversed(self._open) if mark is not None), None)
        if mark is not None:
            self.texts[mark] = self.texts.get(mark, "") + text
        elif not any(name == "/Artifact" for name, _ in self._open):
            self.unmarked += text
        elif self.furniture:
            self.furniture[-1] += text


def fonts_of(drawn: pikepdf.Page | pikepdf.Object) -> dict[str, pikepdf.Object]:
    resources = drawn.get("/Resources", pikepdf.Dictionary())
    return dict(resources.get("/Font", pikepdf.Dictionary()).items())


def letters_of(font: pikepdf.Object) -> dict[int, str]:
    """The text of each glyph, as copying it gives it."""
    pairs = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


class Spoken:
    """A PDF as it is read out."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.tags = list(elements(pdf))

    @cached_property
    def pages(self) -> list[Written]:
        return [Written(page) for page in self.pdf.pages]

    @cached_property
    def _page_numbers(self) -> dict[tuple[int, int], int]:
        return {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    def text(self, element: pikepdf.Object) -> str:
        """What is read out for a tag: the alternative text of a figure, nothing for the sign before a list's entry."""
        if element.S == "/Figure":
            return str(element.get("/Alt", ""))
        if element.S == "/Lbl":
            return ""
        said = ""
        for kid in kids(element):
            if isinstance(kid, int):
                said += self.pages[self._page_numbers[element.Pg.objgen]].texts.get(kid, "")
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                said += self.text(kid)
        return said

    def all_text(self) -> str:
        return "".join(self.text(one) for one in tags_in(self.pdf.Root.StructTreeRoot))

    def headings(self) -> list[tuple[int, str]]:
        """The level and the words of each heading."""
        return [(int(str(one.S)[2:]), self.text(one)) for one in self.tags if HEADING.fullmatch(str(one.S))]
