"""Reports of the agenda."""

from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report.lazy(
        "jaarkalender",
        "Jaarkalender voor de leden",
        "Evenementen, ALV's en themasessies per maand. De periode is een jaar, anders dit jaar.",
        template(__name__, "jaarkalender.md.j2"),
        "m50core.agenda.reports.events_calendar:data",
    ),
)
