"""Records that others imply: kept when a new one tells them, worked out from those of before."""

from collections.abc import Iterable

import attrs

from m50core.errors import RelationError
from m50core.network.history.absent import HistoryNetwork, needing
from m50core.records.draft import DraftRecords
from m50core.records.laying import lay
from m50core.records.record import ABSENT, Record, evolve
from m50core.records.relations import relations
from m50core.started import to_type


def add_implied(draft: DraftRecords, number: int, but: Iterable[str]) -> dict[str, str]:
    """Add what new records tell in fields that are worked out, and that aren't kept themselves.

    Returns, by the id of each that was added, the one that tells it.

    ``but``: ids of records that come back as they were. ``number``: that of the commit.
    """
    stay, told_by = set(but), {}
    for record_id, record in list(draft.touched.items()):
        if record is None or record_id in stay or draft.start.get(record_id) is not None:
            continue
        for each_record in record.implies(draft):
            if each_record.id not in draft:
                draft[each_record.id] = lay(each_record, {"version": number})
                told_by[each_record.id] = record_id
    return told_by


def drop_replaced(net: HistoryNetwork, draft: DraftRecords, but: Iterable[str]) -> None:
    """Take away what was kept because it was implied, and a new record now tells itself.

    ``but``: ids of records that come back as they were.
    """
    stay = set(but)
    for record_id, record in list(draft.touched.items()):
        if record is None or record_id in stay or draft.start.get(record_id) is not None:
            continue
        for replaced in record.replaces(draft):
            there = draft.get(replaced)
            if (
                there is not None
                and not draft.pointing_at(replaced)
                and not (replaced in draft.start and is_only_implied(net, there))
            ):
                del draft[replaced]


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


def refuse_needed(net: HistoryNetwork, draft: DraftRecords, removed: str) -> None:
    """Raise RelationError when others can't do without a record that is taken away."""
    users = [
        user
        for user in draft.pointing_at(removed)
        if needs(net, user, removed, new=user.id in draft.touched)
    ]
    names = [f"“{user.title_text}” ({user.id})" for user in users]
    hidden = [f"{ABSENT} {name}" for name in needing(net.orphans, removed)]
    if names or hidden:
        gone = draft.start[removed]
        advice = next((user.keeps for user in users if user.keeps), "Maak die eerst los.")
        if hidden:
            advice += f" Zet daarvoor de uitbreiding aan die ontbreekt: zie {to_type('plugins')}."
        needed = ", ".join([*names, *hidden][:5])
        raise RelationError(
            gone.kind, "", f"“{gone.title_text}” is nog nodig voor {needed}. {advice}"
        )


def bare(record: Record, below: Record | None) -> Record:
    """Return a record without what is worked out: as ``below`` has it, or as a new one has none."""
    fields = attrs.fields_dict(type(record))  # type: ignore[arg-type]
    return evolve(
        record,
        **{
            name: fields[name].default if below is None else getattr(below, name)
            for name in record.spec.derived
        },
    )
