"""Data of the calendar of events that is shared with the members."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from m50core.agenda.entries import agenda, for_members, open_to_members, records_without_date
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.records.timing import period_of
from m50core.values import dutch
from m50core.values.span import span


def data(records: Records, today: date, period: str) -> Mapping[str, Any]:
    """Return what members may come to: by month, without a fixed day, and without any date.

    ``period`` is a Period in words; empty: the year of ``today``.
    """
    start, end = span(period or str(today.year), today)
    entries = for_members(records, agenda(records, start, end))
    fixed = [e for e in entries if e.exact]
    fixed.sort(key=lambda e: (e.start, e.time, e.title))
    months = [
        {
            "title": f"{dutch.MONTHS[month - 1]} {year}",
            "entries": [_line(e) for e in agenda_entries],
        }
        for (year, month), agenda_entries in groupby(
            fixed, key=lambda e: (e.start.year, e.start.month)
        )
    ]
    return {
        "title": period or str(today.year),
        "months": months,
        "vague": [_line(e) for e in entries if not e.exact],
        "undated": [
            r.title_text
            for r in records_without_date(records)
            if open_to_members(records, r) and ((p := period_of(r)) is None or p.latest is None)
        ],
    }


def _line(entry: AgendaEntry) -> Mapping[str, Any]:
    return {
        "when": entry.words, "time": entry.time, "title": entry.title, "place": entry.place,
        "cancelled": entry.cancelled,
    }  # fmt: skip
