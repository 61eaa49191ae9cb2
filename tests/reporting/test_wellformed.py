"""The quick parser makes the same documents as the ordinary one, and leaves to that what it might read otherwise."""

from __future__ import annotations

import pytest

from maturity.reporting import Subject, report_ids, report_pdf
from maturity.reporting.questionnaire import questionnaire_pdf
from maturity.reporting.wellformed import tree_of
from tests.any_answers import any_answers
from tests.frameworks_here import framework
from tests.reporting.conftest import AS_OF

HEAD = '<!DOCTYPE html>\n<html lang="en"><head><title>t</title></head>'
TAME = HEAD + "<body><p>a &amp; b<br/>c</p></body>\n</html>"

OTHERWISE = {
    "no doctype": TAME.removeprefix("<!DOCTYPE html>\n"),
    "entities": TAME.replace("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "second doctype": TAME.replace("<html", '<!DOCTYPE html [<!ENTITY e "x">]><html', 1),
    "doctype inside": HEAD + '<body><!DOCTYPE x [<!ENTITY e "x">]><p/></body></html>',
    "named entity": HEAD + "<body><p>a&nbsp;b</p></body></html>",
    "section": HEAD + "<body><p><![CDATA[<b>x</b>]]></p></body></html>",
    "instruction": HEAD + "<body><?php x ?></body></html>",
    "comment": HEAD + "<body><!-- x --></body></html>",
    "style with an entity": TAME.replace("<title>", "<style>p::after { content: '&amp;' }</style><title>"),
    "style with an element": TAME.replace("<title>", "<style>p { } <b></b></style><title>"),
    "not closed": HEAD + "<body><p>a<p>b</body></html>",
    "capitals": HEAD + "<body><P>a</P></body></html>",
    "no body": '<!DOCTYPE html><html lang="en"><p>x</p></html>',
    "drawing without namespace": HEAD + "<body><svg></svg></body></html>",
    "base": '<!DOCTYPE html><html lang="en"><head><base href="file:///"/></head><body><p>x</p></body></html>',
    "other namespace": HEAD + '<body><x:include xmlns:x="http://www.w3.org/2001/XInclude"/></body></html>',
    "control character": HEAD + "<body><p>\x01</p></body></html>",
    "half a pair": HEAD + "<body><p>\ud800</p></body></html>",
    "something else": "nothing",
    "empty": "",
}


@pytest.mark.parametrize("text", OTHERWISE.values(), ids=OTHERWISE)
def test_what_the_parsers_might_read_otherwise_is_left_to_the_other(text):
    assert tree_of(text) is None


def test_a_tame_page_is_read_as_the_other_parser_reads_it():
    import tinyhtml5

    def shape(element):
        given = {name: value for name, value in element.attrib.items() if not name.endswith("}xmlns")}
        return (element.tag, given, element.text or "", element.tail or "", [shape(one) for one in element])

    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0"><linearGradient></linearGradient><text>ü</text></svg>'
    )
    spaced = TAME.replace("<html", "\n <html").replace("<body>", "\n<body> ").replace("</p>", "</p> \n")
    for text in (TAME, spaced, TAME.replace("<br/>", drawing)):
        assert shape(tree_of(text)) == shape(tinyhtml5.parse(text, namespace_html_elements=False))


@pytest.mark.parametrize("document", [*report_ids(), "questionnaire"])
def test_every_document_is_well_formed_and_the_same_bytes_by_both_parsers(document, monkeypatch):
    loaded = framework("example")
    subject = Subject(loaded, any_answers(loaded, 1), AS_OF, "Dana & <b>Ortiz</b>")

    def made() -> bytes:
        return questionnaire_pdf(loaded) if document == "questionnaire" else report_pdf(document, subject)

    read = []
    monkeypatch.setattr("maturity.reporting.pdf.tree_of", lambda text: read.append(tree_of(text)) or read[-1])
    quick = made()
    assert read
    assert None not in read
    monkeypatch.setattr("maturity.reporting.pdf.tree_of", lambda text: None)
    assert made() == quick
