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
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

import attrs
import msgspec

from m50core.errors import FieldError
from m50core.records.field_info import FieldInfo as FieldInfo
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


WORKED_OUT = " (berekend)"
"""What a person reads behind a value that is worked out."""
_KEY = "m50"
_PLURALS: dict[str, str] = {}
"""What a person calls several of each kind that was declared, by kind."""
_BY_LABEL: dict[str, str] = {}
"""Kinds by what a person calls one or several, in small letters."""
_ANNOUNCED: dict[str, Callable[[], object]] = {}
"""By name of a kind that may not be declared yet: what declares it."""


def announce(kind: str, declare: Callable[[], object]) -> None:
    """Say what declares a kind, for when one asks what a person calls it."""
    if kind not in _PLURALS:
        _ANNOUNCED[kind] = declare


def _kind_of_words(text: str) -> str:
    """Return the name of the kind that a person calls so; the text itself when there is none."""
    name = text.partition(".")[0]
    if text.casefold() not in _BY_LABEL and name not in _PLURALS and name not in _ANNOUNCED:
        while _ANNOUNCED:
            _ANNOUNCED.popitem()[1]()
        from m50core.values.called import word_key

        keys = {word_key(label): kind for label, kind in _BY_LABEL.items()}
        return keys.get(word_key(text), text)
    return _BY_LABEL.get(text.casefold(), text)


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
        "required": default is attrs.NOTHING, "eq": eq,
    }  # fmt: skip
    return attrs.field(default=default, metadata={_KEY: info}, eq=eq, converter=_CONVERTER)


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
        return _kind_of_words(cleaned) if info.names_kind else cleaned
    if cls is int and isinstance(value, int) and abs(value) >= LARGEST:
        raise ValueError("is te groot")
    fits = field_type(cls).fits
    if isinstance(value, cls) and not (cls is int and isinstance(value, bool)):
        return fits(value)
    if cls is Period and isinstance(value, date):
        return fits(Period.on(field_type(date).fits(value)))
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
    name = kind.partition(".")[0]
    if name not in _PLURALS and name in _ANNOUNCED:
        _ANNOUNCED.pop(name)()
    return _PLURALS.get(name, kind)


def written_value(info: FieldInfo, value: Any) -> str:
    """Return ``value`` as a person would type it: ``read_value`` of it means the same again."""
    if value is None:
        return ""
    written = field_type(info.type).written
    return join(map(written, value)) if info.many else written(value)


def _infos(made: Any, hints: Mapping[str, Any]) -> dict[str, FieldInfo]:
    """Return the fields of a kind by name; those of what it extends are theirs.

    ``hints``: the types of its own.
    """
    known: dict[str, FieldInfo] = {}
    for base in reversed(made.__mro__[1:]):
        known |= base.spec.fields if "spec" in vars(base) else {}
    infos = {}
    for attribute in attrs.fields(made):
        declared = attribute.metadata.get(_KEY)
        if declared is None:
            raise TypeError(f"{made.__name__}.{attribute.name} is not declared with field()")
        if attribute.inherited and attribute.name in known:
            infos[attribute.name] = known[attribute.name]
            continue
        element, many, optional = shape(hints[attribute.name])
        field_type(element)
        infos[attribute.name] = FieldInfo(
            name=attribute.name, type=element, many=many, optional=optional, **declared
        )
    return infos


def _hints(cls: type) -> Mapping[str, Any]:
    """Return the types of a class's own fields; looking through its bases takes longer."""
    own = get_annotations(cls)
    spelt = any(isinstance(hint, str) for hint in own.values())
    return typing.get_type_hints(cls) if spelt else own


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


def _convert(value: Any, made: Any, attribute: "attrs.Attribute[Any]") -> Any:
    """Return a value as the field of the record that is being made keeps it."""
    kind = type(made).spec
    if value is attribute.default and attribute.name in kind.sound:
        return value
    read = read_field(kind.kind, kind.fields[attribute.name], value)
    if value is attribute.default and read is value:
        kind.sound.add(attribute.name)
    return read


# One for all fields: to make one for each takes a fifth of building a class.
_CONVERTER: Any = attrs.Converter(_convert, takes_self=True, takes_field=True)


def kind_of(cls: type) -> str:
    """Return the kind's name: the class name in snake_case (``ActionItem`` → ``action_item``)."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()


class KindInfo(msgspec.Struct, frozen=True, eq=False, dict=True):
    """What a person reads about a kind of record, and how its records are numbered."""

    kind: str
    label: str
    plural: str
    prefix: str
    help: str = ""
    fields: Mapping[str, FieldInfo] = {}
    sound: set[str] = msgspec.field(default_factory=set)
    """Names of the fields whose default was read, and turned out to be as it is kept."""
    clause: str = ""
    """Where the plan speaks of such things: headings, as in ``source``. Empty: nowhere."""

    @cached_property
    def relations(self) -> tuple[FieldInfo, ...]:
        """The fields that point at other records."""
        return tuple(info for info in self.fields.values() if info.relation)

    @cached_property
    def values(self) -> Callable[[Any], Any]:
        """What gives the values of a record by which it is told from another of its kind."""
        return attrgetter(*(name for name, info in self.fields.items() if info.eq))

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """Names of the fields that are worked out, and kept nowhere."""
        return tuple(name for name, info in self.fields.items() if info.derived)

    @cached_property
    def searchable(self) -> tuple[str, ...]:
        """Names of the fields that a search looks in."""
        return tuple(name for name, info in self.fields.items() if info.searchable)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(
    *, label: str, plural: str, prefix: str, help: str = "", clause: str = ""
) -> Callable[[type[T]], type[T]]:
    """Make a class a kind of record: frozen, slotted, self-describing.

    ``label``, ``plural`` and ``help`` are Dutch; ``prefix`` starts the ids that new records get
    (``actie`` → ``actie-12``). ``help`` tells a new colleague what such a thing is, ``clause``
    where the plan speaks of it.
    """

    def make(cls: type[T]) -> type[T]:
        hints = _hints(cls)
        # Record has what tells two apart and shows one: code for each kind takes long to make.
        made = attrs.define(
            cls, frozen=True, slots=True, kw_only=True, eq=False, unsafe_hash=False, repr=False
        )
        infos = _infos(made, hints)
        info = KindInfo(kind_of(made), label, plural, prefix, help, infos, clause=clause)
        _PLURALS[info.kind] = str(plural).lower()
        _BY_LABEL.update({str(one).casefold(): info.kind for one in (label, plural)})
        made.spec = info  # type: ignore[attr-defined]
        return made

    return make


def is_person_kind(spec: KindInfo) -> bool:
    """Tell whether records of this kind are people: some field tells who it is."""
    return any(info.personal and info.personal.identifying for info in spec.fields.values())
