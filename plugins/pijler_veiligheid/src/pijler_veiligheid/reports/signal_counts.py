"""Data of the report on signals: counts, never a signal itself."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import attrs

import m50core as m50
from m50core.values.span import span
from pijler_veiligheid.records import Signal


@attrs.frozen
class SignalCounts:
    """How many signals there are: by source, theme and status."""

    total: int
    origins: tuple[tuple[str, int], ...]
    themes: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]


def data(records: m50.Records, today: date, period: str) -> SignalCounts:
    """Return counts by source, theme and status; ``period`` (in words) limits the days."""
    signals = list(records.collection(Signal))
    if period:
        first, last = span(period, today)
        signals = [s for s in signals if s.on and s.on.overlaps(first, last)]
    return SignalCounts(
        len(signals),
        _counts(s.origin.label for s in signals),
        _counts(records.title(s.theme) or "geen thema" for s in signals),
        _counts(s.status.label for s in signals),
    )


def _counts(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items()))
