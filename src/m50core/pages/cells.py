"""What stands in a table: typed cells, each with the words that it reads as, and rows of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Collection as Some
from datetime import date
from decimal import Decimal
from itertools import islice
from math import isfinite
from typing import Annotated, Any, NamedTuple, TypeVar, overload

from m50core.answers.said import LOOSE, UNSAID
from m50core.values.choice import Choice
from m50core.values.money import Money
from m50core.values.period import Period
from m50core.values.tone import Tone

T = TypeVar("T")
_MOST_SHOWN = 60


class Column(NamedTuple):
    """One column of a table."""

    label: str
    """What stands above it, in Dutch; empty: nothing does."""
    name: str = ""
    """What a file or a program calls it, in English; empty: as its label."""
    right: bool = False
    """True for amounts: their last digits stand under one another."""
    relation: bool = False
    """True when its values are ids of records, and its words their titles."""
    number: bool = False
    """True when it is the ids of what the rows are about: these are never folded."""


class Cell(NamedTuple):
    """A value with the words that it reads as."""

    value: Annotated[Any, LOOSE]
    """A text, number, share (a float), day, moment, period, amount, choice, cadence, the id(s) of
    records, or None."""
    text: str
    sort: str = ""
    """What it is sorted by where its value doesn't say so."""
    short: str = ""
    """How it reads where there is little room; empty: as its text."""
    tone: Annotated[Tone | None, UNSAID] = None
    """What it says to whoever looks, where its value doesn't say so."""

    @property
    def meant(self) -> Tone | None:
        """What it says to whoever looks, its words apart; None: nothing."""
        if self.tone is None and isinstance(self.value, Choice):
            return self.value.tone
        return self.tone

    @property
    def order(self) -> str:
        """What it is sorted by when that isn't its text: a day, an amount, a number."""
        return self.sort or order_of(self.value)


def order_of(value: object) -> str:
    """Return text that sorts as the value does; empty for what sorts as it reads."""
    if isinstance(value, Period):
        return value.latest.isoformat() if value.latest else ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value + 10**15:020.2f}"
    if isinstance(value, float):
        return f"{value:020.9f}"
    return ""


def cell(value: object, text: str | None = None, sort: str = "") -> Cell:
    """Return a value as a cell; without ``text`` it reads as a field of its type does.

    A share (a float) reads in whole percents. TypeError for a value that no cell can hold.
    """
    if isinstance(value, str) and not isinstance(value, Choice):
        return Cell(value, value if text is None else text, sort)
    return Cell(value, _words(value) if text is None else text, sort)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and isfinite(value):
        return f"{value:.0%}"
    from m50core.records.field_types import field_type

    kind: Any = type(value)
    try:
        return field_type(kind).show(value)
    except TypeError:
        known = "a text, number, share, day, moment, period, amount, choice, cadence or None"
        raise TypeError(
            f"a cell can't hold {_short(value)} ({kind.__name__}): give {known}"
        ) from None


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


class ListRow(NamedTuple):
    """A line of a table."""

    cells: tuple[Cell, ...]
    id: str = ""
    """Of the record that it is about, or of whatever it lists; empty when that has none."""
    notes: tuple[str, ...] = ()
    """Lines below it, for who asks why."""
    text: str = ""
    """What there is to tell of it beside its cells."""
    heading: bool = False
    """True when it divides the table, and has one cell."""
    opens: str = ""
    """Name of the group that it stands for, each of which follows it."""
    under: str = ""
    """Name of the group that it is one of."""
    aside: bool = False
    """True when it is shown, and doesn't count."""
    part: bool = False
    """True when it tells more of the row above it, and goes where that goes."""
    about: Annotated[object, UNSAID] = None
    """The value that it tells of, for who does something with it."""

    @property
    def texts(self) -> tuple[str, ...]:
        """How its cells read."""
        return tuple(cell.text for cell in self.cells)

    @property
    def brief(self) -> tuple[str, ...]:
        """How its cells read where there is little room."""
        return tuple(cell.short or cell.text for cell in self.cells)


def heading(text: str) -> ListRow:
    """Return a line that divides a table."""
    return ListRow((Cell(text, text),), heading=True)


class LazyRows(Sequence[ListRow]):
    """Rows that are made one by one, each time that somebody goes through them or asks for one.

    ``things``: what they are made of, as long as it is and in its order; ``make`` gives the row.
    """

    def __init__(self, things: Some[T], make: Callable[[T], ListRow]) -> None:
        self._things: Some[Any] = things
        self._make: Callable[[Any], ListRow] = make

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[ListRow]:
        return map(self._make, self._things)

    @overload
    def __getitem__(self, at: int) -> ListRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ListRow]: ...
    def __getitem__(self, at: int | slice) -> ListRow | Sequence[ListRow]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self[place] for place in places]
        return self._make(next(islice(self._things, places, None)))


class LazyTexts(Iterable[str]):
    """Lines that are made when somebody asks for them."""

    def __init__(self, make: Callable[[], Iterable[str]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[str]:
        return iter(self._make())


def as_row(given: "ListRow | Iterable[object]") -> ListRow:
    """Return cells or values as a row; TypeError as ``cell``, and for what is no row of them."""
    if isinstance(given, ListRow):
        return given
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise TypeError(f"{_short(given)} is no row: give its cells, as [{_short(given)}]")
    return ListRow(tuple(one if isinstance(one, Cell) else cell(one) for one in given))


def as_rows(given: "Iterable[ListRow | Iterable[object]]") -> tuple[ListRow, ...]:
    """Return each as a row; TypeError as ``as_row``, with the number of the row."""
    if isinstance(given, str | bytes | Mapping):
        raise TypeError(f"{_short(given)} is no list of rows")
    rows: list[ListRow] = []
    for number, one in enumerate(given, 1):
        try:
            rows.append(as_row(one))
        except TypeError as error:
            raise TypeError(f"row {number}: {error}") from None
    return tuple(rows)
