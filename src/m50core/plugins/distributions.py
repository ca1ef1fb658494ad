"""Which plugins are installed: looked up, and remembered for as long as nothing is installed.

Looking takes longer than all else that ``m50 --version`` does, and what is found changes only when
a distribution comes, goes or is edited. What tells that is asked of the system at each start: the
names of the distributions in each folder of ``sys.path``, and whether their files are the same.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from importlib import import_module
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any, NamedTuple

from m50core.store.files.plain import look_of
from m50core.store.files.remembered import Key, cache_folder, recall, remember

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "m50.plugins"
"""The group of entry points in which plugins are listed."""
UNREADABLE = "entry_points.txt is beschadigd"
"""What stands in the place of a module when a distribution's list can't be read."""

_NAME = "entry-points"


class FoundPlugin(NamedTuple):
    """A plugin that is installed, without importing it."""

    name: str
    value: str
    """The module, and what in it, as its distribution says: ``package.plugin``."""
    distribution: str
    version: str

    def load(self) -> Any:
        """Import it; raises whatever its code raises."""
        module, within, path = self.value.partition(":")
        names = path.split(".") if within else []
        if all(map(str.isidentifier, [*module.split("."), *names])):
            return reduce(getattr, names, import_module(module))
        from importlib.metadata import EntryPoint

        return EntryPoint(self.name, self.value, ENTRY_POINTS).load()


def installed_plugins(*, fresh: bool = False) -> list[FoundPlugin]:
    """Return the plugins by name, without importing any.

    Of two with one name the distribution that bears the name comes first, and so keeps it.
    ``fresh``: look, whatever is remembered.
    """
    key = distributions_key()
    return _look() if key is None else plugins_under(key, fresh=fresh)


def plugins_under(key: Key, *, fresh: bool = False) -> list[FoundPlugin]:
    """Return the plugins for who has asked ``distributions_key`` already."""
    known = None if fresh else _as_plugins(recall(cache_folder(), _NAME, key))
    if known is None:
        known = _look()
        remember(cache_folder(), _NAME, key, known)
    return known


def distributions_key() -> Key | None:
    """Return what changes when anything is installed, removed or edited; None: that can't be told.

    It can't with finders of modules that know distributions of their own.
    """
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    if finders != [PathFinder]:
        return None
    places = dict.fromkeys(map(_absolute, sys.path))
    found = [[place, *_distributions_in(place)] for place in places]
    # A folder in which nothing is installed, as the one that one works in, is none.
    return [sys.version, sys.prefix, [place for place in found if len(place) > 1]]


def _absolute(place: str) -> str:
    try:
        return os.path.abspath(place or ".")
    except OSError:  # the folder that one works in is gone: there is nothing in it
        return ""


def _distributions_in(place: str) -> Iterator[Sequence[object]]:
    """Yield what there is of each distribution in a folder; of an archive, what that is like."""
    try:
        names = sorted(os.listdir(place))
    except NotADirectoryError:
        yield look_of(place)
        return
    except OSError:
        return
    egg = place.lower().endswith(".egg")
    for name in names:
        low = name.lower()
        if low.endswith((".dist-info", ".egg-info")) or (egg and low == "egg-info"):
            folder = f"{place}{os.sep}{name}{os.sep}"
            entries = look_of(f"{folder}entry_points.txt")
            # What lists its files is written anew also when the same version is installed again.
            listed = look_of(f"{folder}RECORD") or look_of(f"{folder}METADATA")
            # Only what has entry points can hold plugins: of the others that is enough.
            told = ("METADATA", "PKG-INFO") if entries else ()
            yield [name, entries, listed, *(look_of(f"{folder}{file}") for file in told)]
        elif low.endswith((".pth", ".egg-link")):
            yield [name, look_of(f"{place}{os.sep}{name}")]


def _as_plugins(remembered: object) -> list[FoundPlugin] | None:
    if not isinstance(remembered, list):
        return None
    for each in remembered:
        texts = isinstance(each, list) and all(isinstance(text, str) for text in each)
        if not texts or len(each) != len(FoundPlugin._fields):
            return None
    return [FoundPlugin(*each) for each in remembered]


def _look() -> list[FoundPlugin]:
    from importlib.metadata import entry_points

    try:
        points: Iterable[EntryPoint] = entry_points(group=ENTRY_POINTS)
    except Exception:
        # One distribution whose list can't be read would keep all others from view.
        points = _one_by_one()
    found = [_as_plugin(entry) for entry in points]
    return sorted(found, key=lambda each: (each.name, each.distribution != each.name, each.value))


def _as_plugin(entry: "EntryPoint") -> FoundPlugin:
    # A distribution that isn't whole may lack any of them.
    name = (entry.dist.name or "") if entry.dist else ""
    version = (entry.dist.version or "") if entry.dist else ""
    return FoundPlugin(str(entry.name), str(entry.value), str(name), str(version))


def _one_by_one() -> "Iterator[EntryPoint]":
    from importlib.metadata import EntryPoint, distributions

    for distribution in distributions():
        try:
            yield from distribution.entry_points.select(group=ENTRY_POINTS)
        except Exception:
            text = distribution.read_text("entry_points.txt") or ""
            if ENTRY_POINTS in text:
                name = distribution.name or "onbekend"
                yield EntryPoint(name, UNREADABLE, ENTRY_POINTS)
