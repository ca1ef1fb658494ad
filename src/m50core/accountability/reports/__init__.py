"""Reports on how the plan goes."""

from m50core.plugins import Report
from m50core.reports.report import template

REPORTS: tuple[Report, ...] = (
    Report.lazy(
        "voortgang",
        "Voortgang per pijler en portefeuille",
        "Per onderdeel van het plan: de doelen, hun stand en wat er is gedaan.",
        template(__name__, "voortgang.md.j2"),
        "m50core.accountability.reports.progress:data",
    ),
)
