"""What the program tells of itself, as lists: what its words answer, and what a person set."""

from collections.abc import Iterable

from m50core.pages.cells import Column
from m50core.pages.table import Table
from m50core.program.schemas import AnswerOf
from m50core.started import to_type

_HEAD = (Column("Naam", "name"), Column("Opdracht", "word"), Column("Schema", "schema"))
_SETTINGS = (
    Column("Naam", "name"), Column("Instelling", "label"), Column("Waarde", "value"),
    Column("Waardoor", "origin"),
)  # fmt: skip


def settings_table(rows: Iterable[tuple[str, str, str, str]]) -> Table:
    """Return settings: name, what it is called, what it is, and by what it is so."""
    return Table(list(rows), wide=2, head=_SETTINGS, title="Instellingen")


def schemas_table(found: Iterable[AnswerOf]) -> Table:
    """Return each schema with the word that answers so, in that order."""
    rows = [(one.schema.name, to_type(one.word), str(one.schema)) for one in found]
    return Table(rows, wide=1, head=_HEAD, title="Schema's")
