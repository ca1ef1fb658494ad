"""The pillar's report: counts of signals, never a signal itself."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import m50core as m50
from m50core.plugins import Report
from m50core.values.span import span
from pijler_veiligheid.records import Signal


def _data(records: m50.Records, today: date, period: str) -> Mapping[str, Any]:
    """Return counts by source, theme and status; ``period`` (in words) limits the days."""
    signals = list(records.collection(Signal))
    if period:
        first, last = span(period, today)
        signals = [s for s in signals if s.on and s.on.overlaps(first, last)]
    return {
        "total": len(signals),
        "origins": sorted(Counter(s.origin.label for s in signals).items()),
        "themes": sorted(Counter(records.title(s.theme) or "geen thema" for s in signals).items()),
        "statuses": sorted(Counter(s.status.label for s in signals).items()),
    }


REPORTS = (
    Report(
        "veiligheidsbeeld",
        "Veiligheidsbeeld",
        "Aantallen signalen per bron, thema en status; nooit een signaal zelf.",
        (files("pijler_veiligheid.reports") / "veiligheidsbeeld.md.j2").read_text("utf-8"),
        _data,
    ),
)
