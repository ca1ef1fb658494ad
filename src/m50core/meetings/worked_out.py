"""What decisions and terms make of the records on a day, by the names of their kinds.

Most words ask for records that neither has to do with: only who needs the answer imports the
classes that it is worked out of.
"""

from collections.abc import Mapping
from datetime import date

from m50core.records.overlay import Derivation, KeptRecords
from m50core.records.record import Record

CARRIED_OUT: Mapping[str, frozenset[str]] = {
    "decision": frozenset({"proposed", "effective", "rejected", "withdrawn", "revoked"}),
    "amendment": frozenset({"effective", "dropped"}),
}
"""By kind, the statuses with which a record doesn't become another on its day."""


def lay_decisions(kept: KeptRecords, today: date) -> Mapping[str, Record]:
    """Return, by id, what the decisions that are kept make of records on a day."""
    if not _may_change(kept, today):
        return {}
    from m50core.meetings import effects

    return effects.lay_decisions(kept, today)


def _may_change(kept: KeptRecords, today: date) -> bool:
    """Return False when no decision that is kept makes anything of a record on a day.

    Nothing holds before a decision has come to its day, and most are carried out already. In
    doubt they are asked themselves.
    """
    decisions = kept.plain("decision", "status", "effective")
    if decisions is None:
        return True
    come = [status for status, day in decisions if _has_come(day, today)]
    if any(status not in CARRIED_OUT["decision"] for status in come):
        return True
    amendments = kept.plain("amendment", "status") if come else ()
    if amendments is None:
        return True
    return any(status not in CARRIED_OUT["amendment"] for (status,) in amendments)


def _has_come(day: object, today: date) -> bool:
    """Return False when a day that is kept is certainly none, or still to come."""
    if not day:
        return False
    try:
        return date.fromisoformat(str(day)) <= today
    except ValueError:
        return True


def _lay_terms(kept: KeptRecords, today: date) -> Mapping[str, Record]:
    from m50core.meetings import posts

    return posts.lay_terms(kept, today)


POSTS = Derivation(
    _lay_terms,
    reads=frozenset({
        "seat", "term", "pillar", "portfolio", "decision", "meeting", "vote", "amendment", "person",
    }),
    makes=frozenset({"seat", "term", "pillar", "portfolio"}),
    ids=("zetel-", "termijn-"),
)  # fmt: skip
"""Who holds what, from terms."""
