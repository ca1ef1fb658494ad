"""What the room adds to m50: documents."""

from collections.abc import Iterable

from m50core.plugins import Kind, hookimpl

m50_api = 1
m50_knows = ()


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.documents.records",
        "document",
    )
