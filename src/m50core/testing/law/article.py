"""An article of the law: one thing that holds in every room, with its reason."""

from collections.abc import Callable, Iterator

import attrs

from m50core.testing.law.room import Room


@attrs.frozen
class Article:
    """A rule of quality over a room's source."""

    name: str
    reason: str
    breaches: Callable[[Room], Iterator[str]] = attrs.field(repr=False, eq=False)
    """Yields, for each breach, its place and what is wrong there."""
