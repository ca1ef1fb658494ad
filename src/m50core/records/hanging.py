"""The deadlines of a few records, worked out of no more than what they hang on."""

from collections.abc import Callable, Iterable
from operator import attrgetter

from m50core.records.anchors import is_timed
from m50core.records.deadlines import Deadlines
from m50core.records.leaning import leaning
from m50core.records.record import Find, Record

_MOST = 2000
"""Of more records than this all may as well be made."""
Ids = Callable[[str], Iterable[str] | None]
"""(words, or an id) → ids among which are all that are meant; None: any of all records."""


def settle_few(
    hanging: Iterable[Record], find: Find, called: Ids, naming: Ids
) -> dict[str, Record] | None:
    """Return, by id, these records and what they hang on with its days, of what hangs itself.

    ``find`` gives a record as it is without that, ``called`` what words may name, ``naming`` what
    points at an id. None: it can't be told of a few.
    """
    known: dict[str, Record] = {}
    ahead = list(hanging)
    asked: set[str] = set()
    while ahead:
        record = ahead.pop()
        if record.id in known:
            continue
        known[record.id] = record
        others = _hung_on(record, find, called, naming, asked)
        if others is None or len(known) > _MOST:
            return None
        ahead += others
    order = sorted(known.values(), key=attrgetter("id"))
    dated = Deadlines().settle(known.get, order)
    return {name: dated.get(name, record) for name, record in known.items()
            if Deadlines.hangs(record)}  # fmt: skip


def _hung_on(
    record: Record, find: Find, called: Ids, naming: Ids, asked: set[str]
) -> list[Record] | None:
    """Return what a record may hang on, as far as its words weren't asked before."""
    ids = dict.fromkeys(leaning(record).ids)
    for words in Deadlines.words_of(record):
        own = find(words)
        if own is not None and own.id != record.id and is_timed(own):
            ids[words] = None  # an id means that one thing, whatever else is called so
        elif words not in asked:
            asked.add(words)
            meant = _ids_of_words(words, find, called, naming)
            if meant is None:
                return None
            ids |= dict.fromkeys(meant)
    return [target for name in ids if (target := find(name)) is not None]


def _ids_of_words(words: str, find: Find, called: Ids, naming: Ids) -> list[str] | None:
    """Return the ids of what words may name, and of what a body holds that they name."""
    meant = called(words)
    if meant is None:
        return None
    ids = list(meant)
    for record_id in meant:
        record = find(record_id)
        if record is not None and not is_timed(record):
            held = naming(record_id)
            if held is None:
                return None
            ids += held
    return ids
