"""What m50 shows on a morning, asked for a record: in which line, finding, entry or round it is."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property

from year.reading import Expected

from m50core.accountability.rhythm import RhythmLedger, RhythmStanding
from m50core.findings.findings import Finding
from m50core.network.network import Network
from m50core.plugins.extensions import AgendaEntry
from m50core.today.attention import Attention, Saving
from m50core.today.today import Today


class Morning:
    """One morning of one network, each part worked out when it is asked for."""

    def __init__(self, net: Network, day: date) -> None:
        self.net = net
        self.day = day
        net.today = day

    @cached_property
    def today(self) -> Today:
        """Vandaag."""
        return self.net.day()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What ``m50 check`` finds, of the year and of the plan itself."""
        return (*self.net.check(), *self.net.check(plan=True))

    @cached_property
    def rhythms(self) -> dict[str, RhythmLedger]:
        """The ledgers by the id of what they are of."""
        return {ledger.rhythm.id: ledger for ledger in self.net.rhythms()}

    def agenda(self, day: date) -> tuple[AgendaEntry, ...]:
        """Return the entries of the month that a day lies in, and of the span around it."""
        return self.net.agenda(day - timedelta(days=1), day + timedelta(days=1))

    def lines(self, record: str) -> list[Attention]:
        """Return the lines that stand for a record."""
        return [one for one in self.today.everything if stands_for(one, record)]

    def missed(self, record: str) -> list[Attention]:
        """Return the lines of the block that stand for a record."""
        return [one for one in self.today.missed if stands_for(one, record)]

    def wrong(self, expected: Expected) -> Iterator[str]:
        """Yield in what the morning differs from what is expected."""
        look = {"today": self._today, "check": self._check, "agenda": self._agenda,
                "rhythms": self._rhythms}[expected.where]  # fmt: skip
        for number, record in enumerate(expected.about):
            if record not in self.net.records:
                continue
            yield from look(expected, record, number)

    def _today(self, expected: Expected, record: str, number: int) -> Iterator[str]:
        more = expected.more
        lines, missed = self.lines(record), self.missed(record)
        if expected.says == "absent":
            if "as" in more or "step" in more or "round" in more:
                return
            if lines:
                yield f"{record} vraagt toch: “{lines[0].title}”, {lines[0].until}"
            if missed:
                yield f"{record} staat toch in het blok: “{missed[0].title}”"
        elif expected.says == "missed-block":
            if not missed:
                yield f"{record} staat niet in het blok{' maar vraagt' if lines else ''}"
        elif not lines:
            yield f"{record} vraagt niet{', maar staat in het blok' if missed else ''}"
        else:
            first = min(lines, key=lambda one: one.until)
            late = [one for one in lines if one.saving(self.day) is Saving.late]
            if expected.says == "old" and not late:
                yield f"{record} is niet te laat: {first.until}"
            by = more.get("by")
            if by and first.until > by:
                yield f"{record} heeft tot {first.until}, niet {by}"
            if by and more.get("exact") and first.until != by:
                yield f"{record} heeft tot {first.until}, niet {by}"
            if more.get("in_seven") and not any(one in self.today.attention for one in lines):
                yield f"{record} staat niet bij de zeven"
        if more.get("one_line") and expected.says != "absent" and number == 0:
            for other in expected.about[1:]:
                if not any(stands_for(line, other) for line in lines or missed):
                    yield f"{other} staat niet op de regel van {record}"

    def _check(self, expected: Expected, record: str, _: int) -> Iterator[str]:
        found = [one for one in self.findings if told_of(one, record)]
        if expected.says == "shown" and not found:
            yield f"geen melding over {record} ({expected.more.get('what')})"
        if expected.says == "absent" and found:
            yield f"melding over {record}: {found[0].code} {found[0].sentence}"

    def _agenda(self, expected: Expected, record: str, number: int) -> Iterator[str]:
        days = expected.more.get("days")
        day = days[number] if days else expected.more.get("day")
        asked = day or expected.on
        entries = [one for one in self.agenda(asked) if one.record == record]
        if day and not any(one.exact and one.start == day for one in entries):
            yield f"{record} staat niet op {day}"
        if (span := expected.more.get("span")) and not day:
            due = getattr(self.net.records[record], "due", None)
            if due is None or due.exact:
                yield f"{record} is geen periode ({span}), maar {due}"

    def _rhythms(self, expected: Expected, record: str, _: int) -> Iterator[str]:
        ledger = self.rhythms.get(record)
        if ledger is None:
            yield f"{record} is geen ritme"
            return
        more, standing = expected.more, ledger.standing
        by = more.get("by")
        if expected.says == "late":
            if standing is not RhythmStanding.late and not ledger.missed:
                yield f"{record} is niet te laat: {ledger.words}"
        elif expected.says == "planned":
            if standing is not RhythmStanding.planned:
                yield f"{record} is niet gepland: {ledger.words}"
        elif expected.says == "met":
            proof = more.get("proof_on")
            if proof and (ledger.last is None or ledger.last.day != proof):
                yield f"{record} gebeurde niet op {proof}: {ledger.last}"
        elif expected.says == "shown":
            if by and (ledger.next_by is None or ledger.next_by > by):
                yield f"{record} heeft tot {ledger.next_by}, niet {by}"
        if (next_by := more.get("next_by")) and ledger.next_by != next_by:
            yield f"{record} daarna tot {ledger.next_by}, niet {next_by}"


def stands_for(line: Attention, record: str) -> bool:
    """Tell whether a line is about a record, or stands for it too."""
    return record == line.record or record in line.under


def told_of(finding: Finding, record: str) -> bool:
    """Tell whether a finding is about a record, or names it among what it looked at."""
    named: Iterable[object] = finding.inputs.get("records", ())
    return finding.record == record or record in named
