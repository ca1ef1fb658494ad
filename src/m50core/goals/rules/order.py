"""Rules on what comes before, at and after what."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from m50core.findings.findings import PLAN, STANDING, Hit, Severity, rule
from m50core.goals.having import having
from m50core.records.collection import Records
from m50core.records.order import FIELDS, before, circles
from m50core.records.record import ANY, Record
from m50core.records.timing import period_of
from m50core.records.traits import afters_of, during_of, is_off, recurs, status_of
from m50core.values.choice import Choice
from m50core.values.stage import Stage


@rule(
    "M50-108",
    "Wat eerst moet, gebeurt eerst.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    topic="contradiction",
    many="dingen in een andere volgorde dan is afgesproken",
    advice="Verzet een van de twee, of haal de volgorde weg.",
)
def out_of_order(records: Records, today: date) -> Iterable[Hit]:
    """Before, at and after are held to the days, and to what was done."""
    ordered = {record.id: record for record in having(records, *FIELDS)}
    later = {
        later_id for record in ordered.values() for later_id in afters_of(record)
    } - ordered.keys()
    ordered |= {
        later_id: record for later_id in later if (record := records.get(later_id)) is not None
    }
    for record in ordered.values():
        for needed in filter(None, map(records.get, before(record, _pointing(records)))):
            yield from _too_early(records, record, needed)
        for other in filter(None, map(records.get, during_of(record))):
            own, theirs = period_of(record), period_of(other)
            if own and theirs and own.earliest and theirs.latest and own.earliest > theirs.latest:
                yield Hit(
                    record,
                    f"“{record.title_text}” hoort bij “{other.title_text}” ({theirs.aside()}), "
                    f"maar is pas {own.shown()}.",
                    {"own": own.earliest, "other": theirs.latest},
                    clash=(own.earliest, theirs.latest),
                )


def _too_early(records: Records, record: Record, needed: Record) -> Iterator[Hit]:
    if is_off(record) or is_off(needed):
        return
    status, theirs = status_of(record), status_of(needed)
    if status is not None and status.has_happened:
        if theirs is not None and not theirs.is_over and not _has_begun_to_recur(needed, theirs):
            yield Hit(
                record,
                f"“{record.title_text}” is {status.label}, maar kan pas na “{needed.title_text}” "
                f"({needed.id}), en dat is {theirs.label}.",
            )
        return
    own, first = period_of(record), period_of(needed)
    if not own or not first or own.latest is None or first.earliest is None:
        return
    used = any(
        needed.id in getattr(records.get(record_id), "uses", ()) for record_id in afters_of(record)
    )
    # That the outcome comes too late is told of what it is for.
    if own.latest < first.earliest and not used:
        yield Hit(
            record,
            f"“{record.title_text}” ({own.aside()}) kan pas na “{needed.title_text}”, en dat is "
            f"{first.shown()}.",
            {"own": own.latest, "needed": first.earliest},
            clash=(own.latest, first.earliest),
        )


def _has_begun_to_recur(record: Record, status: Choice) -> bool:
    """Of what begins again once it was done, the first time is all that others can wait for."""
    return recurs(record) and status.stage is not Stage.open


def _pointing(records: Records) -> Callable[[str], Iterable[Record]]:
    return lambda record_id: (record for _, record in records.pointing_at(record_id))


@rule(
    "M50-109",
    "Wat na elkaar komt, gaat niet in een kring.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    groups=(STANDING, PLAN),
    many="kringen van wat op elkaar wacht",
    advice="Haal een van deze los: {m50} set {id} depends_on= precedes=.",
)
def order_in_a_circle(records: Records, today: date) -> Iterable[Hit]:
    """None of them can ever begin."""
    pointing = _pointing(records)
    open_still = (record for record in having(records, *FIELDS) if not is_off(record))
    waits = {record.id: before(record, pointing) for record in open_still}
    for circle in circles({record_id: ids for record_id, ids in waits.items() if ids}):
        steps = [records[record_id] for record_id in circle]
        chain = ", ".join(f"“{step.title_text}” ({step.id})" for step in steps)
        yield Hit(
            steps[0],
            f"Elk hiervan kan pas na het volgende, en het laatste na het eerste: {chain}. Maak een "
            "van deze los.",
            {"circle": circle},
        )


RULES = (out_of_order, order_in_a_circle)
