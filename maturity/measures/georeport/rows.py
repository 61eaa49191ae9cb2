"""One request as a flat row of texts: the standard's fields and a server's further attributes, nothing about people.

Descriptions, photos, coordinates, answers to a service's questions and activity notes stay out: no measure needs them,
and they are where names and telephone numbers stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

FIELDS = (
    "service_request_id",
    "status",
    "status_description",
    "status_notes",
    "service_name",
    "service_subtype",
    "service_code",
    "agency_responsible",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "closed_date",
    "closed_datetime",
    "source",
    "address",
    "address_id",
    "duplicate_of",
    "parent_service_request_id",
    "zipcode",
)
FURTHER = "extended_attributes"
_PERSONAL = re.compile(
    r"^name$|(first|last|full|middle|sur|given|citizen|owner|resident).?name|mail|phone|contact|user|account|reporter"
    r"|requester|comment|descri|^details?$|note|photo|image|media|url|device|token"
    r"|^(lat|lng|lon|long|x|y)$|latitude|longitude|coord|geom|point",
    re.IGNORECASE,
)
_LONGEST = 1000  # characters of a cell
_MOST = 60  # further attributes of a row


def flat(request: Mapping[str, Any]) -> dict[str, str]:
    """Return the row of a request; what is empty has no cell."""
    row = {name: text for name in FIELDS if (text := _text(request.get(name)))}
    further = request.get(FURTHER)
    if isinstance(further, dict):
        for name, value in list(further.items())[:_MOST]:
            if not _PERSONAL.search(name) and (text := _text(value)):
                row[f"{FURTHER}.{name[:_LONGEST]}"] = text
    return row


def made_at(request: Mapping[str, Any]) -> datetime | None:
    """Return when a request was made; None where that can't be read. Without an offset it is taken as UTC."""
    try:
        when = datetime.fromisoformat(_text(request.get("requested_datetime")))
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _text(value: Any) -> str:
    """Return a cell; empty for what is no single value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value).replace("\0", "").strip()[:_LONGEST]
    return ""
