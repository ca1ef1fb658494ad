"""What no room owns, registered through the hooks that every plugin uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from m50core.errors import StoreError
from m50core.plugins import Command, Group, Kind, hookimpl
from m50core.program.config import config_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from m50core.findings.findings import Rule
    from m50core.plugins import Chapter, Importer
    from m50core.store.folder.seen import FileMemory
    from m50core.store.protocol import Store
    from m50core.store.upkeep_protocol import Upkeep

m50_api = 1
m50_knows = ()


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give what sets rules aside, and turns sets of them on."""
    return Kind.lazy(
        "m50core.findings.rule_choices",
        "suppression",
        "rule_set",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the rule about every kind of record."""
    from m50core.findings.rules import RULES

    return RULES


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the words that are about every kind of record, and about the program itself."""
    return [
        Command.lazy(
            "check", "controleer het plan en de gegevens", "m50core.cli.commands.check", Group.day
        ),
        Command.lazy("search", "zoek in alles", "m50core.cli.commands.search", Group.day),
        Command.lazy(
            "list", "toon de gegevens van een soort", "m50core.cli.commands.records", Group.data
        ),
        Command.lazy(
            "show",
            "toon één gegeven, met relaties en geschiedenis",
            "m50core.cli.commands.records",
            Group.data,
        ),
        Command.lazy("add", "voeg een gegeven toe", "m50core.cli.commands.add", Group.data),
        Command.lazy(
            "set", "wijzig velden van een gegeven", "m50core.cli.commands.edit", Group.data
        ),
        Command.lazy("remove", "verwijder een gegeven", "m50core.cli.commands.edit", Group.data),
        Command.lazy(
            "log", "wat er is gewijzigd, en door wie", "m50core.cli.commands.log", Group.data
        ),
        Command.lazy(
            "undo", "maak uw laatste wijziging ongedaan", "m50core.cli.commands.log", Group.data
        ),
        Command.lazy(
            "redo", "doe opnieuw wat u ongedaan maakte", "m50core.cli.commands.log", Group.data
        ),
        Command.lazy(
            "diff",
            "wat er per saldo is veranderd tussen twee dagen",
            "m50core.cli.commands.diff",
            Group.data,
        ),
        Command.lazy(
            "bin",
            "de prullenbak: wat is verwijderd; ook terughalen",
            "m50core.cli.commands.bin",
            Group.data,
        ),
        Command.lazy("report", "schrijf een verslag", "m50core.cli.commands.report", Group.plan),
        Command.lazy("import", "lees een bestand in", "m50core.cli.commands.transfer", Group.data),
        Command.lazy(
            "export",
            "schrijf gegevens naar een bestand",
            "m50core.cli.commands.transfer",
            Group.data,
        ),
        Command.lazy(
            "help",
            "de handleiding; hoe u een opdracht gebruikt",
            "m50core.cli.commands.help",
            Group.upkeep,
        ),
        Command.lazy(
            "plugins",
            "geïnstalleerde uitbreidingen; aan- en uitzetten",
            "m50core.cli.commands.plugins",
            Group.upkeep,
        ),
        Command.lazy(
            "settings",
            "wie u bent, waar de gegevens staan, licht of donker",
            "m50core.cli.commands.settings",
            Group.upkeep,
        ),
        Command.lazy(
            "doctor",
            "is alles in orde? en herstellen wat kan",
            "m50core.cli.commands.doctor",
            Group.upkeep,
        ),
        Command.lazy(
            "backup",
            "maak of bekijk reservekopieën; oefen het terugzetten",
            "m50core.cli.commands.backup",
            Group.upkeep,
        ),
        Command.lazy(
            "restore", "zet een reservekopie terug", "m50core.cli.commands.backup", Group.upkeep
        ),
        Command.lazy(
            "compare",
            "vergelijk kopieën die een synchronisatie heeft gemaakt",
            "m50core.cli.commands.backup",
            Group.upkeep,
        ),
        Command.lazy(
            "demo",
            "probeer het jaarplan in een map om te oefenen",
            "m50core.cli.commands.demo",
            Group.upkeep,
        ),
        Command.lazy(
            "schema",
            "de vorm van antwoorden aan een programma",
            "m50core.cli.commands.schema",
            Group.upkeep,
        ),
        Command.lazy(
            "completion",
            "aanvullen met tab in uw terminal",
            "m50core.cli.commands.completion",
            Group.upkeep,
        ),
    ]


@hookimpl
def m50_importers() -> Iterable[Importer]:
    """Give JSON and CSV."""
    from m50core.exchange.json_data import read_json
    from m50core.exchange.tables import read_csv
    from m50core.plugins import Importer

    return [
        Importer("json", "gegevens van m50 als JSON", (".json",), survey=read_json, kept=True),
        Importer("csv", "een tabel, een rij per gegeven", (".csv",), survey=read_csv),
    ]


@hookimpl
def m50_manual() -> Iterable[Chapter]:
    """Give what one reads to work with m50."""
    from m50core.program.manual import chapters

    return chapters()


@hookimpl
def m50_store(place: str, practice: bool, make: bool) -> Store | None:
    """Open a folder, or ``memory:``."""
    if place == "memory:":
        from m50core.store.memory import MemoryStore

        return MemoryStore(practice=practice)
    if "://" in place:
        return None
    from m50core.store.folder.folder import FolderStore

    folder = _folder(place)

    def open_store() -> FolderStore:
        return FolderStore(folder, practice=practice, memory=_memory(folder))

    if make:
        return open_store()
    from m50core.store.files.disk import RealDisk
    from m50core.store.folder.opening import is_to_be_made

    disk = RealDisk()
    if not is_to_be_made(disk, folder):
        return open_store()
    from m50core.store.folder.to_be import FolderToBe

    return FolderToBe(folder, disk, open_store, was_here=_memory(folder).was_here)


def _folder(place: str) -> Path:
    folder = Path(place).expanduser()
    try:
        folder.absolute()
    except FileNotFoundError:
        raise StoreError(
            f"De map waarin u werkt, is er niet meer, en “{place}” hoort daarin te staan. "
            "Ga naar een map die er is, of geef met --network het hele pad."
        ) from None
    return folder


def _memory(folder: Path) -> FileMemory:
    from m50core.store.folder.seen import FileMemory

    return FileMemory(config_folder() / "seen", folder)


@hookimpl
def m50_upkeep(place: str) -> Upkeep | None:
    """Look after a folder."""
    if place == "memory:" or "://" in place:
        return None
    from m50core.store.upkeep.folder_upkeep import FolderUpkeep

    folder = _folder(place)
    return FolderUpkeep(folder, memory=_memory(folder))
