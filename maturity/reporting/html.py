"""A report folder and a context become one HTML text, in a sandbox: whoever may change a report may not run code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from maturity.errors import ReportError
from maturity.reporting.folder import PageSize, ReportFolder

# What a template needs to lay texts out, and nothing that turns escaping off.
FILTERS = ("batch", "e", "escape", "first", "groupby", "join", "last", "length", "list", "lower", "upper")
TESTS = ("defined", "even", "none", "odd", "string")
PAPER = {"letter": "8.5in 11in", "a4": "210mm 297mm"}


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
    context: dict[str, Any],
    page: PageSize | None = None,
    tightness: int = 0,
    only_page_one: bool = False,
) -> str:
    """Return the report as one self-contained HTML text; `tightness` 0 to 2 sets page one closer."""
    environment = _environment([report.folder, report.shared])
    try:
        template = environment.get_template("template.html")
        style = _style(report, page or report.head.page)
        return template.render(context, style=style, tightness=tightness, only_page_one=only_page_one)
    except jinja2.TemplateSyntaxError as error:
        raise ReportError(f"{report.head.id}/{error.name}:{error.lineno}: {error.message}.") from error
    except (jinja2.TemplateError, OSError, TypeError, KeyError) as error:
        raise ReportError(f"The template of the report '{report.head.id}' can't be used: {error}.") from error


def _environment(folders: Iterable[Any]) -> jinja2.Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(list(folders)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_AlwaysEscape],
    )
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests = {name: environment.tests[name] for name in TESTS}
    environment.globals = {}
    return environment


def _style(report: ReportFolder, page: PageSize) -> Markup:
    """Return the shared style, the report's own and the paper's size; a style can't end its own element."""
    files = (report.shared / "print.css", report.folder / "style.css")
    css = "\n".join([*(path.read_text(encoding="utf-8") for path in files), f"@page {{ size: {PAPER[page]}; }}"])
    return Markup(re.sub(r"</(?=style)", r"<\\/", css, flags=re.IGNORECASE))  # noqa: S704 - a file of the report
