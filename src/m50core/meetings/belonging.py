"""What belongs to a meeting or an event: which it is at, which it waits for, and when it is over.

What takes place at a meeting can't be done before it, and is written down after it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from m50core.board.records import Board, Pillar
from m50core.communication.records import Event
from m50core.lobby.records import LobbyMoment
from m50core.meetings.needs import DRAFT
from m50core.meetings.records.meetings import Meeting
from m50core.people.records import Organisation
from m50core.records.anchors import AnchorNames
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import exact_day, is_over, period_of
from m50core.records.traits import afters_of, befores_of, during_of, whole_of
from m50core.values.anchor import AnchorSide
from m50core.values.holidays import working_days_from

_AT = (AnchorSide.at, AnchorSide.during)
_NAMED: tuple[type[Record], ...] = (Meeting, Event, LobbyMoment, Organisation, Board, Pillar)


class Belonging:
    """What the records of a network belong to, by relation or by the words of their deadline."""

    def __init__(self, records: Records, asked: Iterable[Record] = ()) -> None:
        """Look up at once what the deadlines of ``asked`` name; of others when they are asked."""
        self._records = records
        self._names = AnchorNames()
        anchors = (period.anchor for record in asked if (period := period_of(record)) is not None)
        self._learn(anchor.target for anchor in anchors if anchor is not None)

    def at(self, record: Record) -> tuple[Record, ...]:
        """Return what a record takes place at; none when that is nothing with a day."""
        ids = during_of(record) or self._meant_by(record, _AT)
        return tuple(place for place in map(self._records.get, ids) if place is not None)

    def waits_for(self, record: Record) -> tuple[str, ...]:
        """Return the ids of what it can't be before, at or after while that has no day.

        Of a part it is the whole that has none.
        """
        near = (
            *during_of(record), *befores_of(record), *afters_of(record), whole_of(record),
            *self._meant_by(record),
        )  # fmt: skip
        return tuple(dict.fromkeys(chain.from_iterable(map(self._without_day, near))))

    def _without_day(self, record_id: str) -> Iterator[str]:
        record = self._records.get(record_id)
        if record is None or not record.takes_place or is_over(record):
            return
        if exact_day(record) is None:
            yield record_id
            yield from self._without_day(whole_of(record))

    def _meant_by(self, record: Record, sides: Iterable[str] = ()) -> tuple[str, ...]:
        period = period_of(record)
        anchor = period.anchor if period is not None else None
        if anchor is None or (sides and anchor.side not in sides):
            return ()
        self._learn([anchor.target])
        return self._names.meaning(anchor, record).ids

    def _learn(self, targets: Iterable[str]) -> None:
        there = (kind for kind in _NAMED if kind.spec.kind in self._records.kinds)
        self._names.learn(targets, _Each(self._records, there))


class _Each(Iterable[Record]):
    """The records of some kinds, as often as they are asked for."""

    def __init__(self, records: Records, kinds: Iterable[type[Record]]) -> None:
        self._records = records
        self._kinds = tuple(kinds)

    def __iter__(self) -> Iterator[Record]:
        return chain.from_iterable(map(self._records.collection, self._kinds))


def written_down_by(day: date) -> date:
    """Return the last day to write down what took place on a day: with the draft minutes."""
    try:
        return working_days_from(day, DRAFT)
    except OverflowError:
        return day
