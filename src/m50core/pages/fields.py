"""The fields of a kind of record: what each is for, what one types in it, and an example."""

from collections.abc import Iterator, Mapping

from m50core.pages.cells import Column, ListRow, cell, heading
from m50core.pages.table import Table
from m50core.records.examples import (
    ExampleIds,
    assignments,
    example_value,
    examples,
    fields_to_fill,
)
from m50core.records.field_info import FieldInfo
from m50core.records.field_types import field_type
from m50core.records.record import ANY, Record
from m50core.started import to_type

_HEAD = (Column("Wat u typt", "example"), Column("Wat", "label"), Column("Soort", "type"))


def fields_table(kinds: Mapping[str, type[Record]], cls: type[Record], ids: ExampleIds) -> Table:
    """Return what one types to fill in each field of a record; below it what that is for.

    ``ids`` gives that of a record that a field can point at.
    """
    fields = fields_to_fill(cls)
    must = [info for info in fields if info.required]
    groups = (("Verplicht", must), ("Mag leeg blijven", [i for i in fields if not i.required]))
    rows: list[ListRow] = []
    for title, infos in groups:
        rows += [heading(title)] if infos else []
        rows += [_row(kinds, cls, info, ids) for info in infos]
    return Table(rows, wide=1, head=_HEAD, title=f"Velden van {cls.spec.label.lower()}")


def _row(
    kinds: Mapping[str, type[Record]], cls: type[Record], info: FieldInfo, ids: ExampleIds
) -> ListRow:
    typed = assignments({info.name: example_value(info, cls.spec, ids)})
    cells = cell(typed), cell(info.label), cell(_sort(kinds, info))
    return ListRow(cells, notes=tuple(_notes(info)), about=info)


def _sort(kinds: Mapping[str, type[Record]], info: FieldInfo) -> str:
    """Return in Dutch what sort of value one types."""
    if info.relation:
        named = (kinds[kind].spec.label.lower() for kind in info.relation if kind in kinds)
        sort = f"nummer: {', '.join(named) if ANY not in info.relation else 'van elk gegeven'}"
    elif info.choices:
        sort = "een keuze"
    else:
        sort = field_type(info.type).hint.partition(":")[0] or "tekst"
    return f"{sort}; meer mag, met komma's" if info.many else sort


def _notes(info: FieldInfo) -> Iterator[str]:
    if info.help:
        yield info.help
    if info.choices:
        yield ", ".join(f"{choice.value} ({choice.label})" for choice in info.choices)


def example_commands(cls: type[Record], ids: ExampleIds) -> tuple[str, ...]:
    """Return two whole commands that add a record: with what must be there, and with more."""
    word = to_type("add", cls.spec.kind)
    return tuple(dict.fromkeys(f"{word} {assignments(values)}" for values in examples(cls, ids)))


def required_words(cls: type[Record], ids: ExampleIds, typed: str) -> str:
    """Return in Dutch what a new record can't do without, with a whole command as example.

    ``typed``: the kind as a person called it; the example is in that language.
    """
    must = [f"{i.label} ({i.name})" for i in fields_to_fill(cls) if i.required]
    asks = f"vraagt minstens {', '.join(must)}" if must else "vraagt minstens één veld"
    least, _ = examples(cls, ids)
    if typed != cls.spec.kind:
        least = {
            _typed_name(cls, name): _typed_value(cls, name, text) for name, text in least.items()
        }
    example = f"{to_type('add', typed)} {assignments(least)}"
    return f"{cls.spec.label} {asks}. Bijvoorbeeld: {example}"


def _typed_name(cls: type[Record], name: str) -> str:
    """Return what one types for a field in Dutch; its name where its label can't be typed."""
    label = cls.spec.fields[name].label.lower().replace(" ", "_")
    return label if label.isidentifier() else name


def _typed_value(cls: type[Record], name: str, text: str) -> str:
    """Return an example of a value in Dutch: of a choice its label."""
    choices = cls.spec.fields[name].choices
    return next((choice.label for choice in choices if choice.value == text), text)
