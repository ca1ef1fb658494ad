"""Reports of meetings."""

from m50core.meetings.reports import meeting
from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report(
        "uitnodiging",
        "Uitnodiging en agenda",
        "Van één vergadering: wanneer, waar, en wat er op de agenda staat.",
        template(__name__, "uitnodiging.md.j2"),
        meeting.invitation,
    ),
    Report(
        "vergaderverslag",
        "Verslag van een vergadering",
        "Van één vergadering: zoals het is geschreven, of anders in concept.",
        template(__name__, "vergaderverslag.md.j2"),
        meeting.minutes_of,
    ),
)
