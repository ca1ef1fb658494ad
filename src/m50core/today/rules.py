"""Rules on what was set aside."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.findings.rule_choices import Suppression
from m50core.records.collection import Records
from m50core.values import dutch


@rule(
    "M50-009",
    "Een uitzondering die voorbij is, wordt verlengd of weggehaald.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("suppression",),
    severity=Severity.note,
    nature=FindingNature.wrong,
    many="uitzonderingen die voorbij zijn",
    advice=(
        "Verleng de uitzondering ({m50} set {id} until=DAG), of haal die weg: {m50} remove {id}."
    ),
)
def suppression_ended(records: Records, today: date) -> Iterable[Hit]:
    """What was set aside for a time counts again."""
    for suppression in records.collection(Suppression):
        if suppression.until < today:
            yield Hit(
                suppression,
                f"De uitzondering op {suppression.code} gold tot en met "
                f"{dutch.day(suppression.until)}. De "
                f"meldingen tellen weer mee. Verleng haar, of haal {suppression.id} weg.",
                {"until": suppression.until},
            )


RULES = (suppression_ended,)
