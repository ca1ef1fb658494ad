"""Self-describing fields: one table from which lists, forms, checks and formats follow.

``field()`` declares a field; ``@record`` turns a class into a frozen, slotted attrs class whose
values are read, cleaned and checked from that declaration.
"""

import re
import typing
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import Any, TypeVar, dataclass_transform

import attrs

from m50core.errors import FieldError
from m50core.records.field_types import field_type, shape
from m50core.values import text
from m50core.values.choice import Choice
from m50core.values.lists import join, split
from m50core.values.looking import Looking
from m50core.values.money import Money
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.typed import LARGEST

T = TypeVar("T")


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
    goes_on: bool = False
    """True: of state, what the next year's plan takes over: people filled in what it left open."""
    derived: str = ""
    """Dutch: from what it is worked out, and what changes it. Empty: it is filled in."""
    required: bool = False
    hidden: bool = False
    quiet: bool = False
    """True: the program's own note; a change of it is not told."""
    check: Callable[[str], None] | None = None
    """Raises ValueError (a Dutch reason) on text that this field must not hold."""
    initial: str = ""
    """What a new record gets when nothing is given: ``today``, ``who`` or nothing."""
    looking: Looking | None = None
    """Which year is meant where a day is typed without one; None: a period lies ahead, a day on
    either side."""
    names_kind: bool = False
    """True: its text is the name of a kind of record, of which a person reads the plural."""
    type: Any = str
    many: bool = False
    optional: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the members when the field is a choice, else nothing."""
        return (
            tuple(self.type)
            if isinstance(self.type, type) and issubclass(self.type, Choice)
            else ()
        )


WORKED_OUT = " (berekend)"
"""What a person reads behind a value that is worked out."""
_KEY = "m50"
_PLURALS: dict[str, str] = {}
"""What a person calls several of each kind that was declared, by kind."""
_BY_LABEL: dict[str, str] = {}
"""Kinds by what a person calls one or several, in small letters."""


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
    goes_on: bool = False,
    derived: str = "",
    hidden: bool = False,
    quiet: bool = False,
    initial: str = "",
    looking: Looking | None = None,
    check: Callable[[str], None] | None = None,
    names_kind: bool = False,
    eq: bool = True,
) -> Any:
    """Declare a field of a record. ``label`` and ``help`` are Dutch: a person reads them.

    Without ``default`` the field is required. What the others mean stands with them at
    ``FieldInfo``. ``goes_on`` implies ``state``. Of what is ``derived``, see ``Record.implies``.
    A person may type what the kind is called where a field ``names_kind``.
    """
    relations = (relation,) if isinstance(relation, str) else relation
    info = {
        "label": label, "help": help, "example": example, "in_list": in_list,
        "searchable": searchable, "relation": relations, "personal": personal,
        "multiline": multiline, "state": state or goes_on, "goes_on": goes_on,
        "derived": derived, "hidden": hidden, "quiet": quiet, "initial": initial,
        "looking": looking, "check": check, "names_kind": names_kind,
        "required": default is attrs.NOTHING,
    }  # fmt: skip
    return attrs.field(default=default, metadata={_KEY: info}, eq=eq)


Reader = Callable[[Any, str], Any]
"""(type, text) → value."""


def _from_typed(
    cls: Any, given: str, today: date | None = None, looking: Looking | None = None
) -> Any:
    return field_type(cls).read_on(text.clean(given), today, looking)


def _from_kept(cls: Any, given: str) -> Any:
    kind = field_type(cls)
    try:
        # The value of a choice is the program's own text; all else came in cleaned.
        return kind.kept(given if issubclass(cls, Choice) else text.clean(given))
    except ValueError:
        # Not as this m50 writes it: of an older one, or of another program.
        return kind.typed(text.clean(given))


def _single(info: FieldInfo, value: Any, read: Reader) -> Any:
    cls = info.type
    if cls is str:
        if not isinstance(value, str):
            raise ValueError(f"verwacht tekst, geen {type(value).__name__}")
        cleaned = text.clean(value, multiline=info.multiline)
        if info.check is not None:
            info.check(cleaned)
        return _BY_LABEL.get(cleaned.casefold(), cleaned) if info.names_kind else cleaned
    if cls is int and isinstance(value, int) and abs(value) >= LARGEST:
        raise ValueError("is te groot")
    fits = field_type(cls).fits
    if isinstance(value, cls) and not (cls is int and isinstance(value, bool)):
        return fits(value)
    if cls is Period and isinstance(value, date):
        return fits(Period.on(value))
    if cls in (Money, Decimal, int) and isinstance(value, int) and not isinstance(value, bool):
        return fits(cls(value))
    if cls is Money and isinstance(value, Decimal):
        return Money(value)
    if isinstance(value, str):
        return read(cls, value)
    raise ValueError(f"een waarde van het type {type(value).__name__} past hier niet")


def read_value(info: FieldInfo, value: Any, today: date | None = None) -> Any:
    """Return ``value`` (typed by a person, or a value already) as the field keeps it.

    ``today``: the day that words as ``morgen`` hang on; without it they are refused, as in a plan
    file. Raises ValueError with a Dutch reason.
    """
    if info.many and isinstance(value, str):
        value = split(value)
    if today is None:
        return _read(info, value, _from_typed)
    return _read(info, value, partial(_from_typed, today=today, looking=info.looking))


def kept_value(info: FieldInfo, plain: Any) -> Any:
    """Return what ``plain_value`` gave as the value that it was; ValueError as ``read_value``.

    Text in another form, of an older m50 or another program, is read as a person types it.
    """
    if info.many and isinstance(plain, str):
        plain = split(plain)
    return _read(info, plain, _from_kept)


def _read(info: FieldInfo, value: Any, read: Reader) -> Any:
    if info.many:
        if not isinstance(value, list | tuple):
            raise ValueError("verwacht een lijst")
        return tuple(_single(info, item, read) for item in value)
    if info.optional and (value is None or (isinstance(value, str) and not value.strip())):
        return None
    if value is None:
        raise ValueError("mag niet leeg zijn")
    return _single(info, value, read)


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
    if info.names_kind:
        show = _plural
    return join(map(show, value)) if info.many else show(value)


def _plural(kind: str) -> str:
    return _PLURALS.get(kind.partition(".")[0], kind)


def written_value(info: FieldInfo, value: Any) -> str:
    """Return ``value`` as a person would type it: ``read_value`` of it means the same again."""
    if value is None:
        return ""
    written = field_type(info.type).written
    return join(map(written, value)) if info.many else written(value)


def _transform(cls: type, attributes: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    kind = kind_of(cls)
    hints = typing.get_type_hints(cls)
    new_attributes = []
    for attribute in attributes:
        declared = attribute.metadata.get(_KEY)
        if declared is None:
            raise TypeError(f"{cls.__name__}.{attribute.name} is not declared with field()")
        if isinstance(declared, FieldInfo):
            converter = _converter(kind, declared, attribute.default)
            new_attributes.append(attribute.evolve(converter=converter))
            continue
        element, many, optional = shape(hints[attribute.name])
        field_type(element)
        info = FieldInfo(
            name=attribute.name, type=element, many=many, optional=optional, **declared
        )
        converter = _converter(kind, info, attribute.default)
        new_attributes.append(
            attribute.evolve(metadata={_KEY: info}, converter=converter, type=hints[attribute.name])
        )
    return new_attributes


def read_field(kind: str, info: FieldInfo, value: Any, today: date | None = None) -> Any:
    """Return ``value`` as ``read_value`` does; FieldError too when it is empty, and required."""
    try:
        read = read_value(info, value, today)
    except ValueError as error:
        raise FieldError(kind, info.name, str(error), info.label) from None
    return refuse_empty(kind, info, read)


def refuse_empty(kind: str, info: FieldInfo, value: Any) -> Any:
    """Return a value of this field; FieldError when it is empty, and required."""
    if info.required and value in ("", ()):
        raise FieldError(kind, info.name, "mag niet leeg zijn", info.label)
    return value


def _converter(kind: str, info: FieldInfo, default: Any) -> Callable[[Any], Any]:
    sound = attrs.NOTHING  # the default, once it was read and turned out to be as it is kept

    def convert(value: Any) -> Any:
        nonlocal sound
        if value is sound:
            return value
        read = read_field(kind, info, value)
        if value is default and read is value:
            sound = value
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

    @cached_property
    def relations(self) -> tuple[FieldInfo, ...]:
        """The fields that point at other records."""
        return tuple(info for info in self.fields.values() if info.relation)

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """Names of the fields that are worked out, and kept nowhere."""
        return tuple(name for name, info in self.fields.items() if info.derived)

    @cached_property
    def searchable(self) -> tuple[str, ...]:
        """Names of the fields that a search looks in."""
        return tuple(name for name, info in self.fields.items() if info.searchable)


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
        found = {a.name: a.metadata[_KEY] for a in attrs.fields(made)}  # type: ignore[arg-type]
        info = KindInfo(kind_of(made), label, plural, prefix, help, found)
        _PLURALS[info.kind] = str(plural).lower()
        _BY_LABEL.update({str(one).casefold(): info.kind for one in (label, plural)})
        made.spec = info  # type: ignore[attr-defined]
        return made

    return make


def is_person_kind(spec: KindInfo) -> bool:
    """Tell whether records of this kind are people: some field tells who it is."""
    return any(info.personal and info.personal.identifying for info in spec.fields.values())
