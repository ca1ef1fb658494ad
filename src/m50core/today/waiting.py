"""Whom a thing waits for: its owner, else its maker, else who answers for its part of the plan."""

from m50core.board.owners import NOBODY, responsible
from m50core.meetings.records.papers import Paper
from m50core.records.collection import Records
from m50core.records.record import Record


def waits_for(records: Records, record: Record) -> tuple[str, str]:
    """Return the id of whom a record waits for, and by which road in Dutch.

    The road is empty for the owner; both are empty when nobody is known.
    """
    answers = responsible(records, record)
    if answers.person and not answers.via:
        return answers.person, ""
    if isinstance(record, Paper) and record.author:
        return record.author, "maker"
    unit = records.get(answers.via)
    return answers.person, f"via de {unit.spec.label.lower()}: {unit.title_text}" if unit else ""


def waiting_words(records: Records, owner: str, via: str) -> str:
    """Return whom it waits for as a person reads it: ``Laura Hoogstraten (via …)``."""
    if not owner:
        return NOBODY
    name = records.title(owner)
    return f"{name} ({via})" if via else name
