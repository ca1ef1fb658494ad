"""Records that others imply: kept when a new one tells them, worked out from those of before."""

from collections.abc import Iterable

from m50core.network.history.absent import HistoryNetwork
from m50core.records.draft import DraftRecords
from m50core.records.record import Record, evolve
from m50core.records.relations import relations


def add_implied(draft: DraftRecords, number: int, but: Iterable[str]) -> None:
    """Add what new records tell in fields that are worked out, and that aren't kept themselves.

    ``but``: ids of records that come back as they were. ``number``: that of the commit.
    """
    stay = set(but)
    for record_id, record in list(draft.touched.items()):
        if record is None or record_id in stay or draft.start.get(record_id) is not None:
            continue
        for each_record in record.implies(draft):
            if each_record.id not in draft:
                draft[each_record.id] = evolve(each_record, version=number)


def is_only_implied(net: HistoryNetwork, record: Record) -> bool:
    """Tell whether a record is worked out from what others are kept as, and isn't kept itself."""
    return record.id not in net.planned and net.document(record.id) is None


def needs(net: HistoryNetwork, user: Record, removed: str, *, new: bool = False) -> bool:
    """Tell whether a record can't do without another that it points at.

    It can when it is worked out, or only names the other in what is. ``new``: it is being added.
    """
    names = {info.name for info, target in relations(user) if target == removed}
    if not new and names <= set(user.goes_with) and is_only_implied(net, user):
        return False
    return not names <= set(user.spec.derived)
