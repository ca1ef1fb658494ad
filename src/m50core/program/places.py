"""The folder that was named for a network: there, new, or perhaps mistyped."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from m50core.errors import StoreError, UsageError, system_reason
from m50core.store.files.layout import LOG, MARK, OWN

if TYPE_CHECKING:
    from m50core.plugins.register import Register
    from m50core.store.protocol import Store


def is_new(place: str) -> bool:
    """Tell whether opening this would make a network: no folder, or one with nothing in it."""
    if place == "memory:" or "://" in place:
        return False
    folder = Path(place).expanduser()
    try:
        names = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return MARK not in names and names <= OWN


def beside(folder: Path) -> str:
    """Ask whether a network beside it was meant whose name looks like it."""
    try:
        networks = [path.name for path in folder.parent.iterdir() if (path / MARK).exists()]
    except OSError:
        return ""
    from m50core.nearest import did_you_mean

    return did_you_mean(folder.name, [name for name in networks if name != folder.name], 1)


def told_made(place: str, *, practice: bool = False) -> str:
    """Return the sentence about a network that was just made."""
    sort = "oefennetwerk" if practice else "netwerk"
    return f"Nieuw {sort} gemaakt in {Path(place).expanduser()}."


def told_to_be(place: str, *, read_only: bool = False) -> str:
    """Return the sentence about a network that isn't there yet, with what may have been meant."""
    folder = Path(place).expanduser()
    follows = "" if read_only else " en uw eerste wijziging maakt daar een netwerk"
    return f"In {folder} staat nog niets: u ziet alleen het jaarplan{follows}.{beside(folder)}"


class FoundPlace(NamedTuple):
    """A place for a network that was typed: from the root on, and in Dutch what is there now."""

    place: str
    told: str


_QUOTED = re.compile(r"""(["'])(.*)\1""")
_LONGEST = 1000


def place_typed(text: str, register: "Register") -> FoundPlace:
    """Return the place that a person typed; nothing is made there.

    M50Error, with what to do, where no network is nor can be.
    """
    # A folder that is dragged into a terminal comes with quotes, or with a \\ before each space.
    typed = _QUOTED.sub(r"\2", text.strip())
    if os.sep == "/" and "\\ " in typed:
        typed = re.sub(r"\\(.)", r"\1", typed)
    if not typed or typed == "memory:" or len(typed) > _LONGEST:
        raise UsageError("Daar kan geen netwerk staan. Geef een map, zoals ~/Documenten/m50.")
    if "://" in typed:
        return _address(typed, register)
    home = os.path.expanduser(typed)  # noqa: PTH111 # of nobody known it stays as it is
    if home.startswith("~"):
        raise UsageError(f"Wie “{typed}” is, weet deze computer niet. Geef het hele pad.")
    try:
        path = os.path.abspath(home)  # noqa: PTH100
    except OSError as error:
        raise UsageError("De map waarin u werkt, is er niet meer. Geef het hele pad.") from error
    return FoundPlace(path, _told_of(Path(path)))


def _address(typed: str, register: "Register") -> FoundPlace:
    store: Store | None = register.store(typed, False, False)
    if store is None:
        raise UsageError(f"Geen enkel geïnstalleerd deel van m50 kan “{typed}” openen.")
    try:
        return FoundPlace(typed, _told_network(typed, store.head()))
    finally:
        store.close()


def _told_of(folder: Path) -> str:
    from m50core.store.files.disk import RealDisk
    from m50core.store.folder.opening import is_to_be_made, why_not_made

    disk = RealDisk()
    try:
        if not is_to_be_made(disk, folder):
            mark, log = (folder / MARK).read_bytes(), (folder / LOG).read_bytes()
            sort = "oefennetwerk" if b'"practice":true' in mark else "netwerk"
            sentence = _told_network(str(folder), max(0, log.count(b"\n") - 1), sort)
            return sentence if disk.writable(folder) else f"{sentence} U mag er niets wijzigen."
        refusal = why_not_made(disk, folder)
    except OSError as error:
        raise StoreError(
            f"{folder} is niet te gebruiken ({system_reason(error)}). Kies een andere map."
        ) from error
    if refusal:
        raise StoreError(refusal)
    return (
        f"In {folder} staat nog niets: uw eerste wijziging maakt daar het netwerk.{beside(folder)}"
    )


def _told_network(place: str, changes: int, sort: str = "netwerk") -> str:
    from m50core.values import dutch

    many = dutch.number_of(changes, "wijziging", "wijzigingen")
    return f"In {place} staat een {sort}, met {many}."
