"""What a kind declares there to be only once: by which fields two records are one thing."""

from collections.abc import Hashable
from typing import Any

import attrs

from m50core.values.choice import Choice
from m50core.values.period import Period

_ADVICE = "Wijzig dat gegeven, of verwijder het eerst"


@attrs.frozen
class Unique:
    """A promise that no two records of a kind are alike in all of these fields.

    A record with one of them empty doesn't count, and neither does one that was dropped (its
    status says so), unless ``dropped`` is True. ``among``: only records with one of these values
    in this field count. ``advice``: in Dutch, without a full stop, what one can do about a double.
    """

    fields: tuple[str, ...]
    advice: str = _ADVICE
    dropped: bool = False
    among: tuple[str, tuple[Choice, ...]] | None = None

    def key(self, record: Any) -> Hashable | None:
        """Return what no two records have alike; None for one that doesn't count."""
        status = getattr(record, "status", None)
        if not self.dropped and isinstance(status, Choice) and status.is_off:
            return None
        if self.among is not None and getattr(record, self.among[0]) not in self.among[1]:
            return None
        parts = tuple(_told_apart(getattr(record, name)) for name in self.fields)
        return None if any(part in (None, "", ()) for part in parts) else parts


def _told_apart(value: Any) -> Any:
    """Return a value so that two of them which mean the same are equal."""
    if isinstance(value, str) and not isinstance(value, Choice):
        return " ".join(value.split()).casefold()
    if isinstance(value, Period):
        days = (value.earliest, value.latest)
        return days if None not in days else " ".join(value.words.split()).casefold()
    return value
