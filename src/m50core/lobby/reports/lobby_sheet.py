"""Data of the lobby sheets: one a lobby line."""

from datetime import date

import attrs

from m50core.board.records import Pillar, Portfolio
from m50core.errors import UsageError
from m50core.lobby.records import Contact, LobbyLine, LobbyMoment, LobbyStatus
from m50core.plan.years import held_on
from m50core.records.collection import Records
from m50core.records.timing import period_of
from m50core.started import to_type
from m50core.values.period import Period


@attrs.frozen
class SheetMoment:
    """A moment at which a line of the lobby can be told."""

    when: Period
    title: str


@attrs.frozen
class SheetTalk:
    """A conversation that was had about it."""

    on: date
    title: str


@attrs.frozen
class LobbySheet:
    """A line of the lobby, on one page."""

    title: str
    unit: str
    rank: int | None
    status: LobbyStatus
    ask: str
    argument: str
    core_message: str
    description: str
    targets: tuple[str, ...]
    moments: tuple[SheetMoment, ...]
    talks: tuple[SheetTalk, ...]
    source: str


@attrs.frozen
class LobbySheets:
    """The lobby sheets, as on a day."""

    sheets: tuple[LobbySheet, ...]
    day: date


def data(records: Records, today: date, period: str) -> LobbySheets:
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
            f"“{period}” is geen lobbylijn of onderdeel. Kies een nummer uit "
            f"{to_type('list lobby_line')}, "
            f"of een van deze: {', '.join(parts)}."
        )
    lines.sort(key=lambda line: (line.unit, line.rank is None, line.rank or 0, line.title))
    return LobbySheets(tuple(_sheet(records, line, today) for line in lines), today)


def _sheet(records: Records, line: LobbyLine, today: date) -> LobbySheet:
    around = [record for _, record in records.pointing_at(line.id)]
    moments = (
        SheetMoment(period, record.title_text)
        for record in around
        if isinstance(record, LobbyMoment) and (period := period_of(record))
        and (period.latest is None or period.latest >= today)
    )  # fmt: skip
    talks = (
        SheetTalk(record.on, record.title)
        for record in around
        if isinstance(record, Contact) and record.on
    )
    return LobbySheet(
        line.title, records.title(line.unit) if line.unit != "m50" else "M50-breed", line.rank,
        line.status, line.ask, line.argument, line.core_message, line.description,
        tuple(map(records.title, line.targets)), tuple(moments), tuple(talks), line.source,
    )  # fmt: skip
