"""A framework and answers whose every free text tries to make the renderer read, fetch or run something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count, cycle
from typing import Annotated, Any, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from maturity.assessment.answers import Answer, Assessment, State
from maturity.compare.peers import PeerRange, Peers
from maturity.framework.model import Feature, Framework, Source
from maturity.reporting import Baseline, Subject
from tests.frameworks_here import framework
from tests.reporting.conftest import AS_OF

KEPT = 5  # capabilities, with a feature of each: every kind of text is there, and a report is made in a second
KEYS = ("source", "sources")  # texts that name a source by its key

PAYLOADS = (
    '<img src="{http}/img.png"><img src="{file}">',
    '<link rel="stylesheet" href="{http}/x.css"><link rel="attachment" href="{file}">',
    '<a rel="attachment" href="{file}">x</a><a href="{http}/a">x</a><a href="javascript:alert(1)">y</a>',
    '<style>@import "{http}/i.css"; @font-face {{ font-family: F; src: url({file}) }}</style>',
    "<p style=\"background: url('{http}/bg.png'); list-style: url({file}); content: url({ftp}/c)\">x</p>",
    '</title></style></p></body><script src="{http}/s.js">alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{http}/v.png"/><use href="{file}#x"/></svg>',
    '<svg><foreignObject><iframe src="{file}"></iframe></foreignObject><style>@import "{ftp}/x";</style></svg>',
    '<object data="{file}"></object><embed src="{ftp}/e"><iframe src="{http}/f" srcdoc="x"></iframe>',
    '<base href="{http}/"><meta http-equiv="refresh" content="0;url={http}/r"><form action="{http}/p">',
    '<!DOCTYPE html [<!ENTITY e SYSTEM "{file}"><!ENTITY % p SYSTEM "{http}/p.dtd"> %p;]>&e;',
    '<?xml-stylesheet href="{http}/x.xsl"?><![CDATA[<img src="{file}">]]>]]>&e;&#0;&#x1b;&nbsp;<!-- -->',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{file}" parse="text"/>',
    "{{{{ ''.__class__.__mro__ }}}}{{% include '{file}' %}}{{{{ 7*7 }}}}{{# x #}}",
    "![alt]({http}/m.png) [link](javascript:alert(1)) <{http}/auto> ${{7*7}} {{0.__class__}} `code`",
    "\" onload=\"x' onerror='y' style='background:url({http}/q)' x=\"",
    "url({http}/u) data:text/html,<b>x</b> {ftp}/x {file} --> &lt;b&gt; &amp;lt; \\66 ile \\0027",
    "= url(asset:PublicSans-Bold.ttf) @page {{ @top-left {{ content: url({file}) }} }} target-counter(x)",
)


def payloads(http: str, ftp: str, file: str) -> tuple[str, ...]:
    """The payloads with the addresses that must not be read."""
    return tuple(one.format(http=http, ftp=ftp, file=file) for one in PAYLOADS)


def hostile_framework(given: tuple[str, ...], http: str) -> Framework:
    """The 311 framework cut short, with payloads in every field that takes free text and addresses that answer."""
    short = framework("311")
    capabilities = tuple(one.model_copy(update={"features": one.features[:1]}) for one in short.capabilities[:KEPT])
    left = {feature.id for one in capabilities for feature in one.features}
    capabilities = tuple(
        one.model_copy(update={"features": tuple(_needs_only(feature, left) for feature in one.features)})
        for one in capabilities
    )
    numbers, texts = count(), cycle(given)
    made = _poisoned(short.model_copy(update={"capabilities": capabilities}), lambda: next(texts))
    sources = tuple(
        one.model_copy(update={"address": f"{http}/source-{next(numbers)}?a=1&b='"}) for one in made.sources
    )
    return made.model_copy(
        update={"sources": sources, **dict.fromkeys(("title", "summary", "attribution"), " ".join(given))}
    )


def _needs_only(feature: Feature, left: set[str]) -> Feature:
    return feature.model_copy(update={"requires": tuple(one for one in feature.requires if one in left)})


def _poisoned(model: Any, text: Callable[[], str]) -> Any:
    """A copy of a model in which every field that would take a text from a file has one of ours."""
    update = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if type(value) is str or value is None:
            if name not in KEYS and _takes(type(model), name, given := text()):
                update[name] = given
        elif isinstance(value, tuple) and all(type(one) is str for one in value):
            given_texts = tuple(text() for _ in value or "12")
            if name not in KEYS and get_origin(field.annotation) is tuple and _takes(type(model), name, given_texts):
                update[name] = given_texts
        else:
            update[name] = _inside(value, text)
    return model.model_copy(update=update)


def _inside(value: Any, text: Callable[[], str]) -> Any:
    if isinstance(value, BaseModel):
        return _poisoned(value, text)
    if isinstance(value, tuple):
        return tuple(_inside(one, text) for one in value)
    if isinstance(value, dict):
        return {key: _inside(one, text) for key, one in value.items()}
    return value


@cache
def _rules(kind: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = kind.model_fields[name]
    return TypeAdapter(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)


def _takes(kind: type[BaseModel], name: str, given: Any) -> bool:
    try:
        _rules(kind, name).validate_python(given)
    except ValidationError:
        return False
    return True


def texts_in(model: Any) -> Iterator[str]:
    """Every text in a model, however deep."""
    if type(model) is str:
        yield model
    elif isinstance(model, BaseModel):
        for name in type(model).model_fields:
            yield from texts_in(getattr(model, name))
    elif isinstance(model, tuple | dict):
        for one in model.values() if isinstance(model, dict) else model:
            yield from texts_in(one)


def hostile_subject(loaded: Framework, given: tuple[str, ...]) -> Subject:
    """Answers of every kind with payloads in every text, beside earlier answers and peers of the same kind."""
    together, texts = " ".join(given), cycle(given)
    kinds = ({"state": State.DONT_KNOW}, {"state": State.NOT_APPLICABLE}, {"state": State.ANSWERED, "option": "no"}, {})
    answers = {
        id_: Answer(
            note=(together[:2000], together[-2000:])[index // 4 % 2],
            evidence=next(texts),
            reason=next(texts),
            **kinds[index % 4],
        )
        for index, id_ in enumerate(loaded.features)
    }
    center = {question.id: next(texts) for question in loaded.profile if question.kind != "number"}
    center["channels"] = (next(texts), next(texts))
    now = Assessment(framework=loaded.id, center={**center, "name": given[0], "population": 90_000}, answers=answers)
    ranges = {one.id: PeerRange(Decimal(1), Decimal(2), Decimal(3)) for one in loaded.capabilities}
    before = Baseline(now.model_copy(update={"answers": dict(list(answers.items())[::2])}), date(2025, 3, 10))
    return Subject(loaded, now, AS_OF, together, before, Peers(together, 9, ranges, date(2025, 1, 1)))


def addresses(loaded: Framework) -> set[str]:
    """Where a report may lead."""
    return {one.address for one in loaded.sources if isinstance(one, Source)}
