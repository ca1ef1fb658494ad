"""Municipalities that merged into others: which, since when, and what they became.

Municipalities abolished from 1999 on: TOOI, register of municipalities (overheid.nl), as of 1
January 2026. Read from a CSV file in the package, once somebody asks for one.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import msgspec

from m50core.plan.reference import rows
from m50core.values import dutch


class Abolished(msgspec.Struct, frozen=True):
    """A municipality that is no more."""

    code: str
    name: str
    since: date
    """The first day without it."""
    became: str
    """In Dutch, what it is part of now."""
    direct: bool
    """True: what it became then is what it is part of now."""

    @property
    def sentence(self) -> str:
        """In Dutch, without a full stop: what it became, and since when."""
        gone = f"gemeente {self.name} ({self.code}) is per {dutch.day(self.since)}"
        if self.direct:
            return f"{gone} opgegaan in {self.became}"
        return f"{gone} opgeheven, en hoort nu bij {self.became}"


@cache
def merged_municipalities() -> Mapping[str, Abolished]:
    """Return all that are known, by code and by name in lower case; the latest of two names."""
    names = {row["code"]: row["name"] for row in rows("m50core.members", "gemeenten.csv")}
    known: dict[str, Abolished] = {}
    gone = list(rows("m50core.members", "gemeenten_opgeheven.csv"))
    for row in sorted(gone, key=lambda row: row["last_day"]):
        codes = row["successor_today"].split("|")
        became = dutch.list_words([f"{names[code]} ({code})" for code in codes])
        since = date.fromisoformat(row["last_day"]) + timedelta(days=1)
        direct = row["successor"] == row["successor_today"]
        merged = Abolished(row["code"], row["name"], since, became, direct)
        known[merged.code] = known[merged.name.casefold()] = merged
    return known


@cache
def names_before() -> Mapping[str, tuple[str, ...]]:
    """Return, by code, the names of the municipalities that are part of one now."""
    own = {row["code"]: row["name"] for row in rows("m50core.members", "gemeenten.csv")}
    merged: dict[str, dict[str, None]] = {}
    for row in rows("m50core.members", "gemeenten_opgeheven.csv"):
        for code in row["successor_today"].split("|"):
            if row["name"] != own[code]:
                merged.setdefault(code, {})[row["name"]] = None
    return {code: tuple(sorted(names)) for code, names in merged.items()}


def abolished_as(code_or_name: str) -> Abolished | None:
    """Return the abolished municipality that is meant by a code or a name, or None."""
    words = " ".join(code_or_name.split())
    known = merged_municipalities()
    return known.get(words.upper()) or known.get(words.casefold())
