"""What the room adds to m50: documents."""

from collections.abc import Iterable

from m50core.plugins import hookimpl
from m50core.records.record import Record

m50_api = 1
m50_knows = ()


@hookimpl
def m50_record_kinds() -> Iterable[type[Record]]:
    """Give the room's record kinds."""
    from m50core.documents.records import KINDS

    return KINDS
