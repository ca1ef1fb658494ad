"""What the history says was done, when a person changes records by hand."""

from collections.abc import Callable, Mapping, Sequence

from m50core.records.fields import KindInfo
from m50core.records.record import Record
from m50core.values import dutch
from m50core.values.text import MAX_LINE, visible

_NAMED = 5
"""Of more the history says how many, not which: those stand with it."""


def why_added(spec: KindInfo, values: Mapping[str, str], title: Callable[[str], str] = str) -> str:
    """Return the reason for adding a record of these values.

    One without a title of its own is called by what it points at; ``title`` gives what a person
    calls that.
    """
    told = (values.get(name) for name in ("title", "name", "about", "indicator"))
    own = next(filter(None, told), "")
    related = (values.get(i.name) for i in spec.fields.values() if i.relation and not i.many)
    called = _title_words(own or ", ".join(title(one) for one in related if one))
    return f"{spec.label}: {called}" if called else f"{spec.label} toegevoegd"


def why_changed(record: Record) -> str:
    """Return the reason for changing a record."""
    return f"{record.spec.label} gewijzigd: {_title_words(record.title_text)}"


def why_removed(records: Sequence[Record]) -> str:
    """Return the reason for removing records."""
    if len(records) == 1:
        return f"{records[0].spec.label} verwijderd: {_title_words(records[0].title_text)}"
    if len(records) > _NAMED:
        return f"{count_words(records)} verwijderd"
    return f"Verwijderd: {', '.join(_title_words(record.title_text) for record in records)}"


def _title_words(title: str) -> str:
    """Return a title as a reason can hold it: what is wrong with it, its own field tells."""
    return visible(title)[:MAX_LINE]


def count_words(records: Sequence[Record]) -> str:
    """Return what a person calls so many records: “1 actie”, “3 acties”, or “3 gegevens”."""
    specs = {record.spec.kind: record.spec for record in records}
    if len(specs) != 1:
        return dutch.number_of(len(records), "gegeven", "gegevens")
    (spec,) = specs.values()
    return dutch.number_of(len(records), spec.label.lower(), spec.plural.lower())
