"""What was accounted for over a period: from then on it is as it was told."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from m50core.accountability.records.progress import Progress, ProofStatus
from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.started import to_type
from m50core.values.period import Period
from m50core.values.personal import Personal


@record(
    label="Verantwoording",
    plural="Verantwoordingen",
    prefix="verantwoording",
    help="Waarover aan de leden of het bestuur is verantwoord. Wat daarin staat, ligt vast.",
    clause="Jaarplan voorzitter > 4. Werving nieuwe leden en versterken onderlinge relaties",
)
class Accounting(Record):
    """What was accounted for over a period: from then on it is as it was told."""

    keeps: ClassVar[str] = (
        "Het is verantwoord en ligt vast. Leg een nieuwe voortgang of meting vast, met dit nummer "
        "bij “Verbetert”."
    )
    locks: ClassVar[tuple[str, ...]] = ("entries",)
    final: ClassVar[str] = (
        "wat is verantwoord, ligt vast. Klopt er iets niet in, leg dan een nieuwe voortgang of "
        "meting vast, met het nummer van wat niet klopt bij “Verbetert”"
    )

    title: str = field(label="Titel", in_list=True, searchable=True)
    period: Period = field(label="Over", example="1e helft 2025", in_list=True)
    meeting: str = field(label="In vergadering", default="", relation="meeting", in_list=True)
    on: date | None = field(label="Datum", default=None, in_list=True, initial="today")
    entries: tuple[str, ...] = field(
        label="Wat erin staat", default=(), relation=("progress", "measurement")
    )
    by: str = field(label="Door", default="", personal=Personal.author, initial="who")

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse to account for what isn't approved."""
        known = before.entries if before is not None else ()
        for entry in map(around.get, [name for name in self.entries if name not in known]):
            if isinstance(entry, Progress) and entry.status is not ProofStatus.approved:
                step = "--check" if entry.status is ProofStatus.noted else "--approve"
                reason = f"“{entry.title}” ({entry.id}) is {entry.status.label}, niet goedgekeurd"
                yield "entries", f"{reason}: {to_type('progress', entry.id, step)}"
