"""How wide a table may be: next to no imports, since an answer that is remembered asks it too."""

import sys

_ROOM = 160
"""Columns of what isn't read at a terminal."""


def room() -> int:
    """Return how many columns there are for what goes to stdout."""
    if not sys.stdout.isatty():
        return _ROOM
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
