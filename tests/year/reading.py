"""The expectations of a lived year, read as values; written by hand in ``expectations.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs

FILE = Path(__file__).with_name("expectations.toml")


@attrs.frozen
class Expected:
    """One line of the file: where, what of which records, and because of which words."""

    number: int
    on: date
    who: str
    where: str
    about: tuple[str, ...]
    says: str
    because: str
    more: Mapping[str, Any]

    @property
    def unsure(self) -> bool:
        """True when the plan's words leave room for another reading."""
        return bool(self.more.get("unsure"))

    def __str__(self) -> str:
        told = ", ".join(self.about[:2])
        return f"{self.on}-{self.who}-{self.where}-{told}-{self.says}".replace(" ", "_")


@cache
def story() -> Mapping[str, Any]:
    """Return the whole file."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def expected(who: str) -> Iterator[Expected]:
    """Yield what is expected for one of the two, in the order of the days."""
    entries = enumerate(story()["expect"], 1)
    lines = [_read(number, entry) for number, entry in entries if entry["who"] in (who, "both")]
    yield from sorted(lines, key=lambda one: (one.on, one.number))


def _read(number: int, entry: Mapping[str, Any]) -> Expected:
    known = ("on", "who", "where", "about", "says", "because")
    more = {name: value for name, value in entry.items() if name not in known}
    about = entry["about"]
    ids = (about,) if isinstance(about, str) else tuple(about)
    return Expected(
        number, entry["on"], entry["who"], entry["where"], ids, entry["says"],
        entry["because"], more,
    )  # fmt: skip


def working_days(first: date, last: date) -> Iterator[date]:
    """Yield the days on which somebody opens m50."""
    closed = set(story()["story"]["not_working_days"])
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        if day.weekday() < 5 and day not in closed:
            yield day


@attrs.frozen
class Held:
    """Who is to hold a post on a day, looked at from another; ``known_on``: as it was known."""

    post: str
    on: date
    looked_from: date
    person: str
    known_on: date | None = None
    unsure: bool = False

    @property
    def last(self) -> date:
        """The day from which it can be asked."""
        return max(self.on, self.looked_from)


@attrs.frozen
class Counted:
    """How many there are to be on a day, looked at from another."""

    what: str
    on: date
    looked_from: date
    number: int

    @property
    def last(self) -> date:
        """The day from which it can be asked."""
        return max(self.on, self.looked_from)


def holds(who: str) -> Iterator[tuple[int, Held]]:
    """Yield who holds what, with the number of its entry."""
    for number, entry in enumerate(story()["holds"], 1):
        if entry["who"] in (who, "both"):
            yield number, Held(**{name: value for name, value in entry.items() if name != "who"})


def counts(who: str) -> Iterator[tuple[int, Counted]]:
    """Yield how many there are, with the number of its entry."""
    for number, entry in enumerate(story()["counts"], 1):
        if entry["who"] == who:
            yield number, Counted(**{name: value for name, value in entry.items() if name != "who"})
