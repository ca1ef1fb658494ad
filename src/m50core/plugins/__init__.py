"""How plugins add to m50: hook specifications, loader, register.

A plugin needs ``hookimpl`` from here, and the value types that its hooks return.
"""

from m50core.values.lazy import lazily

# Not from typing: who only asks what is installed needs none of it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from m50core.answers.schema import Schema as Schema
    from m50core.pages import Digest as Digest
    from m50core.pages import DigestPart as DigestPart
    from m50core.pages import Table as Table
    from m50core.pages import TextLine as TextLine
    from m50core.plan.definitions import PlanFile as PlanFile
    from m50core.plugins.chapters import read_manual as read_manual
    from m50core.plugins.commands import Command as Command
    from m50core.plugins.commands import CommandContext as CommandContext
    from m50core.plugins.commands import FirstFrame as FirstFrame
    from m50core.plugins.commands import Group as Group
    from m50core.plugins.commands import Handler as Handler
    from m50core.plugins.extensions import AgendaEntry as AgendaEntry
    from m50core.plugins.extensions import Chapter as Chapter
    from m50core.plugins.extensions import EntrySort as EntrySort
    from m50core.plugins.extensions import Importer as Importer
    from m50core.plugins.extensions import Incoming as Incoming
    from m50core.plugins.extensions import Report as Report
    from m50core.plugins.extensions import Screen as Screen
    from m50core.plugins.hookspecs import API as API
    from m50core.plugins.hookspecs import hookimpl as hookimpl
    from m50core.plugins.kinds import Kind as Kind
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "chapters": "read_manual",
            "commands": "Command CommandContext Digest DigestPart FirstFrame Group Handler Schema "
            "Table TextLine",
            "extensions": "AgendaEntry Chapter EntrySort Importer Incoming PlanFile Report Screen",
            "hookspecs": "API hookimpl",
            "kinds": "Kind",
        },
    )
