"""The folder that was named for a network: there, new, or perhaps mistyped."""

from pathlib import Path

from m50core.errors import did_you_mean
from m50core.store.files.layout import MARK, OWN


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
    return did_you_mean(folder.name, [name for name in networks if name != folder.name])


def told_made(place: str, *, practice: bool = False) -> str:
    """Return the sentence about a network that was just made."""
    sort = "oefennetwerk" if practice else "netwerk"
    return f"Nieuw {sort} gemaakt in {Path(place).expanduser()}."


def told_to_be(place: str, *, read_only: bool = False) -> str:
    """Return the sentence about a network that isn't there yet, with what may have been meant."""
    folder = Path(place).expanduser()
    follows = "" if read_only else " en uw eerste wijziging maakt daar een netwerk"
    return f"In {folder} staat nog niets: u ziet alleen het jaarplan{follows}.{beside(folder)}"
