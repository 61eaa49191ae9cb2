"""What the PDF of the roadmap holds: its texts, its first page, its bytes."""

import io
import re
from itertools import pairwise

import pikepdf
import pypdf
import pytest

from maturity.assessment.answers import Assessment, State
from maturity.reporting import Subject, report_html, report_ids, report_pdf
from tests.frameworks_here import framework
from tests.reporting.centers import always, center, metro, mixed, says
from tests.reporting.conftest import AS_OF, flat, pages


def sections(pdf):
    """The page each heading stands on, by the bookmarks: page one spilling over would move the second section."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    waiting, found = [reader.outline], {}
    while waiting:
        for one in waiting.pop():
            if isinstance(one, list):
                waiting.append(one)
            else:
                found[one.title] = reader.get_destination_page_number(one)
    return found


def made(assessment, **more):
    return report_pdf("roadmap", Subject(framework("311"), assessment, AS_OF, "Dana Ortiz"), **more)


def test_it_says_what_was_assessed_when_and_by_whom(three11, metro_pages):
    text = "".join(metro_pages)
    for expected in (
        three11.checksum,
        three11.version,
        three11.title,
        three11.attribution,
        "March 14, 2026",
        "Dana Ortiz",
    ):
        assert flat(expected) in text
    for capability in three11.capabilities:
        assert flat(capability.title) in text


def test_page_one_holds_the_name_and_at_most_five_features(three11, metro_pages):
    first, second = metro_pages[:2]
    assert first.startswith("Improvementroadmap" + flat("Port Meridian 311"))
    shown = [feature for feature in three11.features.values() if flat(feature.first_step) in first]
    assert 1 <= len(shown) <= three11.planning.first_page
    assert "Nextsteps" in first
    assert "Whereeachcapabilitystands" in second


NAMES = {
    "words": "The Consolidated Metropolitan Resident Services and Complaints Center of the Unified Government of " * 2,
    "one word": "W" * 200,
    "ten thousand": "W" * 10_000,
    "chinese": "市民服务中心" * 40,
    "lines": "Center\n" * 100,
}


@pytest.mark.parametrize(("name", "page"), [*((name, "letter") for name in NAMES), ("words", "a4")])
def test_page_one_keeps_to_one_page_whatever_the_name(name, page):
    starts = sections(made(center(framework("311"), says("no"), NAMES[name]), page=page))
    assert starts["Next steps"] == 0
    assert starts["Where each capability stands, and why"] == 1


@pytest.mark.parametrize("page", ["letter", "a4"])
def test_page_one_keeps_to_one_page_with_the_longest_texts(page):
    loaded = framework("311")
    wordy = {
        "why": "W" * 40 + " many words" * 14 + ".",
        "first_step": "Do " + "a long thing " * 13,
        "owner": "Somebody " * 8,
    }
    capabilities = tuple(
        capability.model_copy(
            update={
                "features": tuple(
                    one.model_copy(update={**wordy, "title": one.title + " x" * 10}) for one in capability.features
                )
            }
        )
        for capability in loaded.capabilities
    )
    longest = loaded.model_copy(update={"capabilities": capabilities})
    longest.__dict__.pop("features", None)  # cached of the framework it was copied from
    longest.__dict__.pop("capability_of", None)
    pdf = report_pdf("roadmap", Subject(longest, center(longest, mixed, "Name " * 40), AS_OF), page=page)
    first, second = pages(pdf)[:2]
    assert "Nextsteps" in first
    assert first.count("Name,date:") == loaded.planning.first_page
    assert "Whereeachcapabilitystands" in second


def test_strengths_come_first_and_the_overall_stage_is_no_decimal(metro_pages):
    first = metro_pages[0]
    assert first.index("Whatworkswell") < first.index("Nextsteps")
    assert re.search(r"Overallstage:(Notyet|\d[A-Z][a-z]+)", first)
    assert not re.search(r"stage:?\d\.\d", first)


def test_the_same_snapshot_and_date_give_the_same_bytes(three11, metro_pdf):
    assert made(metro(three11)) == metro_pdf


def test_it_is_small(metro_pdf):
    assert len(metro_pdf) < 400_000


@pytest.mark.parametrize(("page", "size"), [("letter", (612, 792)), ("a4", (595, 842)), (None, (612, 792))])
def test_paper(three11, page, size):
    with pikepdf.open(io.BytesIO(made(Assessment(framework="311"), page=page))) as pdf:
        box = [float(side) for side in pdf.pages[0].MediaBox]
        assert (round(box[2]), round(box[3])) == size


EDGES = {
    "nothing answered": (lambda f: Assessment(framework="311"), "Our center"),
    "all yes": (lambda f: center(f, says("yes")), "Every capability is at its target."),
    "all don't know": (lambda f: center(f, always(State.DONT_KNOW)), "And 78 more, listed further on."),
    "nothing applies": (lambda f: center(f, always(State.NOT_APPLICABLE)), "Nothing applies"),
    "population unknown": (lambda f: center(f, mixed, population=None), "Next steps"),
}


@pytest.mark.parametrize(("assessment", "expected"), EDGES.values(), ids=EDGES)
def test_unusual_centers_get_their_page_one(three11, assessment, expected):
    assert flat(expected) in pages(made(assessment(three11)))[0]


def test_other_frameworks_need_no_code():
    example = framework("example")
    pdf = report_pdf("roadmap", Subject(example, center(example, says("no")), AS_OF))
    assert flat("Example Framework, version 1.0.0") in "".join(pages(pdf))


@pytest.mark.parametrize("report", report_ids())
def test_html_stands_alone(three11, report):
    html = report_html(report, Subject(three11, metro(three11), AS_OF))
    assert not re.search(r"<(script|img|link|iframe|object|base)\b|@import|url\(", html)
    assert "default-src 'none'" in html
    assert html.count("<h1") == 1


def test_no_heading_level_is_skipped(three11):
    levels = [
        int(level) for level in re.findall(r"<h(\d)", report_html("roadmap", Subject(three11, metro(three11), AS_OF)))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("report", report_ids())
def test_no_text_ends_with_a_space_before_an_element(three11, report):
    """WeasyPrint 70 breaks a line early where a text's last space is what doesn't fit; so spaces begin texts here."""
    html = report_html(report, Subject(three11, metro(three11), AS_OF))
    body = html[html.index("<body") :]
    assert re.findall(r"[^\s>] <(?!/)\w+|[^\s>] </(?:p|li|strong|em|h\d)>", body) == []
