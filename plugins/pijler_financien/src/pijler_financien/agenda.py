"""Fixed days in the year of municipal finance."""

from collections.abc import Iterator
from datetime import date, timedelta

from m50core.plugins import AgendaEntry


def budget_day(year: int) -> date:
    """Return Prinsjesdag: the third Tuesday of September (Grondwet, artikel 65)."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def fixed_days(start: date, end: date) -> Iterator[AgendaEntry]:
    """Yield the fixed days from ``start`` to ``end``."""
    for year in range(start.year, end.year + 1):
        for title, day, words in (
            (
                "Uiterlijk vandaag: meicirculaire gemeentefonds",
                date(year, 5, 31),
                "uiterlijk 31 mei",
            ),
            (
                "Prinsjesdag, met de septembercirculaire",
                budget_day(year),
                "derde dinsdag september",
            ),
        ):
            if start <= day <= end:
                yield AgendaEntry(day, day, title, "", "Vaste dag", True, words)
