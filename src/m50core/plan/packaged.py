"""Files that an installed package brings along.

``importlib.resources`` imports all that archives and temporary files need, which takes longer than
reading the plan: it is asked only for a package that is no plain folder.
"""

from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def packaged_bytes(package: str, name: str) -> bytes:
    """Return what the file ``name`` in a package holds; OSError when it isn't there."""
    return _files(package).joinpath(name).read_bytes()


def packaged_names(package: str, folder: str = "") -> list[str]:
    """Return the names of what stands in a package, or in a folder of it, sorted."""
    place = _files(package)
    return sorted(one.name for one in (place.joinpath(folder) if folder else place).iterdir())


def _files(package: str) -> "Traversable | Path":
    module = import_module(package)
    if type(module.__spec__ and module.__spec__.loader) is SourceFileLoader:
        (place,) = module.__path__
        return Path(place)
    from importlib.resources import files

    return files(package)
