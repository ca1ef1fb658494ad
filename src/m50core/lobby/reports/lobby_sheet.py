"""Data of the lobby sheets: one a lobby line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from m50core.board.records import Pillar, Portfolio
from m50core.errors import UsageError
from m50core.lobby.records import Contact, LobbyLine, LobbyMoment
from m50core.plan.years import held_on
from m50core.records.collection import Records
from m50core.records.timing import period_of
from m50core.values import dutch


def data(records: Records, today: date, period: str) -> Mapping[str, Any]:
    """Return the lobby lines by part and rank: of the plan that holds, or that ``period`` names.

    ``period`` may be the id of one line, or of a part; UsageError when it is neither.
    """
    lobby_lines = records.collection(LobbyLine)
    held = [
        line for line in held_on(records, lobby_lines, today) if not period or line.unit == period
    ]
    lines = held or [line for line in lobby_lines if line.id == period]
    parts = ("m50", *(part.id for kind in (Pillar, Portfolio) for part in records.collection(kind)))
    if period and not lines and period not in parts:
        raise UsageError(
            f"“{period}” is geen lobbylijn of onderdeel. Kies een nummer uit m50 list lobby_line, "
            f"of een van deze: {', '.join(parts)}."
        )
    lines.sort(key=lambda line: (line.unit, line.rank is None, line.rank or 0, line.title))
    return {"sheets": [_sheet(records, line, today) for line in lines], "day": dutch.day(today)}


def _sheet(records: Records, line: LobbyLine, today: date) -> Mapping[str, Any]:
    around = [record for _, record in records.pointing_at(line.id)]
    moments = [
        f"{period.shown()}: {record.title_text}"
        for record in around
        if isinstance(record, LobbyMoment) and (period := period_of(record))
        and (period.latest is None or period.latest >= today)
    ]  # fmt: skip
    talks = [
        f"{dutch.day(record.on)}: {record.title}"
        for record in around
        if isinstance(record, Contact) and record.on
    ]
    return {
        "title": line.title,
        "unit": records.title(line.unit) if line.unit != "m50" else "M50-breed",
        "rank": line.rank,
        "status": line.status.label,
        "ask": line.ask,
        "argument": line.argument,
        "core_message": line.core_message,
        "description": line.description,
        "targets": [records.title(target) for target in line.targets],
        "moments": moments,
        "talks": talks,
        "source": line.source,
    }
