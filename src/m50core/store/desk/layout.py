"""What the file of the desk holds, without TinyDB: for who only needs a look.

Each start of the program asks which plugins are off. Importing TinyDB takes longer than all that
``m50 --version`` does; its file is JSON, so that look reads it here.
"""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from m50core.store.files.disk import Disk

FILE = "desk.json"
MOST_BYTES = 32 * 1024 * 1024
"""Of what is larger nobody typed all that is in it: it isn't read."""
SETTINGS, DRAFTS, LISTS = "settings", "drafts", "lists"
"""The tables."""

Tables = dict[str, dict[str, dict[str, Any]]]
"""By name and number, as TinyDB keeps them: the rows."""


def tables_in(content: bytes) -> Tables:
    """Return the tables in the content of the file, however an editor saved it.

    ValueError when it has another form.
    """
    try:
        tables = json.loads(_text(content))
        sound = all(int(number) > 0 and isinstance(row, dict)
                    for table in tables.values() for number, row in table.items())  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise ValueError(f"{FILE} has another form")
    found: Tables = tables
    return found


def tables_at(disk: "Disk", path: "Path") -> Tables | None:
    """Return the tables in the file at a path; None without one, ValueError as ``tables_in``."""
    found = disk.stat(path)
    if found is None:
        return None
    if found.size > MOST_BYTES:
        raise ValueError(f"{FILE} is too large")
    return tables_in(disk.read(path))


def kept_settings(folder: str) -> dict[str, Any]:
    """Return what was set, by name, as it is kept in the settings folder.

    ValueError as ``tables_in``, OSError for something else in the place of the file.
    """
    from m50core.store.files.plain import read_plain

    try:
        content = read_plain(f"{folder}/{FILE}", MOST_BYTES)
    except FileNotFoundError:
        return {}
    found: dict[str, Any] = {}
    for row in tables_in(content).get(SETTINGS, {}).values():
        if isinstance(name := row.get("name"), str):
            found.setdefault(name, row.get("value"))
    return found


def _text(content: bytes) -> str:
    """Return the text of the file; ValueError when it is none."""
    try:
        if b"\x00" not in content:
            return content.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        pass
    # Only what an editor saved in another way needs more than that.
    from m50core.errors import M50Error
    from m50core.values.encoding import decode_marked, mend

    try:
        return mend(decode_marked(content, FILE))
    except M50Error as error:
        raise ValueError(FILE) from error
