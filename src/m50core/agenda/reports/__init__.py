"""Reports of the agenda."""

from m50core.agenda.reports import events_calendar
from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report(
        "jaarkalender",
        "Jaarkalender voor de leden",
        "Evenementen, ALV's en themasessies per maand. De periode is een jaar, anders dit jaar.",
        template(__name__, "jaarkalender.md.j2"),
        events_calendar.data,
    ),
)
