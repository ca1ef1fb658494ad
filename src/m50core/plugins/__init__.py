"""How plugins add to m50: hook specifications, loader, register.

A plugin needs ``hookimpl`` from here, and the value types that its hooks return.
"""

from m50core.answers.schema import Schema
from m50core.pages import Table
from m50core.plan.definitions import PlanFile
from m50core.plugins.extensions import (
    AgendaEntry,
    Command,
    CommandContext,
    EntrySort,
    Handler,
    Importer,
    Incoming,
    Kind,
    Report,
    Screen,
)
from m50core.plugins.hookspecs import API, hookimpl

__all__ = [
    "API",
    "AgendaEntry",
    "Command",
    "CommandContext",
    "EntrySort",
    "Handler",
    "Importer",
    "Incoming",
    "Kind",
    "PlanFile",
    "Report",
    "Schema",
    "Screen",
    "Table",
    "hookimpl",
]
