"""What the words answer a program with, as a list."""

from collections.abc import Iterable

from m50core.pages.cells import Column
from m50core.pages.table import Table
from m50core.program.schemas import AnswerOf
from m50core.started import to_type

_HEAD = (Column("Naam", "name"), Column("Opdracht", "word"), Column("Schema", "schema"))


def schemas_table(found: Iterable[AnswerOf]) -> Table:
    """Return each schema with the word that answers so, in that order."""
    rows = [(one.schema.name, to_type(one.word), str(one.schema)) for one in found]
    return Table(rows, wide=1, head=_HEAD, title="Schema's")
