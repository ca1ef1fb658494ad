"""Decisions, taken or still asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from m50core.domain.choice import Choice, steps
from m50core.domain.fields import field, record
from m50core.domain.period import Period
from m50core.domain.plan_items import Planned
from m50core.domain.record import ANY, Around
from m50core.domain.votes import Outcome, Vote, VoteStatus


@steps(
    {
        "proposed": ("taken", "rejected", "withdrawn"),
        "taken": ("effective", "revoked"),
        "effective": ("revoked",),
        "rejected": (),
        "withdrawn": (),
        "revoked": (),
    }
)
class DecisionStatus(Choice):
    """From proposal to effect."""

    proposed = "proposed", "voorstel"
    taken = "taken", "genomen"
    effective = "effective", "van kracht"
    rejected = "rejected", "verworpen"
    withdrawn = "withdrawn", "ingetrokken"
    revoked = "revoked", "herroepen"


@record(label="Besluit", plural="Besluiten", prefix="besluit")
class Decision(Planned):
    """A decision, taken or still asked for."""

    organ: str = field(label="Door", default="", relation=("organisation", "board"), in_list=True)
    meeting: str = field(label="Vergadering", default="", relation="meeting")
    due: Period | None = field(label="Wanneer", default=None, in_list=True)
    taken_on: date | None = field(label="Genomen op", default=None, state=True)
    effective: date | None = field(
        label="Geldt vanaf",
        help="Vanaf deze dag verandert wat het besluit wijzigt.",
        default=None,
        state=True,
    )
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    status: DecisionStatus = field(
        label="Status", default=DecisionStatus.proposed, in_list=True, state=True
    )

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse to take what a vote has turned down, or what is being voted on.

        A decision in effect keeps its day, and none is in effect without one.
        """
        if self.status is DecisionStatus.taken and (before is None or before.status != "taken"):
            votes = [one for one in around.pointing_at(self.id) if isinstance(one, Vote)]
            for vote in votes:
                if vote.status is VoteStatus.open:
                    yield "status", f"de stemming “{vote.title}” ({vote.id}) loopt nog"
            closed = [vote for vote in votes if vote.status is VoteStatus.closed]
            if closed and not any(vote.outcome is Outcome.adopted for vote in closed):
                last = closed[-1]
                yield "status", f"bij “{last.title}” ({last.id}): {last.outcome.label}"
        if self.status is DecisionStatus.effective:
            if self.effective is None:
                yield "effective", "geef de dag vanaf wanneer het besluit geldt"
            was = before is not None and before.status is self.status
            if before is not None and was and before.effective != self.effective:
                yield "effective", "het besluit is al ingegaan; de dag ligt nu vast"
