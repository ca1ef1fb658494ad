"""Reports of the lobby."""

from m50core.lobby.reports import lobby_sheet
from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report(
        "lobbyfiche",
        "Lobbyfiches",
        "Per lobbylijn: de vraag, het argument, aan wie, en de momenten die eraan komen.",
        template(__name__, "lobbyfiche.md.j2"),
        lobby_sheet.data,
    ),
)
