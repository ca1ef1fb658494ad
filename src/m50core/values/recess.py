"""A time in which the Tweede Kamer doesn't meet.

Debates are not held in a recess, and few people in The Hague plan a talk then.
"""

from collections.abc import Iterable
from datetime import date

import attrs


@attrs.frozen
class Recess:
    """A recess of the Tweede Kamer, first and last day included."""

    name: str
    start: date
    end: date
    origin: str
    assumed: bool = False
    """True when the days were not read from the Kamer's own list."""


def recess_on(day: date, recesses: Iterable[Recess]) -> Recess | None:
    """Return the recess that a day falls in, if any is known."""
    return next((recess for recess in recesses if recess.start <= day <= recess.end), None)
