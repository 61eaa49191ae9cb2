"""The command that suggests a mapping and checks one."""

from __future__ import annotations

from maturity.measures.mappings import mapping_of
from tests.measures.importing.imported_here import PLAIN

TABLE = """id,Date Opened,Date Closed,Status,Colour
1,3/25/24 10:00 AM,,Open,red
2,3/26/24 1:05 PM,3/27/24 9:00 AM,Done,blue
"""


def test_what_is_printed_is_a_mapping_that_reads_the_file(run, tmp_path):
    extract = tmp_path / "extract.csv"
    extract.write_text(TABLE)
    code, out, err = run("mapping", extract, "--city", "Springfield", "--timezone", "America/Chicago")
    assert (code, err) == (0, "")
    assert "# Not read: Colour." in out
    mapping = mapping_of(out.encode(), "m.yaml")
    assert (mapping.city, mapping.timezone) == ("Springfield", "America/Chicago")
    assert mapping.columns.requested_datetime.forms == ("%m/%d/%y %I:%M %p",)
    assert mapping.columns.closed_date is not None


def test_checking_a_mapping(run, tmp_path):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(PLAIN)
    bad.write_text(PLAIN.replace("title", "titel"))
    assert run("mapping", good, "--check") == (0, f"{good}: no problems\n", "")
    code, out, err = run("mapping", bad)
    assert (code, out) == (1, "")
    assert f"{bad}:3: 'titel' is not a key of this place" in err


def test_wrong_use(run, tmp_path):
    assert run("mapping", tmp_path / "none.csv")[0] == 2
    extract = tmp_path / "extract.csv"
    extract.write_text(TABLE)
    assert run("mapping", extract, "--timezone", "Mars")[0] == 2
