"""What a person must know of what a file holds: a doubt, a double, someone who stays erased."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from m50core.errors import FieldError
from m50core.network.history import erased
from m50core.plugins.extensions import Incoming
from m50core.records.asked import meanings_in
from m50core.records.collection import Records
from m50core.records.fields import is_person_kind
from m50core.records.lookalikes import alike_text, lookalikes, name_texts
from m50core.records.record import Record
from m50core.store.protocol import Store
from m50core.values.garbled import doubt
from m50core.values.personal import WIPED


class VettingNetwork(Protocol):
    """The network, as this looks at it."""

    @property
    def store(self) -> Store:
        """Where it is kept."""

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""

    @property
    def records(self) -> Records:
        """Every record as it stands."""


class Vetting:
    """Looks at each thing in one file, against what is there and what came before it."""

    def __init__(self, net: VettingNetwork, file: str) -> None:
        self._net, self.file = net, file
        self._rows: dict[str, Incoming] = {}
        self._names: dict[str, dict[str, tuple[str, str]]] = {}
        self._doubted: set[str] = set()
        self._earlier: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        """Names in the file before this one, with their place: by kind and key."""

    @cached_property
    def _erased(self) -> Mapping[str, date]:
        return erased.erased_on(self._net.store)

    def stays_erased(self, kind: str, record_id: str) -> str:
        """Return in Dutch why the thing with this id isn't taken in; empty when it may be."""
        cls = self._net.kinds.get(kind)
        if not record_id or cls is None or not is_person_kind(cls.spec):
            return ""  # looking whose data was wiped takes reading the whole history
        day = self._erased.get(record_id)
        return erased.stays(record_id, day) if day else ""

    def bringing_back(self, there: Record, values: Mapping[str, Any]) -> dict[str, str]:
        """Return, by field, in Dutch which values would fill in again what was wiped."""
        fields = there.spec.fields
        return {
            name: f"veld “{name}” ({fields[name].label}): hier is iets gewist (AVG), en dat wordt "
            "niet teruggezet"
            for name in erased.bringing_back(there, values, lambda one: one in self._erased)
        }

    def again(self, item: Incoming, record_id: str) -> str:
        """Return in Dutch that an earlier thing in the file was the same one, or nothing.

        Raises FieldError when they differ: which of the two is meant, nobody knows.
        """
        earlier = self._rows.get(record_id)
        if earlier is None:
            return ""
        one, other = _bare(earlier.values), _bare(item.values)
        if item.kind == earlier.kind and one == other:
            return f"is gelijk aan {earlier.place}, en telt één keer mee"
        if not one.get("id") and other.get("id"):
            reason = f"{record_id} ging al naar {earlier.place}, want daar staat geen nummer"
        else:
            names = [n for n in dict.fromkeys([*one, *other]) if one.get(n) != other.get(n)]
            if item.kind != earlier.kind:
                names = ["kind"]
            differ = f"met iets anders bij {', '.join(names[:5])}"
            reason = f"{record_id} staat ook in {earlier.place}, {differ}"
        raise FieldError(item.kind, "id", f"{reason}. Houd één van de twee.", "Nummer")

    def took(self, item: Incoming, record_id: str) -> None:
        """Remember which record a thing in the file became."""
        self._rows[record_id] = item

    def namesake(self, made: Record, place: str) -> Iterator[str]:
        """Yield in Dutch that a new record is called as another of its kind is."""
        known = self._known_names(made.kind)
        name = _name(made)
        if not name or made.plain().get("uid"):
            return  # other programs know it by something else than its name
        what = "naam" if hasattr(made, "name") and not hasattr(made, "title") else "titel"
        if name not in known:
            known[name] = ("", place)
            yield from self._lookalikes(made, place)
            return
        record_id, earlier = known[name]
        label = made.spec.label[:1].lower() + made.spec.label[1:]
        if record_id:
            yield (
                f"er is al een {label} met deze {what}: {record_id}. Is dat dezelfde, zet dan "
                "dat nummer in de kolom “id”"
            )
        else:
            yield f"{earlier} heeft dezelfde {what}: dit worden er twee"

    def _lookalikes(self, made: Record, place: str) -> Iterator[str]:
        """Yield in Dutch which others a new record may be, by a name that is much like it."""
        names = made.alike_by
        if names is None:
            return
        values = {field: getattr(made, field) for field in names.fields}
        if told := alike_text(lookalikes(self._net.records, type(made), values)):
            yield f"{told}. Is dat dezelfde, zet dan dat nummer in de kolom “id”"
        earlier, texts = self._earlier[made.kind], name_texts(names, values)
        for key in names.keys(texts):
            for other, where in earlier[key]:
                if names.alike(texts, other):
                    yield f"lijkt op {where} (“{other[0]}”): dit worden er twee"
                    return
        for key in names.keys(texts):
            earlier[key].append((texts, place))

    def _known_names(self, kind: str) -> dict[str, tuple[str, str]]:
        if kind not in self._names:
            names = self._names[kind] = {}
            for record in self._net.records.collection(kind):
                if name := _name(record):
                    names.setdefault(name, (record.id, ""))
        return self._names[kind]

    def doubts(self, item: Incoming, names: Iterable[str]) -> Iterator[str]:
        """Yield in Dutch which of these values look garbled; each once in a file."""
        for name in names:
            value = item.values.get(name)
            for text in value if isinstance(value, list | tuple) else (value,):
                if not isinstance(text, str) or not (odd := doubt(text)):
                    continue
                info = self._net.kinds[item.kind].spec.fields[name]
                note = f"{self.file}, {item.place}, veld “{name}” ({info.label}): {odd}. "
                note += "Zo is het overgenomen; kijk het na."
                if note not in self._doubted:
                    self._doubted.add(note)
                    yield note

    @staticmethod
    def readings(item: Incoming, names: Iterable[str], made: Record) -> Iterator[str]:
        """Yield in Dutch as which days words were understood that aren't full dates: 45741, Q2."""
        yield from meanings_in(made, {n: item.values[n] for n in names if n in item.values})


def _bare(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: v.strip() if isinstance(v, str) else v for name, v in values.items()}


def _name(record: Record) -> str:
    name = record.title_text
    if name == record.id or WIPED in name:
        return ""
    return " ".join(name.split()).casefold()
