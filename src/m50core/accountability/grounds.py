"""What speaks for or against a goal: the table from which its standing follows.

Each ground is a pure function of one case. ``docs/standing.md`` shows the whole table.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from m50core.accountability.pace import Pace, TimeFrame
from m50core.accountability.records import Progress, Stand
from m50core.accountability.rhythm import RhythmLedger, RhythmStanding
from m50core.goals.records import Activity, Goal, GoalStatus
from m50core.values import dutch

SILENT = 30
"""Days without a word after which a goal is silent: the plan reports monthly to the board."""
SOON = 30
"""Days before the last one in which it has to show how far a goal is: one board meeting left."""
BEHIND = 0.25
"""So much of the whole behind an even pace can't be made up by one good month of a year."""
LAGGING = 0.10
"""So much behind is more than a month of a year, and more than chance."""
LATE_START = 0.5
"""Who begins past half of the time must go twice as fast."""
MISSED_OFTEN = 2
"""One missed round of a rhythm is a slip, two are a habit."""
_NAMED = 3


@attrs.frozen
class SignOfLife:
    """A sign of life: the record, its day, and the ids of what proves it."""

    record: str
    title: str
    day: date
    proof: tuple[str, ...]


@attrs.frozen
class GoalCase:
    """A goal with all that its standing rests on."""

    goal: Goal
    today: date
    frame: TimeFrame
    signs: tuple[SignOfLife, ...]
    """In order of day."""
    proof: tuple[str, ...]
    """Ids of what proves that something was done, with a day or without."""
    activities: tuple[Activity, ...]
    paces: tuple[Pace, ...]
    ledgers: tuple[RhythmLedger, ...]
    note: Progress | None
    """The last note that says how far the goal is."""
    parts: tuple[tuple[Goal, Stand], ...] = ()
    """The goals under it, and how they stand."""

    @property
    def early(self) -> bool:
        """True when the time for it has not come."""
        return self.frame.start is not None and self.today < self.frame.start

    @cached_property
    def begun(self) -> bool:
        """True when somebody says so, or when something was done and its time has come."""
        if self.goal.status is GoalStatus.not_started and self.early:
            return False
        busy = any(a.status in (GoalStatus.active, GoalStatus.done) for a in self.activities)
        moved = any(pace.share > 0 for pace in self.paces)
        return self.goal.status is not GoalStatus.not_started or bool(self.signs) or busy or moved

    @property
    def silent_days(self) -> int | None:
        """Days since the last sign of life; None when there never was one."""
        return (self.today - self.signs[-1].day).days if self.signs else None

    @cached_property
    def share(self) -> float | None:
        """How much is done, from 0 to 1: by its figures, else the last note, else activities."""
        if self.paces:
            return sum(min(1.0, max(0.0, pace.share)) for pace in self.paces) / len(self.paces)
        if self.note is not None and self.note.percent is not None:
            return min(1.0, max(0.0, self.note.percent / 100))
        wanted = [a for a in self.activities if not a.status.is_off and not a.recurs]
        return sum(a.status.has_happened for a in wanted) / len(wanted) if wanted else None

    @cached_property
    def expected(self) -> float | None:
        """How much an even pace would have done by now; None when nothing measures it."""
        if self.paces:
            known = [pace.expected for pace in self.paces if pace.expected is not None]
            return sum(known) / len(known) if known else None
        return self.frame.share_gone(self.today) if self.note is not None else None


@attrs.frozen
class Ground:
    """One reason for a stand, and the ids that it rests on."""

    stand: Stand
    sentence: str
    ids: tuple[str, ...] = ()


def time_is_up(case: GoalCase) -> Iterator[Ground]:
    """The last day that the plan gives is over."""
    left, due = case.frame.days_left(case.today), case.goal.due
    if left is None or left >= 0:
        return
    if not case.frame.stated:
        said = f"Het planjaar {case.goal.year} is voorbij en het doel staat nog open."
        yield Ground(Stand.attention, said)
    elif due is not None:
        days = dutch.number_of(-left, "dag", "dagen")
        said = f"De uiterste dag ({due.aside()}) is {days} voorbij en het doel is niet afgerond."
        yield Ground(Stand.risk, said)


def not_begun(case: GoalCase) -> Iterator[Ground]:
    """Nothing was done, while the time runs."""
    left, gone = case.frame.days_left(case.today), case.frame.share_gone(case.today)
    if case.begun or left is None or gone is None or left < 0 or case.early:
        return
    if case.frame.stated and left <= SOON:
        yield Ground(Stand.risk, f"{_days_left(left)}, en er is niet aan begonnen.")
    elif gone > LATE_START and case.frame.stated and not case.frame.is_whole_year:
        said = f"{gone:.0%} van de tijd is voorbij, en er is niet aan begonnen."
        yield Ground(Stand.attention, said)


def behind_pace(case: GoalCase) -> Iterator[Ground]:
    """A figure, or what the last note says, is behind an even pace."""
    for pace in case.paces:
        if pace.behind >= LAGGING:
            stand = Stand.risk if pace.behind >= BEHIND else Stand.attention
            said = f"“{pace.indicator.title}”: {pace.words}."
            yield Ground(stand, said, (pace.indicator.id, pace.measurement))
    share, expected = case.share, case.expected
    if case.paces or case.note is None or share is None or expected is None:
        return
    if expected - share >= LAGGING:
        stand = Stand.risk if expected - share >= BEHIND else Stand.attention
        said = f"Het is voor {share:.0%} klaar, terwijl {expected:.0%} van de tijd voorbij is."
        yield Ground(stand, said, (case.note.id,))


def unmeasured_and_soon(case: GoalCase) -> Iterator[Ground]:
    """The last day comes near, and nothing says how far it is."""
    left = case.frame.days_left(case.today)
    if not case.frame.stated or left is None or not case.begun:
        return
    if 0 <= left <= SOON and case.expected is None:
        yield Ground(
            Stand.attention, f"{_days_left(left)}, en er is niet vastgelegd hoe ver het is."
        )


def overdue_activities(case: GoalCase) -> Iterator[Ground]:
    """What was promised under the goal is late."""
    wanted = [a for a in case.activities if not a.status.is_off and not a.recurs]
    late = [a for a in wanted if not a.status.is_over and _last(a) < case.today]
    if not late:
        return
    some = ", ".join(f"“{a.title}”" for a in late[:_NAMED])
    more = f" en nog {len(late) - _NAMED}" if len(late) > _NAMED else ""
    counted = f"{len(late)} van de {dutch.number_of(len(wanted), 'activiteit', 'activiteiten')}"
    stand = Stand.risk if 2 * len(late) >= len(wanted) and len(late) > 1 else Stand.attention
    yield Ground(stand, f"Te laat: {counted} ({some}{more}).", tuple(a.id for a in late))


def missed_rhythms(case: GoalCase) -> Iterator[Ground]:
    """What should happen again and again doesn't."""
    for ledger in case.ledgers:
        missed = len(ledger.missed) + (ledger.standing is RhythmStanding.late)
        if missed:
            stand = Stand.risk if missed >= MISSED_OFTEN else Stand.attention
            yield Ground(
                stand, f"Ritme “{ledger.rhythm.title}”: {ledger.words}.", (ledger.rhythm.id,)
            )


def parts_at_risk(case: GoalCase) -> Iterator[Ground]:
    """A goal that belongs to this one is at risk."""
    for part, stand in case.parts:
        if stand is Stand.risk:
            said = f"Het doel “{part.title}”, dat hierbij hoort, staat op risico."
            yield Ground(Stand.attention, said, (part.id,))


def silence(case: GoalCase) -> Iterator[Ground]:
    """It goes on, and nobody hears of it."""
    if not case.begun:
        return
    days = case.silent_days
    waits = case.goal.status is not GoalStatus.paused and next_round(case.ledgers) is not None
    if waits:
        return
    if case.goal.status is GoalStatus.paused:
        yield Ground(Stand.silent, "Het doel is slapend gezet.")
    elif days is None:
        yield Ground(Stand.silent, "Het doel loopt, maar er is geen voortgang vastgelegd.")
    elif days > SILENT:
        last = case.signs[-1]
        said = f"Er is {_days(days)} niets gehoord. Het laatste: {_sign_text(last)}."
        yield Ground(Stand.silent, said, (last.record,))


def without_proof(case: GoalCase) -> Iterator[Ground]:
    """Something was told, and nothing shows it."""
    if case.begun and case.signs and not case.proof:
        said = (
            f"Het laatste: {_sign_text(case.signs[-1])}. Nergens staat waaruit dat blijkt: "
            "een gesprek, een besluit, een stuk of een cijfer."
        )
        yield Ground(Stand.attention, said, (case.signs[-1].record,))


def next_round(ledgers: Iterable[RhythmLedger]) -> RhythmLedger | None:
    """Return the rhythm whose next time comes first, when all are in time; else None.

    What goes on with a rhythm needn't be heard of before its next time.
    """
    measured = [ledger for ledger in ledgers if ledger.standing is not RhythmStanding.unmeasured]
    if any(ledger.standing is RhythmStanding.late for ledger in measured):
        return None
    return min(measured, key=lambda one: one.next_by or date.max, default=None)


GROUNDS: tuple[Callable[[GoalCase], Iterator[Ground]], ...] = (
    time_is_up, not_begun, behind_pace, overdue_activities, missed_rhythms, silence,
    unmeasured_and_soon, parts_at_risk, without_proof,
)  # fmt: skip
"""What speaks against a goal that isn't over."""


def verdict(case: GoalCase) -> tuple[Ground, ...]:
    """Return the grounds for the stand, the first of which gives it."""
    if case.goal.status is GoalStatus.dropped:
        return (Ground(Stand.dropped, "Het doel is vervallen."),)
    if case.goal.status is GoalStatus.done:
        return (_ground_of_done(case),)
    grounds = [ground for look in GROUNDS for ground in look(case)]
    if grounds:
        return tuple(sorted(grounds, key=lambda ground: ground.stand.urgency))
    return (_on_course(case) if case.begun else _waiting(case),)


def _ground_of_done(case: GoalCase) -> Ground:
    met = tuple(pace.measurement for pace in case.paces if pace.met)
    if not case.proof and not met:
        said = (
            "Het doel staat op afgerond, maar nergens staat waaruit dat blijkt. Leg het bewijs "
            "vast, of geef een oordeel met de reden."
        )
        return Ground(Stand.attention, said)
    return Ground(Stand.done, "Het doel is afgerond, met bewijs.", (*case.proof, *met))


def _on_course(case: GoalCase) -> Ground:
    if not case.signs:
        return _awaits_round(case)
    last = case.signs[-1]
    said = [f"Het laatste: {_sign_text(last)}."]
    said += [f"“{pace.indicator.title}”: {pace.words}." for pace in case.paces]
    if case.note is not None and case.expected is not None:
        said.append(f"Het is voor {case.share or 0:.0%} klaar.")
    return Ground(Stand.on_course, " ".join(said), (last.record,))


def _awaits_round(case: GoalCase) -> Ground:
    """Nothing shows that it goes well, so it isn't on course; nor is it silent."""
    ledger = next_round(case.ledgers)
    if ledger is None or ledger.next_by is None:
        return Ground(Stand.not_started, "Het wacht op de eerste keer van het ritme.")
    said = f"Het wacht op “{ledger.rhythm.title}”: uiterlijk {dutch.day(ledger.next_by)}."
    return Ground(Stand.not_started, said, (ledger.rhythm.id,))


def _waiting(case: GoalCase) -> Ground:
    start, due = case.frame.start, case.goal.due
    if case.early and start is not None:
        said = f"De tijd ervoor komt nog: {due.shown() if due else dutch.day(start)}."
    elif start is None and due is not None:
        said = f"Het wacht op een dag: {due.shown()}."
    else:
        said = "Er is nog niet aan begonnen, en er is tijd genoeg."
    return Ground(Stand.not_started, said)


def _last(activity: Activity) -> date:
    return (activity.due.latest if activity.due else None) or date.max


def _sign_text(sign: SignOfLife) -> str:
    return f"“{sign.title}” ({dutch.day(sign.day)})"


def _days_left(days: int) -> str:
    return f"Nog {_days(days)}" if days else "Vandaag is de laatste dag"


def _days(count: int) -> str:
    return dutch.number_of(count, "dag", "dagen")
