"""A meeting as a list: its parts, from what must be ready to the minutes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from m50core.board.records import Term
from m50core.meetings.listing import effects_table
from m50core.meetings.minutes import presence_line, result_line, vote_line, vote_notes
from m50core.meetings.needs import Need, State, sign
from m50core.meetings.preparation import Preparation
from m50core.meetings.proceedings import Point, Polled, Proceedings
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.attendance import Presence
from m50core.meetings.records.decisions import UNDECIDED, Decision
from m50core.meetings.records.meetings import ActionItem, Meeting, Minutes, day_of
from m50core.meetings.records.papers import Paper
from m50core.meetings.records.tallies import Outcome, Secrecy, VoteStatus
from m50core.meetings.resolutions import why_stranded
from m50core.pages.cells import Cell, Column, ListRow, cell, heading
from m50core.pages.table import Table
from m50core.records.collection import Records
from m50core.records.timing import is_late, is_over
from m50core.records.words import fold
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.period import Period

_HEAD = (
    Column("", "sign"), Column("Wanneer", "when"), Column("Wat", "title"),
    Column("Stand", "state"), Column("Wie", "who", relation=True),
)  # fmt: skip
_DONE, _OPEN, _LATE = "[x]", "[ ]", "[!]"


class Section(Choice):
    """A part of a meeting, in the order in which they stand."""

    ready = "ready", "Klaarzetten"
    agenda = "agenda", "Agenda"
    attendance = "attendance", "Aanwezigheid"
    votes = "votes", "Stemmingen"
    decisions = "decisions", "Besluiten"
    actions = "actions", "Actiepunten"
    carried = "carried", "Nog open van eerder"
    minutes = "minutes", "Verslag"


class Candidate(NamedTuple):
    """Somebody to choose, in a vote; ``person`` is an id."""

    person: str
    polled: Polled


class Placed(NamedTuple):
    """What a line of a meeting tells of: a need, a point, a paper, a vote …, and in which part.

    ``of``: what it is under: the point of a paper, the decision of what that changes.
    """

    section: Section
    what: object
    of: object = None


def meeting_head(whole: Proceedings) -> tuple[str, str, str]:
    """Return how a meeting stands, when and where it is, and who is there."""
    return whole.meeting.status.label, when_and_where(whole.meeting), presence_line(whole)


def when_and_where(meeting: Meeting) -> str:
    """``vr 16 mei 2025, 13:00–17:00, Zeist``."""
    day = meeting.due.shown() if meeting.due else "nog geen datum"
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    return ", ".join(filter(None, (day, hours, meeting.place or meeting.link)))


def meeting_table(records: Records, whole: Proceedings, found: Preparation, day: date) -> Table:
    """Return a meeting part by part, each under a heading that says how much there is of it."""
    look = _Lines(records, (day_of(whole.meeting) or day).year, day)
    there = sum(one.presence is not Presence.absent for one in whole.attendance)
    ready = f"{found.ready} van {len(found.needs)} klaar"
    parts: tuple[tuple[Section, object, Iterable[ListRow]], ...] = (
        (Section.ready, ready, map(look.need, found.needs)),
        (Section.agenda, len(whole.points), look.agenda(whole)),
        (Section.attendance, there, look.attendance(whole)),
        (Section.votes, len(whole.votes), look.votes(whole)),
        (Section.decisions, len(whole.decisions), look.decisions(whole)),
        (Section.actions, len(whole.actions), look.actions(Section.actions, whole.actions)),
        (Section.carried, len(whole.carried), look.actions(Section.carried, whole.carried)),
        (Section.minutes, len(whole.minutes), map(look.minutes, whole.minutes)),
    )
    rows: list[ListRow] = []
    for section, count, lines in parts:
        rows.append(heading(f"{section.label} ({count})")._replace(about=Placed(section, None)))
        rows += lines
    return Table(rows, wide=2, head=_HEAD, ids="Nummer", title=whole.meeting.title)


def needs_table(records: Records, found: Preparation, day: date) -> Table:
    """Return what must be ready for a meeting, debate or event; the notes say why, and how."""
    look = _Lines(records, (found.day or day).year, day)
    return Table(
        map(look.need, found.needs),
        wide=2,
        head=_HEAD,
        ids="Nummer",
        title="Klaarzetten",
        empty="Er hoeft niets meer klaar te zijn.",
    )


def _state_cell(state: Choice, *, late: bool) -> Cell:
    return Cell(state, State.late.label.upper() if late else state.label)


class _Lines:
    """Makes the lines; in ``year`` a day is told without it."""

    def __init__(self, records: Records, year: int, day: date) -> None:
        self._records, self._year, self._day = records, year, day

    def _who(self, record_id: str) -> Cell:
        return Cell(record_id, self._records.title(record_id) if record_id else "")

    def _when(self, when: date | Period | None) -> Cell:
        if isinstance(when, Period):
            if not when.exact or when.latest is None:
                return Cell(when, when.shown())
            when = when.latest
        if when is None:
            return cell("")
        short = dutch.short_day(when) if when.year == self._year else dutch.bare_day(when)
        return Cell(when, dutch.day(when), short=short)

    def need(self, need: Need) -> ListRow:
        late = need.state is State.late
        how = f"doen: {need.how}" if need.how and need.state is not State.done else ""
        return ListRow(
            (
                cell(sign(need)),
                self._when(need.by),
                Cell(need.what, need.what, short=need.step),
                _state_cell(need.state, late=late),
                self._who(need.who),
            ),
            need.record,
            tuple(filter(None, (need.why, how))),
            about=Placed(Section.ready, need),
        )

    def agenda(self, whole: Proceedings) -> Iterator[ListRow]:
        for number, point in enumerate(whole.points, 1):
            yield self._point(whole, number, point)
            yield from (self._paper(paper, point) for paper in point.papers)
        yield from map(self._paper, whole.papers)

    def _point(self, whole: Proceedings, number: int, point: Point) -> ListRow:
        item, decision = point.item, decision_on(whole, point)
        over = decision is not None and decision.status not in UNDECIDED
        state = Cell(item.minutes, f"{item.minutes} min" if item.minutes else "")
        if decision is not None and over:
            state = Cell(decision.status, decision.status.label)
        cells = (cell(f"{number}."), cell(point.start), cell(item.title), state)
        about = Placed(Section.agenda, point, number)
        return ListRow((*cells, self._who(item.owner)), item.id, about=about)

    def _paper(self, paper: Paper, point: Point | None = None) -> ListRow:
        title = Cell(paper.title, f"  Stuk: {paper.title}")
        cells = (cell(""), self._when(paper.due), title, cell(paper.status))
        about = Placed(Section.agenda, paper, point)
        return ListRow((*cells, self._who(paper.author or paper.owner)), paper.id, about=about)

    def attendance(self, whole: Proceedings) -> Iterator[ListRow]:
        for one in sorted(whole.attendance, key=lambda one: fold(one.title)):
            proxy = self._records.title(one.proxy) if one.proxy else ""
            voting = any(voter.id == one.voter for voter in whole.voters)
            mute = whole.decides and not voting
            lost = one.proxy and one.voter not in whole.represented and not mute
            yield ListRow(
                (
                    cell(""),
                    cell(""),
                    cell(one.title),
                    cell(one.presence),
                    Cell(one.proxy, f"stem bij {proxy}" if proxy else ""),
                ),
                one.id,
                ("Wie de volmacht heeft, is er zelf niet.",) if lost else (),
                about=Placed(Section.attendance, one),
            )

    def votes(self, whole: Proceedings) -> Iterator[ListRow]:
        for polled in whole.votes:
            vote = polled.vote
            secret = vote.secrecy is Secrecy.secret
            closed = vote.status is VoteStatus.closed
            shown = vote.status is not VoteStatus.prepared and (closed or not secret)
            title = Cell(vote.title, f"{vote.title}{' (geheim)' if secret else ''}")
            state = Cell(vote.outcome, _outcome(polled))
            cells = (cell(""), cell(""), title, state, cell(_counts(polled) if shown else ""))
            notes = (vote_line(polled), *vote_notes(whole, polled))
            yield ListRow(cells, vote.id, notes, about=Placed(Section.votes, polled))
            if closed or not secret:
                yield from _candidates(polled)

    def decisions(self, whole: Proceedings) -> Iterator[ListRow]:
        for decision in whole.decisions:
            lost = why_stranded(self._records, decision)
            cells = (
                cell(""), self._when(None if lost else decision.effective),
                cell(decision.title), cell(decision.status), self._who(decision.owner),
            )  # fmt: skip
            about = Placed(Section.decisions, decision)
            yield ListRow(cells, decision.id, (lost,) if lost else (), about=about)
            for row in effects_table(self._records, decision).rows:
                what, state = row.cells
                when = self._when(_effect_day(row.about, decision))
                cells = (cell(""), when, what._replace(text=f"  {what.text}"), state, cell(""))
                about = Placed(Section.decisions, row.about, decision)
                yield row._replace(cells=cells, about=about)

    def actions(self, section: Section, found: Iterable[ActionItem]) -> Iterator[ListRow]:
        for action in found:
            late = is_late(action, self._day)
            sign = _DONE if is_over(action) else _LATE if late else _OPEN
            state = _state_cell(action.status, late=late)
            cells = (cell(sign), self._when(action.due), cell(action.title), state)
            about = Placed(section, action)
            yield ListRow((*cells, self._who(action.owner)), action.id, about=about)

    def minutes(self, minutes: Minutes) -> ListRow:
        when = self._when(minutes.adopted_on)
        cells = (cell(""), when, cell(minutes.title), cell(minutes.status), cell(""))
        return ListRow(cells, minutes.id, about=Placed(Section.minutes, minutes))


def _effect_day(effect: object, decision: Decision) -> Period | date | None:
    """Return when a decision changes something: the first day of it, or the last of a term."""
    if isinstance(effect, Term):
        return effect.since if effect.decision == decision.id else effect.until
    return (effect.on if isinstance(effect, Amendment) else None) or decision.effective


def _candidates(polled: Polled) -> Iterator[ListRow]:
    """Yield each candidate with how many chose them."""
    vote = polled.vote
    for person, (name, count) in zip(vote.candidates, polled.chosen, strict=False):
        chosen = cell("gekozen" if person == vote.elected else "")
        votes = Cell(count, dutch.number_of(count, "stem", "stemmen"))
        cells = (cell(""), cell(""), Cell(person, f"  {name}"), chosen, votes)
        yield ListRow(cells, person, about=Placed(Section.votes, Candidate(person, polled)))


def _outcome(polled: Polled) -> str:
    """Return how far a vote is, or its outcome in few words; the notes say it in full."""
    vote = polled.vote
    if vote.status is not VoteStatus.closed:
        return vote.status.label
    nobody = vote.candidates and not vote.elected and vote.outcome is Outcome.rejected
    return "niemand gekozen" if nobody else result_line(polled)


def _counts(polled: Polled) -> str:
    """``12v 3t 1o``: for, against, abstained; between people ``Jan Bos 5, Piet Vos 3, 1o``."""
    tally = polled.tally
    if polled.chosen:
        each = [f"{name} {count}" for name, count in polled.chosen]
        return ", ".join([*each, f"{tally.abstained}o"])
    return f"{tally.in_favour}v {tally.against}t {tally.abstained}o"


def decision_on(whole: Proceedings, point: Point) -> Decision | None:
    """Return the decision that a point is about, if one can tell."""
    tied = {point.item.goal, *(paper.goal for paper in point.papers)}
    for decision in whole.decisions:
        if decision.id in tied or point.item.id in decision.about:
            return decision
    called = fold(point.item.title)
    return next((one for one in whole.decisions if fold(one.title) == called), None)
