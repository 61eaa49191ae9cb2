"""The few groups of channels that a council compares."""

from __future__ import annotations

from maturity.measures.columns import Channel
from maturity.measures.engine import literal

WAYS: dict[str, tuple[Channel, ...]] = {
    "phone": (Channel.PHONE,),
    "online": (Channel.WEB, Channel.EMAIL, Channel.CHAT, Channel.SOCIAL, Channel.API),
    "mobile": (Channel.APP, Channel.TEXT),
    "in-person": (Channel.WALK_IN, Channel.MAIL),
    "unknown": (Channel.UNKNOWN,),
}
DIGITAL_WAYS = ("online", "mobile")
WAY_OF = {channel.value: way for way, channels in WAYS.items() for channel in channels}


def is_way(way: str) -> str:
    """Return the condition in SQL that a request came in such a way."""
    channels = ", ".join(literal(channel.value) for channel in WAYS[way])
    return f"channel IN ({channels})"
