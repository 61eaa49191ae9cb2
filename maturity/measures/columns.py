"""The columns of an imported extract: one kept form for every city, whatever its file looked like.

The names are those of the Open311 community's GeoReport Bulk, and GeoReport v2 where Bulk has none; what no standard
names is described here. Nothing that tells who asked survives: an address and a requester are kept as a keyed hash
whose key is thrown away after the import, coordinates and free text not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TABLE = "requests"


class Kind(StrEnum):
    """What a column holds, in the words of DuckDB's types."""

    TEXT = "VARCHAR"
    TIME = "TIMESTAMP"  # the center's own clock, without an offset
    FLAG = "BOOLEAN"
    COUNT = "BIGINT"
    NUMBER = "DOUBLE"


@dataclass(frozen=True)
class Column:
    """One column of the kept table."""

    name: str
    kind: Kind
    meaning: str


class Status(StrEnum):
    """What a center's own word for the state of a request comes down to."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """How a request came in."""

    PHONE = "phone"
    WEB = "web"
    APP = "app"
    API = "api"
    EMAIL = "email"
    CHAT = "chat"
    SOCIAL = "social"
    TEXT = "text"
    WALK_IN = "walk-in"
    MAIL = "mail"
    STAFF = "staff"
    SYSTEM = "system"
    UNKNOWN = "unknown"


CHANNELS = tuple(Channel)

NOT_RESIDENTS = (Channel.STAFF, Channel.SYSTEM)
"""Channels whose requests no resident made; an unknown channel counts as a resident's, and its share is told."""

DIGITAL = (Channel.WEB, Channel.APP, Channel.API, Channel.EMAIL, Channel.CHAT, Channel.SOCIAL, Channel.TEXT)

COLUMNS = (
    Column("row", Kind.COUNT, "number of the row in the source, from 1; never empty"),
    Column("service_request_id", Kind.TEXT, "the center's own number of the request"),
    Column("requested_datetime", Kind.TIME, "when it was made"),
    Column("closed_date", Kind.TIME, "when it was closed; midnight where the source has days only"),
    Column("updated_datetime", Kind.TIME, "when it was last changed"),
    Column("expected_datetime", Kind.TIME, "when it was promised: the target"),
    Column("status", Kind.TEXT, "one of Status; never empty"),
    Column("status_description", Kind.TEXT, "the center's own word for it"),
    Column("channel", Kind.TEXT, "one of Channel; never empty"),
    Column("source", Kind.TEXT, "the center's own word for the channel"),
    Column("resident", Kind.FLAG, "false for the channels in NOT_RESIDENTS; never empty"),
    Column("service_name", Kind.TEXT, "what was asked for"),
    Column("service_subtype", Kind.TEXT, "finer than service_name"),
    Column("agency_responsible", Kind.TEXT, "who has to do it"),
    Column("area", Kind.TEXT, "neighborhood, ward, district or tract; empty where unknown"),
    Column("zipcode", Kind.TEXT, "postal code"),
    Column("place", Kind.TEXT, "keyed hash of the address; empty where there is none"),
    Column("requester", Kind.TEXT, "keyed hash of the requester's id, where the source gives one"),
    Column("elected", Kind.FLAG, "true where the source says an elected office or staff member asked; never empty"),
    Column("duplicate", Kind.FLAG, "true where it repeats another request: by status, flag or parent; never empty"),
    Column("elsewhere", Kind.FLAG, "closed by sending it elsewhere or as unfounded; empty where the source can't tell"),
    Column("published_on_time", Kind.FLAG, "the center's own on-time flag"),
    Column("published_days", Kind.NUMBER, "the center's own count of days to close"),
    Column("reopened", Kind.COUNT, "how often an event log shows it reopened; empty without a log"),
    Column("target_given", Kind.FLAG, "the target came with the row (true) or from the mapping's targets (false)"),
    Column("close_seconds", Kind.COUNT, "closed less requested, as it stands, also below 0; empty without either"),
    Column(
        "read_by",
        Kind.COUNT,
        "which form read requested, closed, updated, expected, published_days and published_on_time: two digits each "
        "from the right, 0 for an empty cell, 99 for one that no form reads; empty where it isn't known",
    ),
)

NAMES = tuple(column.name for column in COLUMNS)
