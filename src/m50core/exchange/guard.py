"""The apostrophe that keeps a spreadsheet from running a cell, or making a number of it.

``=1+1`` would be run, ``0612345678`` would lose its zero, ``maart 2025`` would become the first of
March. One apostrophe goes before such a text, and one is taken off again; 't Hart keeps his own.
"""

import re

from m50core.values import dutch
from m50core.values.patterns import pattern

_RUN = pattern(r"[=+\-@\t\r\n]")
_WORDS = "|".join(
    (
        *dutch.MONTHS,
        *(month[:3] for month in dutch.MONTHS),
        "mrt|sept|january|february|march|mar|may|june|july|august|october|oct",
        "(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo",
        "mon|tue|wed|thu|fri|sat|sun|am|pm|a|p|e|t|z|eur",
    )
)
"""What may stand between the digits of a date, a time or a number."""
_VALUE = pattern(
    rf"(?=.*\d)(?:[\d\s.,:/+()%‰€$£-]|(?<![a-z])(?:{_WORDS})(?![a-z]))+", re.IGNORECASE | re.DOTALL
)
_BOOL = pattern(r"waar|onwaar|true|false", re.IGNORECASE)
_SAFE = pattern(r"0|[1-9]\d{0,9}", re.ASCII)
_LONGEST = 400
"""No spreadsheet takes a longer text for a number."""


def escape_formula(text: str) -> str:
    """Return text for a cell, behind an apostrophe when a spreadsheet would change it."""
    bare = text.lstrip("'")
    return f"'{text}" if _RUN.match(bare) or _changes(bare) else text


def unescape_formula(text: str, *, own: bool) -> str:
    """Return the text of a cell without the apostrophe that was put there for a spreadsheet.

    ``own``: m50 wrote the file. In another's, one that stands before a number may be meant.
    """
    if not text.startswith("'"):
        return text
    bare = text.lstrip("'")
    return text[1:] if _RUN.match(bare) or (own and _changes(bare)) else text


def _changes(bare: str) -> bool:
    if len(bare) > _LONGEST or _SAFE.fullmatch(bare):
        return False
    return bool(_BOOL.fullmatch(bare) or _VALUE.fullmatch(bare))
