"""Reports of the lobby."""

from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report.lazy(
        "lobbyfiche",
        "Lobbyfiches",
        "Per lobbylijn: de vraag, het argument, aan wie, en de momenten die eraan komen.",
        template(__name__, "lobbyfiche.md.j2"),
        "m50core.lobby.reports.lobby_sheet:data",
    ),
)
