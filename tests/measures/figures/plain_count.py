"""Every measure once more, counted row by row in plain Python from its words, to hold the queries against."""

from datetime import datetime, time, timedelta
from fractions import Fraction

DIGITAL = {"web", "app", "api", "email", "chat", "social", "text"}
CLOSED_FIRST = ["no-requested-date", "duplicate", "cancelled", "unknown-status"]


class Plain:
    """The rows of an extract as they stood on a day; `days` where a clock has days only."""

    def __init__(self, rows, as_of, closed_day=False, target_day=False, requested_day=False):
        self.as_of = as_of
        self.days = closed_day or requested_day
        self.compare_days = closed_day or target_day
        self.target_day = target_day
        self.rows = [row for row in rows if row["requested_datetime"] is None or row["requested_datetime"] <= as_of]
        self.statuses = any(row["status"] != "unknown" for row in self.rows)

    def among(self, residents):
        return [row for row in self.rows if row["resident"] or not residents]

    def standing(self, row):
        if row["duplicate"] or row["status"] == "duplicate":
            return "duplicate"
        if row["closed_date"] and row["closed_date"] > self.as_of:
            return "open"  # its closing lies ahead
        if row["status"] == "cancelled":
            return "cancelled"
        if row["closed_date"] or row["status"] == "closed":
            return "closed"
        if row["status"] == "open" or not self.statuses:
            return "open"
        return "unknown"

    def ended(self, row):
        return bool(row["closed_date"] and row["closed_date"] <= self.as_of)

    def took(self, row):
        """Seconds or days from request to closing; None where one isn't there."""
        if not (row["requested_datetime"] and self.ended(row)):
            return None
        if self.days:
            return (row["closed_date"].date() - row["requested_datetime"].date()).days
        return int((row["closed_date"] - row["requested_datetime"]).total_seconds())

    def due(self, row):
        if not row["expected_datetime"]:
            return False
        if self.target_day:  # a promised day is over at its last second
            return datetime.combine(row["expected_datetime"].date(), time(23, 59, 59)) <= self.as_of
        return row["expected_datetime"] <= self.as_of

    def in_time(self, row):
        if not (self.ended(row) and row["expected_datetime"]):
            return False
        if self.compare_days:
            return row["closed_date"].date() <= row["expected_datetime"].date()
        return row["closed_date"] <= row["expected_datetime"]

    def why(self, row, reason):
        stands, took = self.standing(row), self.took(row)
        return {
            "no-requested-date": row["requested_datetime"] is None,
            "duplicate": stands == "duplicate",
            "cancelled": stands == "cancelled",
            "unknown-status": stands == "unknown",
            "open": stands == "open",
            "closed": stands == "closed",
            "no-closed-date": stands == "closed" and not self.ended(row),
            "no-end-date": stands in ("closed", "cancelled") and not self.ended(row),
            "negative": took is not None and took < 0,
            "instant": took == 0,
            "no-target": row["expected_datetime"] is None,
            "not-due-yet": row["expected_datetime"] is not None and not self.due(row),
            "no-flag": row["published_on_time"] is None,
            "outcome-not-told": row["elsewhere"] is None,
            "unknown-channel": row["channel"] == "unknown",
            "not-in-log": row["reopened"] is None,
            "never-closed": stands != "closed" and not row["reopened"],
        }[reason]

    def split(self, rows, reasons):
        """The rows that count, and how many stand under each reason."""
        kept, gone = [], {}
        for row in rows:
            reason = next((one for one in reasons if self.why(row, one)), None)
            if reason is None:
                kept.append(row)
            else:
                gone[reason] = gone.get(reason, 0) + 1
        return kept, gone


CLOSED = [*CLOSED_FIRST, "open", "no-closed-date", "negative"]
COUNTED = {
    # id: (why requests are left out, what is counted of the rest)
    "volume": (["no-requested-date"], lambda plain, row: True),
    "digital-share": (["no-requested-date", "unknown-channel"], lambda plain, row: row["channel"] in DIGITAL),
    "mobile-share": (["no-requested-date", "unknown-channel"], lambda plain, row: row["channel"] in ("app", "text")),
    "staff-share": (["no-requested-date"], lambda plain, row: not row["resident"]),
    "instant-share": (CLOSED, lambda plain, row: plain.took(row) == 0),
    "negative": ([*CLOSED_FIRST, "open", "no-closed-date"], lambda plain, row: plain.took(row) < 0),
    "on-time.due": (
        [*CLOSED_FIRST, "no-target", "not-due-yet", "no-closed-date", "negative"],
        lambda plain, row: plain.in_time(row),
    ),
    "on-time.closed": (
        [*CLOSED_FIRST, "open", "no-target", "no-closed-date", "negative"],
        lambda plain, row: plain.in_time(row),
    ),
    "on-time.published": ([*CLOSED_FIRST, "open", "no-flag"], lambda plain, row: row["published_on_time"]),
    "target-coverage": (["no-requested-date"], lambda plain, row: row["expected_datetime"] and row["target_given"]),
    "backlog.open": (CLOSED_FIRST, lambda plain, row: plain.standing(row) == "open"),
    "backlog.overdue": ([*CLOSED_FIRST, "closed", "no-target"], lambda plain, row: plain.due(row)),
    "closed-elsewhere": ([*CLOSED_FIRST, "open", "outcome-not-told"], lambda plain, row: row["elsewhere"]),
    "duplicates": (["no-requested-date"], lambda plain, row: plain.standing(row) == "duplicate"),
    "coding": (
        ["no-requested-date"],
        lambda plain, row: row["service_name"] and row["status"] != "unknown" and row["channel"] != "unknown",
    ),
    "reopened": (
        ["no-requested-date", "duplicate", "cancelled", "not-in-log", "never-closed"],
        lambda plain, row: (row["reopened"] or 0) > 0,
    ),
}
QUANTILES = {
    "time-to-close.median": (CLOSED, Fraction(1, 2)),
    "time-to-close.p90": (CLOSED, Fraction(9, 10)),
    "time-to-close.median-without-instant": ([*CLOSED, "instant"], Fraction(1, 2)),
    "time-to-close.p90-without-instant": ([*CLOSED, "instant"], Fraction(9, 10)),
}
WITH_OPEN = [*CLOSED_FIRST, "no-closed-date", "negative"]
SERIES = ["no-requested-date", "duplicate", "unknown-status", "no-end-date", "negative"]


def quantile(values, share):
    """Linear interpolation between the two values around the place share * (n - 1)."""
    values = sorted(values)
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def median_with_open(plain, rows):
    """Kaplan and Meier's estimate, step by step with fractions; None where half are never closed."""
    kept, _ = plain.split(rows, WITH_OPEN)
    lived = []
    for row in kept:
        closed = plain.standing(row) == "closed"
        if plain.days:
            end = row["closed_date"].date() if closed else plain.as_of.date()
            lived.append(((end - row["requested_datetime"].date()).days, closed))
        else:
            passed = (row["closed_date"] if closed else plain.as_of) - row["requested_datetime"]
            hours = passed // timedelta(hours=1)
            lived.append((hours + (1 if closed and passed % timedelta(hours=1) else 0), closed))
    open_still = Fraction(1)
    for moment in sorted({hours for hours, closed in lived if closed}):
        there = sum(hours >= moment for hours, _ in lived)
        now_closed = sum(hours == moment and closed for hours, closed in lived)
        open_still *= 1 - Fraction(now_closed, there)
        if open_still <= Fraction(1, 2):
            return moment
    return None


def open_at(plain, rows, moment):
    """How many of the rows that count were open at a moment."""
    kept, _ = plain.split(rows, SERIES)
    return sum(
        row["requested_datetime"] <= moment and not (row["closed_date"] and row["closed_date"] <= moment)
        for row in kept
    )
