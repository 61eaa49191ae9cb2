"""Who asked is never kept: addresses and requesters as hashes that nobody can undo, everything else not at all."""

from __future__ import annotations

import hashlib
import json

from tests.measures.importing.imported_here import as_csv, bring, mapped

MAPPING = """
id: named
title: Named
columns:
  service_request_id: id
  requested_datetime: opened
  status_description: status
  status_notes: notes
  address: address
  requester: email
  requester_kind: {headers: kind, yes: [Alderman]}
  service_name: service
elsewhere: {notes: nothing}
personal: [name, phone]
"""
HEADER = ["id", "opened", "status", "notes", "address", "email", "kind", "service", "name", "phone", "latitude"]
SECRETS = ["ann@example.org", "12 Elm Street", "Ann Smith", "555-0199", "41.87", "Ask Ann at home"]
ROW = [
    "1",
    "2024-03-01",
    "Closed",
    SECRETS[5],
    SECRETS[1],
    SECRETS[0],
    "Alderman",
    "Pothole",
    *SECRETS[2:4],
    SECRETS[4],
]
SAME = ["2", "2024-03-02", "Open", "", "12 ELM STREET", "Ann@Example.org ", "", "Pothole", "", "", ""]
OTHER = ["3", "2024-03-03", "Open", "", "14 Elm Street", "", "", "Pothole", "", "", ""]


def test_no_personal_cell_survives(tmp_path):
    found = bring(tmp_path, as_csv([HEADER, ROW, SAME, OTHER]), mapped(MAPPING))
    kept = b"".join(path.read_bytes() for path in found.folder.iterdir()) + repr(found.rows).encode()
    for secret in SECRETS:
        assert secret.lower().encode() not in kept.lower()
    assert set(found.record.dropped) == {"name", "phone", "latitude"}
    assert found.column("elected") == [True, False, False]


def test_the_same_person_and_place_have_the_same_hash_within_one_import_only(tmp_path):
    first = bring(tmp_path, as_csv([HEADER, ROW, SAME, OTHER]), mapped(MAPPING), "first.csv")
    requesters, places = first.column("requester"), first.column("place")
    assert requesters[0] == requesters[1]
    assert places[0] == places[1] != places[2]
    assert requesters[2] is None
    assert requesters[0] != places[0]
    second = bring(tmp_path, as_csv([HEADER, ROW]), mapped(MAPPING), "second.csv")
    assert second.column("requester")[0] != requesters[0]
    assert requesters[0] not in (hashlib.sha256(b"ann@example.org").hexdigest()[:16],)


def test_a_person_or_address_that_is_empty_has_no_hash(tmp_path):
    found = bring(tmp_path, as_csv([HEADER, [*ROW[:4], " ", "N/A", *ROW[6:]]]), mapped(MAPPING))
    assert (found.column("place"), found.column("requester")) == ([None], [None])


def test_the_record_can_be_read_by_other_programs(tmp_path):
    found = bring(tmp_path, as_csv([HEADER, ROW]), mapped(MAPPING))
    record = json.loads((found.folder / "record.json").read_text())
    assert record["rows"] == 1
    assert record["sha256"] == hashlib.sha256((tmp_path / "extract.csv").read_bytes()).hexdigest()
