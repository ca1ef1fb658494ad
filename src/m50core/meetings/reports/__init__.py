"""Reports of meetings."""

from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report.lazy(
        "uitnodiging",
        "Uitnodiging en agenda",
        "Van één vergadering: wanneer, waar, en wat er op de agenda staat.",
        template(__name__, "uitnodiging.md.j2"),
        "m50core.meetings.reports.meeting:invitation",
    ),
    Report.lazy(
        "vergaderverslag",
        "Verslag van een vergadering",
        "Van één vergadering: zoals het is geschreven, of anders in concept.",
        template(__name__, "vergaderverslag.md.j2"),
        "m50core.meetings.reports.meeting:minutes_of",
    ),
)
