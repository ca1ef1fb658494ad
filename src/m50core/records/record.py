"""The base of every kind of record, and what all kinds share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar

from m50core.errors import FieldError, M50Error, TransitionError, UnknownField, together
from m50core.records.around import Around as Around
from m50core.records.field_info import labels_of
from m50core.records.field_types import alike
from m50core.records.fields import (
    KindInfo,
    field,
    kept_value,
    plain_value,
    read_field,
    read_value,
    record,
    refuse_empty,
)
from m50core.records.laying import (
    checked_values,
    lay,
    make,
    read_each,
    refuse_derived,
    with_all_filled,
)
from m50core.records.unique import Unique
from m50core.values.choice import Choice, has_steps, next_steps
from m50core.values.names import NameStyle
from m50core.values.personal import WIPED

R = TypeVar("R", bound="Record")

ANY = "*"
"""Relation to a record of any kind."""
ABSENT = "(plugin ontbreekt)"
"""What stands before the id of a record that isn't here, since its plugin isn't."""


Find = Callable[[str], "Record | None"]
"""(id) → the record with this id, or None."""


@record(label="Gegeven", plural="Gegevens", prefix="record")
class Record:
    """Something that m50 keeps: an id, a place in the plan, and the fields of its kind."""

    spec: ClassVar[KindInfo]
    lasts: ClassVar[bool] = True
    """True: the same record in each year's plan. False: each year's plan has its own."""
    takes_place: ClassVar[bool] = False
    """True: somebody must be there, and it may wait for a day. False: its days are deadlines."""
    fills_period: ClassVar[bool] = False
    """True: it takes all days of its period. False: one of those days."""
    goes_with: ClassVar[tuple[str, ...]] = ()
    """Relations without which it is nothing, when it is only implied by what they name."""
    follows: ClassVar[tuple[str, ...]] = ()
    """Relations that it moves along with: ``settled`` is asked too when what they name changes."""
    happened_on: ClassVar[tuple[str, ...]] = ("on",)
    """Fields with the day on which it really happened, never a promised one: the first that is
    filled counts. See ``accountability.happened``."""
    keeps: ClassVar[str] = ""
    """What a person reads who wants to remove what it names (Dutch): why it has to stay."""
    locks: ClassVar[tuple[str, ...]] = ()
    """Relations whose records can't change any more, for as long as it names them: ``keeps`` says
    why, and what one does instead."""
    final: ClassVar[str] = ""
    """Dutch, without a full stop: why one that is kept can neither change nor go, and what one
    does instead. Empty: it can. See ``network.locks``."""
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """By value of its status: the fields that a step to it fills, with the day and with who did
    it. A step back empties them. See ``records.stamps``."""
    unique: ClassVar[tuple[Unique, ...]] = ()
    """What there is only once: a commit that would make a double is refused."""
    asks_for: ClassVar[tuple[str, ...]] = ()
    """Fields that aren't required by themselves, and that its examples must fill in all the same:
    it needs one of several."""
    alike_by: ClassVar[NameStyle | None] = None
    """How its names are held against each other: who adds one is told of another much like it."""

    called_elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """How other programs head a column of a table, in small letters → the field that it is. Of
    several that are one field (first name, surname) the cells are put behind each other."""

    id: str = field(label="Nummer", help="Vast nummer. Wordt vanzelf gegeven.", default="")
    version: int = field(
        label="Versie",
        help="Volgnummer van de laatste wijziging.",
        default=0,
        hidden=True,
        eq=False,
    )
    source: str = field(
        label="Bron",
        help="Waar dit in het jaarplan staat: de koppen, gescheiden door >.",
        example="Relaties > 1. Contact andere netwerken",
        default="",
    )

    def __eq__(self, other: object) -> bool:
        """Tell whether two records of a kind say the same, whichever commit wrote them."""
        of_one_kind, values = other.__class__ is self.__class__, self.spec.values
        return bool(values(self) == values(other)) if of_one_kind else NotImplemented

    def __hash__(self) -> int:
        """Return the same number for what is equal."""
        return hash((type(self), self.spec.values(self)))

    def __repr__(self) -> str:
        """Return what a programmer reads: every field."""
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.spec.fields)
        return f"{type(self).__qualname__}({told})"

    @property
    def title_text(self) -> str:
        """What a person calls this record: its title, else its name, else its id."""
        name = str(getattr(self, "title", "") or getattr(self, "name", "") or self.id)
        return f"{WIPED} {self.id}" if name == WIPED else name

    @property
    def also_called(self) -> tuple[str, ...]:
        """Other names by which people look for it, as what it was called before; searched too."""
        return ()

    @property
    def kind(self) -> str:
        """Name of the kind, in snake_case."""
        return self.spec.kind

    @property
    def status_since(self) -> date | None:
        """The first day on which its status is so; None when it doesn't say."""
        return None

    @property
    def state(self) -> dict[str, Any]:
        """What has happened to it so far, by field: status, owner and the like."""
        return {
            n: getattr(self, n)
            for n, info in self.spec.fields.items()
            if info.state or (info.derived and not info.hidden)
        }

    @classmethod
    def label_for(cls, name: str, values: Mapping[str, Any]) -> str:  # noqa: ARG003
        """Return what a person calls a field of a record with these values, typed or plain."""
        return cls.spec.fields[name].label

    def label_of(self, name: str) -> str:
        """Return what a person calls this field, as the record stands."""
        return self.label_for(
            name, {field_name: getattr(self, field_name) for field_name in self.spec.fields}
        )

    def shown_on(self, name: str, day: date) -> str:  # noqa: ARG002
        """Return in Dutch how a field reads on a day when that isn't as it is kept; or empty."""
        return ""

    @classmethod
    def counted_on(cls, records: "Iterable[Record]", day: date) -> str:  # noqa: ARG003
        """Return in Dutch what a list of them comes to on a day; empty: just how many there are."""
        return ""

    @classmethod
    def why_absent(cls, record_id: str) -> str:  # noqa: ARG003
        """Return in Dutch, without a full stop, why there is none with this id; empty: who knows.

        Asked of what somebody points at and isn't there; it may be a name, too.
        """
        return ""

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Yield (field, Dutch reason) for what can't be kept so, looked at with what is around.

        ``before`` is the record as it was, None when it is new. Asked at the end of a commit, of
        the records that it adds or changes; a kind that knows such faults has its own.
        """
        return ()

    def settle(self, today: date, around: Around, start: Find) -> Self:  # noqa: ARG002
        """Return the record as it is kept when one looks from ``today``.

        Asked before ``faults``, of what a commit adds or changes and of what follows that.
        ``start`` gives what was there before the commit. Raises FieldError for what can't be on
        that day; a kind whose records have a day of their own has its own.
        """
        return self

    @property
    def is_complete(self) -> bool:
        """True when nothing more is to be done, though its status has further steps.

        A kind of which some stop halfway has its own; see ``records.timing.is_over``.
        """
        return False

    def implies(self, around: Around, year: int | None = None) -> "Iterable[Record]":  # noqa: ARG002
        """Yield the records that tell what this one says in fields that are worked out.

        So a new seat that names who holds it brings a term along. Each has an id of its own that
        follows from what is said; what ``around`` tells already is left out. ``year``: that of the
        plan in which this stands.
        """
        return ()

    def takes_back(self, around: Around, before: Self | None) -> "Iterable[tuple[str, str, str]]":  # noqa: ARG002
        """Yield (id of a record, field, id of a witness) for what this change takes back.

        The field gets the value again that it had before the commit in which the witness changed
        too, unless it was changed since. Asked at the end of a commit, of what that changes.
        """
        return ()

    def replaces(self, around: Around) -> "Iterable[str]":  # noqa: ARG002
        """Yield the ids of kept records that were only implied, and that this one tells whole.

        Asked of what a commit adds: so a term that is read from a file takes the place of the one
        that its seat brought along, when the seat came first.
        """
        return ()

    def proposes(self, find: Find) -> "Iterable[tuple[str, Record]]":  # noqa: ARG002
        """Yield (field, record) of each that this would make otherwise, as that then becomes.

        The field is the one of this record that says so. What can't be read is left out.
        """
        return ()

    def changed(self, /, **values: Any) -> Self:
        """Return this record with some fields changed; what means the same stays as it was.

        Raises UnknownField, FieldError (also for what is worked out), or TransitionError when a
        status can't follow the present one.
        """
        return lay(self, self.admissible(self.read_typed(values)))

    def admissible(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of these read values that change it; errors as ``changed``."""

        def admit(name: str, value: Any) -> Any:
            refuse_derived(type(self), (name,))
            self._check_step(name, value)
            return refuse_empty(self.kind, self.spec.fields[name], value)

        return read_each(self.differing(typed), admit)

    def differing(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of the values (of these fields) that mean something else than is here."""
        return {n: v for n, v in values.items() if not alike(v, getattr(self, n))}

    @classmethod
    def read_typed(cls, values: Mapping[str, Any], today: date | None = None) -> dict[str, Any]:
        """Return values as these fields would hold them; UnknownField, FieldError as above.

        ``today``: the day that words as ``morgen`` hang on.
        """

        def read(name: str, value: Any) -> Any:
            info = cls.spec.fields.get(name)
            if info is None or info.hidden or name == "id":
                raise UnknownField(cls.spec.kind, name, labels_of(cls, typed=True), cls.spec.label)
            try:
                return read_value(info, value, today)
            except ValueError as error:
                raise FieldError(cls.spec.kind, name, str(error), info.label) from None

        return read_each(values, read)

    def _check_step(self, name: str, new: Any) -> None:
        old = getattr(self, name)
        if isinstance(new, Choice) and has_steps(type(new)) and new != old:
            legal = next_steps(old)
            if new not in legal:
                raise TransitionError(
                    self.kind, name, old.label, new.label, [s.label for s in legal]
                )

    @property
    def held(self) -> dict[str, Any]:
        """What the program keeps of a definition, by field: nobody fills it in."""
        fields = self.spec.fields.values()
        return {i.name: getattr(self, i.name) for i in fields if i.hidden and i.name != "version"}

    def plain(self) -> dict[str, Any]:
        """Return the fields as JSON-ready data, without the version."""
        return {
            name: plain_value(info, getattr(self, name))
            for name, info in self.spec.fields.items()
            if not info.hidden
        }


def evolve(record: R, /, **values: Any) -> R:
    """Return the record with values over its own: each is read, none checked for legal steps.

    Raises FieldError; TypeError for no field of it.
    """
    return lay(record, checked_values(type(record), values))


def kept_record(cls: type[R], values: Mapping[str, Any], over: R | None = None) -> R:
    """Make a record of plain data that m50 kept, or lay that over another one.

    Errors as ``make_record``.
    """
    ready: dict[str, Any] = {}
    for name, value in values.items():
        info = cls.spec.fields.get(name)
        if info is None:
            raise UnknownField(cls.spec.kind, name, labels_of(cls, typed=True), cls.spec.label)
        try:
            ready[name] = kept_value(info, value)
        except ValueError as error:
            raise FieldError(cls.spec.kind, name, str(error), info.label) from None
    ready = with_all_filled(cls, ready)
    if over is not None:
        return lay(over, ready)
    if wrong := tuple(_incomplete(cls, ready)):
        raise together(wrong)
    return make(cls, ready)


def make_record(cls: type[R], values: Mapping[str, Any], today: date | None = None) -> R:
    """Make a record from values, or text as a person types it, by field name.

    ``today``: the day that words as ``morgen`` hang on. Raises UnknownField for a name that the
    kind doesn't have, FieldError for a bad or missing value; it tells of all there are.
    """
    kind, fields = cls.spec.kind, cls.spec.fields
    known = {name: value for name, value in values.items() if name in fields}
    wrong = tuple(_incomplete(cls, values))
    return make(cls, read_each(known, lambda n, v: read_field(kind, fields[n], v, today), wrong))


def _incomplete(cls: type[Record], values: Mapping[str, Any]) -> Iterator[M50Error]:
    """Yield what is wrong with the names of the values: unknown ones, and those that lack."""
    for name in values:
        if name not in cls.spec.fields:
            yield UnknownField(cls.spec.kind, name, labels_of(cls, typed=True), cls.spec.label)
    for name, info in cls.spec.fields.items():
        if info.required and name not in values:
            yield FieldError(cls.spec.kind, name, "ontbreekt en is verplicht", info.label)
