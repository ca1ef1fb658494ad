"""Files that come down to appointments."""

from m50core.agenda.calendar_files.appointments import calendar_appointments
from m50core.plugins import Importer

IMPORTERS = (
    Importer(
        "ics",
        "een agenda van Outlook, Exchange of een ander programma",
        (".ics", ".ical", ".vcs", ".icalendar"),
        survey=calendar_appointments,
    ),
)
