"""What was changed here of an appointment that came from a calendar file.

Each value that a file had is remembered as a few signs, so that of the next file it can be told
which values changed there since. Only those go over what was changed here.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from m50core.agenda.records import Appointment

_TOGETHER = {"due": "when", "start": "when", "end": "when"}
"""Fields that change as one."""
_PARTS = ("when", "title", "place", "description", "free", "status", "openness")
_SIGNS = 6


def as_read(values: Mapping[str, Any]) -> str:
    """Return the signs by which the values of a file are known again: some for each part."""
    return "".join(_signs(values, part) for part in _PARTS)


def own_changes(values: Mapping[str, Any], there: Appointment, *, same: bool) -> frozenset[str]:
    """Return which fields were changed here, and not in the file since it was last read.

    ``same``: the file says to be the version that was read, so that each difference was made here.
    """
    read = there.read_typed({name: value for name, value in values.items() if name in _FIELDS})
    differing = {name for name, value in read.items() if getattr(there, name) != value}
    parts = {_TOGETHER.get(name, name) for name in differing}
    if not same:
        parts = {part for part in parts if _says_the_same(values, there, part)}
    return frozenset(name for name in _FIELDS if _TOGETHER.get(name, name) in parts)


def unread_status(there: Appointment) -> str:
    """Return the signs without those of the status: a file called it off, nobody here did."""
    place = _PARTS.index("status") * _SIGNS
    return there.as_read[:place] + "-" * _SIGNS + there.as_read[place + _SIGNS :]


def _says_the_same(values: Mapping[str, Any], there: Appointment, part: str) -> bool:
    """Tell whether a file has the same for a part as the one that was read before."""
    place = _PARTS.index(part) * _SIGNS
    return there.as_read[place : place + _SIGNS] == _signs(values, part)


_FIELDS = tuple(_TOGETHER) + _PARTS[1:]
_OF_PART = {p: tuple(n for n in _FIELDS if _TOGETHER.get(n, n) == p) for p in _PARTS}


def _signs(values: Mapping[str, Any], part: str) -> str:
    return _digest("\n".join(str(values[name]) for name in _OF_PART[part]))


@lru_cache(maxsize=1024)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_SIGNS]
