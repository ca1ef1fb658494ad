"""Finding out what a folder is: a network, a place for a new one, or something else."""

from pathlib import Path

import msgspec

from m50core.errors import StoreError, system_reason
from m50core.started import to_type
from m50core.store.files import migrations
from m50core.store.files.disk import Disk, replace
from m50core.store.files.layout import (
    HEAD,
    LOCK,
    LOG,
    MARK,
    OWN,
    SAME_LINES,
    Witness,
    mark,
    mark_schema,
)
from m50core.store.files.lock import Locked
from m50core.store.files.log import SCHEMA, Salt, digest, header
from m50core.store.files.resaved import unix_ends

_STARTED = frozenset(len(header("0" * 16, practice=one)) for one in (False, True))
"""Bytes of a log in which nothing was kept yet."""


class OpenedFolder(msgspec.Struct, frozen=True):
    """What was found: whether it can be written to, and what a person should know."""

    read_only: str = ""
    """Dutch: why nothing may be written; empty when it may."""
    notices: tuple[str, ...] = ()


def open_folder(
    disk: Disk, folder: Path, salt: Salt, patience: float, *, practice: bool = False
) -> OpenedFolder:
    """Make a new network in ``folder`` when it is empty; bring an older one up to date.

    ``practice``: a new one is for practice.

    Raises StoreError, with what to do, for a folder that is neither.
    """
    if disk.stat(folder / MARK) is None:
        _refuse_others(disk, folder)
        try:
            _begin_network(disk, folder, salt, patience, practice=practice)
        except OSError as error:
            raise StoreError(
                f"In {folder} kan niets worden gemaakt ({system_reason(error)}). "
                "Kies een andere map, of vraag uw beheerder om schrijfrechten."
            ) from error
    schema = mark_schema(disk.read(folder / MARK))
    if schema is None:
        raise StoreError(
            f"{folder / MARK} is leeg of beschadigd. Er is niets gewijzigd. "
            f"Herstel het met: {to_type('doctor --repair')}"
        )
    writable = disk.writable(folder)
    if schema > SCHEMA:
        newer = (
            f"De gegevens in {folder} zijn gemaakt met een nieuwere m50 (indeling {schema}; "
            f"dit programma kent {SCHEMA}). U kunt kijken, maar niets wijzigen. "
            "Werk m50 bij om weer te kunnen wijzigen."
        )
        return OpenedFolder(newer, (newer,))
    if schema < SCHEMA:
        if not writable and schema < SAME_LINES:
            raise StoreError(
                f"De gegevens in {folder} zijn van een oudere m50 (indeling {schema}) en de map is "
                "alleen te lezen. Maak er een kopie van in een map waar u mag schrijven."
            )
        if writable:
            with Locked(disk, folder / LOCK, "m50 (bijwerken)", patience):
                done = migrations.migrate(disk, folder, salt)
            return OpenedFolder(notices=done)
    if not writable:
        sentence = f"De map {folder} is alleen te lezen: u kunt kijken, maar niets wijzigen."
        return OpenedFolder(f"{sentence} Vraag uw beheerder om schrijfrechten.", (sentence,))
    return OpenedFolder()


def is_to_be_made(disk: Disk, folder: Path) -> bool:
    """Tell whether there is no network in a folder yet, and opening it would make one.

    Raises StoreError, with what to do, for a folder with something else in it.
    """
    try:
        if disk.stat(folder / MARK) is not None:
            return False
        _refuse_others(disk, folder)
    except OSError:  # whoever opens it tells
        return False
    return True


def why_not_made(disk: Disk, folder: Path) -> str:
    """Return in Dutch why no network can be made here; empty when it can, as far as one sees."""
    above = next((path for path in (folder, *folder.absolute().parents) if disk.stat(path)), None)
    if above is None or disk.writable(above):
        return ""
    return (
        f"In {above} mag u niets maken, dus {folder} kan daar niet komen. U kunt kijken, maar "
        "niets wijzigen. Kies een andere map, of vraag uw beheerder om schrijfrechten."
    )


_BEGIN, _ROOM = b'{"m50":"log",', 64


def _refuse_others(disk: Disk, folder: Path) -> None:
    try:
        names = [name for name in disk.names(folder) if not name.endswith(".tmp")]
    except NotADirectoryError:
        raise StoreError(
            f"{folder} is een bestand, geen map. Kies een map voor de gegevens."
        ) from None
    strange = any(name not in OWN for name in names)
    ours = LOG in names and unix_ends(disk.read(folder / LOG, 0, _ROOM)).startswith(_BEGIN)
    if strange and not ours:
        raise StoreError(
            f"{folder} is geen m50-map: er staan andere bestanden in en {MARK} ontbreekt. "
            "Er is niets gewijzigd. Kies een lege of nieuwe map, of de map die u eerder koos."
        )
    # A first start that was broken off leaves at most these, with nothing in the log yet.
    started = not strange and set(names) <= {LOG, LOCK, HEAD}
    log = disk.read(folder / LOG) if LOG in names else header("0" * 16)
    if not started or len(log) not in _STARTED:
        raise StoreError(
            f"{MARK} ontbreekt in {folder}, en er staan wel gegevens. Er is niets gewijzigd. "
            f"Herstel het met: {to_type('doctor --repair')}"
        )


def _begin_network(
    disk: Disk, folder: Path, salt: Salt, patience: float, *, practice: bool
) -> None:
    paths = [path for path in (folder, *folder.parents) if disk.stat(path) is None]
    disk.make_folder(folder)
    for path in paths:
        disk.sync_folder(path.parent)
    with Locked(disk, folder / LOCK, "m50 (nieuwe map)", patience):
        if disk.stat(folder / MARK) is not None:
            return
        network = salt()
        first = header(network, practice=practice)
        replace(disk, folder / LOG, first)
        replace(disk, folder / HEAD, Witness(0, digest(first)).content)
        # Last: with the mark there, the rest is there too.
        replace(disk, folder / MARK, mark(network, practice=practice))
