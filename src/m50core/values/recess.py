"""When the Tweede Kamer doesn't meet.

Debates are not held in a recess, and few people in The Hague plan a talk then. The list holds what
is known for 2024–2026; it is lengthened by hand.
"""

from datetime import date

import attrs

_PUBLISHED = "tweedekamer.nl, Recessen (lijst tot en met het zomerreces van 2024)"
_ASSUMED = "aangenomen: niet nagekeken op tweedekamer.nl"


@attrs.frozen
class Recess:
    """A recess of the Tweede Kamer, first and last day included."""

    name: str
    start: date
    end: date
    origin: str

    @property
    def assumed(self) -> bool:
        """True when the days were not read from the Kamer's own list."""
        return self.origin == _ASSUMED


RECESSES: tuple[Recess, ...] = (
    Recess("kerstreces", date(2023, 12, 22), date(2024, 1, 15), _PUBLISHED),
    Recess("voorjaarsreces", date(2024, 2, 16), date(2024, 2, 26), _PUBLISHED),
    Recess("meireces", date(2024, 4, 26), date(2024, 5, 13), _PUBLISHED),
    Recess("zomerreces", date(2024, 7, 5), date(2024, 9, 2), _PUBLISHED),
    Recess("herfstreces", date(2024, 10, 25), date(2024, 11, 4), _ASSUMED),
    Recess("kerstreces", date(2024, 12, 20), date(2025, 1, 13), _ASSUMED),
    Recess("voorjaarsreces", date(2025, 2, 21), date(2025, 3, 3), _ASSUMED),
    Recess("meireces", date(2025, 4, 18), date(2025, 5, 5), _ASSUMED),
    Recess("zomerreces", date(2025, 7, 4), date(2025, 9, 1), _ASSUMED),
    Recess("verkiezingsreces", date(2025, 10, 3), date(2025, 11, 11), _ASSUMED),
    Recess("kerstreces", date(2025, 12, 19), date(2026, 1, 12), _ASSUMED),
    Recess("voorjaarsreces", date(2026, 2, 13), date(2026, 2, 23), _ASSUMED),
    Recess("meireces", date(2026, 4, 24), date(2026, 5, 11), _ASSUMED),
    Recess("zomerreces", date(2026, 7, 3), date(2026, 8, 31), _ASSUMED),
    Recess("herfstreces", date(2026, 10, 16), date(2026, 10, 26), _ASSUMED),
    Recess("kerstreces", date(2026, 12, 18), date(2027, 1, 11), _ASSUMED),
)


def recess_on(day: date) -> Recess | None:
    """Return the recess that a day falls in, if any is known."""
    return next((one for one in RECESSES if one.start <= day <= one.end), None)
