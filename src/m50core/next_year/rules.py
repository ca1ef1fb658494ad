"""What a plan that was laid out from the year before still needs."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import PLAN, FindingNature, Hit, Severity, rule
from m50core.records.collection import Records
from m50core.records.planned import Planned
from m50core.records.record import ANY


@rule(
    "PLN-013",
    "Wat in het plan leeg staat, wordt ingevuld.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.note,
    groups=(PLAN,),
    nature=FindingNature.open,
    many="dingen met een leeg veld",
    advice="Vul het in: {m50} show {id}.",
)
def date_to_fill(records: Records, today: date) -> Iterable[Hit]:
    """A date that the file leaves empty, and that nobody set since."""
    for record in records:
        if not isinstance(record, Planned):
            continue
        for name in record.to_fill:
            if getattr(record, name) is None:
                label = record.spec.fields[name].label.lower()
                yield Hit(record, f"Bij “{record.title}” is “{label}” nog niet ingevuld.")


RULES = (date_to_fill,)
