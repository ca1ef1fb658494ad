"""What the figures and the members' reports on a record come to, as a person reads it."""

from collections.abc import Iterator
from datetime import date

from m50core.accountability.deliveries import delivery_of
from m50core.accountability.pace import figure_of, pace
from m50core.accountability.records import share_text
from m50core.goals.records import Indicator
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values import dutch


def figure_lines(records: Records, record: Record, today: date) -> Iterator[str]:
    """Yield the total of an indicator, and of any record how many members delivered."""
    if isinstance(record, Indicator):
        tempo, figure = pace(records, record, today), figure_of(records, record, today)
        if tempo is not None:
            yield f"Nu: {tempo.words}."
        elif figure is not None:
            value = share_text(*figure.ratio) if figure.ratio else dutch.number(figure.value)
            yield f"Nu: {value}."
    delivery = delivery_of(records, record.id, today)
    if delivery is not None:
        yield f"Van de leden: {delivery.words}."
