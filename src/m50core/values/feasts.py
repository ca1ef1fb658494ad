"""Days by the name that they have each year: Pasen, Hemelvaart, Prinsjesdag, kerst."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from m50core.values.holidays import easter, kings_day
from m50core.values.likely import likely_year
from m50core.values.looking import Looking, in_year
from m50core.values.period import Period
from m50core.values.relative import days_from

_Days = Callable[[int], tuple[date, date]]


def prinsjesdag(year: int) -> date:
    """Return the third Tuesday of September (Grondwet, artikel 65)."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def _from_easter(first: int, last: int | None = None) -> _Days:
    def days(year: int) -> tuple[date, date]:
        sunday, end = easter(year), first if last is None else last
        return sunday + timedelta(days=first), sunday + timedelta(days=end)

    return days


def _on_the(month: int, first: int, last: int | None = None) -> _Days:
    return lambda year: (date(year, month, first), date(year, month, last or first))


def _one(day: Callable[[int], date]) -> _Days:
    return lambda year: (day(year), day(year))


_FEASTS: Mapping[str, _Days] = {
    "nieuwjaar": _on_the(1, 1), "nieuwjaarsdag": _on_the(1, 1),
    "carnaval": _from_easter(-49, -47), "goede vrijdag": _from_easter(-2),
    "pasen": _from_easter(0, 1), "paasweekend": _from_easter(-2, 1),
    "1e paasdag": _from_easter(0), "paaszondag": _from_easter(0),
    "2e paasdag": _from_easter(1), "paasmaandag": _from_easter(1),
    "koningsdag": _one(kings_day), "dodenherdenking": _on_the(5, 4),
    "bevrijdingsdag": _on_the(5, 5),
    "hemelvaart": _from_easter(39), "hemelvaartsdag": _from_easter(39),
    "pinksteren": _from_easter(49, 50), "1e pinksterdag": _from_easter(49),
    "2e pinksterdag": _from_easter(50), "pinkstermaandag": _from_easter(50),
    "prinsjesdag": _one(prinsjesdag), "sinterklaas": _on_the(12, 5),
    "kerst": _on_the(12, 25, 26), "kerstmis": _on_the(12, 25, 26), "kerstavond": _on_the(12, 24),
    "1e kerstdag": _on_the(12, 25), "2e kerstdag": _on_the(12, 26),
    "oudjaar": _on_the(12, 31), "oudejaarsdag": _on_the(12, 31),
}  # fmt: skip

NAMES = tuple(name for name in _FEASTS if " " not in name)
"""Names of one word, by which a slip of the pen can be known."""

_SAID = rf"({'|'.join(_FEASTS)})(?: (\d{{4}}))?"


def feast(words: str, today: date | None, looking: Looking) -> Period | None:
    """Return the days that a name (in lower case) has; None for other words.

    Without a day to look from a name without its year stays a name: of what a plan calls so.
    """
    match = re.fullmatch(_SAID, words)
    if match is None or (match[2] is None and today is None):
        return None

    def make(year: int) -> Period:
        return days_from(*_FEASTS[match[1]](likely_year(year)))

    return make(int(match[2])) if match[2] else in_year(words, make, today, looking)
