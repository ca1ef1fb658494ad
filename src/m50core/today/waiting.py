"""Whom a thing waits for: who looks after it, else its maker, else whose part of the plan it is."""

from m50core.board.owners import NOBODY, responsible
from m50core.board.records import Pillar, Portfolio
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record


def waits_for(records: Records, record: Record) -> tuple[str, str]:
    """Return the id of whom a record waits for, and the id of that through which it does.

    That is a portfolio or pillar, or the paper that someone makes; empty for the owner. Both are
    empty when nobody is known.
    """
    who = responsible(records, record)
    if who.person and not who.via:
        return who.person, ""
    if isinstance(record, Paper) and record.author:
        return record.author, record.id
    unit = records.get(who.via) or record
    person = ""
    if isinstance(unit, Portfolio):
        person = unit.holder
    elif isinstance(unit, Pillar):
        person = unit.chair
    return (person, unit.id) if person else ("", "")


def waiting_words(records: Records, owner: str, via: str) -> str:
    """Return whom it waits for as a person reads it: ``Laura Hoogstraten (via …)``."""
    if not owner:
        return NOBODY
    name, through = records.title(owner), records.get(via)
    if through is None:
        return name
    if isinstance(through, Paper):
        return f"{name} (maker)"
    return f"{name} (via de {through.spec.label.lower()}: {through.title_text})"
