"""Whom a thing waits for: who looks after it, else its maker, else whose part of the plan it is."""

from m50core.board.owners import NOBODY, responsible
from m50core.board.records import Pillar, Portfolio
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record


def waits_for(records: Records, record: Record) -> tuple[str, str]:
    """Return the id of whom a record waits for, and by which road in Dutch.

    The road is empty for the owner; both are empty when nobody is known.
    """
    who = responsible(records, record)
    if who.person and not who.via:
        return who.person, ""
    if isinstance(record, Paper) and record.author:
        return record.author, "maker"
    unit = records.get(who.via) or record
    if isinstance(unit, Portfolio):
        return unit.holder, f"via de portefeuille: {unit.title}" if unit.holder else ""
    if isinstance(unit, Pillar):
        return unit.chair, f"via de pijler: {unit.title}" if unit.chair else ""
    return "", ""


def waiting_words(records: Records, owner: str, via: str) -> str:
    """Return whom it waits for as a person reads it: ``Laura Hoogstraten (via …)``."""
    if not owner:
        return NOBODY
    name = records.title(owner)
    return f"{name} ({via})" if via else name
