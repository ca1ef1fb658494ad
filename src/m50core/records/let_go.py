"""What hung on a thing by a name that it no longer has: told when it is renamed or removed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from m50core.records.anchors import is_called, names_called, words_for
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
    for _, sentence in let_go(records, [(before, kept)] if before is not None else []):
        yield sentence


def hung_words(records: Records, before: Record, after: Record | None) -> str:
    """Return in Dutch what hung on a record that was renamed or (None) removed; empty: nothing."""
    return next((sentence for _, sentence in let_go(records, [(before, after)])), "")


def let_go(
    records: Records, pairs: Iterable[tuple[Record, Record | None]]
) -> Iterator[tuple[Record, str]]:
    """Yield those of the records that were renamed or removed on which something hung, with that.

    ``pairs``: each as it was, and as it is now, if at all. All records are gone through once.
    """
    renamed = [
        (before, after) for before, after in pairs if after is None or _differ(before, after)
    ]
    if not renamed:
        return
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for record, period in _hanging_periods(records):
        target = period.anchor.target if period.anchor else ""
        words = f"“{record.title_text}” ({record.id}: {period})"
        for name in words_for(target):
            by_name[name][words] = target
    for before, after in renamed:
        near: dict[str, str] = {}
        for name in names_called(before):
            near |= by_name.get(name, {})
        hung = [
            words
            for words, target in near.items()
            if not (after is not None and is_called(after, target))
        ]
        if hung:
            more = f" en nog {len(hung) - _NAMED}" if len(hung) > _NAMED else ""
            words = dutch.list_words(hung[:_NAMED])
            yield before, f"Hieraan hing: {words}{more}. Geef dat een andere dag."


def _differ(before: Record, after: Record) -> bool:
    return (before.title_text, names_of(before)) != (after.title_text, names_of(after))


def _hanging_periods(records: Records) -> Iterator[tuple[Record, Period]]:
    for kind, cls in records.kinds.items():
        names = [name for name in _FIELDS if name in cls.spec.fields]
        for record in records.collection(kind) if names else ():
            for name in names:
                period = getattr(record, name)
                if isinstance(period, Period) and period.anchor is not None:
                    yield record, period
