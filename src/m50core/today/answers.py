"""What the words on the day answer a program with."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Literal, Self

import attrs

from m50core.accountability.records import Stand
from m50core.accountability.standing import GoalStanding
from m50core.answers.said import FLAT, SPARSE
from m50core.board.owners import responsible
from m50core.findings.findings import Severity
from m50core.meetings.preparation import Need, NeedSort, State
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.store.protocol import Commit
from m50core.today.affairs import Affairs
from m50core.today.attention import Attention, AttentionSort, Matter, Saving
from m50core.today.deeds import Deed, otherwise, possible
from m50core.today.records import Deferral
from m50core.today.today import Today
from m50core.values.money import Money


@attrs.frozen
class AttentionAnswer:
    """Something that asks for attention on a day, why, and what one can do about it."""

    id: str
    title: str
    unit: str
    until: date
    """The last safe day."""
    when: str
    """As a person reads it."""
    matter: Matter | None
    """What is the matter, where ``until`` doesn't say it."""
    why: str
    sort: AttentionSort
    label: str
    severity: Severity
    owner: str
    owner_via: str
    """Id of the portfolio, pillar or paper through which it waits for them."""
    deadline: date | None
    saving: Saving
    under: tuple[str, ...]
    can: tuple[Deed, ...]
    otherwise: str
    """The command for what comes next, where ``done`` can't do it."""

    @classmethod
    def of(cls, records: Records, one: Attention, day: date) -> "AttentionAnswer":
        """Return it of a line of the day."""
        record = records[one.record]
        return AttentionAnswer(
            one.record, one.title, one.unit, one.until, one.words(day), one.matter, one.why,
            one.sort, one.label, one.severity, one.owner, one.via, one.deadline,
            one.saving(day), one.under, possible(record, day, one), otherwise(record),
        )  # fmt: skip


@attrs.frozen
class AttentionSection:
    """What asks for attention; ``shown``: among the first, which a person sees at once."""

    section: Literal["attention"]
    line: Annotated[AttentionAnswer, FLAT]
    shown: bool


@attrs.frozen
class MissedSection:
    """What can't be done any more, and of which nobody recorded why."""

    section: Literal["missed"]
    line: Annotated[AttentionAnswer, FLAT]

    @classmethod
    def of(cls, one: Attention, records: Records, day: date) -> Self:
        """Return it of a line of the day."""
        return cls("missed", AttentionAnswer.of(records, one, day))


@attrs.frozen
class LeftSection:
    """What is left alone for now, with its reason."""

    section: Literal["left"]
    deferral: Annotated[Deferral, FLAT]


@attrs.frozen
class EntrySection:
    """What stands in the agenda: of this week, and moments of the lobby."""

    section: Literal["week", "lobby_moment"]
    id: str
    title: str
    unit: None
    start: date
    until: date
    when: str
    """As a person reads it."""
    why: str

    @classmethod
    def of(cls, section: Literal["week", "lobby_moment"], entry: AgendaEntry) -> Self:
        """Return it of an entry."""
        return cls(
            section, entry.record, entry.title, None, entry.start, entry.end, entry.words, ""
        )


@attrs.frozen
class ReadySection:
    """What must be ready for the next meeting within a week."""

    section: Literal["ready"]
    id: str
    title: str
    sort: NeedSort
    by: date | None
    ready: bool

    @classmethod
    def of(cls, need: Need) -> Self:
        """Return it of a need."""
        ready = need.state is State.done
        return cls("ready", need.record, need.what, need.sort, need.by, ready)


@attrs.frozen
class GoalSection:
    """A goal that is at risk."""

    section: Literal["goal"]
    id: str
    title: str
    unit: str
    stand: Stand
    owner: str
    owner_via: str
    why: str

    @classmethod
    def of(cls, records: Records, one: GoalStanding) -> Self:
        """Return it of a goal."""
        goal, who = one.goal, responsible(records, one.goal)
        return cls("goal", goal.id, goal.title, goal.unit, one.stand, who.person, who.via, one.why)


@attrs.frozen
class StandsSection:
    """How many goals stand how."""

    section: Literal["stands"]
    risk: Annotated[int | None, SPARSE] = None
    silent: Annotated[int | None, SPARSE] = None
    attention: Annotated[int | None, SPARSE] = None
    not_started: Annotated[int | None, SPARSE] = None
    on_course: Annotated[int | None, SPARSE] = None
    done: Annotated[int | None, SPARSE] = None
    dropped: Annotated[int | None, SPARSE] = None

    @classmethod
    def of(cls, stands: Mapping[Stand, int]) -> Self:
        """Return it of counts."""
        return cls("stands", **{stand.value: count for stand, count in stands.items()})


@attrs.frozen
class ChangeSection:
    """One of the last changes."""

    section: Literal["change"]
    id: str
    title: str
    who: str
    when: datetime
    day: date | None
    records: tuple[str, ...]

    @classmethod
    def of(cls, commit: Commit) -> Self:
        """Return it of a commit."""
        ids = tuple(change.id for change in commit.changes)
        number = str(commit.number)
        return cls("change", number, commit.why, commit.who, commit.when, commit.day, ids)


@attrs.frozen
class AffairsSection:
    """How members and money stand."""

    section: Literal["affairs"]
    year: int
    members: int
    joining: int
    paid: int
    contributions: int
    outstanding: Money
    budgets: tuple[str, ...]

    @classmethod
    def of(cls, money: Affairs) -> Self:
        """Return it of a year."""
        return cls(
            "affairs", money.year, money.members, money.joining, money.paid, money.contributions,
            money.outstanding, tuple(budget.id for budget in money.budgets),
        )  # fmt: skip


TodayAnswer = (
    AttentionSection | MissedSection | LeftSection | EntrySection | ReadySection | GoalSection
    | StandsSection | ChangeSection | AffairsSection
)  # fmt: skip


def today_answers(records: Records, day: Today) -> Iterator[TodayAnswer]:
    """Yield what a day tells, section by section."""
    shown = len(day.attention)
    for number, one in enumerate(day.everything):
        line = AttentionAnswer.of(records, one, day.day)
        yield AttentionSection("attention", line, number < shown)
    yield from (MissedSection.of(one, records, day.day) for one in day.missed)
    yield from (LeftSection("left", deferral) for deferral in day.left)
    yield from (EntrySection.of("week", entry) for entry in day.week)
    yield from map(ReadySection.of, day.preparation.needs if day.preparation else ())
    yield from (EntrySection.of("lobby_moment", entry) for entry in day.moments)
    yield from (GoalSection.of(records, one) for one in day.at_risk)
    yield StandsSection.of(day.stands)
    yield from map(ChangeSection.of, day.changes)
    yield AffairsSection.of(day.affairs)


@attrs.frozen
class FreeDay:
    """A working day on which a rhythm can be planned."""

    id: str
    day: date

    @classmethod
    def of(cls, day: date, record_id: str) -> Self:
        """Return it of a day."""
        return cls(record_id, day)
