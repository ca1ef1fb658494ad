"""What the core registers, for tests that go over all of it."""

from m50core.findings.findings import Rule
from m50core.plugins import Report
from m50core.program.rooms import core_register
from m50core.records.record import Record

CORE_KINDS: tuple[type[Record], ...] = tuple(core_register().record_kinds().values())
CORE_RULES: tuple[Rule, ...] = tuple(core_register().rules())
CORE_REPORTS: tuple[Report, ...] = tuple(core_register().reports().values())
