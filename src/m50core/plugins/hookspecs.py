"""The hooks: every place at which a plugin adds something to m50.

Mark an implementation with ``m50core.plugins.hookimpl``. The plugin's module also says which
version of these hooks it was written for: ``m50_api = 1``.

What a hook gives is remembered between starts, in answers: it may follow from its arguments and the
package alone, and from what ``m50_reads`` names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from datetime import date

    from m50core.findings.findings import Rule
    from m50core.plan.definitions import PlanFile
    from m50core.plugins.extensions import (
        AgendaEntry,
        Chapter,
        Command,
        Importer,
        Kind,
        Report,
        Screen,
    )
    from m50core.records.collection import Records
    from m50core.records.record import Record
    from m50core.store.protocol import Store
    from m50core.store.upkeep_protocol import Upkeep

PROJECT = "m50"
API = 1
"""Version of this set of hooks; a plugin that asks for a newer one is set aside."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def m50_reads() -> Iterable[str | os.PathLike[str]]:  # type: ignore[empty-body]
    """Give the files and folders, as whole paths, that the other hooks read outside the package.

    Answers are remembered between starts, and worked out anew when one of these changes. What the
    hooks and rules give may follow from nothing else but the package, the records, the day, and
    variables of the environment whose names begin with ``M50_``.
    """


@hookspec
def m50_year_plans() -> Iterable[PlanFile]:  # type: ignore[empty-body]
    """Give definition files: the part(s) of the year plan that this plugin keeps."""


@hookspec
def m50_runbooks() -> Iterable[PlanFile]:  # type: ignore[empty-body]
    """Give definition files of runbooks: steps around a day, for ``m50 runbook``."""


@hookspec
def m50_reference() -> Iterable[Record]:  # type: ignore[empty-body]
    """Give reference data: records that hold for everyone, with their origin and date."""


@hookspec
def m50_record_kinds() -> Iterable[type[Record] | Kind]:  # type: ignore[empty-body]
    """Give record kinds; each gets lists, forms, commands and search from its fields.

    ``Kind.lazy`` gives them by name, so that their module is imported when one of them is used.
    """


@hookspec
def m50_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """Give rules for ``m50 check``."""


@hookspec
def m50_reports() -> Iterable[Report]:  # type: ignore[empty-body]
    """Give reports for ``m50 report``."""


@hookspec
def m50_agenda_items(records: Records, start: date, end: date) -> Iterable[AgendaEntry]:  # type: ignore[empty-body]
    """Give dated things from ``start`` to ``end`` that no record with a period shows already."""


@hookspec
def m50_commands() -> Iterable[Command]:  # type: ignore[empty-body]
    """Give words for the command line."""


@hookspec
def m50_importers() -> Iterable[Importer]:  # type: ignore[empty-body]
    """Give file formats for ``m50 import``."""


@hookspec
def m50_screens() -> Iterable[Screen]:  # type: ignore[empty-body]
    """Give lists that the TUI shows under Meer."""


@hookspec
def m50_manual() -> Iterable[Chapter]:  # type: ignore[empty-body]
    """Give chapters of the manual, in Dutch, for ``m50 help`` and Meer > Handleiding."""


@hookspec(firstresult=True)
def m50_store(place: str, practice: bool, make: bool) -> Store | None:
    """Open the store at ``place`` (a folder or URL), or None when it isn't this plugin's sort.

    The core is asked first: folders and ``memory:`` are its own. ``practice``: one that is made
    is for practice, and its ``practice`` says so for good. ``make``: False when somebody may only
    look: where there is nothing yet, nothing is made before the first commit, and ``to_be_made``
    says so until then. Who has no such thing may leave either argument out.
    """


@hookspec(firstresult=True)
def m50_upkeep(place: str) -> Upkeep | None:
    """Look after the store at ``place``, also when it can't be opened; None when it isn't yours."""
