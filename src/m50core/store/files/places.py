"""What stands where the store expects its files and folders: something else, or out of reach."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from m50core.errors import StoreError, system_reason
from m50core.started import to_type
from m50core.store.files.disk import Disk
from m50core.store.files.layout import (
    ASIDE,
    BACKUPS,
    ERASURES,
    HEAD,
    LOCK,
    LOG,
    MARK,
    SNAPSHOT,
    TODO,
    leftovers,
)
from m50core.store.files.remembered import REMEMBERED
from m50core.store.upkeep_protocol import Repair, Sign, SignStatus, SignSubject

FOLDERS = (BACKUPS, ASIDE, REMEMBERED)
FILES = (LOG, MARK, HEAD, SNAPSHOT, LOCK, ERASURES, TODO)
REMEDY = f"zet het apart in de map {ASIDE}"
_MEANS = {
    BACKUPS: "zo kan m50 geen reservekopieën maken of terugzetten",
    ASIDE: "zo kan m50 niets apart zetten",
    REMEMBERED: "zo onthoudt m50 geen antwoorden, en rekent het alles elke keer uit",
    LOG: "zo is niet te lezen wat u heeft vastgelegd",
    MARK: "zo weet m50 niet wat dit voor een map is",
    HEAD: "zo kan m50 niet nagaan wat het laatst is bewaard; de gegevens zelf zijn heel",
    SNAPSHOT: "de gegevens zelf zijn heel, maar openen duurt langer",
    LOCK: "zo kan m50 niets wijzigen",
    ERASURES: "zo weet m50 niet wie er is gewist",
    TODO: "zo weet m50 niet wat er nog gewist moet worden",
}


_STRANGE = "zo kan m50 niet opslaan"


class Misplaced(msgspec.Struct, frozen=True):
    """A name of the store under which something stands that the store can't use."""

    name: str
    what: str
    """Dutch: what it is, or why it is out of reach."""
    movable: bool
    """True when it is of the wrong sort: nothing of m50's, so that it can be set aside."""

    @property
    def text(self) -> str:
        """What is wrong and what that means, in Dutch, without an end."""
        return f"{self.name} {self.what}; {_MEANS.get(self.name, _STRANGE)}"

    @property
    def advice(self) -> str:
        """What a person can do, in a Dutch sentence."""
        if self.movable:
            return f"Zet het apart met: {to_type('doctor --repair')}"
        return "Herstel dat zelf, of vraag het uw beheerder. m50 laat staan wat er staat."


def find_misplaced(disk: Disk, folder: Path) -> list[Misplaced]:
    """Return every name of the store that something else has, or that can't be read."""
    present = disk.names(folder)
    strays = (_looked_at(disk, folder, name) for name in (*FILES, *FOLDERS) if name in present)
    beside = (_looked_at(disk, folder, name) for name in leftovers(present))
    return [stray for stray in strays if stray] + [
        stray for stray in beside if stray and stray.movable
    ]


def misplaced_at(disk: Disk, folder: Path, name: str) -> Misplaced | None:
    """Return what stands under one name of the store, when that can't be used."""
    try:
        return _looked_at(disk, folder, name) if name in disk.names(folder) else None
    except OSError:
        return None


def _looked_at(disk: Disk, folder: Path, name: str) -> Misplaced | None:
    path, wants_folder = folder / name, name in FOLDERS
    try:
        if disk.stat(path) is None:
            if name not in disk.names(folder):
                return None
            return Misplaced(name, "verwijst naar iets wat er niet is", movable=False)
        if wants_folder != _is_folder(disk, path):
            is_one = "bestand" if wants_folder else "map"
            wanted = "map" if wants_folder else "bestand"
            return Misplaced(name, f"is een {is_one}, en hoort een {wanted} te zijn", movable=True)
        if not wants_folder:
            disk.read(path, 0, 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Misplaced(name, f"is niet te lezen ({system_reason(error)})", movable=False)
    return None


def _is_folder(disk: Disk, path: Path) -> bool:
    try:
        disk.names(path)
    except NotADirectoryError:
        return False
    return True


def content(disk: Disk, folder: Path, name: str) -> bytes:
    """Return what a file of the store holds; no bytes when another sort of thing has its name."""
    stray = misplaced_at(disk, folder, name)
    return (
        b""
        if disk.stat(folder / name) is None or (stray and stray.movable)
        else disk.read(folder / name)
    )


def names_in(disk: Disk, folder: Path) -> list[str]:
    """Return the names in a folder; none when it isn't one, or can't be looked into.

    ``misplaced`` tells of that: what else there is to do need not wait for it.
    """
    try:
        return disk.names(folder)
    except OSError:
        return []


def notices(disk: Disk, folder: Path) -> tuple[str, ...]:
    """Return what one should know at opening, in Dutch sentences."""
    strays = find_misplaced(disk, folder)
    return tuple(f"In {folder}: {stray.text}. {stray.advice}" for stray in strays)


def signs(disk: Disk, folder: Path) -> Iterator[Sign]:
    """Yield what stands where something else should, with what can be done."""
    wrong = SignStatus.wrong
    for stray in find_misplaced(disk, folder):
        if stray.movable:
            yield Sign(wrong, SignSubject.files, stray.text, REMEDY, repair=Repair.set_aside)
        else:
            yield Sign(wrong, SignSubject.files, f"{stray.text}. {stray.advice}")


def why_refused(disk: Disk, folder: Path, name: str) -> str:
    """Return a Dutch sentence on why this place can't be used; empty when it can."""
    stray = misplaced_at(disk, folder, name)
    return f"{folder / name} {stray.what}. {stray.advice}" if stray else ""


def explain(disk: Disk, folder: Path, otherwise: str) -> str:
    """Return what a person can do about a fault of the disk; ``otherwise`` when all is in place."""
    try:
        strays = find_misplaced(disk, folder)
    except OSError:
        strays = []
    return " ".join(f"Oorzaak: {stray.text}. {stray.advice}" for stray in strays) or otherwise


@contextmanager
def telling(disk: Disk, folder: Path, doing: str) -> Iterator[None]:
    """Turn what the disk says while ``doing`` something into a StoreError."""
    try:
        yield
    except OSError as error:
        advice = explain(disk, folder, "Maak ruimte vrij of controleer de schijf.")
        raise StoreError(
            f"{folder}: {doing} lukte niet ({system_reason(error)}). Wat er was, is er nog. "
            f"{advice}"
        ) from error


def make_room(disk: Disk, folder: Path) -> None:
    """Set aside whatever is of the wrong sort, so that m50 can use its names again.

    Nobody can be using it, so no lock is needed: it may be what stands in the lock's place.
    """
    for stray in sorted(find_misplaced(disk, folder), key=lambda one: one.name != ASIDE):
        if stray.movable:
            set_aside(disk, folder, stray.name)


def set_aside(disk: Disk, folder: Path, name: str) -> None:
    """Move what has this name in the folder to ``aside/``, whatever it is."""
    path = folder / name
    if name == ASIDE:
        path = _free(disk, folder, f"{ASIDE}-bestand")
        disk.rename(folder / name, path)
    disk.make_folder(folder / ASIDE)
    disk.sync_folder(folder)
    disk.rename(path, _free(disk, folder / ASIDE, name))
    disk.sync_folder(folder / ASIDE)
    disk.sync_folder(folder)


def _free(disk: Disk, folder: Path, name: str) -> Path:
    taken, number, made = {*disk.names(folder)}, 2, name
    while made in taken:
        made, number = f"{number} {name}", number + 1
    return folder / made
