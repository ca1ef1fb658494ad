"""Rules on deadlines that hang on another thing."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import Hit, Severity, rule
from m50core.records.collection import Records
from m50core.records.deadlines import Deadlines
from m50core.records.record import ANY


@rule(
    "M50-103",
    "Termijnen wachten niet in een kring op elkaar.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    severity=Severity.error,
)
def deadlines_in_a_circle(records: Records, today: date) -> Iterable[Hit]:
    """None of them can ever have a day."""
    deadlines = Deadlines()
    deadlines.settle(records.get, records)
    for circle in deadlines.circles():
        first = records[circle[0]]
        steps = [records[one] for one in circle]
        told = ", ".join(
            f"“{one.title_text}” ({one.id}: {getattr(one, 'due', '')})" for one in steps
        )
        where = f" In het plan: {first.source}." if first.source else ""
        yield Hit(
            first,
            f"Deze termijnen wachten op elkaar, dus geen ervan krijgt een dag: {told}.{where} "
            "Geef een ervan een vaste dag.",
            {"circle": circle},
        )


RULES = (deadlines_in_a_circle,)
