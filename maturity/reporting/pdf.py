"""HTML becomes a tagged PDF/UA-1 file: the only place that imports WeasyPrint, so import it only when it is needed."""

from __future__ import annotations

import atexit
import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from pathlib import Path
from shutil import rmtree
from typing import Any

from maturity.errors import ReportError
from maturity.reporting.finish import finish
from maturity.reporting.fit import SHORTEST, TIGHTEST, Fit
from maturity.reporting.glyphs import RIGHT_TO_LEFT, marked, never_printed, unusual
from maturity.reporting.wellformed import tree_of

MISSING = (
    "The PDF needs the system libraries Pango and HarfBuzz, which are not here. An administrator installs them with "
    "'apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0' (Debian, Ubuntu) or "
    "'brew install pango' (macOS)."
)

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:  # what the loader of system libraries raises
    raise ReportError(MISSING) from error

FONTS = {
    "PublicSans-Regular.ttf": "font-family: 'Public Sans'; font-weight: 400; font-style: normal",
    "PublicSans-Italic.ttf": "font-family: 'Public Sans'; font-weight: 400; font-style: italic",
    "PublicSans-SemiBold.ttf": "font-family: 'Public Sans'; font-weight: 600; font-style: normal",
    "PublicSans-Bold.ttf": "font-family: 'Public Sans'; font-weight: 700; font-style: normal",
}
# Loaded where a text needs them, under names of their own: WeasyPrint confuses the glyphs of files that share a name.
RIGHT_TO_LEFT_FONTS = {
    "NotoSansHebrew-Regular.ttf": "font-family: 'Noto Sans Hebrew'; font-weight: 400; font-style: normal",
    "NotoSansHebrew-Bold.ttf": "font-family: 'Noto Sans Hebrew'; font-weight: 700; font-style: normal",
    "NotoSansArabic-Regular.ttf": "font-family: 'Noto Sans Arabic'; font-weight: 400; font-style: normal",
    "NotoSansArabic-Bold.ttf": "font-family: 'Noto Sans Arabic'; font-weight: 700; font-style: normal",
}
SAMPLE = (
    '<!DOCTYPE html><html lang="en"><head><title>.</title></head><body>'
    "<p style=\"font-family: 'Public Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic'\">{}</p></body></html>"
)
SECOND_PAGE = "page-two"  # id of the element that a report starts its second page with
UA = "pdf/ua-1"
NO_GLYPH = ".notdef glyph"  # how WeasyPrint begins to say that a character is in no font
TRIES = 3

HtmlAt = Callable[[Fit], str]


class BundledOnly(URLFetcher):
    """Serves asset:NAME from a fixed table and refuses everything else, so nothing is read or fetched by an address.

    Refusing is WeasyPrint's ordinary error: the asset is left out and logged, and the report is still made.
    """

    def __init__(self, assets: dict[str, Path]) -> None:
        super().__init__(allowed_protocols=("asset",))
        self._assets = assets

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a bundled asset; ValueError for any other address."""
        path = self._assets.get(url.removeprefix("asset:")) if url.startswith("asset:") else None
        if path is None:
            raise ValueError(f"not a bundled asset: {url[:200]!r}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})


class _Fonts(FontConfiguration):
    """The bundled fonts, kept for the next document, because no configuration gives back all the memory it took.

    That is a hundredth of a megabyte for each font of the system. One that a document's own style has added a font to
    is not kept, nor one whose files something has cleaned away.
    """

    def __init__(self, folder: Path, faces: dict[str, str]) -> None:
        super().__init__()
        fetcher = BundledOnly({name: folder / name for name in faces})
        css = "".join(f"@font-face {{ src: url(asset:{name}); {style} }}" for name, style in faces.items())
        self.style = CSS(string=css, url_fetcher=fetcher, font_config=self)
        self.as_bundled = True

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Add a font, as WeasyPrint does for each one that a style declares."""
        self.as_bundled = False
        super().add_font_face(rule_descriptors, url_fetcher)

    @property
    def can_be_kept(self) -> bool:
        """Whether the next document would find the bundled fonts here and no others."""
        return self.as_bundled and self._folder is not None and self._folder.exists()


_one_at_a_time = threading.Lock()
_kept: dict[tuple[Path, bool], _Fonts] = {}


@atexit.register
def forget_fonts() -> None:
    """Remove the copies of the fonts that WeasyPrint made; called by itself where Python ends in its ordinary way."""
    while _kept:
        rmtree(_kept.popitem()[1]._folder, ignore_errors=True)


def _fonts_of(folder: Path, right_to_left: bool) -> _Fonts:
    key = (folder, right_to_left)
    if key not in _kept or not _kept[key].can_be_kept:
        if any(other != folder for other, _ in _kept):
            forget_fonts()
        _kept[key] = _Fonts(folder, FONTS | (RIGHT_TO_LEFT_FONTS if right_to_left else {}))
    return _kept[key]


def to_pdf(html_at: HtmlAt, fonts: Path, most_pages: int | None = None) -> bytes:
    """Return a PDF of what `html_at(fit)` gives.

    It is the loosest whose first page is one page, and the longest that has no more pages than it may have. Characters
    that can't be printed on this machine are replaced by a mark here; the page may say so.
    """
    # Thousands of boxes are made and none is garbage before the end: collecting meanwhile costs a fifth of the time.
    with _one_at_a_time:  # the fonts and what is collected are the process's
        collecting = gc.isenabled()
        gc.disable()
        try:
            return _Making(html_at, fonts, most_pages).made()
        finally:
            if collecting:
                gc.enable()


class _Making:
    """One document on its way."""

    def __init__(self, html_at: HtmlAt, fonts: Path, most_pages: int | None) -> None:
        self._html_at = html_at
        self._most = most_pages
        self._text = html_at(Fit())
        self._rare = unusual(self._text)
        self._unprintable = never_printed(self._rare)
        self._fetcher = BundledOnly({name: fonts / name for name in FONTS})
        self._fonts = _fonts_of(fonts, bool(RIGHT_TO_LEFT.search(self._rare)))

    def made(self) -> bytes:
        """Return the file; where it lacks characters that a look at each alone has not shown, it is made again."""
        self._add(self._without_glyph())
        for _ in range(TRIES):
            with _missing_glyphs() as missing:
                pdf: bytes = self._document().write_pdf(finisher=finish, pdf_variant=UA)
            if not missing:
                break
            self._add(missing)
        return pdf

    def _add(self, missing: set[str]) -> None:
        self._unprintable = "".join(sorted({*self._unprintable, *missing}))

    def _without_glyph(self) -> set[str]:
        """Print each unusual character once: a page of them takes a moment, to lay out a report twice takes seconds."""
        rest = [one for one in self._rare if one not in self._unprintable]
        if not rest:
            return set()
        with _missing_glyphs() as missing:
            self._laid_out(SAMPLE.format(escape(" ".join(rest)))).write_pdf()
        return missing

    def _document(self) -> Any:
        document = self._at(Fit())
        fit = Fit()
        if any(SECOND_PAGE in page.anchors for page in document.pages[2:]):
            # Page one spilled over. How tight it must be is tried on page one alone, which is quick.
            alone = (Fit(tightness, only_page_one=True) for tightness in range(1, TIGHTEST))
            fits = (one.tightness for one in alone if len(self._at(one).pages) == 1)
            fit = Fit(next(fits, TIGHTEST))
            document = self._at(fit)
        while self._most and len(document.pages) > self._most and fit.shortness < SHORTEST:
            fit = replace(fit, shortness=fit.shortness + 1)
            document = self._at(fit)
        return document

    def _at(self, fit: Fit) -> Any:
        first = fit == Fit() and not self._unprintable
        text = self._text if first else self._html_at(replace(fit, unprintable=self._unprintable))
        return self._laid_out(marked(text, self._unprintable))

    def _laid_out(self, text: str) -> Any:
        tree = tree_of(text)
        html = HTML(string=text if tree is None else "<html></html>", url_fetcher=self._fetcher)
        if tree is not None:
            html.etree_element[:] = tree[:]
            html.etree_element.attrib.update(tree.attrib)
        return html.render(stylesheets=[self._fonts.style], font_config=self._fonts, pdf_variant=UA)


@contextmanager
def _missing_glyphs() -> Iterator[set[str]]:
    """Collect the characters that WeasyPrint finds no glyph for, instead of logging them."""
    found: set[str] = set()

    def keep(record: logging.LogRecord) -> bool:
        if not str(record.msg).startswith(NO_GLYPH) or not isinstance(record.args, tuple):
            return True
        found.add(str(record.args[0]))
        return False

    log = logging.getLogger("weasyprint")
    log.addFilter(keep)
    try:
        yield found
    finally:
        log.removeFilter(keep)
