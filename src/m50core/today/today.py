"""What a secretary needs to see first on a day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from m50core.accountability.rhythm import RhythmLedger
from m50core.accountability.standing import GoalStanding, Stand
from m50core.agenda.entries import agenda, entry_of
from m50core.findings.findings import Finding
from m50core.lobby.records import LobbyMoment
from m50core.meetings.asking import hanging
from m50core.meetings.preparation import Preparation, preparation
from m50core.meetings.records.meetings import Meeting
from m50core.meetings.records.papers import Paper
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over
from m50core.records.traits import due_of
from m50core.store.protocol import Commit
from m50core.today.affairs import Affairs, affairs
from m50core.today.attention import HORIZON, Attention, Saving
from m50core.today.records import Deferral
from m50core.today.triage import deferrals, triage
from m50core.values.span import week_of

MOST = 7
"""At most this many things need attention at once."""
MOST_LATE = 3
"""At most this many of them are late already: a morning is for what can still be kept."""
CHANGES = 8
"""So many of the last changes are shown."""
LOBBY = timedelta(days=42)
"""So far ahead lobby moments are shown: by then a paper is asked for (rule M50-207)."""
_FAR = timedelta(days=200)
_LOOK_AHEAD = timedelta(days=7)
_VAGUE = 31
_AT_RISK = (Stand.risk, Stand.silent)


@attrs.frozen
class Today:
    """The day's picture."""

    day: date
    everything: tuple[Attention, ...]
    """All that needs attention, in order: what can still be done in time, then what is late."""
    missed: tuple[Attention, ...]
    """What can't be done any more, and of which nobody recorded why; the latest first."""
    left: tuple[Deferral, ...]
    """What is left alone for now, with its reason."""
    week: tuple[AgendaEntry, ...]
    preparation: Preparation | None
    """What must be ready for the next meeting within a week, if there is one."""
    moments: tuple[AgendaEntry, ...]
    """Lobby moments of the next six weeks, and later ones with a step that is due soon."""
    at_risk: tuple[GoalStanding, ...]
    """Goals at risk, and goals that nothing is heard of."""
    stands: Mapping[Stand, int]
    """How many goals stand how."""
    changes: tuple[Commit, ...]
    """The last changes, newest first."""
    affairs: Affairs
    findings: int

    @property
    def attention(self) -> tuple[Attention, ...]:
        """What is shown: the first ``MOST``, at most ``MOST_LATE`` of them late."""
        in_time = sum(one.saving(self.day) is Saving.open for one in self.everything)
        return self.everything[: min(MOST, in_time + MOST_LATE)]

    @property
    def more(self) -> int:
        """How many more need attention than are shown."""
        return len(self.everything) - len(self.attention)


def today(
    records: Records,
    ledgers: Iterable[RhythmLedger],
    findings: Iterable[Finding],
    standings: Iterable[GoalStanding],
    day: date,
    *,
    extra: Iterable[AgendaEntry] = (),
    commits: Iterable[Commit] = (),
) -> Today:
    """Return what matters on ``day``.

    ``extra``: what plugins add to the agenda of the week; ``commits``: the last, oldest first.
    """
    all_findings, stood = tuple(findings), tuple(standings)
    monday, sunday = week_of(day)
    sorted_out = triage(records, ledgers, all_findings, day)
    meeting = _next_meeting(records, day)
    return Today(
        day,
        sorted_out.needs,
        sorted_out.missed,
        deferrals(records, day),
        tuple(e for e in agenda(records, monday, sunday, extra) if _says_something(e)),
        preparation(records, meeting, day) if meeting else None,
        tuple(_moments(records, day)),
        tuple(standing for standing in stood if standing.stand in _AT_RISK),
        Counter(standing.stand for standing in stood),
        tuple(commits)[::-1],
        affairs(records, day),
        len(all_findings),
    )


def _moments(records: Records, day: date) -> Iterator[AgendaEntry]:
    coming = records.collection(LobbyMoment).where(due__gte=day, due__lte=day + _FAR)
    for moment in coming.order_by("due"):
        entry = None if is_over(moment) else entry_of(moment)
        if entry is None:
            continue
        dues = (due for step in hanging(records, moment) if (due := due_of(step)) is not None)
        soon = any(due.latest is not None and due.latest <= day + HORIZON for due in dues)
        if entry.start <= day + LOBBY or soon:
            yield entry


def _says_something(entry: AgendaEntry) -> bool:
    """False for what lasts so long that it tells nothing of a week, as a quarter does."""
    return entry.exact or (entry.end - entry.start).days <= _VAGUE


def _next_meeting(records: Records, day: date) -> Meeting | None:
    coming = records.collection(Meeting).where(due__gte=day, due__lte=day + _LOOK_AHEAD)
    held = (m for m in coming.order_by("due") if not is_over(m) and m.due and m.due.exact)
    return next(held, None)


def paper_words(records: Records, moment: Record) -> str:
    """Return how the papers for a debate stand: ``concept``, or that there is none."""
    papers = [p for _, p in records.pointing_at(moment.id, Paper.spec.kind)]
    stands = [p.status.label for p in papers if isinstance(p, Paper) and not p.status.is_off]
    return f"stuk: {', '.join(stands)}" if stands else "geen stuk"


def stands_words(stands: Mapping[Stand, int]) -> str:
    """Return how many goals stand how: ``op koers 31 · let op 7``; those of none left out."""
    return " · ".join(f"{stand.label} {stands[stand]}" for stand in Stand if stands.get(stand))
