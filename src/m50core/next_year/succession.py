"""What a record of one year's plan becomes in the next: what goes on, with which words and dates.

Nothing is decided here for the people who make the plan: what goes on is a proposal.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from m50core.accountability.records import Progress
from m50core.budget.records import Budget
from m50core.communication.records import Event
from m50core.goals.records import Goal, OpenPoint, Rhythm, Tracked
from m50core.lobby.records import LobbyMoment
from m50core.meetings.records.meetings import Meeting
from m50core.plan.year_plan import YearPlan
from m50core.records.collection import Records
from m50core.records.doubles import groups_of_doubles
from m50core.records.field_types import field_type
from m50core.records.fields import FieldInfo, plain_value
from m50core.records.leaning import leaning
from m50core.records.planned import Planned
from m50core.records.record import Record, evolve
from m50core.records.timing import is_over
from m50core.records.traits import due_of, status_of
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.lists import split
from m50core.values.patterns import pattern
from m50core.values.period import Period

_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOMENTS = (Meeting, Event, LobbyMoment)
_NAMED_BY_YEAR = (Meeting, Event, Budget)
_OWN = frozenset({"id", "year", "source", "continues"})
_HEADS = ("meeting", "budget", "goal")
"""Fields that name what a record is a part of, the nearest first."""


class SuccessionFate(Choice):
    """What becomes of a record in the next year's plan."""

    carried = "carried", "overgenomen"
    proposed = "proposed", "voorgesteld"
    left_out = "left_out", "weggelaten"


@attrs.frozen
class Predecessor:
    """A record as its definition gives it (``values``: as the file does), and as it stands."""

    laid_down: Record
    present: Record | None
    values: Mapping[str, Any]
    file: str

    @property
    def part_of(self) -> str:
        """Id of what it goes with; empty when it stands on its own."""
        if isinstance(self.laid_down, Rhythm | Goal) or self.laid_down.lasts:
            return ""
        found = (str(self.values.get(name, "")) for name in _HEADS)
        return next(filter(None, found), "")


def years_in(words: object) -> list[int]:
    """Return the years that words name, each time."""
    return [int(found) for found in _YEAR.findall(str(words))]


def shift_years(words: str, old: int, new: int) -> str:
    """Return words with their years moved as far as ``new`` is from ``old``.

    Years long ago stay: only that before ``old`` (as in annual accounts) and later ones move.
    """

    def move(found: re.Match[str]) -> str:
        year = int(found[0])
        return str(year + new - old) if year >= old - 1 else found[0]

    return _YEAR.sub(move, words)


def is_words(info: FieldInfo) -> bool:
    """True for a field of text in which years may be named."""
    return info.type is str and not info.relation and info.name not in ("id", "source")


def move_value(info: FieldInfo, value: Any, old: int, new: int) -> Any:
    """Return a value of what comes back each year as it is in the new one."""
    if isinstance(value, str) and is_words(info):
        return shift_years(value, old, new)
    if isinstance(value, list | tuple) and is_words(info):
        return type(value)(shift_years(one, old, new) for one in value)
    if info.name == "for_year" and isinstance(value, int):
        return value + new - old
    return value


def next_id(record_id: str, old: int, new: int) -> str:
    """Return the id of what goes on: ``ruimte-07`` → ``ruimte-2026-07``, for 2026 after 2025."""
    pieces = record_id.split("-")
    if str(old) in pieces:
        return "-".join(str(new) if piece == str(old) else piece for piece in pieces)
    head, _, last = record_id.rpartition("-")
    numbered = head and any(sign.isdecimal() for sign in last)
    return f"{head}-{new}-{last}" if numbered else f"{record_id}-{new}"


def returns(case: Predecessor, cases: Mapping[str, Predecessor], old: int) -> bool:
    """True for what comes back each year, done or not: with a rhythm, or named after its year."""
    record = case.laid_down
    if isinstance(record, Rhythm) or (isinstance(record, Event) and record.cadence):
        return True
    if isinstance(record, _NAMED_BY_YEAR):
        return any(year >= old - 1 for year in years_in(record.title))
    if isinstance(record, Tracked) and record.cadence and record.cadence.months:
        return not (isinstance(case.present, Tracked) and case.present.status.is_off)
    around = cases.get(str(case.values.get("meeting", "")))
    named = around is not None and isinstance(around.laid_down, _NAMED_BY_YEAR)
    return named and around is not None and returns(around, cases, old)


def why_left_out(case: Predecessor, cases: Mapping[str, Predecessor], old: int, new: int) -> str:
    """Return why a record doesn't go on (Dutch, after "weggelaten:"); empty when it does."""
    record, present = case.laid_down, case.present
    if present is None:
        return "is verwijderd"
    if record.lasts:
        on = record.spec.fields.get("on")
        return "hoort bij één dag" if on and on.type is date else ""
    if returns(case, cases, old):
        return ""
    status = status_of(present)
    if status is not None and is_over(present):
        return f"is {status.label}"
    if isinstance(record, OpenPoint) and years_in(f"{record.title} {record.description}"):
        return f"gaat over het plan van {old}"
    due = due_of(present)
    if due is None or isinstance(record, Goal) or not _past(due, new):
        return ""
    once = isinstance(record, _MOMENTS) or due.exact
    return f"was {due.shown()} en komt niet terug" if once else ""


def _past(period: Period, new: int) -> bool:
    years = years_in(period.words)
    return bool(years) and max(years) < new


def kept_words(info: FieldInfo, words: object, new: int) -> bool:
    """True when the words of a date mean the same next year: no year in them, or a later one."""
    return info.type not in (Period, date) or all(year >= new for year in years_in(words))


def standing_words(case: Predecessor, records: Records, year: int) -> str:
    """Return how far something came in a year: its status, and its progress by number and day."""
    status = status_of(case.present)
    notes = [r for _, r in records.pointing_at(case.laid_down.id) if isinstance(r, Progress)]
    days = [note.on for note in notes if note.on]
    words = [f"{year}: {status.label}" if status is not None else ""]
    words.append(f"{len(notes)}x voortgang" if notes else "")
    words.append(f"laatst op {dutch.day(max(days))}" if days else "")
    return ", ".join(filter(None, words))


_LAID_DOWN = frozenset({"due", "aliases", "part_of"})
"""Fields that the plan lays down, though a network may have its own word in them."""


def present_values(case: Predecessor) -> dict[str, Any]:
    """Return what the file says, with what was amended since and the days that were set.

    What happened to a record (its status, who has it) is the old year's, and isn't in it; nor is
    what the file says of who holds a post, once somebody else does.
    """
    record, present = case.laid_down, case.present or case.laid_down
    found: dict[str, Any] = {}
    for name, value in case.values.items():
        info = record.spec.fields[name]
        if info.derived and getattr(present, name) != getattr(record, name):
            continue  # what it is worked out from goes on by itself
        goes_on = not info.state or info.goes_on or info.required
        if record.lasts or goes_on or name in _LAID_DOWN:
            found[name] = value
    for name, info in record.spec.fields.items():
        if record.lasts or info.hidden or info.derived or name in _OWN:
            continue
        if info.state and not info.goes_on and name not in _LAID_DOWN:
            continue
        now = getattr(present, name)
        if name == "due" and now is not None and now.anchor and leaning(record).ids:
            continue  # The day is that of another thing, by a relation that goes along.
        if plain_value(info, now) != plain_value(info, getattr(record, name)):
            found[name] = _in_file(info, now)
        elif name == "due" and name in case.values:
            found[name] = case.values[name]
    return found


def _in_file(info: FieldInfo, value: Any) -> Any:
    """Return a value as a definition file holds it: people write these, so as it is typed."""
    if value is None:
        return ""
    if info.type in (bool, int):
        return plain_value(info, value)
    written = field_type(info.type).written
    return [written(one) for one in value] if info.many else written(value)


def targets_of(info: FieldInfo, value: Any) -> list[str]:
    """Return the ids that a relation of a definition file points at; none for another field."""
    if not info.relation:
        return []
    if isinstance(value, str):
        value = split(value) if info.many else [value]
    return [one.strip() for one in value if one.strip()]


class Succession:
    """Who goes on from one year's plan to another, and under which id."""

    def __init__(
        self, cases: Mapping[str, Predecessor], plan: YearPlan, old: int, new: int
    ) -> None:
        self._cases, self._plan, self._old, self._new = cases, plan, old, new
        self.reasons: Mapping[str, str] = self._left_out()
        """By id: why it doesn't go on."""

    def _left_out(self) -> dict[str, str]:
        """Return why, for all that doesn't go on; what is a part of it doesn't either."""
        reasons = {
            name: reason
            for name, case in self._cases.items()
            if (reason := why_left_out(case, self._cases, self._old, self._new))
        }
        reasons |= {
            case.laid_down.continues: f"gaat al verder als {name}"
            for name, case in self._cases.items()
            if isinstance(case.laid_down, Planned) and case.laid_down.continues in self._cases
        }
        reasons |= {n: why for n in self._cases.keys() - reasons if (why := self._there_already(n))}
        growing = True
        while growing:
            found = {
                name: reason
                for name, case in self._cases.items()
                if name not in reasons and (reason := self._why_with_others(case, reasons))
            }
            reasons |= found
            growing = bool(found)
        return reasons

    def _there_already(self, name: str) -> str:
        """Return that the old year's plan has what a record would come back as, or nothing."""
        case = self._cases[name]
        if not returns(case, self._cases, self._old):
            return ""
        record, fields = case.laid_down, case.laid_down.spec.fields
        again = evolve(
            record,
            **{n: move_value(fields[n], getattr(record, n), self._old, self._new) for n in fields},
        )
        there = (each.laid_down for each in self._cases.values() if each is not case)
        several = [again, *(other for other in there if type(other) is type(record))]
        found = (two for _, two in groups_of_doubles(several) if two[0] is again)
        return next((f"is er al: “{two[1].title_text}” ({two[1].id})" for two in found), "")

    def _why_with_others(self, case: Predecessor, reasons: Mapping[str, str]) -> str:
        if case.part_of in reasons:
            whole = self._cases[case.part_of].laid_down
            return f"hoort bij “{whole.title_text}” ({whole.id}), dat niet meegaat"
        for name, value in present_values(case).items():
            info = case.laid_down.spec.fields[name]
            if not info.required:
                continue
            if not case.laid_down.lasts and not kept_words(info, value, self._new):
                return f"vraagt om “{info.label.lower()}”, en die was {value}"
            targets = targets_of(info, value)
            if targets and all(target in reasons for target in targets):
                return f"hoort bij {targets[0]}, dat niet meegaat"
        return ""

    def next_ids(self, chosen: set[str], taken: set[str]) -> dict[str, str]:
        """Return the ids in the new year, by the old, of what is or comes to be in its plan.

        ``chosen``: the files that are laid out; ``taken``: ids that are in use.
        """
        ids: dict[str, str] = {}
        taken = set(taken)
        there = {
            record.continues: record.id
            for part in self._plan.of_year(self._new)
            for record in part.records
            if isinstance(record, Planned)
        }
        for name, case in self._cases.items():
            if name in self.reasons:
                continue
            if case.laid_down.lasts:
                ids[name] = name
            elif case.file in chosen:
                ids[name] = _free(next_id(name, self._old, self._new), taken)
                taken.add(ids[name])
            elif name in there:
                ids[name] = there[name]
        return ids


def _free(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
