"""The core's reports, in the order in which they are listed."""

from m50core.accountability import reports as accountability
from m50core.lobby import reports as lobby
from m50core.meetings import reports as meetings
from m50core.plugins import Report

_PROGRESS, _CALENDAR = accountability.REPORTS
REPORTS: tuple[Report, ...] = (_PROGRESS, *lobby.REPORTS, _CALENDAR, *meetings.REPORTS)
