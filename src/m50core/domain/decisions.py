"""Decisions, and what they change from the day that they take effect."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from m50core.domain.choice import Choice, steps
from m50core.domain.fields import field, record
from m50core.domain.period import Period
from m50core.domain.personal import Personal
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


class Effect(Choice):
    """What a decision changes, once it takes effect."""

    none = "none", "niets in de gegevens"
    adopt = "adopt", "stelt een begroting of rekening vast"
    appoint = "appoint", "benoemt iemand in een zetel"
    discharge = "discharge", "verleent ontslag uit een zetel"
    admit = "admit", "laat een lid toe"
    part = "part", "beëindigt een lidmaatschap"
    amend = "amend", "wijzigt het plan"


@record(label="Besluit", plural="Besluiten", prefix="besluit")
class Decision(Planned):
    """A decision, taken or still asked for."""

    organ: str = field(label="Door", default="", relation=("organisation", "board"), in_list=True)
    meeting: str = field(label="Vergadering", default="", relation="meeting")
    due: Period | None = field(label="Wanneer", default=None, in_list=True)
    effective: date | None = field(label="Geldt vanaf", default=None, state=True)
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    effect: Effect = field(label="Wat het doet", default=Effect.none, state=True)
    subjects: tuple[str, ...] = field(
        label="Waarop", help="De begroting, de zetel of het lid.", default=(),
        relation=("budget", "seat", "member"), state=True,
    )  # fmt: skip
    person: str = field(
        label="Wie", help="Wie wordt benoemd.", default="", relation="person", state=True,
        personal=Personal.role,
    )  # fmt: skip
    until: Period | None = field(label="Benoemd tot", default=None, state=True)
    made: tuple[str, ...] = field(
        label="Heeft gewijzigd", help="Wordt vanzelf ingevuld.", default=(), relation=ANY,
        state=True, personal=Personal.role,
    )  # fmt: skip
    status: DecisionStatus = field(
        label="Status", default=DecisionStatus.proposed, in_list=True, state=True
    )

    @property
    def binding(self) -> bool:
        """True when it was taken, and not revoked since."""
        return self.status in (DecisionStatus.taken, DecisionStatus.effective)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse what a vote has turned down, and an effect without a thing to change."""
        allowed = SUBJECTS[self.effect]
        for subject in self.subjects:
            found = around.get(subject)
            if found is not None and found.kind != allowed:
                yield "subjects", f"“{subject}” past niet bij “{self.effect.label}”"
        if self.status is DecisionStatus.taken and (before is None or before.status != "taken"):
            for vote in around.pointing_at(self.id):
                if isinstance(vote, Vote) and vote.outcome in (Outcome.rejected, Outcome.no_quorum):
                    yield "status", f"bij “{vote.title}” ({vote.id}): {vote.outcome.label}"


SUBJECTS = {
    Effect.none: "",
    Effect.adopt: "budget",
    Effect.appoint: "seat",
    Effect.discharge: "seat",
    Effect.admit: "member",
    Effect.part: "member",
    Effect.amend: "",
}
"""The kind of record that each effect changes; empty: none that the decision names itself."""
