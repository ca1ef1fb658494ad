"""Who keeps text about people outside the store: drafts of forms, settings, files."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol

import attrs

from m50core.privacy.traces import Traces


@attrs.frozen
class KeptText:
    """One thing that is kept, such as a form that was begun."""

    place: str
    """Dutch: where a person finds it."""
    text: str
    """All that it says, a value a line, ids of records that it points at included."""


@attrs.frozen
class Wanted:
    """Whose data has to go."""

    id: str
    """Of the person: what points at it is about them, and goes as a whole."""
    masked: Callable[[str], str] = attrs.field(repr=False)
    """Gives a text without the values that tell who it is; the same text when there are none."""
    tells: Callable[[str, str, Mapping[str, Any]], bool] = attrs.field(
        default=lambda *_: False, repr=False
    )
    """Tells of kind, id and some fields of a record whether they would be wiped in the store."""


class Keeper(Protocol):
    """Keeps text that may be about people; ``net.people.keepers`` names them all."""

    def kept(self) -> Iterable[KeptText]:
        """Return everything that is kept."""

    def wipe(self, wanted: Wanted) -> Iterable[str]:
        """Wipe a person, on disk before this returns; return Dutch sentences on what couldn't."""


def pointing_at(ids: Collection[str]) -> Callable[[str], bool]:
    """Return whether a text holds any of these ids, as a whole."""
    if not ids:
        return lambda _: False
    longest_first = sorted(map(re.escape, ids), key=len, reverse=True)
    whole = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")
    return lambda text: whole.search(text) is not None


def about(keepers: Iterable[Keeper], person_id: str, traces: Traces) -> tuple[KeptText, ...]:
    """Return what keepers have that points at a person or names them."""
    return tuple(
        text
        for keeper in keepers
        for text in keeper.kept()
        if traces.stand_in(text.text) or person_id in text.text.splitlines()
    )
