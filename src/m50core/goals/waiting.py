"""What waits for a thing by its deadline, and what of that has no day."""

from collections.abc import Iterator

from m50core.records.anchors import AnchorNames, Meant
from m50core.records.collection import Records
from m50core.records.deadlines import Deadlines
from m50core.records.record import Record
from m50core.records.timing import is_over, period_of
from m50core.values import dutch
from m50core.values.period import Period


def deadlines_in(records: Records) -> Deadlines:
    """Return the deadlines of the records that hang on something."""
    return records.once(_settle)


def _settle(records: Records) -> Deadlines:
    deadlines = Deadlines()
    deadlines.settle(records.get, records)
    return deadlines


def proposed_in(records: Records) -> Iterator[tuple[Record, Record, str, Meant]]:
    """Yield what is proposed and would hang on another thing, with what that means.

    (who proposes it, the record as it becomes, its field, the meaning of that)
    """
    proposed = []
    for kind, cls in records.kinds.items():
        if cls.proposes is Record.proposes:
            continue
        for record in records.collection(kind):
            for _, becomes in record.proposes(records.get):
                now = records.get(becomes.id)
                proposed += [
                    (record, becomes, name, period.anchor)
                    for name, info in becomes.spec.fields.items()
                    if info.type is Period and not info.many
                    and (period := getattr(becomes, name)) is not None
                    and period.anchor is not None and period != getattr(now, name, None)
                ]  # fmt: skip
    names = AnchorNames()
    names.learn([anchor.target for *_, anchor in proposed], records)
    for record, becomes, name, anchor in proposed:
        yield record, becomes, name, names.meaning(anchor, becomes)


def has_no_day(record: Record) -> bool:
    """Tell whether nobody knows until when a record can be done."""
    period = period_of(record)
    return period is None or period.latest is None


def by_target(records: Records) -> Iterator[tuple[Record, list[Record]]]:
    """Yield what is still to be done by the thing that it hangs on: (thing, what waits)."""
    waiting_for: dict[str, list[Record]] = {}
    for record, _, meaning in deadlines_in(records).hanging():
        if meaning.settled and not meaning.body and not is_over(record):
            for target_id in meaning.ids:
                waiting_for.setdefault(target_id, []).append(record)
    for target_id, waiting in waiting_for.items():
        if (target := records.get(target_id)) is not None:
            yield target, waiting


def list_waiting(waiting: list[Record]) -> str:
    """Return in Dutch what waits, with the numbers."""
    return dutch.list_words([f"“{record.title_text}” ({record.id})" for record in waiting])
