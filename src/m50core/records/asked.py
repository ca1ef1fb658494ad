"""What was asked for in words: fields with their values, a choice."""

from collections.abc import Sequence
from typing import TypeVar

from m50core.errors import UsageError
from m50core.values.choice import Choice

C = TypeVar("C", bound=Choice)


def choice_of(cls: type[C], text: str) -> C:
    """Return the choice with this value or label; UsageError names those that exist."""
    try:
        return cls.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def split_values(words: Sequence[str]) -> dict[str, str]:
    """Return ``field=value`` words as a mapping; UsageError for a word without ``=``."""
    values: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            raise UsageError(f'“{word}”: schrijf veld=waarde, bijvoorbeeld title="Zaal reserveren"')
        if name in values:
            raise UsageError(f"het veld “{name}” staat er twee keer")
        values[name] = value
    return values
