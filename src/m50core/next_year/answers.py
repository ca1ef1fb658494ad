"""What the words on a next year's plan answer a program with."""

from collections.abc import Mapping
from typing import Annotated, Self

import attrs

from m50core.answers.said import Said
from m50core.next_year.next_year import Item, NextFile
from m50core.next_year.succession import SuccessionFate


@attrs.frozen
class SuccessionAnswer:
    """What becomes of one record of the old year's plan."""

    id: str
    new_id: str
    kind: str
    title: str
    fate: SuccessionFate
    reason: str
    to_fill: Mapping[str, str]
    lost: Mapping[str, tuple[str, ...]]
    read_again: Mapping[str, str]

    @classmethod
    def of(cls, item: Item) -> Self:
        """Return it of a record."""
        record = item.record
        return cls(
            record.id, item.id, record.kind, record.title_text, item.fate, item.reason,
            item.to_fill, item.lost, item.read_again,
        )  # fmt: skip


@attrs.frozen
class NextFileAnswer:
    """A definition file of the new year, with how it differs from the old one."""

    file: str
    before: Annotated[str, Said("from")]
    plugin: str
    text: str
    diff: str
    records: tuple[SuccessionAnswer, ...]

    @classmethod
    def of(cls, file: NextFile) -> Self:
        """Return it of a file."""
        records = tuple(map(SuccessionAnswer.of, file.items))
        return cls(file.name, file.before.name, file.keeper, file.text, file.difference, records)
