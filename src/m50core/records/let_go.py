"""What hung on a thing by a name that it no longer has: told when it is renamed or removed."""

from collections.abc import Iterator, Mapping

from m50core.records.anchors import is_called
from m50core.records.asked import hangings_of
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import names_of
from m50core.values import dutch
from m50core.values.period import Period

_FIELDS = ("due", "anchor")
_NAMED = 5


def told_after(
    records: Records, kept: Record, values: Mapping[str, str], before: Record | None
) -> Iterator[str]:
    """Yield in Dutch what one should know after a change: what a day hangs on, and what let go.

    ``kept``: the record as it is now; ``values``: what was typed; ``before``: as it was, if at all.
    """
    yield from hangings_of(kept, values)
    if before is not None and (sentence := hung_words(records, before, kept)):
        yield sentence


def hung_words(records: Records, before: Record, after: Record | None) -> str:
    """Return in Dutch what hung on a record that was renamed or (None) removed; empty: nothing."""
    if after is not None and (before.title_text, names_of(before)) == (
        after.title_text,
        names_of(after),
    ):
        return ""
    hung = [
        f"“{record.title_text}” ({record.id}: {period})"
        for record, period in _hanging_periods(records)
        if is_called(before, target := period.anchor.target if period.anchor else "")
        and not (after is not None and is_called(after, target))
    ]
    if not hung:
        return ""
    more = f" en nog {len(hung) - _NAMED}" if len(hung) > _NAMED else ""
    return f"Hieraan hing: {dutch.list_words(hung[:_NAMED])}{more}. Geef dat een andere dag."


def _hanging_periods(records: Records) -> Iterator[tuple[Record, Period]]:
    for kind, cls in records.kinds.items():
        names = [name for name in _FIELDS if name in cls.spec.fields]
        for record in records.collection(kind) if names else ():
            for name in names:
                period = getattr(record, name)
                if isinstance(period, Period) and period.anchor is not None:
                    yield record, period
