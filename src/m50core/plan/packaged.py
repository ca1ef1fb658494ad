"""The files that an installed package brings along."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def package_files(package: str) -> "Traversable":
    """Return the folder of an installed package."""
    places = list(getattr(import_module(package), "__path__", ()))
    if len(places) == 1 and (folder := Path(places[0])).is_dir():
        return folder
    # Within an archive, or over several folders; importing what can do that takes long.
    from importlib.resources import files

    return files(package)
