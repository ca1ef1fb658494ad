"""The folder that was named for a network: there, new, or perhaps another one that was meant."""

from pathlib import Path

from m50core.errors import UsageError, did_you_mean
from m50core.store.layout import MARK, OWN

_SHOWN = 5
"""So many networks beside it are named at most."""


def is_new(place: str) -> bool:
    """Tell whether opening this would make a network: no folder, or one with nothing in it."""
    if place == "memory:" or "://" in place:
        return False
    folder = Path(place).expanduser()
    try:
        names = {one.name for one in folder.iterdir()}
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return MARK not in names and names <= OWN


def refuse_absent(place: str) -> None:
    """Raise UsageError for a folder that isn't there, with the one that was perhaps meant."""
    folder = Path(place).expanduser()
    if not is_new(place) or folder.exists():
        return
    absent = next(one for one in (*reversed(folder.parents), folder) if not one.exists())
    raise UsageError(
        f"De map {absent} bestaat niet, dus hier is geen netwerk. Er is niets gemaakt."
        f"{_beside(absent)} Wilt u hier een nieuw netwerk? Maak eerst de lege map "
        f"{folder}, en geef de opdracht dan opnieuw."
    )


def _beside(absent: Path) -> str:
    """Return what is beside it and looks like it; else the networks that are there."""
    try:
        folders = sorted(one for one in absent.parent.iterdir() if one.is_dir())
        networks = [one.name for one in folders if (one / MARK).exists()]
    except OSError:
        return ""
    names = [one.name for one in folders]
    if near := did_you_mean(absent.name, networks) or did_you_mean(absent.name, names):
        return near
    if not networks:
        return ""
    more = f" en nog {len(networks) - _SHOWN}" if len(networks) > _SHOWN else ""
    return f" Daarnaast staan deze netwerken: {', '.join(networks[:_SHOWN])}{more}."


def told_new(place: str, *, practice: bool = False) -> str:
    """Return the sentence about a network that was just made."""
    sort = "oefennetwerk" if practice else "netwerk"
    return f"Nieuw {sort} gemaakt in {Path(place).expanduser()}."
