"""A spread as plain data, in the documented shape: what the command line prints, and what a full record keeps."""

from __future__ import annotations

from typing import Any

from maturity.compare.spread import Spread, Spreads, Tally


def spread_data(found: Spreads) -> dict[str, Any]:
    """Return how many people gave each answer, and what they wrote, without names."""
    return {
        "people": found.n,
        "talk_first": [one.feature for one in found.talk_first],
        "features": [_feature(one) for one in found.features.values()],
    }


def _feature(one: Spread) -> dict[str, Any]:
    gap, apart = one.disagreement
    return {
        "id": one.feature,
        "agree": one.agree,
        "gap": float(gap),
        "apart": apart,
        "tallies": [_tally(tally) for tally in one.tallies],
        "wrote": [answer.model_dump(mode="json", exclude_defaults=True) for answer in one.explained],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    beside = {key: getattr(tally, key) for key in ("dont_know", "not_applicable", "unanswered")}
    return {"aspect": tally.aspect or None, "options": dict(tally.options), **beside}
