"""What around the folder can harm it: sync programs, and disks on which locks don't hold."""

from collections.abc import Mapping
from pathlib import Path

from m50core.started import to_type
from m50core.store.files.copies import copies_of_log
from m50core.store.files.disk import Disk
from m50core.store.files.layout import LOCK
from m50core.store.files.places import misplaced_at, notices
from m50core.values.choice import Choice

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "sync")


class Danger(Choice):
    """What around a folder can harm it."""

    synced = "synced", "een map die wordt gesynchroniseerd"
    copies = "copies", "kopieën naast elkaar"
    no_locks = "no_locks", "een schijf zonder vergrendeling"


def at_opening(disk: Disk, folder: Path) -> tuple[str, ...]:
    """Return Dutch sentences on what a person should know who opens this place."""
    return *notices(disk, folder), *dangers(disk, folder).values()


def about_synchronising(folder: Path) -> str:
    """Return a Dutch sentence when a place is synchronised; empty when it isn't known to be."""
    part = next((p for p in folder.parts if any(word in p.casefold() for word in _SYNCED)), "")
    return (
        f"De map staat in “{part}”, die wordt gesynchroniseerd. Werk er op één computer "
        "tegelijk in: anders ontstaan er kopieën naast elkaar."
        if part
        else ""
    )


def dangers(disk: Disk, folder: Path) -> Mapping[Danger, str]:
    """Return what around this place can harm it, each with a Dutch sentence."""
    found: dict[Danger, str] = {}
    if sentence := about_synchronising(folder):
        found[Danger.synced] = sentence
    if names := copies_of_log(disk, folder):
        found[Danger.copies] = (
            f"Er staan kopieën van het logboek naast het logboek: {', '.join(names)}. Er is niets "
            f"samengevoegd. Bekijk de verschillen met: {to_type('doctor')}"
        )
    if misplaced_at(disk, folder, LOCK) is None and not lock_holds(disk, folder):
        found[Danger.no_locks] = (
            "Op deze schijf werken vergrendelingen niet. Laat maar één programma tegelijk in deze "
            "map schrijven, of kies een map op een gewone schijf."
        )
    return found


def lock_holds(disk: Disk, folder: Path) -> bool:
    """Tell whether a second lock is refused while the first is held."""
    if not disk.writable(folder):
        return True
    try:
        first = disk.lock(folder / LOCK)
    except OSError:
        return False
    if first is None:
        return True
    try:
        second = disk.lock(folder / LOCK)
        if second is not None:
            second.release()
        return second is None
    finally:
        first.release()
