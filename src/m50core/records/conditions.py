"""Questions about one field: how each is read, and which records meet it.

A question decides how what it is asked with is read: ``in`` takes several values, ``isnull`` a yes
or no, all others one value as the field would hold it. What can't be read so is refused.
"""

import operator
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from m50core.errors import FieldError, UsageError
from m50core.records.field_types import field_type
from m50core.records.fields import FieldInfo, read_value
from m50core.records.keys import (
    FieldKey,
    field_of,
    has_order,
    key_of,
    name_of_field,
    rank,
    same,
)
from m50core.records.record import Record
from m50core.values.choice import Choice, Ranked
from m50core.values.clock import as_day
from m50core.values.money import Money
from m50core.values.period import Period

R = TypeVar("R", bound=Record)

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}
RANGES = frozenset(_ORDER)
"""The questions that an ordered index answers."""
WALKED = "walked"
"""A question that only its test answers, as of a time that fixes no day: by its words."""
_WITH_COMMAS = (Money, Decimal)
"""Values that have a comma themselves: a text with several of these has semicolons."""


class Condition(msgspec.Struct, frozen=True):
    """One condition on a record: of which field, what is asked, and the test itself."""

    key: FieldKey
    asked: str
    value: Any
    test: Callable[[Any], bool]


def condition(
    cls: type[Record], question: str, wanted: Any, today: date | None = None
) -> Condition:
    """Return the condition that ``field__question=wanted`` means.

    Both may be said as people say them: ``uiterlijk__na``. ``today``: the day that words as
    ``morgen`` hang on. Raises UnknownField, UsageError for what can't be asked so, or FieldError
    for a value that the field can't hold.
    """
    name, asked = question_of(cls, question)
    ask = _Ask(cls, question, name, field_of(cls, name), today)
    return _READ[asked](ask, asked, wanted)


def question_of(cls: type[Record], question: str) -> tuple[str, str]:
    """Return the field, and what is asked of it, that the words of a question mean.

    Raises UnknownField, or UsageError for what can't be asked.
    """
    word, sign, asked = question.partition("__")
    name = name_of_field(cls, word)
    asked = asked if sign else "eq"
    if asked not in _READ:
        from m50core.values.called import pick

        asked = pick(asked, SAID, f"“{question}”: de vraag “{asked}” bestaat niet")
    return name, asked


def questions_about(info: FieldInfo) -> tuple[str, ...]:
    """Return what can be asked of a field, behind ``__``."""
    ordered = not info.many and _more_or_less(info.type)
    return tuple(name for name in _READ if ordered or name not in RANGES)


def meeting(records: list[R], conditions: Sequence[Condition]) -> list[R]:
    """Return the records that meet every condition."""
    for each_condition in conditions:
        records = [record for record in records if each_condition.test(record)]
    return records


def meets(record: Any, conditions: Sequence[Condition]) -> bool:
    """Tell whether a record meets every condition."""
    return all(each_condition.test(record) for each_condition in conditions)


class _Ask(msgspec.Struct, frozen=True):
    """What is asked about, and how its values are read."""

    cls: type[Record]
    question: str
    name: str
    info: FieldInfo | None
    """None: nothing says how its values are read, so they are taken as they come."""
    today: date | None = None

    @property
    def many(self) -> bool:
        return self.info is not None and self.info.many

    @property
    def key(self) -> FieldKey:
        return key_of(self.cls, self.name)

    def wrong(self, reason: str) -> UsageError:
        return UsageError(f"“{self.question}”: {reason}")

    def one(self, wanted: Any) -> Any:
        """Return one value, as the field would hold it or one of its several."""
        info = self.info
        if info is None:
            return self._sound(wanted)
        if info.many:
            info = msgspec.structs.replace(info, many=False)
        elif wanted is None:
            return "" if info.type is str and not info.optional else None
        if isinstance(wanted, date) and info.type in (date, Period):
            wanted = as_day(wanted)
        try:
            return self._sound(read_value(info, wanted, self.today))
        except ValueError as error:
            raise FieldError(self.cls.spec.kind, self.name, str(error), info.label) from None

    def _sound(self, value: Any) -> Any:
        """Refuse what isn't even the same as itself (“not a number”), or has no fixed value."""
        try:
            hash(value)
            same_as_itself = bool(value == value)
        except (ArithmeticError, TypeError, ValueError):
            same_as_itself = False
        if not same_as_itself:
            raise self.wrong(f"met {type(value).__name__} is niets te vergelijken.")
        return value

    def pieces(self, text: str) -> list[str]:
        """Return the values that a text names: parted by semicolons if it has one, else commas."""
        own = self.info is not None and self.info.type in _WITH_COMMAS
        sign = ";" if own or ";" in text else ","
        return [piece for part in text.split(sign) if (piece := part.strip())]


def _equal(ask: _Ask, asked: str, wanted: Any) -> Condition:
    key, value = ask.key, _read_wanted(ask, wanted)
    if isinstance(value, Period) and value.latest is None:
        test, asked = _with_words(ask, set(), [value]), WALKED if asked == "eq" else asked
    else:
        value = same(value)
        test = _having(key, value)
    if asked == "ne":
        return Condition(key, asked, value, lambda r: not test(r))
    return Condition(key, asked, value, test)


def _read_wanted(ask: _Ask, wanted: Any) -> Any:
    """Return one value; of a field with several also all of them, told as a list or with commas."""
    if not ask.many:
        return ask.one(wanted)
    if wanted is None:
        return ()
    if isinstance(wanted, str):
        pieces = ask.pieces(wanted)
        return ask.one(pieces[0]) if len(pieces) == 1 else tuple(map(ask.one, pieces))
    return tuple(map(ask.one, wanted)) if isinstance(wanted, list | tuple) else ask.one(wanted)


def _having(key: FieldKey, wanted: Any) -> Callable[[Any], bool]:
    def test(record: Any) -> bool:
        value = key.of(record)
        if isinstance(value, tuple) and not isinstance(wanted, tuple):
            return wanted in value
        return bool(value == wanted)

    return test


def _among(ask: _Ask, asked: str, wanted: Any) -> Condition:
    key, values = ask.key, [_read_wanted(ask, one) for one in _several(ask, wanted)]
    options = {same(one) for one in values}
    worded = [one for one in values if isinstance(one, Period) and one.latest is None]
    if worded:
        return Condition(key, WALKED, options, _with_words(ask, options, worded))
    if ask.many:
        return Condition(key, asked, options, lambda r: _any_of(key.of(r), options))
    if ask.info is None:
        return Condition(
            key, WALKED, options, lambda r: any(key.of(r) == option for option in options)
        )
    return Condition(key, asked, options, lambda r: key.of(r) in options)


def _any_of(values: Any, options: set[Any]) -> bool:
    return values in options or not options.isdisjoint(values)


def _several(ask: _Ask, wanted: Any) -> Iterable[Any]:
    if isinstance(wanted, str):
        if not (pieces := ask.pieces(wanted)):
            raise ask.wrong("noem een of meer waarden, met komma's of puntkomma's ertussen.")
        return pieces
    if isinstance(wanted, bytes) or not isinstance(wanted, Iterable):
        raise ask.wrong(f"vraagt om een lijst met waarden, niet om “{wanted!r}”.")
    return wanted


def _with_words(ask: _Ask, options: set[Any], worded: Sequence[Period]) -> Callable[[Any], bool]:
    get, words = attrgetter(ask.name), {period.words.casefold() for period in worded}

    def test(record: Any) -> bool:
        period = get(record)
        return same(period) in options or (
            isinstance(period, Period) and period.words.casefold() in words
        )

    return test


def _range(ask: _Ask, asked: str, wanted: Any) -> Condition:
    info = ask.info
    if ask.many or (info is not None and not _more_or_less(info.type)):
        can = ", ".join(name for name in _READ if name not in RANGES)
        raise ask.wrong(f"dit veld heeft geen meer of minder. Wel kan: {can}.")
    if wanted is None or (isinstance(wanted, str) and not wanted.strip()):
        raise ask.wrong(f"geef een waarde. Of iets leeg is, vraagt u met {ask.name}__isnull=ja.")
    value, compare = rank(ask.one(wanted)), _ORDER[asked]
    if value is None:
        raise ask.wrong(f"“{wanted}” heeft geen laatste dag om mee te vergelijken. Geef een dag.")
    ranked = ask.key.rank

    def test(record: Any) -> bool:
        found = ranked(record)
        try:
            return found is not None and bool(compare(found, value))
        except TypeError:
            raise ask.wrong(f"“{found}” en “{wanted}” zijn niet te vergelijken.") from None

    return Condition(ask.key, asked, value, test)


def _more_or_less(cls: type) -> bool:
    if issubclass(cls, Choice):
        return issubclass(cls, Ranked)
    return cls is not bool and has_order(cls)


def _contains(ask: _Ask, asked: str, wanted: Any) -> Condition:
    listed = isinstance(wanted, Iterable) and not isinstance(wanted, str)
    if wanted is None or listed or not str(wanted).strip():
        raise ask.wrong("geef de tekst die erin moet staan.")
    get, needle = attrgetter(ask.name), unicodedata.normalize("NFC", str(wanted)).casefold()

    def test(record: Any) -> bool:
        value = get(record)
        if isinstance(value, tuple):
            return any(str(item).casefold() == needle for item in value)
        return value is not None and needle in str(value).casefold()

    return Condition(ask.key, asked, needle, test)


def _isnull(ask: _Ask, asked: str, wanted: Any) -> Condition:
    get, empty = attrgetter(ask.name), _yes_or_no(ask, wanted)
    return Condition(ask.key, asked, empty, lambda r: (get(r) in (None, "", ())) is empty)


def _yes_or_no(ask: _Ask, wanted: Any) -> bool:
    if isinstance(wanted, int) and wanted in (0, 1):
        return bool(wanted)
    try:
        if isinstance(wanted, str):
            return bool(field_type(bool).typed(wanted))
    except ValueError:
        pass
    raise ask.wrong(f"antwoord met ja of nee, niet met “{wanted}”.")


_READ: Mapping[str, Callable[[_Ask, str, Any], Condition]] = {
    "eq": _equal,
    "ne": _equal,
    **dict.fromkeys(_ORDER, _range),
    "in": _among,
    "contains": _contains,
    "isnull": _isnull,
}
"""Every question, with what reads it."""
SAID: Mapping[str, tuple[str, ...]] = {
    "eq": ("is",), "ne": ("niet",), "lt": (), "lte": ("tot en met", "t/m"), "gt": ("na",),
    "gte": (), "in": ("een van",), "contains": ("bevat",), "isnull": ("leeg",),
}  # fmt: skip
"""What people say for each question; none where that isn't clear of a time of several days."""
