"""Report folders: what a template may do, and what is said when one is wrong or the machine lacks a library."""

import builtins
import shutil
import sys

import pytest

from maturity.errors import ContentError, ReportError
from maturity.framework.model import Framework
from maturity.reporting import Subject, report_ids, report_pdf, reports_folder
from maturity.reporting.context import VIEWS, Views
from maturity.reporting.facts import gather
from maturity.reporting.folder import open_report
from maturity.reporting.html import render
from maturity.text import words
from tests.frameworks_here import framework
from tests.reporting.centers import metro
from tests.reporting.conftest import AS_OF


@pytest.fixture(scope="module")
def context():
    return Views(gather(Subject(framework("311"), metro(framework("311")), AS_OF), words()))


@pytest.fixture
def report_with(tmp_path):
    """Return a function that makes a report of a template."""

    def made(template, style="", head="id: mine\ntitle: Mine\ndescription: My own.\n"):
        folder = tmp_path / "reports" / "mine"
        folder.mkdir(parents=True)
        shutil.copytree(reports_folder() / "shared", folder.parent / "shared")
        (folder / "report.yaml").write_text(head)
        (folder / "template.html").write_text(template)
        (folder / "style.css").write_text(style)
        return open_report("mine", folder.parent)

    return made


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ say.__self__ }}",
    "{{ say.__func__.__globals__ }}",
    "{{ profile.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(say) }}",
    "{{ center | attr('__class__') }}",
    "{{ center | safe }}",
    "{% autoescape false %}{{ center }}{% endautoescape %}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum(5) }}",
    "{{ strengths.append(1) }}",
    "{% include '../../../etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{{ nothing_of_this_name }}",
    "{{ views._facts.framework.title }}",
    "{{ views['_facts'].framework.title }}",
    "{{ views.facts }}",
    "{{ say('report.no_such_key') }}",
    "{% if %}",
]


@pytest.mark.parametrize("template", ESCAPES)
def test_a_template_may_not(report_with, context, template):
    with pytest.raises(ReportError, match="mine"):
        render(report_with(template), context)


def test_a_template_may_use_words_lists_and_shared_macros(report_with, context):
    template = (
        "{% import 'macros.html' as m %}{{ m.line('A', center) }}{% for one in stages %}{{ loop.index }}{% endfor %}"
    )
    assert "Port Meridian 311" in render(report_with(template), context)


def test_a_template_gets_no_object_of_the_framework(context):
    waiting, seen = [context[name] for name in VIEWS], []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, tuple | list):
            waiting += one
        elif hasattr(one, "__dataclass_fields__"):
            seen.append(one)
            waiting += vars(one).values()
        else:
            assert one is None or isinstance(one, str | int) or one in (words().say, words().count), one
    assert len(seen) > 50
    assert not any(isinstance(one, Framework) for one in seen)


def test_a_style_cannot_leave_its_element(report_with, context):
    html = render(report_with("<style>{{ style }}</style>", style="a{}</style><script>x</script>"), context)
    assert html.count("</style>") == 1


def test_a_style_that_fetches_gets_nothing(report_with, context, listener, caplog):
    from maturity.reporting.pdf import to_pdf

    address, arrived = listener
    style = (
        f"@import '{address}/i.css'; body {{ background: url({address}/bg.png) }}"
        f"@font-face {{ font-family: F; src: url({address}/f.ttf) }} p {{ font-family: F }}"
        f"li {{ list-style-image: url({reports_folder().as_uri()}/x.svg) }}"
        f"p::before {{ content: url({address}/c.svg) }}"
    )
    template = '<html lang="en"><title>t</title><style>{{ style }}</style><p>x<ul><li>y</ul>'
    template += f'<img alt="z" src="{address}/i">'
    report = report_with(template, style)
    assert to_pdf(lambda fit: render(report, context), report.shared / "fonts").startswith(b"%PDF")
    assert arrived == []
    assert sum("not a bundled asset" in record.getMessage() for record in caplog.records) >= 4
    caplog.clear()  # these are meant; the fixture would take them for faults


def test_reports_are_found_by_id_and_never_by_path(tmp_path):
    assert report_ids() == ["answers", "brief", "roadmap"]
    for bad in ("nothing", "../reports/roadmap", "shared", "", "roadmap/"):
        with pytest.raises(ReportError, match="roadmap"):
            open_report(bad)


def test_every_report_is_complete():
    for report_id in report_ids():
        report = open_report(report_id)
        assert report.head.id == report_id
        assert {"template.html", "style.css"} <= {path.name for path in report.folder.iterdir()}


def test_a_wrong_report_yaml_names_its_line(report_with):
    with pytest.raises(ContentError, match=r"mine/report.yaml:3: .*descripton"):
        report_with("", head="id: mine\ntitle: Mine\ndescripton: x\n")


def test_without_pango_one_sentence_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **more):
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **more)

    monkeypatch.delitem(sys.modules, "maturity.reporting.pdf", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(
        ReportError, match=r"apt-get install --no-install-recommends libpangoft2-1\.0-0 libharfbuzz-subset0"
    ):
        report_pdf("roadmap", Subject(framework("311"), metro(framework("311")), AS_OF))


def test_every_word_of_the_reports_is_used():
    """A key that no template and no code names is a leftover; a key that is named and not there fails when rendered."""
    root = reports_folder().parent
    files = [*root.glob("reports/**/*.html"), *root.glob("maturity/reporting/*.py"), *root.glob("maturity/charts/*.py")]
    files += root.glob("maturity/ui/**/*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for key in words().messages:
        if key.partition(".")[0] in ("report", "charts"):
            stem = key.removesuffix(".one").removesuffix(".other")
            parent = stem.rpartition(".")[0] + "."
            assert f'"{stem}"' in code or f'"{parent}" ~' in code or f'f"{parent}{{' in code or f'"{parent}' in code, (
                key
            )
