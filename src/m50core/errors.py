"""Everything that can go wrong and that a person may see.

Each error carries fields for a program and one Dutch sentence for a person: what happened,
what it means, what one can do. ``exit_code`` is what the command line ends with.
"""

import errno
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.nearest import Known


class M50Error(Exception):
    """Base of every fault that m50 raises on purpose."""

    exit_code: ClassVar[int] = 4

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    _problems: "tuple[M50Error, ...]" = ()
    _told: tuple[str, ...] = ()
    record_id = ""
    """Of which record it is, where several were asked to change; empty when that isn't known."""
    record_called = ""
    """What that record is called, where that is known."""

    @property
    def problems(self) -> "tuple[M50Error, ...]":
        """Everything that is wrong, one by one, where this tells of more; else itself."""
        return self._problems or (self,)

    @property
    def told(self) -> tuple[str, ...]:
        """The sentence as lines: where this tells of more, how many, and then each of them."""
        return self._told or (self.sentence,)


_MOST_TOLD = 20


def together(problems: Sequence[M50Error], heading: str = "", end: str = "") -> M50Error:
    """Return all that is wrong as one error, of the type and with the fields of the first.

    Its ``problems`` are all of them; it tells them reason by reason, the first twenty at most.
    ``heading``: in Dutch, what stands above them; without one, a single problem is told as it is.
    ``end``: what is told after them.
    """
    every = [each for problem in problems for each in problem.problems]
    if len(every) == 1 and not heading:
        return every[0]
    lines = [heading or f"{len(every)} dingen kloppen niet:"]
    from m50core.same_reason import told_by_reason

    told = told_by_reason(every, _MOST_TOLD)
    more = len(told) - _MOST_TOLD
    lines += [f"  {line}" for line in told[:_MOST_TOLD]]
    lines += [f"  … en nog {more}."] if more > 0 else []
    lines += [end] if end else []
    sentence = "\n".join(lines)
    whole = type(every[0]).__new__(type(every[0]), sentence)
    vars(whole).update(
        {**vars(every[0]), "sentence": sentence, "_told": tuple(lines), "_problems": tuple(every)}
    )
    return whole


_SYSTEM = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw deel van de schijf is vol",
    errno.EACCES: "u heeft daar geen rechten",
    errno.EPERM: "dat is niet toegestaan",
    errno.EROFS: "u kunt er alleen lezen",
    errno.ENOENT: "dat bestaat niet",
    errno.ENOTDIR: "dat is geen map",
    errno.EISDIR: "dat is een map",
    errno.EEXIST: "daar staat iets anders met die naam",
    errno.EIO: "de schijf geeft een fout",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de verwijzing komt steeds bij zichzelf uit",
    errno.ENXIO: "dat is geen gewoon bestand",
    errno.ESPIPE: "dat is geen gewoon bestand",
    errno.ENODEV: "dat is geen gewoon bestand",
    errno.EINVAL: "dat kan daar niet",
    errno.EXDEV: "dat staat op een andere schijf",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.EBUSY: "een ander programma gebruikt het",
    errno.ETXTBSY: "een ander programma gebruikt het",
    errno.EAGAIN: "een ander programma gebruikt het",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ENOMEM: "er is te weinig geheugen",
    errno.ETIMEDOUT: "de verbinding duurde te lang",
    errno.ENOTCONN: "de verbinding is weg",
    errno.ESTALE: "de verbinding met de schijf is weg",
    errno.ENOLCK: "er zijn geen vergrendelingen meer te krijgen",
}


def system_reason(error: OSError) -> str:
    """Return in Dutch why the system refused; its code when it is something rare."""
    code = error.errno or 0
    if code in _SYSTEM:
        return _SYSTEM[code]
    if code:
        return f"het systeem weigert het, met code {errno.errorcode.get(code, code)}"
    # Without a code it wasn't the system: then the sentence is its maker's.
    return str(error) or "het systeem weigert het"


def reason_of(error: Exception) -> str:
    """Return in Dutch why something failed: what the system says, or the fault's own sentence."""
    return system_reason(error) if isinstance(error, OSError) else str(error)


def describe(error: BaseException, during: str = "") -> str:
    """Return an error as one line, without a traceback or values of variables.

    Of one that ``says_why`` in Dutch that is enough; any other is told with its name. ``during``:
    in Dutch, when it wanted to end the program.
    """
    name = type(error).__name__
    try:
        words = " ".join(str(error).split())
    except Exception:
        words = ""
    if isinstance(error, SystemExit | KeyboardInterrupt):
        when = f" {during}" if during else ""
        return f"wilde{when} het programma stoppen ({f'{name} {words}'.strip()})"
    if getattr(error, "says_why", False):
        return words
    return f"{name}: {words}" if words else name


class FileError(M50Error):
    """A file that can't be read at all: ``file`` as it was named, and why, in Dutch."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file} {reason}.")
        self.file, self.reason = file, reason


class UsageError(M50Error):
    """The question itself is wrong: an unknown word, kind or field."""

    exit_code = 2


class UnknownKind(UsageError):
    """A record kind that no installed part of m50 knows."""

    def __init__(self, kind: str, known: "Known", away: str = "") -> None:
        """``away``: in Dutch, what isn't here and may have it."""
        hint = f" Misschien hoort die hierbij: {away}." if away else ""
        from m50core.nearest import what_there_is

        near = what_there_is(kind, known, "list")
        super().__init__(f"De soort “{kind}” bestaat niet.{near}{hint}")
        self.kind = kind


def no_kind(kind: str, known: Iterable[str]) -> "M50Error":
    """Return the error for a kind that isn't there: UnknownKind, unless ``known`` knows better.

    That is so of the kinds that plugins give, of which one may be of no use (PluginError).
    """
    refusal: Callable[[str], M50Error] | None = getattr(known, "refusal", None)
    return refusal(kind) if refusal else UnknownKind(kind, list(known))


class UnknownField(UsageError):
    """A field that this kind of record doesn't have."""

    def __init__(self, kind: str, field: str, known: "Known", label: str = "") -> None:
        """``label``: in Dutch, what one of the kind is called."""
        from m50core.nearest import what_there_is

        near = what_there_is(field, known, f"add {kind} --help")
        what = f"“{label}” ({kind})" if label else f"“{kind}”"
        super().__init__(f"{what} heeft geen veld “{field}”.{near}")
        self.kind, self.field = kind, field


class UnknownId(UsageError):
    """No record has this id."""

    def __init__(self, record_id: str, hint: str = "") -> None:
        extra = (
            f" {hint}"
            if hint
            else (f" Zoek het nummer op met {to_type('search')} of {to_type('list')}.")
        )
        super().__init__(f"Er is niets met het nummer “{record_id}”.{extra}")
        self.record_id = record_id


class FieldError(M50Error):
    """A value that a field can't hold; ``kind`` and ``field`` give the place.

    Without a field: it is about the record as a whole.
    """

    def __init__(self, kind: str, field: str, reason: str, label: str = "") -> None:
        place = f"{label or field} ({kind}.{field})" if kind and field else (label or field)
        super().__init__(f"{place}: {reason}" if place else reason)
        self.kind, self.field, self.reason, self.label = kind, field, reason, label


class TransitionError(FieldError):
    """A status that can't follow the present one; ``legal`` lists those that can."""

    def __init__(self, kind: str, field: str, old: str, new: str, legal: Iterable[str]) -> None:
        self.legal = tuple(legal)
        can = ", ".join(self.legal) or "geen enkele: dit is een eindstand"
        super().__init__(kind, field, f"van “{old}” naar “{new}” kan niet. Wel kan: {can}.")


class RelationError(FieldError):
    """A relation that points at nothing, at another kind, or would be left dangling."""


class DefinitionError(M50Error):
    """A mistake in a definition file of the plan, with file, table and field."""

    def __init__(self, file: str, table: str, field: str, reason: str) -> None:
        place = ", ".join(part for part in (file, table, field) if part)
        super().__init__(f"{place}: {reason}")
        self.file, self.table, self.field, self.reason = file, table, field, reason


class ConflictError(M50Error):
    """The record was changed by someone else since it was read.

    ``seen`` and ``present`` are versions (0: it is gone). ``base`` is the record as it was read;
    ``mine`` and ``theirs`` hold the asked fields as one wants them and as they are now; ``fields``
    names those that clash, ``alike`` those of them that read alike on both sides: nobody has to
    choose there. ``by`` says who made the other change, and when. A conflict over a whole record
    (a removal) has no fields.
    """

    exit_code = 3

    def __init__(
        self,
        record_id: str,
        seen: int,
        present: int,
        *,
        sentence: str,
        by: str = "",
        base: Any = None,
        mine: Mapping[str, Any] | None = None,
        theirs: Mapping[str, Any] | None = None,
        fields: Iterable[str] = (),
        alike: Iterable[str] = (),
    ) -> None:
        super().__init__(sentence)
        self.record_id, self.seen, self.present, self.base = record_id, seen, present, base
        self.mine, self.theirs, self.fields = dict(mine or {}), dict(theirs or {}), tuple(fields)
        self.by, self.alike = by, frozenset(alike)


class ClosedError(UsageError):
    """Something was asked of a network that is closed, or of a commit that has ended."""

    @classmethod
    def network(cls) -> Self:
        """Return what is told of a closed network."""
        return cls(
            "Deze gegevens zijn gesloten. Er is niets gelezen of gewijzigd. Open ze opnieuw, of "
            "vraag het voordat u ze sluit."
        )

    @classmethod
    def commit(cls, why: str) -> Self:
        """Return what is told of a commit that has ended."""
        return cls(
            f"De wijziging “{why}” is voorbij. Hiervan is niets bewaard. "
            "Doe het binnen het blok, of begin een nieuwe wijziging: with net.commit(…) as c"
        )


class UndoError(UsageError):
    """A commit that can't be taken back: ``number``, and the record and field that forbid it.

    ``later`` is the number of the commit that stands in the way (0: none).
    """

    def __init__(
        self, number: int, reason: str, *, record_id: str = "", field: str = "", later: int = 0
    ) -> None:
        super().__init__(
            f"Wijziging {number} kan niet ongedaan worden gemaakt: {reason} Er is niets gewijzigd."
        )
        self.number, self.record_id, self.field, self.later = number, record_id, field, later


class StoreError(M50Error):
    """The store can't be used as asked."""


class StoreBusy(StoreError):
    """Another program is writing and did not finish in time."""

    exit_code = 3


class ReadOnlyError(StoreError):
    """A change was asked of a network that can only be read."""


class PluginError(M50Error):
    """A plugin is broken in a way that stops what was asked."""

    exit_code = 5

    @classmethod
    def of(cls, plugin: str, what: str, reason: str) -> Self:
        """Return what is told when something of a plugin (``what``, in Dutch) went wrong."""
        return cls(
            f"{what[0].upper()}{what[1:]} is van de uitbreiding {plugin}, en die ging mis: "
            f"{reason}. Meld het aan wie haar maakt. U kunt haar uitzetten: "
            f"{to_type('plugins disable', plugin)}"
        )
