"""A report folder and a context become one HTML text, in a sandbox: whoever may change a report may not run code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from maturity.errors import ReportError
from maturity.reporting.fit import Fit
from maturity.reporting.folder import PageSize, ReportFolder

# What a template needs to lay texts out, and nothing that turns escaping off.
FILTERS = ("batch", "e", "escape", "first", "groupby", "join", "last", "length", "list", "lower", "upper")
TESTS = ("defined", "even", "none", "odd", "string")
PAPER = {"letter": ("8.5in", "11in"), "a4": ("210mm", "297mm")}
WIDE = "wide"  # the name of pages that a style may set across
VIEWS = "views"  # what else a template looks names up in; the sandbox lets nothing but the views be reached through it

Medium = Literal["paper", "screen"]


class Named(Protocol):
    """What a template may show, by name."""

    def __contains__(self, name: object) -> bool: ...

    def __getitem__(self, name: str) -> Any: ...


class _OnDemand(Context):
    """Looks a name up in the template first and then among the views, so that only what is shown is computed."""

    def resolve_or_missing(self, key: str) -> Any:
        found = super().resolve_or_missing(key)
        if found is missing:
            views = super().resolve_or_missing(VIEWS)
            if views is not missing and key in views:
                return views[key]
        return found


class _AlwaysEscape(Extension):
    """Refuses the tag that turns escaping off for a part of a template."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        previous = None
        for token in stream:
            if previous == "block_begin" and token.value == "autoescape":
                raise jinja2.TemplateSyntaxError(
                    "autoescape can't be turned off", token.lineno, stream.name, stream.filename
                )
            previous = token.type
            yield token


def render(
    report: ReportFolder,
    views: Named,
    page: PageSize | None = None,
    medium: Medium = "paper",
    fit: Fit = Fit(),  # noqa: B008 - frozen
) -> str:
    """Return the report as one self-contained HTML text, for the screen or for paper.

    ReportError where the template can't be used.
    """
    try:
        template = _environment(report.folder, report.shared).get_template("template.html")
        settings: Mapping[str, Any] = {
            "style": _style(report, page or report.head.page, medium),
            "medium": medium,
            "tightness": fit.tightness,
            "shortness": fit.shortness,
            "only_page_one": fit.only_page_one,
            "unprintable": bool(fit.unprintable),
        }
        return template.render(settings, **{VIEWS: views})
    except jinja2.TemplateSyntaxError as error:
        raise ReportError(f"{report.head.id}/{error.name}:{error.lineno}: {error.message}.") from error
    except (jinja2.TemplateError, OSError, TypeError, KeyError) as error:
        raise ReportError(f"The template of the report '{report.head.id}' can't be used: {error}.") from error


@cache
def _environment(*folders: Path) -> jinja2.Environment:
    """Return the sandbox of a report; kept, because compiling a template takes longer than filling it."""
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),  # looks whether a file has changed each time
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_AlwaysEscape],
    )
    environment.context_class = _OnDemand
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests = {name: environment.tests[name] for name in TESTS}
    environment.globals = {}
    return environment


def _style(report: ReportFolder, page: PageSize, medium: Medium) -> Markup:
    """Return the shared style, the report's own and the paper's sizes; a style can't end its own element."""
    short, long = PAPER[page]
    sizes = [f"@page {{ size: {short} {long}; }}", f"@page {WIDE} {{ size: {long} {short}; }}"]
    parts = [*_read(report, "print.css", "style.css"), *sizes]
    if medium == "screen":  # not for paper, where it would only have to be skipped
        parts += ["@media screen {", *_read(report, "screen.css", "screen.css"), "}"]
    css = re.sub(r"</(?=style)", r"<\\/", "\n".join(parts), flags=re.IGNORECASE)
    return Markup(css)  # noqa: S704 - files of the report


def _read(report: ReportFolder, shared: str, own: str) -> Iterator[str]:
    for path in (report.shared / shared, report.folder / own):
        if path.exists():
            yield path.read_text(encoding="utf-8")
