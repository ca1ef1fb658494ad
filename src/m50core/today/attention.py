"""What can ask for attention on a day: each source yields it with its last safe day and why.

The *last safe day* is the last working day on which acting still keeps the promise: the deadline
or the working day before it; for a rhythm, and for a meeting without a day, so much earlier that
people can be invited; for a paper of which nothing is written yet, so much earlier that it can be.
A contradiction has the earlier of its two moments, and a meeting without a date that others wait
for has today: neither gets better by waiting.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from m50core.accountability.rhythm import RhythmLedger, RhythmStanding
from m50core.agenda.entries import records_without_date
from m50core.findings.findings import Finding, Severity
from m50core.lobby.records import LobbyMoment
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import NOTICE, AgendaItem, Meeting, notice
from m50core.meetings.records.papers import Paper, PaperStatus, delivery_day
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.timing import is_over, period_of, waits_for_day
from m50core.records.traits import owner_of, status_of, unit_of
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.holidays import safe_day
from m50core.values.period import Period

HORIZON = timedelta(days=30)
"""What is due later doesn't ask for attention yet."""
WRITE = 5
"""Working days that writing a paper takes."""
_WEEK = timedelta(days=6)
_BLANK = (PaperStatus.requested, PaperStatus.outlined)


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


_SORTS = {
    "paper": AttentionSort.paper,
    "budget": AttentionSort.paper,
    "goal": AttentionSort.goal,
    "meeting": AttentionSort.meeting,
    "decision": AttentionSort.decision,
}


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


def asking(
    records: Records, ledgers: Iterable[RhythmLedger], findings: Iterable[Finding], day: date
) -> Iterator[Attention]:
    """Yield all that asks for attention on ``day``, from every source, a record more than once."""
    all_findings = tuple(findings)
    yield from _due(records, day)
    yield from _rhythms(records, ledgers)
    yield from _contradictions(records, all_findings, day)
    yield from _without_date(records, day)
    yield from _unready(records, day)
    yield from _lobby(records, all_findings, day)


def _need(
    record: Record,
    sort: AttentionSort,
    until: date,
    why: str,
    *,
    matter: str = "",
    severity: Severity = Severity.warning,
    deadline: date | None = None,
) -> Attention:
    return Attention(
        record.id, record.title_text, sort, until, matter, (why,), severity,
        unit_of(record), owner_of(record), deadline,
    )  # fmt: skip


def _due(records: Records, day: date) -> Iterator[Attention]:
    """Open things, of any kind with a status, whose deadline has passed or comes soon."""
    for kind, cls in records.kinds.items():
        if not {"due", "status"} <= cls.spec.fields.keys():
            continue
        for record in records.collection(kind).where(due__lte=day + HORIZON):
            period = period_of(record)
            if period is None or period.latest is None or is_over(record):
                continue
            dated = isinstance(record, Meeting) and period.earliest == period.latest
            if dated and period.latest >= day:
                continue
            sort = _SORTS.get(kind, AttentionSort.action)
            until = safe_day(period.latest, _working_days_needed(record, period.latest, day))
            why = _why_due(record, period, until, day)
            yield _need(record, sort, until, why, deadline=period.latest)
    yield from _papers(records, day)


def _papers(records: Records, day: date) -> Iterator[Attention]:
    """Papers without a day of their own, for a meeting that has one."""
    for paper in records.collection(Paper):
        meeting = records.get(paper.meeting)
        own = paper.due is not None and paper.due.latest is not None
        if own or paper.ready or is_over(paper) or not isinstance(meeting, Meeting):
            continue
        held = meeting.due.latest if meeting.due and meeting.due.exact else None
        latest = delivery_day(paper, held)
        if latest is None or latest > day + HORIZON or is_over(meeting):
            continue
        until = safe_day(latest, _working_days_needed(paper, latest, day))
        sentence = f"Voor “{meeting.title}”, tien dagen ervoor. "
        why = sentence + _why_due(paper, Period.on(latest), until, day)
        yield _need(paper, AttentionSort.paper, until, why, deadline=latest)


def _working_days_needed(record: Record, deadline: date, day: date) -> int:
    """Return how many working days what is still to be done takes, besides the last."""
    if deadline < day:
        return 0
    if isinstance(record, Paper) and record.status in _BLANK:
        return WRITE
    return notice(record.type) if isinstance(record, Meeting) else 0


def _why_due(record: Record, period: Period, until: date, day: date) -> str:
    latest = period.latest or day
    stands = status_of(record)
    status = stands.label if stands is not None else ""
    words = period.words if period.anchor else period.shown()
    vague = "" if period.exact else f" ({words})"
    deadline = f"{dutch.day(latest)}{vague}"
    if latest < day:
        ago = dutch.away((latest - day).days)
        return f"Dit moest uiterlijk {deadline} klaar zijn: {ago}. De stand is: {status}."
    sentence = (
        f"Uiterlijk {deadline}: {dutch.days_left((latest - day).days)}. De stand is: {status}."
    )
    if isinstance(record, Paper) and record.status in _BLANK:
        sentence += f" Begin uiterlijk {dutch.day(until)}: schrijven kost {WRITE} werkdagen."
    elif isinstance(record, Meeting):
        sentence += f" Er is nog geen dag. Nodig uiterlijk {dutch.day(until)} uit"
        sentence += f", {dutch.number_of(notice(record.type), 'werkdag', 'werkdagen')} ervoor."
    return sentence


def _rhythms(records: Records, ledgers: Iterable[RhythmLedger]) -> Iterator[Attention]:
    """What recurs, is late or has to be planned now."""
    for ledger in ledgers:
        if (
            ledger.standing not in (RhythmStanding.late, RhythmStanding.soon)
            or ledger.next_by is None
        ):
            continue
        until = safe_day(ledger.next_by, NOTICE)
        promised = f"Beloofd: {ledger.rhythm.cadence}"
        if ledger.rhythm.source:
            promised += f" ({ledger.rhythm.source})"
        last = (
            f"De vorige keer was {dutch.day(ledger.last.day)}"
            if ledger.last
            else "Nog niet gebeurd"
        )
        if ledger.standing is RhythmStanding.late:
            now = f"het moest uiterlijk {dutch.day(ledger.next_by)}"
        else:
            now = f"uiterlijk {dutch.day(ledger.next_by)} weer, en er is niets gepland"
        why = f"{promised}. {last}; {now}. Plannen en uitnodigen kost {NOTICE} werkdagen."
        if waiting := waiting_meeting(records, ledger.rhythm.id):
            why += f" “{waiting.title}” heeft nog geen datum."
        yield _need(ledger.rhythm, AttentionSort.rhythm, until, why, deadline=ledger.next_by)


def waiting_meeting(records: Records, rhythm: str) -> Meeting | None:
    """Return the planned meeting of a rhythm that has no day, if there is one."""
    for _, meeting in records.pointing_at(rhythm, Meeting.spec.kind):
        if isinstance(meeting, Meeting) and not is_over(meeting) and waits_for_day(meeting):
            return meeting
    return None


def _contradictions(
    records: Records, findings: Iterable[Finding], day: date
) -> Iterator[Attention]:
    """Findings that are errors, at the earlier of the moments that they looked at."""
    for finding in findings:
        if finding.severity is not Severity.error:
            continue
        record = records.get(finding.record)
        if record is None:
            continue
        moments = [value for value in finding.inputs.values() if isinstance(value, date)]
        clash = len(moments) > 1
        period = period_of(record)
        if not moments and period and period.latest:
            moments = [period.latest]
        until = max(day, safe_day(min(moments))) if moments else day
        why = f"{finding.sentence} Regel {finding.code}: {finding.rule}"
        yield _need(
            record, AttentionSort.finding, until, why, matter="botst" if clash else "fout",
            severity=Severity.error,
        )  # fmt: skip


def _without_date(records: Records, day: date) -> Iterator[Attention]:
    """Meetings without a date for which decisions, papers or points of the agenda wait.

    Of the meetings of one organ only the next: a second can't be held before the first.
    """
    organs: set[str] = set()
    for meeting in records_without_date(records):
        if not isinstance(meeting, Meeting) or (meeting.organ and meeting.organ in organs):
            continue
        waiting = [r for _, r in records.pointing_at(meeting.id) if not is_over(r)]
        if not any(isinstance(r, Decision | Paper | AgendaItem) for r in waiting):
            continue
        organs.add(meeting.organ)
        counts = _kind_counts(r for r in waiting if isinstance(r, Decision | Paper | AgendaItem))
        why = f"Er is geen datum, en daarop wachten {counts}. Zolang zij er niet is, kan niemand"
        yield _need(
            meeting,
            AttentionSort.meeting,
            day,
            f"{why} plannen of uitnodigen.",
            matter="geen datum",
        )


def _kind_counts(waiting: Iterable[Record]) -> str:
    """Return how many of each kind: ``2 besluiten en 6 agendapunten``."""
    kinds: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in waiting:
        kinds[record.kind][record.id] = record
    parts = []
    for records in sorted(kinds.values(), key=len):
        spec = next(iter(records.values())).spec
        parts.append(dutch.number_of(len(records), spec.label.lower(), spec.plural.lower()))
    return dutch.list_words(parts)


def _unready(records: Records, day: date) -> Iterator[Attention]:
    """Meetings of the coming seven days with papers that aren't ready."""
    for meeting in records.collection(Meeting).where(due__gte=day, due__lte=day + _WEEK):
        if is_over(meeting) or meeting.due is None or meeting.due.latest is None:
            continue
        missing = papers_missing(records, meeting)
        if not missing:
            continue
        until = max(day, safe_day(meeting.due.latest - timedelta(days=1)))
        named = dutch.list_words([f"“{paper.title}” ({paper.status.label})" for paper in missing])
        why = f"{dutch.day(meeting.due.latest)} wordt vergaderd en nog niet klaar is: {named}."
        yield _need(meeting, AttentionSort.meeting, until, why, deadline=meeting.due.latest)


def papers_missing(records: Records, meeting: Record) -> list[Paper]:
    """Return the papers for a meeting, or for a debate, that are still to be delivered."""
    papers = [paper for _, paper in records.pointing_at(meeting.id, Paper.spec.kind)]
    return [p for p in papers if isinstance(p, Paper) and not p.ready and not is_over(p)]


def _lobby(records: Records, findings: Iterable[Finding], day: date) -> Iterator[Attention]:
    """Coming debates and other lobby moments that a rule warns about."""
    for finding in findings:
        if finding.severity is not Severity.warning:
            continue
        moment = records.get(finding.record)
        if not isinstance(moment, LobbyMoment):
            continue
        latest = moment.due.latest if moment.due else None
        if latest is None or not day <= latest <= day + HORIZON:
            continue
        why = f"{finding.sentence} Regel {finding.code}: {finding.rule}"
        yield _need(moment, AttentionSort.lobby, safe_day(latest, NOTICE), why, deadline=latest)
