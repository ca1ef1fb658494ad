"""What a kind declares there to be only once: by which fields two records are one thing."""

import msgspec

from m50core.values.choice import Choice


class Unique(msgspec.Struct, frozen=True):
    """A promise that no two records of a kind are alike in all of these fields.

    A record with one of them empty doesn't count, and neither does one that was dropped (its
    status says so), unless ``dropped`` is True. ``among``: only records with one of these values
    in this field count; ``unless``: those with this field filled don't. ``advice``: in Dutch,
    without a full stop, what one can do about a double.
    """

    fields: tuple[str, ...]
    advice: str = "Wijzig dat gegeven, of verwijder het eerst"
    dropped: bool = False
    among: tuple[str, tuple[Choice, ...]] | None = None
    unless: str = ""
