"""HTML becomes a tagged PDF/UA-1 file: the only place that imports WeasyPrint, so import it only when it is needed."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from maturity.errors import ReportError
from maturity.reporting.finish import finish

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
    "PublicSans-Regular.ttf": "font-weight: 400; font-style: normal",
    "PublicSans-Italic.ttf": "font-weight: 400; font-style: italic",
    "PublicSans-SemiBold.ttf": "font-weight: 600; font-style: normal",
    "PublicSans-Bold.ttf": "font-weight: 700; font-style: normal",
}
TIGHTEST = 2
SECOND_PAGE = "page-two"  # id of the element that a report starts its second page with


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


def to_pdf(html_at: Callable[[int, bool], str], fonts: Path) -> bytes:
    """Return a PDF of what `html_at(tightness, only_page_one)` gives, the loosest whose first page is one page."""
    # Thousands of boxes are made and none is garbage before the end: collecting meanwhile costs a fifth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _made(html_at, fonts)
    finally:
        if collecting:
            gc.enable()


def _made(html_at: Callable[[int, bool], str], fonts: Path) -> bytes:
    fetcher = BundledOnly({name: fonts / name for name in FONTS})
    settings = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: 'Public Sans'; src: url(asset:{name}); {style} }}" for name, style in FONTS.items()
    )
    style = CSS(string=faces, url_fetcher=fetcher, font_config=settings)

    def laid_out(tightness: int, only_page_one: bool) -> Any:
        html = HTML(string=html_at(tightness, only_page_one), url_fetcher=fetcher)
        return html.render(stylesheets=[style], font_config=settings, pdf_variant="pdf/ua-1")

    document = laid_out(0, False)
    if any(SECOND_PAGE in page.anchors for page in document.pages[2:]):
        # Page one spilled over, which is rare. How tight it must be is tried on page one alone: that is quick.
        fits = (tightness for tightness in range(1, TIGHTEST) if len(laid_out(tightness, True).pages) == 1)
        document = laid_out(next(fits, TIGHTEST), False)
    made: bytes = document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
    return made
