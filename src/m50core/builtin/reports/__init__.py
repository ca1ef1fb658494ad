"""The core's reports."""

from m50core.plugins import Report

REPORTS: tuple[Report, ...] = ()
