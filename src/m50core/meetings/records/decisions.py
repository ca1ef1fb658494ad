"""Decisions, taken or still asked for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from m50core.errors import FieldError
from m50core.meetings.records.amendments import Amendment, AmendmentStatus
from m50core.meetings.records.meetings import Meeting, MeetingStatus, day_of
from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import ANY, Around, Find, Record, evolve
from m50core.records.traits import status_of
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.choice import Choice, steps
from m50core.values.looking import Looking
from m50core.values.period import Period
from m50core.values.stage import Stage

if TYPE_CHECKING:
    from m50core.meetings.records.votes import Vote

Fault = tuple[str, str]
"""A field, and in Dutch why it can't be so."""


@steps(
    {
        "proposed": ("scheduled", "taken", "rejected", "withdrawn"),
        "scheduled": ("proposed", "taken", "effective", "rejected", "withdrawn"),
        "taken": ("effective", "revoked"),
        "effective": ("revoked",),
        "rejected": (),
        "withdrawn": (),
        "revoked": (),
    }
)
class DecisionStatus(Choice):
    """From proposal to effect. ``scheduled``: noted before the day of its meeting."""

    proposed = "proposed", "voorstel", Stage.open
    scheduled = "scheduled", "nog te nemen", Stage.under_way
    taken = "taken", "genomen", Stage.finished
    effective = "effective", "van kracht", Stage.finished
    rejected = "rejected", "verworpen", Stage.dropped
    withdrawn = "withdrawn", "ingetrokken", Stage.dropped
    revoked = "revoked", "herroepen", Stage.dropped


@record(
    label="Besluit",
    plural="Besluiten",
    prefix="besluit",
    help="Een besluit dat is genomen, of nog genomen moet worden.",
    clause="Financiën > 1. Financiën",
)
class Decision(Planned):
    """A decision, taken or still asked for."""

    organ: str = field(label="Door", default="", relation=("organisation", "board"), in_list=True)
    meeting: str = field(label="Vergadering", default="", relation="meeting", goes_on=True)
    due: Period | None = field(label="Wanneer", default=None, in_list=True)
    taken_on: date | None = field(label="Genomen op", default=None, state=True)
    effective: date | None = field(
        label="Geldt vanaf",
        help="Vanaf deze dag verandert wat het besluit wijzigt.",
        default=None,
        looking=Looking.ahead,
        state=True,
    )
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY, goes_on=True)
    status: DecisionStatus = field(
        label="Status", default=DecisionStatus.proposed, in_list=True, state=True
    )

    follows: ClassVar[tuple[str, ...]] = ("meeting",)
    happened_on: ClassVar[tuple[str, ...]] = ("taken_on",)

    @classmethod
    def label_for(cls, name: str, values: Mapping[str, Any]) -> str:
        """Return the label; what is noted ahead of its meeting isn't taken yet."""
        if name == "taken_on" and values.get("status") == DecisionStatus.scheduled:
            return "Te nemen op"
        return super().label_for(name, values)

    def settle(self, today: date, around: Around, start: Find) -> Self:
        """Give a decision the day of its meeting, and let it move along when the meeting does.

        What is noted before that day isn't taken yet, but ``scheduled``. FieldError for what is
        said to be in effect before its day, or that of its meeting.
        """
        if self.status is DecisionStatus.effective:
            for name, reason in self._ahead(today, around, start(self.id)):
                raise FieldError(self.kind, name, reason, self.spec.fields[name].label)
            meeting = around.get(self.meeting)
            for name, reason in left_behind(self, meeting, start(self.meeting)):
                label = Meeting.spec.fields[name].label
                raise FieldError(Meeting.spec.kind, name, reason, label)
        if self.status not in NOTED:
            return self
        before, day = start(self.id), _day(around.get(self.meeting))
        typed = not isinstance(before, Decision) or before.taken_on != self.taken_on
        ahead = self.status is DecisionStatus.scheduled
        moves = not typed and (ahead or self.taken_on == _day(start(self.meeting)))
        decision = self
        bare = self.taken_on is None or (typed and self.effective is None and self.taken_on == day)
        if day is not None and (bare or (moves and self.taken_on != day)):
            decision = _on_day(self, day)
        if decision.taken_on is None or decision.taken_on <= today:
            return decision
        if decision.taken_on == day:
            return evolve(decision, status=DecisionStatus.scheduled)
        entered = status_of(before) is not self.status
        if typed or (entered and why_hidden(self, around.get(self.meeting))):
            known = f" ({dutch.day(day)})" if day else ""
            raise FieldError(
                self.kind, "taken_on",
                f"{dutch.day(decision.taken_on)} ligt in de toekomst. Geef de "
                f"dag waarop het is genomen, of die van de vergadering{known}", "Genomen op",
            )  # fmt: skip
        return decision

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse to take what a vote has turned down, what is being voted on, or what can't be yet.

        A decision in effect keeps its day, and none is in effect without one.
        """
        was, day = (before.status, before.taken_on) if before is not None else (None, None)
        holds = self.status is DecisionStatus.effective
        moved = holds and before is not None and before.meeting != self.meeting
        decided = holds or self.status in NOTED
        if decided and (was != self.status or day != self.taken_on or moved):
            yield from self._untimely(around)
        if self.status in NOTED and was not in NOTED:
            yield from self._turned_down(around)
        if decided and self.taken_on and self.effective:
            days = (self.taken_on, self.effective)
            known = before is not None and days == (before.taken_on, before.effective)
            if self.effective < self.taken_on and not known:
                taken = dutch.day(self.taken_on)
                yield "effective", f"het besluit is van {taken} en kan niet eerder ingaan"
        if holds:
            never = before is not None and before.status is self.status and not before.effective
            if self.effective is None and not never:
                yield "effective", "geef de dag vanaf wanneer het besluit geldt"
            yield from moved_in_effect(self, before)

    def takes_back(self, around: Around, before: Self | None) -> Iterable[tuple[str, str, str]]:
        """Take back what the decision changed, once it is revoked."""
        revoked = DecisionStatus.revoked
        if before is None or self.status is not revoked or before.status is revoked:
            return
        for change in reversed(around.pointing_at(self.id)):
            if isinstance(change, Amendment) and change.status is AmendmentStatus.effective:
                yield change.about, change.field_name, change.id

    def _ahead(self, today: date, around: Around, before: Record | None) -> Iterable[Fault]:
        """Yield why this can't be in effect yet; what was kept so already stays as it is."""
        was = before if isinstance(before, Decision) and before.status is self.status else None
        early = "dus het besluit is nog niet van kracht"
        if was is None and self.effective and self.effective > today:
            sentence = f"{dutch.day(self.effective)} ligt in de toekomst, {early}"
            yield "effective", f"{sentence}. Kies “genomen”: op die dag gaat het vanzelf in"
        if self.taken_on and self.taken_on > today and (not was or was.taken_on != self.taken_on):
            sentence = f"{dutch.day(self.taken_on)} ligt in de toekomst, {early}"
            yield "taken_on", f"{sentence}. Geef de dag waarop het is genomen"
        meeting = around.get(self.meeting)
        day = _day(meeting)
        if meeting and day and day > today and (not was or was.meeting != self.meeting):
            sentence = f"“{meeting.title_text}” ({meeting.id}) is pas op {dutch.day(day)}, {early}"
            advice = "Kies “nog te nemen”: het gaat dan op die dag in"
            field = "meeting" if was else "status"
            yield field, f"{sentence}. {advice}. Klopt die dag niet, wijzig die dan eerst"

    def _untimely(self, around: Around) -> Iterable[tuple[str, str]]:
        """Yield why this can't be decided in its meeting, or not on that day."""
        meeting = around.get(self.meeting)
        if why := why_hidden(self, meeting):
            if self.status is DecisionStatus.scheduled or self.taken_on is None:
                yield (
                    "status",
                    (f"{why}. Zet die aan ({to_type('plugins')}), of geef de dag (“Genomen op”)"),
                )
            return
        if not isinstance(meeting, Meeting):
            if self.status is DecisionStatus.scheduled:
                yield "status", "er is geen vergadering om op te wachten. Neem het besluit"
            return
        day, name = day_of(meeting), f"“{meeting.title}” ({meeting.id})"
        if meeting.status is MeetingStatus.cancelled:
            yield "status", f"{name} gaat niet door, dus daar wordt niets besloten"
        elif day is None and (self.taken_on is None or self.status is DecisionStatus.scheduled):
            yield "status", f"{name} heeft nog geen dag. Leg die eerst vast"
        elif day is not None and self.taken_on is not None and self.taken_on < day:
            yield "taken_on", f"{name} is pas op {dutch.day(day)}"

    def _turned_down(self, around: Around) -> Iterable[tuple[str, str]]:
        # Imported where they are asked for: with votes comes everybody who has one.
        from m50core.meetings.records.tallies import Outcome, VoteStatus
        from m50core.meetings.records.votes import Vote

        votes = [
            each_record
            for each_record in around.pointing_at(self.id)
            if isinstance(each_record, Vote)
        ]
        for vote in votes:
            if vote.status is VoteStatus.open:
                yield "status", f"de stemming “{vote.title}” ({vote.id}) loopt nog"
        closed = [vote for vote in votes if vote.status is VoteStatus.closed]
        if closed and not any(vote.outcome is Outcome.adopted for vote in closed):
            last = closed[-1]
            yield "status", f"bij “{last.title}” ({last.id}): {last.outcome.label}"


D = TypeVar("D", bound=Decision)

NOTED = frozenset({DecisionStatus.scheduled, DecisionStatus.taken})
"""Noted, but not carried out yet."""
UNDECIDED = frozenset({DecisionStatus.proposed, DecisionStatus.scheduled})
"""Still to be taken."""


def moved_in_effect(decision: Record, before: Record | None) -> Iterable[Fault]:
    """Yield that a decision in effect would get another day; never for another kind."""
    if isinstance(decision, Decision) and isinstance(before, Decision):
        stays = decision.status is before.status is DecisionStatus.effective
        if stays and decision.effective != before.effective:
            yield "effective", "het besluit is al ingegaan; de dag ligt nu vast"


def left_behind(decision: Record, meeting: Record | None, before: Record | None) -> Iterable[Fault]:
    """Yield that a meeting would no longer be on the day of a decision of it that took effect.

    The fields are the meeting's; ``before`` is the meeting as it was.
    """
    if not isinstance(decision, Decision) or decision.status is not DecisionStatus.effective:
        return
    if not isinstance(meeting, Meeting) or not isinstance(before, Meeting):
        return
    held = decision.taken_on or decision.effective
    why, field = _not_on(meeting, held), "due"
    if meeting.status is MeetingStatus.cancelled is not before.status:
        why, field = "gaat dan niet door", "status"
    elif not why or _not_on(before, held):
        return
    yield (
        field,
        (
            f"het besluit “{decision.title}” ({decision.id}) van deze vergadering is al ingegaan, "
            f"en zij {why}. Was de dag een vergissing, maak die dan ongedaan ({to_type('undo')}). "
            "Is het "
            f"niet besloten, herroep het dan eerst: {to_type('decide', decision.id, '--revoke')}"
        ),
    )


def _not_on(meeting: Meeting, held: date | None) -> str:
    """Return in Dutch that a meeting isn't, or isn't yet, on the day that was decided; or empty."""
    day = day_of(meeting)
    if held is None or (day is not None and day <= held):
        return ""
    return "heeft dan geen dag meer" if day is None else f"is dan pas op {dutch.day(day)}"


def _day(meeting: Record | None) -> date | None:
    return day_of(meeting) if isinstance(meeting, Meeting) else None


def why_hidden(decision: Decision, meeting: Record | None) -> str:
    """Return in Dutch that the meeting is kept from view; empty when there is none, or it isn't."""
    if not decision.meeting or meeting is not None:
        return ""
    return f"de vergadering “{decision.meeting}” is er nu niet: haar uitbreiding ontbreekt"


def _on_day(decision: D, day: date) -> D:
    """Return the decision as of another day; from when it holds moves along, unless it is later."""
    holds = decision.effective
    if holds is None or holds == decision.taken_on:
        holds = day
    return evolve(decision, taken_on=day, effective=max(holds, day))


def waits(decision: Decision, meeting: Record | None, votes: "Iterable[Vote]", today: date) -> str:
    """Return in Dutch what a decision that was noted still waits for; empty when for nothing.

    Nothing that is decided in a meeting holds before its day; what was noted ahead of it not
    without that day, nor before a vote on it has passed. A meeting that a missing plugin keeps
    from view has no known day.
    """
    if decision.status not in NOTED:
        return ""
    ahead = decision.status is DecisionStatus.scheduled
    if why := why_hidden(decision, meeting):
        # What was taken before is known to be; whether anything else may hold, is not.
        known = not ahead and decision.taken_on is not None and decision.taken_on <= today
        return "" if known else why
    if isinstance(meeting, Meeting):
        day, due = day_of(meeting), meeting.due
        if meeting.status is MeetingStatus.cancelled:
            return f"“{meeting.title}” gaat niet door"
        if due is not None and due.anchor:
            pass  # its day hangs on another thing's, and was looked at when this was noted
        elif day is not None and day > today:
            return f"“{meeting.title}” is pas op {dutch.day(day)}"
        elif day is None and (ahead or (due and due.earliest and due.earliest > today)):
            return f"“{meeting.title}” heeft nog geen dag"
    asked = tuple(votes) if ahead else ()
    if not asked:
        return ""
    from m50core.meetings.records.tallies import Outcome

    if any(vote.outcome is Outcome.adopted for vote in asked):
        return ""
    return f"de stemming “{asked[-1].title}” is niet aangenomen"
