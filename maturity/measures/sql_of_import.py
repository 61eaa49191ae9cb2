"""The one query that turns an extract into the canonical columns."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.measures.casting import DIGITS, UNREADABLE, cast_layers, form_number, moment
from maturity.measures.cells import CAST, TIMES, Cells
from maturity.measures.columns import NOT_RESIDENTS, Channel, Status
from maturity.measures.engine import literal
from maturity.measures.mapping import Mapping
from maturity.measures.shared_words import Grouping, channel_groups, folded, shared_words, status_groups

NO_ROW = -1
"""Stands in `read_by` for a line that is no row, such as a footer; it is not kept."""

Statement = str


def word_tables(mapping: Mapping) -> list[Statement]:
    """Return statements that make the tables in which the words of states and channels are looked up."""
    return [
        _table("status_words", status_groups(mapping)),
        _table("channel_words", channel_groups(mapping)),
    ]


def import_query(table: str, mapping: Mapping, cells: Cells, key: str) -> str:
    """Return the query, of all columns but `row`; addresses and requesters are hashed under the secret `key`."""
    texts = ", ".join(f"{sql} AS raw_{name}" for name, sql in cells.texts.items())
    raw = f"(SELECT {texts} FROM {table})"
    layered = cast_layers(raw, cells.readings)
    by_name = {one.column: one for one in cells.readings}
    moments = ", ".join(
        f"{moment(by_name[name]) if name in by_name else 'CAST(NULL AS TIMESTAMP)'} AS {name}" for name in TIMES
    )
    on_time = _yes_no(mapping, cells, "published_on_time")
    values = f"{_published_days(cells)} AS published_days, {on_time} AS published_on_time"
    dated = f"(SELECT *, {moments}, {values} FROM {layered})"
    joined = (
        f"(SELECT d.*, s.meaning AS status_exact, c.meaning AS channel_exact FROM {dated} AS d "
        f"LEFT JOIN status_words AS s ON s.word = {_folded(cells, 'status_description')} "
        f"LEFT JOIN channel_words AS c ON c.word = {_folded(cells, 'source')})"
    )
    grouped = f"(SELECT *, {_status(mapping, cells)} AS status, {_channel(mapping, cells)} AS channel FROM {joined})"
    closed = f"(SELECT * REPLACE ({_closed(mapping)} AS closed_date) FROM {grouped})"
    return f"SELECT {', '.join(_canonical(mapping, cells, key))} FROM {closed}"


def _table(name: str, grouping: Grouping) -> Statement:
    rows = ", ".join(f"({literal(word)}, {literal(group)})" for word, group in grouping.exact.items())
    return f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM (VALUES {rows}) AS words (word, meaning)"


def _raw(cells: Cells, name: str) -> str:
    return f"raw_{name}" if name in cells.texts else "CAST(NULL AS VARCHAR)"


def _folded(cells: Cells, name: str) -> str:
    return f"lower({_raw(cells, name)})"


def _patterned(exact: str, text: str, grouping: Grouping, unknown: str) -> str:
    """Return the meaning of a word: as it is listed, else by the patterns, longest first."""
    whens = " ".join(f"WHEN {_fits(text, pattern)} THEN {literal(group)}" for pattern, group in grouping.patterns)
    return f"CASE WHEN {exact} IS NOT NULL THEN {exact} {whens} ELSE {literal(unknown)} END"


def _fits(text: str, pattern: str) -> str:
    bare = literal(pattern.strip("*"))
    if pattern.startswith("*") and pattern.endswith("*"):
        return f"contains({text}, {bare})"
    return f"ends_with({text}, {bare})" if pattern.startswith("*") else f"starts_with({text}, {bare})"


def _status(mapping: Mapping, cells: Cells) -> str:
    if "status_description" not in cells.texts:
        return f"CASE WHEN closed_date IS NULL THEN '{Status.OPEN}' ELSE '{Status.CLOSED}' END"
    return _patterned("status_exact", _folded(cells, "status_description"), status_groups(mapping), Status.UNKNOWN)


def _channel(mapping: Mapping, cells: Cells) -> str:
    if "source" not in cells.texts:
        return literal(Channel.UNKNOWN)
    return _patterned("channel_exact", _folded(cells, "source"), channel_groups(mapping), Channel.UNKNOWN)


def _closed(mapping: Mapping) -> str:
    if not mapping.closed_from_updated:
        return "closed_date"
    return f"CASE WHEN closed_date IS NULL AND status = '{Status.CLOSED}' THEN updated_datetime ELSE closed_date END"


def _canonical(mapping: Mapping, cells: Cells, key: str) -> list[str]:
    staff = ", ".join(map(literal, NOT_RESIDENTS))
    return [
        f"{_number(_raw(cells, 'service_request_id'))} AS service_request_id",
        *TIMES,
        "status",
        f"{_raw(cells, 'status_description')} AS status_description",
        "channel",
        f"{_raw(cells, 'source')} AS source",
        f"channel NOT IN ({staff}) AS resident",
        *(f"{_raw(cells, name)} AS {name}" for name in ("service_name", "service_subtype", "agency_responsible")),
        f"{_area(mapping, cells)} AS area",
        f"split_part({_number(_raw(cells, 'zipcode'))}, '-', 1) AS zipcode",
        f"{_hashed(_raw(cells, 'address'), key, 'place')} AS place",
        f"{_hashed(_raw(cells, 'requester'), key, 'requester')} AS requester",
        f"{_elected(mapping, cells)} AS elected",
        f"{_duplicate(mapping, cells)} AS duplicate",
        f"{_elsewhere(mapping, cells)} AS elsewhere",
        "published_on_time",
        "published_days",
        "CAST(NULL AS BIGINT) AS reopened",
        "CASE WHEN expected_datetime IS NOT NULL THEN TRUE END AS target_given",
        "CAST(epoch(closed_date) - epoch(requested_datetime) AS BIGINT) AS close_seconds",
        f"CASE WHEN {_no_row(cells)} THEN {NO_ROW} ELSE {_read_by(cells)} END AS read_by",
    ]


def _read_by(cells: Cells) -> str:
    """Return the numbers of the forms that read each column, packed into one."""
    by_name = {one.column: one for one in cells.readings}
    parts = []
    for place, name in enumerate(CAST):
        if name in cells.texts:
            text = _raw(cells, name)
            other = f"CASE WHEN {text} IS NULL THEN 0 WHEN {name} IS NOT NULL THEN 1 ELSE {UNREADABLE} END"
            number = form_number(by_name[name]) if name in by_name else other
            parts.append(f"CAST({number} AS BIGINT) * {DIGITS**place}")
    return " + ".join(parts)


def _published_days(cells: Cells) -> str:
    return f"TRY_CAST({_raw(cells, 'published_days')} AS DOUBLE)"


def _number(text: str) -> str:
    """Return a number as it was before a spreadsheet or a table of floats made 64110.0 of it."""
    return f"CASE WHEN ends_with({text}, '.0') THEN left({text}, -2) ELSE {text} END"


def _hashed(text: str, key: str, purpose: str) -> str:
    if text.startswith("CAST(NULL"):
        return text
    return f"left(sha256({literal(key + purpose[0])} || lower({text})), 16)"


def _area(mapping: Mapping, cells: Cells) -> str:
    text = _raw(cells, "area")
    unknown = ", ".join(literal(folded(word)) for word in (*mapping.no_area, *shared_words().no_area))
    return f"CASE WHEN lower({text}) NOT IN ({unknown}) THEN {_number(text)} END"


def _among(text: str, words: Sequence[str]) -> str:
    """Return whether a text is one of some words, in SQL; false where there is neither."""
    if not words or text.startswith("CAST(NULL"):
        return "FALSE"
    listed = ", ".join(literal(folded(word)) for word in words)
    return f"coalesce(lower({text}) IN ({listed}), FALSE)"


def _elected(mapping: Mapping, cells: Cells) -> str:
    column = mapping.columns.requester_kind
    kinds = _among(_raw(cells, "requester_kind"), column.yes if column else ())
    return f"({kinds} OR {_among(_raw(cells, 'source'), (*mapping.elected, *shared_words().elected))})"


def _duplicate(mapping: Mapping, cells: Cells) -> str:
    column = mapping.columns.duplicate
    flagged = _among(_raw(cells, "duplicate"), column.yes if column else ())
    return f"(status = '{Status.DUPLICATE}' OR {flagged} OR {_raw(cells, 'parent')} IS NOT NULL)"


def _elsewhere(mapping: Mapping, cells: Cells) -> str:
    by_status, by_notes = mapping.elsewhere.status, mapping.elsewhere.notes
    has_status = bool(by_status) and "status_description" in cells.texts
    notes = _raw(cells, "status_notes") if by_notes else ""
    has_notes = bool(by_notes) and "status_notes" in cells.texts
    if not has_status and not has_notes:
        return "CAST(NULL AS BOOLEAN)"
    status = _among(_raw(cells, "status_description"), by_status)
    said = (
        " OR ".join(f"contains(lower({notes}), {literal(folded(word))})" for word in by_notes) if has_notes else "NULL"
    )
    is_closed = f"status = '{Status.CLOSED}'"
    if not has_notes:
        return f"({is_closed} AND {status})"
    otherwise = "FALSE" if has_status else "NULL"
    return f"CASE WHEN NOT {is_closed} THEN FALSE WHEN {status} THEN TRUE ELSE coalesce({said}, {otherwise}) END"


def _yes_no(mapping: Mapping, cells: Cells, name: str) -> str:
    column = mapping.words_columns().get(name)
    if column is None or name not in cells.texts:
        return "CAST(NULL AS BOOLEAN)"
    text = _raw(cells, name)
    return f"CASE WHEN {_among(text, column.yes)} THEN TRUE WHEN {_among(text, column.no)} THEN FALSE END"


def _no_row(cells: Cells) -> str:
    """Return whether a line is no row: no date of request, and at most one cell that the mapping uses."""
    requested = _raw(cells, "requested_datetime")
    filled = " + ".join(f"CAST(raw_{name} IS NOT NULL AS INTEGER)" for name in cells.texts)
    return f"{requested} IS NULL AND ({filled}) <= 1"
