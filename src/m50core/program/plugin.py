"""The core's own parts, registered through the hooks that every plugin uses."""

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from m50core.agenda.calendar_files.appointments import calendar_appointments
from m50core.exchange.json_data import read_json
from m50core.exchange.tables import read_csv
from m50core.findings.findings import Rule
from m50core.lobby.reference import committees
from m50core.members.reference import members, municipalities
from m50core.plan.definitions import PlanFile
from m50core.plugins import Importer, Report, hookimpl
from m50core.program import reports, rules
from m50core.program.config import config_folder
from m50core.program.kinds import CORE_KINDS
from m50core.records.record import Record
from m50core.store.protocol import Store
from m50core.store.upkeep import Upkeep

if TYPE_CHECKING:
    from m50core.store.seen import FileMemory

m50_api = 1


@hookimpl
def m50_year_plans() -> Iterable[PlanFile]:
    """Give the board's portfolios and what holds for the whole network, of every year."""
    names = sorted(one.name for one in files("m50core.board").iterdir())
    years = [name for name in names if re.fullmatch(r"jaarplan_\d{4}", name)]
    return [file for year in years for file in PlanFile.folder("m50core.board", year)]


@hookimpl
def m50_runbooks() -> Iterable[PlanFile]:
    """Give the runbooks of the whole network."""
    rooms = ("board", "lobby", "meetings", "members")
    return [file for room in rooms for file in PlanFile.folder(f"m50core.{room}", "runbooks")]


@hookimpl
def m50_reference() -> Iterable[Record]:
    """Give municipalities, known members and committees."""
    return (*municipalities(), *members(), *committees())


@hookimpl
def m50_record_kinds() -> Iterable[type[Record]]:
    """Give the core's record kinds."""
    return CORE_KINDS


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the core's rules."""
    return rules.RULES


@hookimpl
def m50_reports() -> Iterable[Report]:
    """Give the core's reports."""
    return reports.REPORTS


@hookimpl
def m50_importers() -> Iterable[Importer]:
    """Give JSON, CSV and calendar files."""
    return [
        Importer("json", "gegevens van m50 als JSON", (".json",), survey=read_json, kept=True),
        Importer("csv", "een tabel, een rij per gegeven", (".csv",), survey=read_csv),
        Importer(
            "ics",
            "een agenda van Outlook, Exchange of een ander programma",
            (".ics", ".ical"),
            survey=calendar_appointments,
        ),
    ]


@hookimpl
def m50_store(place: str, practice: bool) -> Store | None:
    """Open a folder, or ``memory:``."""
    if place == "memory:":
        from m50core.store.memory import MemoryStore

        return MemoryStore(practice=practice)
    if "://" in place:
        return None
    from m50core.store.folder import FolderStore

    folder = Path(place).expanduser()
    return FolderStore(folder, practice=practice, memory=_memory(folder))


def _memory(folder: Path) -> "FileMemory":
    from m50core.store.seen import FileMemory

    return FileMemory(config_folder() / "seen", folder)


@hookimpl
def m50_upkeep(place: str) -> Upkeep | None:
    """Look after a folder."""
    if place == "memory:" or "://" in place:
        return None
    from m50core.store.folder_upkeep import FolderUpkeep

    folder = Path(place).expanduser()
    return FolderUpkeep(folder, memory=_memory(folder))
