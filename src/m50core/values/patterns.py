"""Regular expressions that are compiled when they are first used.

Few of those that the modules of a start name are ever asked something by one word.
"""

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands for a compiled expression; what was asked of it once is its own from then on."""

    def __init__(self, text: "str | bytes", flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(text: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """Return what does as ``re.compile(text, flags)``; one that is misspelt says so when asked.

    For the head of a module. Functions of ``re`` don't take it: ask its own methods.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
