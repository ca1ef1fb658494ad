"""What the words on how the goals stand answer a program with."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

import attrs

from m50core.accountability.pace import Pace
from m50core.accountability.records import Accounting, Judgement, Progress, Stand
from m50core.accountability.rhythm import RhythmLedger, RhythmStanding, shares
from m50core.accountability.standing import GoalStanding
from m50core.answers.said import FLAT, SPARSE
from m50core.board.owners import responsible
from m50core.records.collection import Records
from m50core.values.cadence import Cadence
from m50core.values.rounds import Round, Tick


@attrs.frozen
class PaceAnswer:
    """How a figure stands against its time."""

    indicator: str
    value: Decimal
    target: Decimal | None
    measurement: str
    measured_on: date | None
    ratio: tuple[int, int] | None
    share: float
    expected: float | None
    achieved: float | None
    needed: float | None

    @classmethod
    def of(cls, pace: Pace) -> Self:
        """Return it of a figure."""
        return cls(
            pace.indicator.id, pace.value, pace.indicator.target, pace.measurement,
            pace.measured_on, pace.ratio, pace.share, pace.expected, pace.achieved, pace.needed,
        )  # fmt: skip


@attrs.frozen
class SignAnswer:
    """The last sign of life of a goal, with the ids of what proves it."""

    record: str
    day: date
    proof: tuple[str, ...]


@attrs.frozen
class StandingAnswer:
    """How a goal stands, why, and what that rests on."""

    id: str
    title: str
    unit: str
    stand: Stand
    why: str
    computed: Stand
    computed_why: str
    override: str
    rests_on: tuple[str, ...]
    share: float | None
    expected: float | None
    silent: int | None
    last: SignAnswer | None
    paces: tuple[PaceAnswer, ...]

    @classmethod
    def of(cls, one: GoalStanding) -> "StandingAnswer":
        """Return it of a goal."""
        last = one.last
        return StandingAnswer(
            one.goal.id, one.goal.title, one.goal.unit, one.stand, one.why, one.computed,
            one.computed_why, one.override, one.rests_on, one.share, one.expected, one.silent,
            SignAnswer(last.record, last.day, last.proof) if last else None,
            tuple(map(PaceAnswer.of, one.paces)),
        )  # fmt: skip


@attrs.frozen
class GoalAnswer:
    """A goal of ``m50 goals``: how it stands, and who looks after it."""

    standing: Annotated[StandingAnswer, FLAT]
    owner: str
    owner_via: str
    was: Stand | None = None
    """How it stood on the day that was asked about, with ``--since``; None: it wasn't there."""

    @classmethod
    def of(cls, one: GoalStanding, records: Records, before: Mapping[str, Stand]) -> Self:
        """Return it of a goal; ``before``: how each stood on an earlier day, by id."""
        who = responsible(records, one.goal)
        return cls(StandingAnswer.of(one), who.person, who.via, before.get(one.goal.id))


@attrs.frozen
class JudgementAnswer:
    """A judgement that was given, and how its goal stands by it."""

    judgement: Annotated[Judgement, FLAT]
    standing: StandingAnswer

    @classmethod
    def of(cls, judgement: Judgement, stands: GoalStanding) -> Self:
        """Return it of a judgement."""
        return cls(judgement, StandingAnswer.of(stands))


@attrs.frozen
class ProgressAnswer:
    """Progress that was noted, and how its goal stands by it."""

    progress: Annotated[Progress, FLAT]
    standing: Annotated[StandingAnswer | None, SPARSE] = None

    @classmethod
    def of(cls, note: Progress, stands: GoalStanding | None = None) -> Self:
        """Return it of progress."""
        return cls(note, StandingAnswer.of(stands) if stands else None)


@attrs.frozen
class AccountingAnswer:
    """What was accounted for, and the ids of the progress that wasn't approved."""

    accounting: Annotated[Accounting, FLAT]
    unapproved: tuple[str, ...]


@attrs.frozen
class RhythmState:
    """How often something happened, and when it must again."""

    standing: RhythmStanding
    left: int | None
    words: str
    last: Tick | None
    next_by: date | None
    planned: tuple[Tick, ...]

    @classmethod
    def of(cls, ledger: RhythmLedger) -> "RhythmState":
        """Return it of a rhythm."""
        return RhythmState(
            ledger.standing, ledger.left, ledger.words, ledger.last, ledger.next_by, ledger.planned
        )


@attrs.frozen
class RoundAnswer:
    """A stretch of time in which something is promised so many times."""

    start: date
    end: date
    last_day: date
    expected: int
    met: bool
    ticks: tuple[Tick, ...]

    @classmethod
    def of(cls, turn: Round) -> Self:
        """Return it of a round."""
        return cls(turn.start, turn.end, turn.last_day, turn.expected, turn.met, turn.ticks)


@attrs.frozen
class RhythmShare:
    """How a rhythm stands with one of those that it goes for apart."""

    who: str
    state: Annotated[RhythmState, FLAT]


@attrs.frozen
class RhythmAnswer:
    """A rhythm of ``m50 rhythms``."""

    id: str
    title: str
    cadence: Cadence
    unit: str
    state: Annotated[RhythmState, FLAT]
    rounds: tuple[RoundAnswer, ...]
    proof: tuple[str, ...]
    proposals: tuple[date, ...]
    each: tuple[RhythmShare, ...]

    @classmethod
    def of(cls, ledger: RhythmLedger, records: Records, today: date) -> Self:
        """Return it of a rhythm."""
        rhythm = ledger.rhythm
        return cls(
            rhythm.id, rhythm.title, ledger.cadence, rhythm.unit, RhythmState.of(ledger),
            tuple(map(RoundAnswer.of, ledger.rounds)), ledger.proof, ledger.proposals,
            tuple(
                RhythmShare(who.id, RhythmState.of(own))
                for who, own in shares(records, rhythm, today)
            ),
        )  # fmt: skip
