"""What the history says was done, when a person changes records by hand."""

from collections.abc import Mapping, Sequence

from m50core.records.fields import KindInfo
from m50core.records.record import Record


def why_added(spec: KindInfo, values: Mapping[str, str]) -> str:
    """Return the reason for adding a record of these values."""
    told = (values.get(name) for name in ("title", "name", "about", "indicator"))
    return f"{spec.label}: {next(filter(None, told), '')}"


def why_changed(record: Record) -> str:
    """Return the reason for changing a record."""
    return f"{record.spec.label} gewijzigd: {record.title_text}"


def why_removed(records: Sequence[Record]) -> str:
    """Return the reason for removing records."""
    if len(records) == 1:
        return f"{records[0].spec.label} verwijderd: {records[0].title_text}"
    return f"Verwijderd: {', '.join(record.title_text for record in records)}"
