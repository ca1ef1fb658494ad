"""Next year's definition files, laid out from this year's as a proposal to review."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from m50core.errors import DefinitionError, UsageError
from m50core.goals.records import Rhythm, Tracked
from m50core.next_year.succession import (
    Predecessor,
    Succession,
    SuccessionFate,
    is_words,
    kept_words,
    move_value,
    present_values,
    returns,
    standing_words,
    targets_of,
    years_in,
)  # fmt: skip
from m50core.plan.definitions import PlanFile, PlanPart
from m50core.plan.toml_text import Entry, read_entries, render
from m50core.plan.year_plan import YearPlan, assemble
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values.called import pick

_PROPOSAL = "Voorstel voor het jaarplan "


@attrs.frozen
class Item:
    """What becomes of one record of the old year's plan."""

    record: Record
    fate: SuccessionFate
    id: str = ""
    """Its id in the new year; empty when it is left out."""
    reason: str = ""
    """Why it is left out (Dutch)."""
    to_fill: Mapping[str, str] = attrs.field(factory=dict)
    """By field: the words of the date that it had, where it needs a new one."""
    lost: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """By field: ids that it pointed at, and that aren't there in the new year."""
    read_again: Mapping[str, str] = attrs.field(factory=dict)
    """By field: the years up to the old one that its words name, where they weren't renewed."""


@attrs.frozen
class NextFile:
    """A definition file of the new year, and the one that it was laid out from."""

    name: str
    keeper: str
    """The plugin whose file it is."""
    before: PlanFile
    text: str = attrs.field(repr=False)
    items: tuple[Item, ...] = attrs.field(repr=False)

    @property
    def difference(self) -> str:
        """The unified difference from the old file to the new."""
        old, new = self.before.text.split("\n"), self.text.split("\n")
        found = difflib.unified_diff(old, new, self.before.name, self.name, lineterm="")
        return "\n".join(found)


@attrs.frozen
class NextYear:
    """A proposal for the plan of ``year``, laid out from that of ``before``."""

    year: int
    before: int
    files: tuple[NextFile, ...]
    standing: tuple[str, ...]
    """Units that have a part in the new year already, and were left alone."""
    mistakes: tuple[DefinitionError, ...]
    """What is wrong with the new files as they stand, beside the old."""

    @property
    def items(self) -> Iterator[Item]:
        """What becomes of each record, in the plan's order."""
        return (item for file in self.files for item in file.items)


def next_year(
    plan: YearPlan,
    files: Iterable[tuple[str, PlanFile]],
    records: Records,
    reference: Iterable[Record],
    year: int,
    *,
    before: int | None = None,
    only: str = "",
) -> NextYear:
    """Lay out the plan of ``year`` from that of ``before`` (None: the year that precedes it).

    ``files``: the definition files that ``plan`` was read from, with the plugin of each. ``only``:
    the part of one pillar or portfolio. Parts that ``year`` has already are left alone. Raises
    UsageError when there is nothing to lay out, or nothing to lay it out from.
    """
    old = _old_year(plan, year, before)
    parts, standing = _choose(plan, old, year, only)
    given = list(files)
    texts = {file.name: file for _, file in given}
    laying = _Laying(plan, texts, records, old, year, {part.file for part in parts}, reference)
    next_files = tuple(laying.file(part) for part in parts)
    beside = [*given, *((file.keeper, PlanFile(file.name, file.text)) for file in next_files)]
    _, wrong = assemble(beside, records.kinds, reference, year=year)
    names = {file.name for file in next_files}
    mistakes = tuple(error for _, error in wrong if error.file in names)
    return NextYear(year, old, next_files, standing, mistakes)


def _old_year(plan: YearPlan, year: int, before: int | None) -> int:
    year_list = ", ".join(map(str, plan.years))
    if not plan.years:
        raise UsageError("Er is nog geen jaarplan. Een volgend jaar begint met een eerste.")
    last = max(plan.years)
    if year > last + 1:
        raise UsageError(
            f"{year} komt niet na {last}, het laatste jaar met een plan. Kies {last + 1}."
        )
    old = year - 1 if before is None else before
    if old in plan.years and old < year:
        return old
    if year in plan.years and before is None:
        raise UsageError(f"Het jaarplan {year} bestaat al. Een nieuw plan is dat van {last + 1}.")
    raise UsageError(
        f"Er is geen jaarplan {old} om {year} uit op te zetten. Kies uit: {year_list}."
    )


def _choose(
    plan: YearPlan, old: int, year: int, only: str
) -> tuple[tuple[PlanPart, ...], tuple[str, ...]]:
    parts = plan.of_year(old)
    units = dict.fromkeys(part.unit for part in parts)
    if only:
        only = pick(only, list(units), f"Het deel “{only}” staat niet in het plan van {old}")
    asked = [part for part in parts if only in ("", part.unit)]
    present = {part.unit for part in plan.of_year(year)}
    if all(part.unit in present for part in asked):
        what = f"Het deel “{only}” van het jaarplan {year}" if only else f"Het jaarplan {year}"
        raise UsageError(f"{what} bestaat al en blijft zoals het is. Pas het bestand zelf aan.")
    chosen = tuple(part for part in asked if part.unit not in present)
    return chosen, tuple(unit for unit in units if unit in present and only in ("", unit))


class _Laying:
    """The laying out of one year from another."""

    def __init__(
        self,
        plan: YearPlan,
        texts: Mapping[str, PlanFile],
        records: Records,
        old: int,
        year: int,
        chosen: set[str],
        reference: Iterable[Record],
    ) -> None:
        self._plan, self._texts, self._records = plan, texts, records
        self._old, self._year = old, year
        self._layout = {
            part.file: read_entries(texts[part.file].text) for part in plan.of_year(old)
        }
        self._cases = {
            case.laid_down.id: case for part in plan.of_year(old) for case in self._read(part)
        }
        self._succession = Succession(self._cases, plan, old, year)
        taken = {*plan.records, *(record.id for record in records)}
        self._ids: dict[str, str] = self._succession.next_ids(chosen, taken)
        self._fixed = {*plan.records, *(record.id for record in reference)} - self._cases.keys()

    def _read(self, part: PlanPart) -> Iterator[Predecessor]:
        laid_down = {record.id: record for record in part.records}
        for entry in self._layout[part.file][1]:
            record = laid_down[entry.values["id"]]
            yield Predecessor(record, self._records.get(record.id), entry.values, part.file)

    def file(self, part: PlanPart) -> NextFile:
        """Return the new year's file of one part."""
        head, entries = self._layout[part.file]
        items = {
            entry.values["id"]: self._item(self._cases[entry.values["id"]]) for entry in entries
        }
        kept = [entry for entry in entries if items[entry.values["id"]].id]
        plan = tomllib.loads(self._texts[part.file].text)["plan"] | {"year": self._year}
        text = render(
            (
                *(line for line in head if not line.startswith(_PROPOSAL)),
                f"{_PROPOSAL}{self._year}, uit {part.file}: vul in wat leeg is.",
            ),
            plan,
            (self._entry(entry, items[entry.values["id"]], part.headings) for entry in kept),
        )
        name = next_name(part.file, self._old, self._year)
        keeper = self._plan.keepers[part.file]
        return NextFile(name, keeper, self._texts[part.file], text, tuple(items.values()))

    def _item(self, case: Predecessor) -> Item:
        record = case.laid_down
        if reason := self._succession.reasons.get(record.id):
            return Item(record, SuccessionFate.left_out, reason=reason)
        if record.lasts:
            lost = self._lost_values(record, case.values)
            again = self._read_again(record, case.values, self._old)
            return Item(record, SuccessionFate.carried, self._ids[record.id], "", {}, lost, again)
        values, back = present_values(case), returns(case, self._cases, self._old)
        to_fill = {
            name: str(value)
            for name, value in values.items()
            if not kept_words(record.spec.fields[name], value, self._year)
        }
        moves = back and not isinstance(record, Rhythm)
        again = {} if moves else self._read_again(record, values, 0)
        fate, lost = (
            SuccessionFate.carried if back else SuccessionFate.proposed,
            self._lost_values(record, values),
        )
        return Item(record, fate, self._ids[record.id], "", to_fill, lost, again)

    def _read_again(self, record: Record, values: Mapping[str, Any], since: int) -> dict[str, str]:
        """Return the years from ``since`` up to the old one that texts name, by field."""
        found = {}
        for name, value in values.items():
            years = [year for year in years_in(value) if since <= year <= self._old]
            if years and is_words(record.spec.fields[name]):
                found[name] = ", ".join(map(str, dict.fromkeys(years)))
        return found

    def _lost_values(self, record: Record, values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        found = {}
        for name, value in values.items():
            targets = targets_of(record.spec.fields[name], value)
            if gone := tuple(target for target in targets if not self._target(target)):
                found[name] = gone
        return found

    def _target(self, record_id: str) -> str:
        """Return the id that a relation gets in the new year; empty when it has nothing."""
        return self._ids.get(record_id) or (record_id if record_id in self._fixed else "")

    def _entry(self, entry: Entry, item: Item, headings: Iterable[str]) -> Entry:
        record, case = item.record, self._cases[item.record.id]
        values = present_values(case)
        remarks = {name: f"vorig jaar: {words}" for name, words in item.to_fill.items()}
        remarks |= {name: f"lees na: noemt {years}" for name, years in item.read_again.items()}
        for name, gone in item.lost.items():
            remarks[name] = f"vorig jaar: {', '.join(gone)}"
        made: dict[str, Any] = {"id": item.id}
        if not record.lasts:
            made["continues"] = record.id
            if isinstance(record, Tracked):
                remarks["continues"] = standing_words(case, self._records, self._old)
        renewed = returns(case, self._cases, self._old) and not isinstance(record, Rhythm)
        for name, value in values.items():
            if name in ("id", "continues"):
                continue
            info = record.spec.fields[name]
            if name in item.to_fill:
                made[name] = ""
            elif info.relation:
                found = [
                    new for record_id in targets_of(info, value) if (new := self._target(record_id))
                ]
                made[name] = found if info.many else "".join(found)
            elif name == "year" and not record.lasts:
                made[name] = self._year
            elif renewed and not record.lasts:
                made[name] = move_value(info, value, self._old, self._year)
            else:
                made[name] = value
        made["source"] = made.pop("source")
        notes = tuple(note for note in entry.notes if note not in set(headings))
        return Entry(entry.kind, made, notes, remarks)


def next_name(name: str, old: int, new: int) -> str:
    """Return the name of the new year's file: the old year in it replaced, else a folder for it."""
    # A plugin may call a file what it likes: the new one stays within the folder it is put in.
    pieces = [piece for piece in re.split(r"[\\/:]+", name) if piece not in ("", ".", "..")]
    if any(str(old) in piece for piece in pieces):
        return "/".join(piece.replace(str(old), str(new)) for piece in pieces)
    return "/".join((*pieces[:-1], str(new), *pieces[-1:]))
