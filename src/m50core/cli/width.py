"""How wide a table may be: next to no imports, since an answer that is remembered asks it too."""

import os
import sys

SCREEN = 80
"""Columns of the screen that a digest is counted out for."""
_ROOM = 160
"""Columns of what isn't read at a terminal."""


def room() -> int:
    """Return how many columns there are for what goes to stdout."""
    if not sys.stdout.isatty():
        return _ROOM
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def asked_columns() -> int:
    """Return the columns that COLUMNS asks for; 0 when it asks for none."""
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isascii() and asked.isdecimal() else 0


def counted_columns() -> int:
    """Return the columns by which the lines of a digest are counted: the same wherever it goes."""
    return asked_columns() or SCREEN


def fold_columns() -> int:
    """Return the columns in which a digest is folded; 0: each thing goes on one whole line."""
    if asked_columns() or not sys.stdout.isatty():
        return asked_columns()
    return min(SCREEN, room())
