"""What is kept about one person, as a report for that person (AVG art. 15)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from m50core.plugins import Report
from m50core.privacy.dossier import Dossier
from m50core.records.collection import Records
from m50core.reports.report import Written, template, write_report
from m50core.values import dutch


def write(dossier: Dossier, records: Records, today: date) -> Written:
    """Return the report on this dossier; it is not in the list of reports."""

    def data(
        records: Records,  # noqa: ARG001 - as a report is asked
        today: date,
        period: str,  # noqa: ARG001
    ) -> Mapping[str, Any]:
        reasons = {line.why for line in dossier.own if line.why}
        reasons |= {line.why for kept in dossier.related for line in kept.lines if line.why}
        return {
            "dossier": dossier,
            "day": dutch.long_day(today),
            "reasons": sorted(reasons, key=lambda why: why.value),
        }

    text = template("m50core.privacy", "persoon.md.j2")
    report = Report("persoon", f"Persoonsgegevens: {dossier.name}", "", text, data)
    return write_report(report, records, today)
