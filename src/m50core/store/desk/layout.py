"""What the file of the desk holds, without TinyDB: for who only needs a look.

Each start of the program asks which plugins are off. Importing TinyDB takes longer than all that
``m50 --version`` does; its file is JSON, so that look reads it here.
"""

import json
from typing import Any

from m50core.errors import M50Error
from m50core.values.encoding import decode_marked, mend

FILE = "desk.json"
SETTINGS, DRAFTS, LISTS = "settings", "drafts", "lists"
"""The tables."""

Tables = dict[str, dict[str, dict[str, Any]]]
"""By name and number, as TinyDB keeps them: the rows."""


def tables_in(content: bytes) -> Tables:
    """Return the tables in the content of the file, however an editor saved it.

    ValueError when it has another form.
    """
    try:
        tables = json.loads(mend(decode_marked(content, FILE)))
        sound = all(int(number) > 0 and isinstance(row, dict)
                    for table in tables.values() for number, row in table.items())  # fmt: skip
    except (ValueError, TypeError, AttributeError, RecursionError, M50Error):
        sound = False
    if not sound:
        raise ValueError(f"{FILE} has another form")
    found: Tables = tables
    return found
