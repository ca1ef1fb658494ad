"""What nobody can mean: a year far off, a weekday that doesn't fit its date."""

from datetime import date, timedelta

from m50core.nearest import did_you_mean
from m50core.values import dutch, relative
from m50core.values.patterns import pattern
from m50core.values.period import Period

YEARS = range(1800, 2200)
"""Years that somebody can mean."""
_WEEKDAY = pattern(r"([a-z]{2,}),? (?=\d{1,2}[ /.-])")


def likely(period: Period, words: str) -> Period:
    """Return the period; ValueError for a year that nobody means, or another weekday."""
    for day in (period.earliest, period.latest):
        if day:
            likely_year(day.year)
    said = _WEEKDAY.match(words.casefold().replace(".", ""))
    if said and period.exact and period.latest:
        _fitting(said[1], period.latest)
    return period


def likely_year(year: int) -> int:
    """Return the year; ValueError for one that nobody means."""
    if year not in YEARS:
        raise ValueError(
            f"het jaar {year} kan niet kloppen. Schrijf een jaar van {YEARS[0]} tot en met "
            f"{YEARS[-1]}, zoals 25 maart 2025"
        )
    return year


def _fitting(word: str, day: date) -> None:
    number = relative.weekday_number(word)
    if number is None:
        raise ValueError(
            f"“{word}” is geen dag van de week.{did_you_mean(word, relative.WEEKDAYS, 1)} "
            f"{_full_date(day)} is een {relative.WEEKDAYS[day.weekday()]}"
        )
    if number != day.weekday():
        off = (number - day.weekday() + 3) % 7 - 3
        try:
            other = f" of {dutch.long_day(day + timedelta(days=off))}"
        except OverflowError:
            other = ""
        raise ValueError(
            f"{_full_date(day)} is een {relative.WEEKDAYS[day.weekday()]}, geen "
            f"{relative.WEEKDAYS[number]}. Bedoelt u {dutch.long_day(day)}{other}?"
        )


def _full_date(day: date) -> str:
    return f"{day.day} {dutch.MONTHS[day.month - 1]} {day.year}"


def without_weekday(words: str) -> str:
    """Return the words of a date without the day of the week before them."""
    said = _WEEKDAY.match(words)
    known = said and relative.weekday_number(said[1]) is not None
    return words[said.end() :] if said and known else words
