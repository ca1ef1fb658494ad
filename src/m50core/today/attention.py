"""A thing that asks for attention on a day, as a value: its last safe day, and why.

The *last safe day* is the last working day on which acting still keeps the promise. What can ask
for attention, each source in a module of its own, stands in ``today.sources``.
"""

from datetime import date, timedelta

import attrs

from m50core.findings.findings import Severity
from m50core.meetings.records.meetings import ActionItem
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import unit_of
from m50core.today.waiting import waits_for
from m50core.values import dutch
from m50core.values.choice import Choice, Ranked

HORIZON = timedelta(days=30)
"""What is due later doesn't ask for attention yet."""
NOW = "nu"
"""What stands in the place of a day that is over, while the thing can still be saved."""
TOLD = timedelta(days=28)
"""So long a day tells of what can't be done any more; after that only the check does."""


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


class Matter(Choice):
    """What is the matter with a thing, when a day doesn't say it."""

    clash = "clash", "botst"
    fault = "fault", "fout"
    undated = "undated", "geen datum"


class Saving(Ranked):
    """What can still be saved of a promise on a day, what comes first first."""

    open = "open", "kan nog"
    late = "late", "te laat"
    missed = "missed", "niet gehaald"


@attrs.frozen
class Attention:
    """One thing that needs attention, its last safe day, and why it stands here."""

    record: str
    title: str
    sort: AttentionSort
    until: date
    """The last safe day."""
    matter: Matter | None
    """What is the matter when a day doesn't say it."""
    reasons: tuple[str, ...]
    """Dutch sentences, at least one: which rule or deadline, and what was looked at."""
    severity: Severity
    unit: str
    owner: str
    """Id of whom it waits for, a person or an organisation; empty when nobody is known."""
    via: str = ""
    """Id of that through which it waits for them, when they don't own it: see ``waits_for``."""
    deadline: date | None = None
    under: tuple[str, ...] = ()
    """Ids of other things that this line stands for too."""
    code: str = ""
    """Code of the rule that asks for it, when a rule does."""
    many: str = ""
    """What several lines of that rule are together, after their number."""
    step: str = ""
    """The step towards it that is done with ``done``, as ``m50 ready`` calls it."""
    over: date | None = None
    """The last day on which it could be done, when that has passed: what it was for is over."""
    cause: tuple[str, ...] = ()
    """Ids of what it waits for, or tells the same of: it is told on the line of one that asks."""
    label: str = ""
    """What it is, as a person reads it: what has no sort of its own goes by its kind."""

    def shown_day(self, day: date) -> date | None:
        """Return the day to tell on ``day``; None: its last safe day is over, so do it now.

        What is late tells the last day that it had.
        """
        if self.saving(day) is not Saving.open:
            return self.deadline or self.until
        return self.until if self.until >= day else None

    def words(self, day: date) -> str:
        """Return what stands before it on ``day``: a day, ``nu``, or what is the matter."""
        shown = self.shown_day(day)
        if self.matter is not None:
            return self.matter.label
        return dutch.day(shown) if shown else NOW

    @property
    def why(self) -> str:
        """Why it stands here."""
        return " ".join(self.reasons)

    def saving(self, day: date) -> Saving:
        """Return what can still be saved of it on ``day``."""
        if self.over is not None:
            return Saving.missed
        return Saving.open if self.deadline is None or self.deadline >= day else Saving.late

    def rank(self, day: date) -> tuple[int, int, int, str]:
        """Return what it is ordered by on ``day``.

        What can still be saved comes first, by its last safe day; then what is late, the latest
        first, since of that most can still be made good.
        """
        saving = self.saving(day)
        last = self.until if saving is Saving.open else self.deadline or self.until
        place = last.toordinal() if saving is Saving.open else -last.toordinal()
        return saving.place, place, self.severity.place, self.record


def need(
    records: Records,
    record: Record,
    sort: AttentionSort,
    until: date,
    why: str,
    *,
    matter: Matter | None = None,
    severity: Severity = Severity.warning,
    deadline: date | None = None,
    over: date | None = None,
    cause: tuple[str, ...] = (),
) -> Attention:
    """Return the line of a record; ``why`` is a Dutch sentence."""
    who, via = waits_for(records, record)
    own = sort is AttentionSort.action and not isinstance(record, ActionItem)
    label = record.spec.label.lower() if own else sort.label
    return Attention(
        record.id, record.title_text, sort, until, matter, (why,), severity,
        unit_of(record), who, via, deadline, over=over, cause=cause,
        label=label,
    )  # fmt: skip
