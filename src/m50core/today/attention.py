"""A thing that asks for attention on a day, as a value: its last safe day, and why.

The *last safe day* is the last working day on which acting still keeps the promise. What can ask
for attention, each source in a module of its own, stands in ``today.sources``.
"""

from datetime import date, timedelta

import attrs

from m50core.findings.findings import Severity
from m50core.records.record import Record
from m50core.records.traits import owner_of, unit_of
from m50core.values import dutch
from m50core.values.choice import Choice

HORIZON = timedelta(days=30)
"""What is due later doesn't ask for attention yet."""


class AttentionSort(Choice):
    """What sort of thing asks for attention."""

    action = "action", "actie"
    paper = "paper", "stuk"
    rhythm = "rhythm", "ritme"
    finding = "finding", "controle"
    lobby = "lobby", "lobby"
    meeting = "meeting", "vergadering"
    goal = "goal", "doel"
    decision = "decision", "besluit"


@attrs.frozen
class Attention:
    """One thing that needs attention, its last safe day, and why it stands here."""

    record: str
    title: str
    sort: AttentionSort
    until: date
    """The last safe day."""
    matter: str
    """What is the matter when a day doesn't say it: ``botst``, ``geen datum``; else empty."""
    reasons: tuple[str, ...]
    """Dutch sentences, at least one: which rule or deadline, and what was looked at."""
    severity: Severity
    unit: str
    owner: str
    """Id of the person in charge, or empty."""
    deadline: date | None = None
    under: tuple[str, ...] = ()
    """Ids of other things that this line stands for too."""

    @property
    def words(self) -> str:
        """The last safe day for a person, or what is the matter."""
        return self.matter or dutch.day(self.until)

    @property
    def why(self) -> str:
        """Why it stands here."""
        return " ".join(self.reasons)

    @property
    def rank(self) -> tuple[date, int, str]:
        """What it is ordered by."""
        return self.until, self.severity.place, self.record


def need(
    record: Record,
    sort: AttentionSort,
    until: date,
    why: str,
    *,
    matter: str = "",
    severity: Severity = Severity.warning,
    deadline: date | None = None,
) -> Attention:
    """Return the line of a record; ``why`` is a Dutch sentence."""
    return Attention(
        record.id, record.title_text, sort, until, matter, (why,), severity,
        unit_of(record), owner_of(record), deadline,
    )  # fmt: skip
