"""What there is to tell of one record, as a value: its fields, and what is told with them."""

from collections.abc import Iterable
from typing import NamedTuple

from m50core.pages.cells import Column
from m50core.pages.table import Table


class Passage(NamedTuple):
    """Lines under a heading; without lines the heading is all that is told."""

    title: str
    lines: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """One record, for whoever shows it: drawn in this order."""

    title: str
    """What a person calls the record."""
    label: str
    """What its kind is called."""
    id: str
    first: tuple[Passage, ...]
    """What is told before its fields: how it stands, what it waits for."""
    fields: Table
    """Each field that is filled: what it is called, how it reads, the ids of what it names."""
    parts: tuple[Passage, ...] = ()
    """What others tell of it: progress, who had a post, decisions that change it."""
    related: Table = Table(())
    """What it points at and what points at it; empty when nobody asked."""
    history: Table = Table(())
    """What happened to it last, newest first; empty when nobody asked."""


FIELDS = (
    Column("Veld", "field"), Column("Waarde", "value"), Column("Nummer", "ids", relation=True),
)  # fmt: skip


def passage(title: str, lines: Iterable[str]) -> tuple[Passage, ...]:
    """Return lines under their heading; nothing when there are no lines."""
    told = tuple(lines)
    return (Passage(title, told),) if told else ()
