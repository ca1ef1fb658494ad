"""What m50 shows on a morning, asked for a record: in which line, finding, entry or round it is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from year.reading import Expected
from year.sorts import SORTS, Sort

from m50core.accountability.rhythm import RhythmLedger, RhythmStanding
from m50core.findings.causes import Cause
from m50core.findings.findings import Finding
from m50core.goals.records import OpenPoint
from m50core.meetings.asking import Step, asking
from m50core.meetings.records.occasions import NeedSort
from m50core.network.network import Network
from m50core.plugins.extensions import AgendaEntry
from m50core.records.record import Record
from m50core.today.attention import Attention, Saving
from m50core.today.today import Today
from m50core.values.period import Period
from m50core.values.rounds import Round

STEPS = {"uitnodigen": NeedSort.invitation}
OF_THE_PLAN: Mapping[str, tuple[str, ...]] = {
    "the board's own meetings": ("voorzitter-reeks01",),
    "contributions of 2025": ("financien-m50-r01",),
}
"""What words of the file stand for that name a thing of the plan without its id."""


class Morning:
    """One morning of one network, each part worked out when it is asked for.

    ``names``: the ids of what somebody made, by the words that the file uses for it.
    """

    def __init__(
        self, net: Network, day: date, names: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self.net = net
        self.day = day
        self.names = {**OF_THE_PLAN, **(names or {})}
        net.today = day

    @cached_property
    def today(self) -> Today:
        """Vandaag."""
        return self.net.day()

    @cached_property
    def checked(self) -> tuple[Finding, ...]:
        """What ``m50 check`` finds."""
        return self.net.check()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """With it what the plan itself lacks."""
        return (*self.checked, *self.net.check(plan=True))

    @cached_property
    def page(self) -> tuple[Cause, ...]:
        """The causes on the first page of ``m50 check``."""
        return self.net.causes(self.checked)

    @cached_property
    def rhythms(self) -> dict[str, RhythmLedger]:
        """The ledgers by the id of what they are of."""
        return {ledger.rhythm.id: ledger for ledger in self.net.rhythms()}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of preparation that ask."""
        return tuple(asking(self.net.records, self.day))

    def agenda(self, day: date) -> tuple[AgendaEntry, ...]:
        """Return the entries of the month that a day lies in."""
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return self.net.agenda(first, last)

    def lines(self, record: str) -> list[Attention]:
        """Return the lines that stand for a record."""
        return [one for one in self.today.everything if stands_for(one, record)]

    def missed(self, record: str) -> list[Attention]:
        """Return the lines of the block that stand for a record."""
        return [one for one in self.today.missed if stands_for(one, record)]

    def ids(self, words: str) -> tuple[str, ...]:
        """Return the ids of what is named. KeyError for what nobody knows."""
        return (words,) if words in self.net.records else self.names[words]

    def wrong(self, expected: Expected) -> Iterator[str]:
        """Yield in what the morning differs from what is expected."""
        look = {"today": self._today, "check": self._check, "agenda": self._agenda,
                "rhythms": self._rhythms}[expected.where]  # fmt: skip
        about = [record for words in expected.about for record in self.ids(words)]
        for number, record in enumerate(about):
            yield from look(expected, record, number)
        if expected.where == "check" and expected.says == "shown" and expected.more.get("one_line"):
            yield from self._of_one_cause(expected, about)

    # Vandaag ----------------------------------------------------------------------------------

    def _today(self, expected: Expected, record: str, number: int) -> Iterator[str]:
        more, lines, missed = expected.more, self.lines(record), self.missed(record)
        if expected.says == "absent":
            yield from self._absent(expected, record, lines, missed)
            return
        if expected.says == "missed-block":
            if not missed:
                yield f"{record} staat niet in het blok{' maar vraagt' if lines else ''}"
        elif not lines:
            yield f"{record} vraagt niet{', maar staat in het blok' if missed else ''}"
        else:
            yield from self._asks(expected, record, lines)
        if more.get("one_line") and number == 0:
            for other in expected.about[1:]:
                if not any(stands_for(line, other) for line in lines or missed):
                    yield f"{other} staat niet op de regel van {record}"

    def _asks(self, expected: Expected, record: str, lines: list[Attention]) -> Iterator[str]:
        more, first = expected.more, min(lines, key=lambda one: one.until)
        until = first.until
        if "step" in more:
            days = [one.until for one in self._steps(record, more["step"])]
            if not days:
                yield f"{record}: de stap “{more['step']}” vraagt niet"
                return
            until = min(days)
        if expected.says == "old" and not any(one.saving(self.day) is Saving.late for one in lines):
            yield f"{record} is niet te laat: {until}"
        by = more.get("by")
        if by and (until > by or (more.get("exact") and until != by)):
            yield f"{record} heeft tot {until}, niet {by}"
        if more.get("in_seven") and not any(one in self.today.attention for one in lines):
            yield f"{record} staat niet bij de zeven"

    def _steps(self, record: str, name: str) -> list[Step]:
        return [
            step for step in self.steps
            if step.about.id == record and step.need.sort is STEPS[name]
        ]  # fmt: skip

    def _absent(
        self, expected: Expected, record: str, lines: list[Attention], missed: list[Attention]
    ) -> Iterator[str]:
        more, shape = expected.more, expected.more.get("as")
        if "step" in more:
            if self._steps(record, more["step"]):
                yield f"{record}: de stap “{more['step']}” vraagt toch"
            return
        if shape:
            lines, missed = (
                self._of_shape(shape, record, lines),
                ([] if shape == "old line" else self._of_shape(shape, record, missed)),
            )
        if lines:
            yield f"{record} vraagt toch: “{lines[0].title}”, {lines[0].until}"
        if missed:
            yield f"{record} staat toch in het blok: “{missed[0].title}”"

    def _of_shape(self, shape: str, record: str, lines: list[Attention]) -> list[Attention]:
        """Return the lines that have the shape in which nothing is to be told."""
        own = [one for one in lines if one.record == record]
        if shape in ("line of its own", "ordinary task"):
            return own
        if shape == "old line":
            return [one for one in own if one.saving(self.day) is not Saving.open]
        if shape == "missed by us":
            return [one for one in lines if one.saving(self.day) is Saving.missed]
        if shape == "missed in 2025":
            return [one for one in lines if one.deadline and one.deadline.year == 2025]
        assert shape == "due on 17 March 2026", shape
        return [one for one in lines if one.until == date(2026, 3, 17)]

    # Check ------------------------------------------------------------------------------------

    def _told(self, sort: Sort, record: str, findings: Iterable[Finding]) -> list[Finding]:
        if sort.of:
            record = sort.of
        return [
            one for one in findings
            if one.code in sort.codes and (sort.any_of or self._tells(one, record))
        ]  # fmt: skip

    def _tells(self, finding: Finding, record: str) -> bool:
        """Tell whether a finding is of a record: itself, its subject, or whose outcome it uses."""
        told = self.net.records.get(finding.record)
        about = told.about if isinstance(told, OpenPoint) else getattr(told, "uses", ())
        return told_of(finding, record) or record in about

    def _check(self, expected: Expected, record: str, _: int) -> Iterator[str]:
        what = expected.more["what"]
        sort = SORTS[what]
        if expected.says == "absent":
            for found in self._told(sort, record, self.checked)[:1]:
                yield f"melding over {record}: {found.code} {found.sentence}"
            return
        if found := self._told(sort, record, self.findings):
            # What stands for it in another finding has the place of that.
            page, own = expected.more.get("page"), [one for one in found if one.record == record]
            if page and own and all(one.nature.value != page for one in own):
                yield f"{record} staat onder “{found[0].nature.label}”, niet onder {page}"
        elif not self._repeated(sort, record):
            yield f"geen melding over {record} ({what})"

    def _repeated(self, sort: Sort, record: str) -> bool:
        """Tell whether a rule finds it of what an open point, or a relation, is about."""
        known = self.net[record]
        about = (*getattr(known, "about", ()), getattr(known, "organisation", ""))
        return any(self._told(sort, other, self.findings) for other in about)

    def _of_one_cause(self, expected: Expected, about: list[str]) -> Iterator[str]:
        sort = SORTS[expected.more["what"]]
        told = [
            {one.code for one in self._told(sort, record, self.findings)}
            for record in about
        ]  # fmt: skip
        if all(told) and not set.intersection(*told):
            yield f"{', '.join(about)} staan niet op één regel: {told}"

    # Agenda -----------------------------------------------------------------------------------

    def _agenda(self, expected: Expected, record: str, number: int) -> Iterator[str]:
        days = expected.more.get("days")
        day = days[number] if days else expected.more.get("day")
        entries = [
            one for one in self.agenda(day or expected.on)
            if one.record == record or self._carries_out(one.record, record)
        ]  # fmt: skip
        if day and not any(one.exact and one.start == day for one in entries):
            yield f"{record} staat niet op {day}"
        if (span := expected.more.get("span")) and not day:
            due = getattr(self.net[record], "due", None)
            told = f"{due.words} {due.shown()}" if isinstance(due, Period) else ""
            if span not in told or any(one.exact for one in entries):
                yield f"{record} staat niet als “{span}” in de agenda, maar als {told!r}"

    def _carries_out(self, entry: str, rhythm: str) -> bool:
        record: Record | None = self.net.records.get(entry)
        named = (getattr(record, "rhythm", ""), *(getattr(record, "about", ()) or ()))
        return record is not None and rhythm in named

    # Ritmes -----------------------------------------------------------------------------------

    def _rhythms(self, expected: Expected, record: str, _: int) -> Iterator[str]:
        ledger = self.rhythms.get(record)
        if ledger is None:
            yield f"{record} is geen ritme"
            return
        more, standing = expected.more, ledger.standing
        turn = _round(ledger, str(more.get("round", "")))
        if expected.says == "late":
            missed = turn is not None and turn.end < self.day and not turn.met
            if standing is not RhythmStanding.late and not ledger.missed and not missed:
                yield f"{record} is niet te laat: {ledger.words}"
        elif expected.says == "planned":
            if standing is not RhythmStanding.planned:
                yield f"{record} is niet gepland: {ledger.words}"
        elif expected.says == "met":
            yield from _met(expected, ledger, turn)
        else:
            yield from _still_open(expected, ledger, turn)
        if turn is not None and (done := more.get("done")):
            yield from _count(ledger, turn, str(done))
        if (next_by := more.get("next_by")) and ledger.next_by != next_by:
            yield f"{record} daarna tot {ledger.next_by}, niet {next_by}"


def _met(expected: Expected, ledger: RhythmLedger, turn: Round | None) -> Iterator[str]:
    name, proof = ledger.rhythm.id, expected.more.get("proof_on")
    if turn is not None and not turn.met:
        yield f"{name}: de ronde {expected.more['round']} is niet rond: {turn.ticks}"
    last = turn.ticks[-1] if turn is not None and turn.ticks else ledger.last
    if proof and (last is None or last.day != proof):
        yield f"{name} gebeurde niet op {proof}: {last}"


def _still_open(expected: Expected, ledger: RhythmLedger, turn: Round | None) -> Iterator[str]:
    name, by = ledger.rhythm.id, expected.more.get("by")
    if turn is not None and turn.met:
        yield f"{name}: de ronde {expected.more['round']} is al rond"
    if by and (ledger.next_by is None or ledger.next_by > by):
        yield f"{name} heeft tot {ledger.next_by}, niet {by}"


def _round(ledger: RhythmLedger, words: str) -> Round | None:
    """Return the round of a year, half or quarter; None for one that is told by its number."""
    if not words[:4].isdigit() or getattr(ledger.rhythm, "lag", None) is not None:
        return None
    period = Period.parse(words)
    return next(
        (
            turn
            for turn in ledger.rounds
            if (turn.start, turn.end) == (period.earliest, period.latest)
        ),
        None,
    )


def _count(ledger: RhythmLedger, turn: Round, done: str) -> Iterator[str]:
    number, _, whole = done.partition(" of ")
    happened = len(turn.ticks)
    if len(ledger.rounds) > 1 and int(whole) == len(ledger.rounds) != turn.expected:
        happened = sum(one.met for one in ledger.rounds if one.end <= turn.end)
    elif turn.expected != int(whole):
        yield f"{ledger.rhythm.id}: er wordt {turn.expected} keer verwacht, niet {whole}"
    if happened != int(number):
        yield f"{ledger.rhythm.id}: {happened} van {whole}, niet {done}"


def stands_for(line: Attention, record: str) -> bool:
    """Tell whether a line is about a record, or stands for it too."""
    return record == line.record or record in line.under


def told_of(finding: Finding, record: str) -> bool:
    """Tell whether a finding is about a record, covers it, or names it in what it looked at."""
    named: Iterable[object] = finding.inputs.get("records", ())
    return record in (finding.record, *finding.covers) or record in named
