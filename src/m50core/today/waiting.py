"""Whom a thing waits for: its owner, else its maker, else who answers for its part of the plan."""

from m50core.board.records import Pillar, Portfolio
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import owner_of


def waits_for(records: Records, record: Record) -> tuple[str, str]:
    """Return the id of whom a record waits for, and by which road in Dutch.

    The road is empty for the owner; both are empty when nobody is known.
    """
    if owner := owner_of(record):
        return owner, ""
    if isinstance(record, Paper) and record.author:
        return record.author, "maker"
    return _in_charge(records, record)


def _in_charge(records: Records, record: Record) -> tuple[str, str]:
    for name in ("portfolio", "pillar"):
        part = records.get(getattr(record, name, "") or "")
        if isinstance(part, Portfolio) and part.holder:
            return part.holder, f"via de portefeuille: {part.title}"
        if isinstance(part, Pillar) and part.chair:
            return part.chair, f"via de pijler: {part.title}"
    return "", ""


def waiting_words(records: Records, owner: str, via: str) -> str:
    """Return whom it waits for as a person reads it: ``Laura Hoogstraten (via …)``."""
    if not owner:
        return "geen trekker"
    name = records.title(owner)
    return f"{name} ({via})" if via else name
