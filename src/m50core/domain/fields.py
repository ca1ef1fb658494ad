"""Self-describing fields: one table from which lists, forms, checks and formats follow.

``field()`` declares a field; ``@record`` turns a class into a frozen, slotted attrs class whose
values are read, cleaned and checked from that declaration.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, dataclass_transform

import attrs

from m50core.domain import dutch, text
from m50core.domain.cadence import Cadence
from m50core.domain.choice import Choice
from m50core.domain.money import Money
from m50core.domain.municipality_code import MunicipalityCode
from m50core.domain.period import Period
from m50core.errors import FieldError


T = TypeVar("T")


class Personal(StrEnum):
    """Why a field holds personal data (AVG)."""

    identity = "identiteit"
    contact = "contactgegevens"
    opinion = "uitspraak of gesprek"


@attrs.frozen
class FieldInfo:
    """What a person and a program need to know of one field."""

    name: str
    label: str
    help: str = ""
    example: str = ""
    in_list: bool = False
    searchable: bool = False
    relation: tuple[str, ...] = ()
    """Kinds that the id(s) in this field may point at; ``("*",)`` for any kind."""
    personal: Personal | None = None
    multiline: bool = False
    state: bool = False
    """True: it happens to the record (store). False: it is laid down by its definition."""
    required: bool = False
    hidden: bool = False
    initial: str = ""
    """What a new record gets when nothing is given: ``today``, ``who`` or nothing."""
    type: Any = str
    many: bool = False
    optional: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the members when the field is a choice, else nothing."""
        return tuple(self.type) if isinstance(self.type, type) and issubclass(self.type, Choice) else ()


_KEY = "m50"


def field(
    *,
    label: str,
    help: str = "",
    example: str = "",
    default: Any = attrs.NOTHING,
    in_list: bool = False,
    searchable: bool = False,
    relation: str | tuple[str, ...] = (),
    personal: Personal | None = None,
    multiline: bool = False,
    state: bool = False,
    hidden: bool = False,
    initial: str = "",
    eq: bool = True,
) -> Any:
    """Declare a field of a record. ``label`` and ``help`` are Dutch: a person reads them.

    Without ``default`` the field is required. ``relation`` names the kind(s) of record that the
    id in this field points at. ``personal`` marks personal data. ``state`` marks what happens to
    a planned record, kept in the store and not in its definition file. ``initial`` says what a new
    record gets when nothing is given: ``today`` or ``who``.
    """
    relations = (relation,) if isinstance(relation, str) else relation
    info = {
        "label": label, "help": help, "example": example, "in_list": in_list,
        "searchable": searchable, "relation": relations, "personal": personal,
        "multiline": multiline, "state": state, "hidden": hidden, "initial": initial,
        "required": default is attrs.NOTHING,
    }  # fmt: skip
    return attrs.field(default=default, metadata={_KEY: info}, eq=eq)


@attrs.frozen
class FieldType:
    """How one type of value is read from text or plain data, kept, and shown."""

    parse: Callable[[str], Any]
    plain: Callable[[Any], Any]
    show: Callable[[Any], str]
    hint: str = ""


def _bool(given: str) -> bool:
    known = {"ja": True, "nee": False, "true": True, "false": False, "1": True, "0": False}
    try:
        return known[given.strip().casefold()]
    except KeyError:
        raise ValueError(f"“{given}” is geen ja of nee") from None


def _int(given: str) -> int:
    bare = given.strip().replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"-?\d{1,15}", bare):
        raise ValueError(f"“{given[:40]}” is geen geheel getal")
    return int(bare)


def _decimal(given: str) -> Decimal:
    bare = given.strip().replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise ValueError(f"“{given[:40]}” is geen getal. Schrijf het zo: 7.000.000 of 2,5") from None
    if not value.is_finite() or abs(value) >= 10**15:
        raise ValueError(f"“{given[:40]}” is geen getal dat bewaard kan worden")
    return value


def _date(given: str) -> date:
    period = Period.parse(given)
    if not period.exact or period.latest is None:
        raise ValueError(f"“{given}” is geen dag. Voorbeelden: 2025-03-25, 25 maart 2025")
    return period.latest


def _datetime(given: str) -> datetime:
    try:
        return datetime.fromisoformat(given.strip())
    except ValueError:
        raise ValueError(f"“{given}” is geen tijdstip. Schrijf het zo: 2025-03-25 10:00") from None


_TYPES: dict[type, FieldType] = {
    str: FieldType(str, str, str),
    bool: FieldType(_bool, bool, lambda v: "ja" if v else "nee", "ja of nee"),
    int: FieldType(_int, int, lambda v: dutch.number(v), "geheel getal"),
    Decimal: FieldType(_decimal, str, dutch.number, "getal"),
    date: FieldType(_date, date.isoformat, dutch.day, "dag: 2025-03-25 of 25 maart 2025"),
    datetime: FieldType(_datetime, datetime.isoformat, dutch.moment, "2025-03-25 10:00"),
    Money: FieldType(Money.parse, str, Money.shown, "bedrag: 12.345,50"),
    Period: FieldType(Period.parse, str, Period.shown, "dag of periode: 2025-03-25, Q1 2025"),
    Cadence: FieldType(Cadence.parse, str, str, "ritme: jaarlijks, 2x per jaar"),
    MunicipalityCode: FieldType(MunicipalityCode.parse, str, str, "code: GM1680"),
}


@cache
def field_type(cls: Any) -> FieldType:
    """Return how values of ``cls`` are read, kept and shown; TypeError for an unknown type."""
    if isinstance(cls, type) and issubclass(cls, Choice):
        known = ", ".join(member.value for member in cls)
        return FieldType(cls.parse, lambda v: v.value, lambda v: v.label, known)
    try:
        return _TYPES[cls]
    except KeyError:
        raise TypeError(f"a record field can't be of type {cls!r}") from None


def _single(info: FieldInfo, value: Any) -> Any:
    cls = info.type
    kind = field_type(cls)
    if cls is str:
        if not isinstance(value, str):
            raise ValueError(f"verwacht tekst, geen {type(value).__name__}")
        return text.clean(value, multiline=info.multiline)
    if isinstance(value, cls) and not (cls is int and isinstance(value, bool)):
        return value
    if cls is Period and isinstance(value, date):
        return Period.on(value)
    if cls in (Money, Decimal, int) and isinstance(value, int) and not isinstance(value, bool):
        return cls(value)
    if isinstance(value, str):
        return kind.parse(text.clean(value))
    raise ValueError(f"een waarde van het type {type(value).__name__} past hier niet")


def read_value(info: FieldInfo, value: Any) -> Any:
    """Return ``value`` (typed, text or plain data) as the field keeps it.

    Raises ValueError with a Dutch reason.
    """
    if info.many:
        if isinstance(value, str):
            value = [part for part in (piece.strip() for piece in value.split(",")) if part]
        if not isinstance(value, list | tuple):
            raise ValueError("verwacht een lijst")
        return tuple(_single(info, item) for item in value)
    if info.optional and (value is None or (isinstance(value, str) and not value.strip())):
        return None
    if value is None:
        raise ValueError("mag niet leeg zijn")
    return _single(info, value)


def plain_value(info: FieldInfo, value: Any) -> Any:
    """Return ``value`` as JSON-ready plain data."""
    if value is None:
        return None
    plain = field_type(info.type).plain
    return [plain(item) for item in value] if info.many else plain(value)


def show_value(info: FieldInfo, value: Any) -> str:
    """Return ``value`` as a person reads it (not yet made safe for a terminal)."""
    if value is None or value == ():
        return ""
    show = field_type(info.type).show
    return ", ".join(show(item) for item in value) if info.many else show(value)


def _shape(annotation: Any) -> tuple[Any, bool, bool]:
    """Return (element type, many, optional) of an annotation."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return args[0], True, False
    if origin in (typing.Union, types.UnionType):
        inner = [arg for arg in args if arg is not type(None)]
        if len(inner) == 1 and len(args) == 2:
            return inner[0], False, True
    return annotation, False, False


def _transform(cls: type, attributes: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    kind = kind_of(cls)
    hints = typing.get_type_hints(cls)
    made = []
    for attribute in attributes:
        declared = attribute.metadata.get(_KEY)
        if declared is None:
            raise TypeError(f"{cls.__name__}.{attribute.name} is not declared with field()")
        if isinstance(declared, FieldInfo):
            made.append(attribute.evolve(converter=_converter(kind, declared)))
            continue
        element, many, optional = _shape(hints[attribute.name])
        field_type(element)
        info = FieldInfo(
            name=attribute.name, type=element, many=many, optional=optional, **declared
        )
        made.append(
            attribute.evolve(metadata={_KEY: info}, converter=_converter(kind, info), type=hints[attribute.name])
        )
    return made


def _converter(kind: str, info: FieldInfo) -> Callable[[Any], Any]:
    def convert(value: Any) -> Any:
        try:
            read = read_value(info, value)
        except ValueError as error:
            raise FieldError(kind, info.name, str(error), info.label) from None
        if info.required and read in ("", ()):
            raise FieldError(kind, info.name, "mag niet leeg zijn", info.label)
        return read

    return convert


def kind_of(cls: type) -> str:
    """Return the kind's name: the class name in snake_case (``ActionItem`` → ``action_item``)."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()


@attrs.frozen
class KindInfo:
    """What a person reads about a kind of record, and how its records are numbered."""

    kind: str
    label: str
    plural: str
    prefix: str
    help: str = ""
    fields: Mapping[str, FieldInfo] = attrs.field(factory=dict, repr=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(*, label: str, plural: str, prefix: str, help: str = "") -> Callable[[type[T]], type[T]]:
    """Make a class a kind of record: frozen, slotted, self-describing.

    ``label`` and ``plural`` are Dutch; ``prefix`` starts the ids that new records get
    (``actie`` → ``actie-12``).
    """

    def make(cls: type[T]) -> type[T]:
        made = attrs.define(
            cls, frozen=True, slots=True, kw_only=True, field_transformer=_transform
        )
        found = {a.name: a.metadata[_KEY] for a in attrs.fields(made)}
        info = KindInfo(kind_of(made), label, plural, prefix, help, found)
        made.spec = info  # type: ignore[attr-defined]
        return made

    return make
