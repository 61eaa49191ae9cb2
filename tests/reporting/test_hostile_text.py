"""What a person typed is printed as text: it fetches nothing, reads nothing, runs nothing and breaks nothing."""

import io

import pypdf
import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.reporting import Subject, report_html, report_pdf
from maturity.reporting.typed import REPLACEMENT, printable, printable_lines
from tests.frameworks_here import framework
from tests.reporting.conftest import AS_OF, pages
from tests.reporting.test_roadmap_pdf import sections

SECRET = "the-content-of-a-local-file"

PAYLOADS = [
    '<img src="{http}/img.png"><img src="{file}">',
    '<link rel="stylesheet" href="{http}/x.css"><link rel="attachment" href="{file}">',
    '<a rel="attachment" href="{file}">x</a><a href="{http}/a">x</a>',
    '<style>@import "{http}/i.css"; body {{ background: url({http}/bg.png) }}</style>',
    '</title></style></p><script src="{http}/s.js"></script>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{http}/v.png"/><use href="{file}"/></svg>',
    '<object data="{file}"></object><embed src="{http}/e"><iframe src="{http}/f"></iframe>',
    '<base href="{http}/"><p style="background:url(rel.png)">x</p>',
    "{{{{ ''.__class__.__mro__ }}}}{{% include '{file}' %}}",
    "![alt]({http}/m.png) [link](javascript:alert(1)) ${{7*7}} {{0.__class__}}",
    "url({http}/u) data:text/html,<b>x</b> ftp://127.0.0.1/x {file} ]]> --> &lt;b&gt; &#0;",
]


def everywhere(text: str, name: str = "311") -> Assessment:
    features = list(framework(name).features)
    states = [
        {"state": State.ANSWERED, "option": "no"},
        {"state": State.DONT_KNOW},
        {"state": State.NOT_APPLICABLE},
        {},
    ]
    answers = {
        id_: Answer(note=text[:2000], evidence=text[:500], reason=text[:500] or "x", **states[index % 4])
        for index, id_ in enumerate(features[:12])
    }
    return Assessment(
        framework=name,
        center={"name": text, "government": text, "channels": (text,)} if name == "311" else {"name": text},
        answers=answers,
    )


def test_markup_is_printed_and_fetches_nothing(listener, tmp_path):
    address, arrived = listener
    secret = tmp_path / "secret.svg"
    secret.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>')
    payload = " ".join(one.format(http=address, file=secret.as_uri()) for one in PAYLOADS)
    assert len(payload) < 2000
    pdf = report_pdf("roadmap", Subject(framework("311"), everywhere(payload), AS_OF, payload))
    text = "".join(pages(pdf))
    assert arrived == []
    assert SECRET not in text
    assert SECRET.encode() not in pdf
    assert not pypdf.PdfReader(io.BytesIO(pdf)).attachments
    for expected in ('<imgsrc="', "@import", "<script", "{{''.__class__.__mro__}}", "![alt](", "{{%"[1:], "&#0;"):
        assert expected in text, expected
    html = report_html("roadmap", Subject(framework("311"), everywhere(payload), AS_OF, payload))
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("<style") == 1


STRANGE = {
    "control characters": "a\x00b\x01c\x1bd\x7fe",
    "lone surrogates": "a\ud800b\udfffc",
    "not characters": "a\uffffb\ue000c\U0010ffffd",
    "long word": "x" * 10_000,
    "right to left": "مركز خدمة המוקד העירוני",
    "overrides": "\u202eevil\u2066 text\u2067",
    "emoji": "👩🏽‍🚒🎉🇺🇸 done",
    "chinese": "市民服务热线" * 30,
    "stacked marks": "e" + "\u0301\u0316" * 500,
    "line ends": "a\r\nb\u2028c\u2029d\x0be\x85f" + "\n" * 500,
    "wide spaces": "a" + "\u00a0\u3000\u2003" * 600 + "b",
    "empty looking": "\u200b\u200d\ufeff",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_characters_never_break_a_report(text):
    starts = sections(report_pdf("roadmap", Subject(framework("example"), everywhere(text, "example"), AS_OF, text)))
    assert starts["Next steps"] == 0
    assert starts["Where each capability stands, and why"] == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Springfield 311", "Springfield 311"),
        ("  a \n\t b  ", "a b"),
        ("a\x00b\ud800c", f"a{REPLACEMENT}b{REPLACEMENT}c"),
        ("\u202eabc", "abc"),
        ("e" + "\u0316" * 9, "e" + "\u0316" * 4),
        ("São José – 311 “Día”", "São José – 311 “Día”"),
        ("a\u2028b\u00a0c", "a b c"),
    ],
)
def test_printable(given, expected):
    assert printable(given) == expected


def test_printable_cuts_with_an_ellipsis_and_keeps_lines_apart():
    assert printable("abcdef", 4) == "abc…"
    assert printable("abcd", 4) == "abcd"
    assert printable_lines("a \r\n\n\n b\u2028c\x85d") == "a\nb\nc\nd"
