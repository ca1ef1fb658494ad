"""Decisions, taken or still asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from m50core.domain.choice import Choice, steps
from m50core.domain.fields import field, record
from m50core.domain.period import Period
from m50core.domain.plan_items import Planned
from m50core.domain.record import ANY, Around
from m50core.domain.votes import Outcome, Vote


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
    effective: date | None = field(label="Geldt vanaf", default=None, state=True)
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    status: DecisionStatus = field(
        label="Status", default=DecisionStatus.proposed, in_list=True, state=True
    )

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse to take what a vote has turned down."""
        if self.status is DecisionStatus.taken and (before is None or before.status != "taken"):
            for vote in around.pointing_at(self.id):
                if isinstance(vote, Vote) and vote.outcome in (Outcome.rejected, Outcome.no_quorum):
                    yield "status", f"bij “{vote.title}” ({vote.id}): {vote.outcome.label}"
