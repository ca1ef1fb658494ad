"""What one asks of the network: answers, worked out from the records as they stand."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from m50core.accountability import coming
from m50core.accountability import rhythm as rhythm_service
from m50core.accountability import standing as standing_service
from m50core.accountability.figures import figure_lines
from m50core.agenda import entries as agenda_service
from m50core.board.owners import Responsible, responsible
from m50core.errors import UnknownKind, UsageError, did_you_mean
from m50core.findings import causes as causes_service
from m50core.findings import check as check_service
from m50core.findings.findings import Finding
from m50core.goals.records import Goal
from m50core.guard.watch import Watch
from m50core.meetings import preparation as preparation_service
from m50core.network.face.views import Views
from m50core.network.ground import is_definition
from m50core.network.history.differences import Difference
from m50core.next_year import next_year as next_year_service
from m50core.plan.runbooks import Runbook, read_runbooks
from m50core.plan.year_plan import YearPlan
from m50core.plan.years import findings_in_force, of_year
from m50core.plugins.extensions import AgendaEntry
from m50core.plugins.missing import Missing, remark
from m50core.plugins.register import Register
from m50core.records import lookalikes as lookalikes_service
from m50core.records import search as search_service
from m50core.records.arguments import checked
from m50core.records.record import Record
from m50core.reports import report as report_service
from m50core.store.protocol import Commit
from m50core.today import today as today_service
from m50core.values.span import refuse_backwards, week_of


class Questions(Views):
    """The questions; none of them changes anything."""

    register: Register
    today: date

    def __init__(self, register: Register) -> None:
        self.register = register
        self._findings = check_service.Findings(register)

    @property
    @abstractmethod
    def plan(self) -> YearPlan:
        """The plan of the year that it is; see the network."""

    @property
    @abstractmethod
    def planned(self) -> Mapping[str, Record]:
        """What the plan and the reference data lay down, by id; see the network."""

    @abstractmethod
    def log(
        self,
        start: date | None = None,
        end: date | None = None,
        *,
        who: str = "",
        limit: int | None = 0,
    ) -> tuple[Commit, ...]:
        """Return commits; see the network."""

    @property
    @abstractmethod
    def incomplete(self) -> tuple[Missing, ...]:
        """What every answer is made without; see the network."""

    @abstractmethod
    def changes(self, start: date, end: date) -> tuple[Difference, ...]:
        """Return the net difference of some days; see the network."""

    @checked
    def check(
        self, *, plan: bool = False, suppressed: bool = False, year: int | None = None
    ) -> tuple[Finding, ...]:
        """Return what isn't as the plan promises, worst first.

        ``plan``: what the year plan itself lacks or contradicts, that of ``year`` (None: of the
        year that it is); ``suppressed``: also the findings that somebody set aside for a time.
        """
        rules, records = self.register.rules(), self.records
        if plan and len(self.plan.years) > 1:
            records = of_year(records, year or self.plan.year)
        findings = self._findings.check(rules, records, self.today, plan=plan)
        findings = findings if plan else findings_in_force(findings, records, self.today)
        findings = (*check_service.refusals(self.register.refused_rules), *findings)
        return findings if suppressed else tuple(f for f in findings if not f.suppression)

    @checked
    def causes(self, findings: Iterable[Finding]) -> tuple[causes_service.Cause, ...]:
        """Return findings by their cause, in the order in which a person reads them.

        Many that one rule finds are one: what is wrong, what is missing, what the plan leaves open.
        """
        return causes_service.causes(findings, self.register.rules(), self.records)

    @checked
    def agenda(self, start: date, end: date) -> tuple[AgendaEntry, ...]:
        """Return everything with a date from ``start`` to ``end``, both included.

        UsageError when ``end`` is before ``start``.
        """
        refuse_backwards(start, end)
        extra = self._extra(start, end, self.rhythms())
        return agenda_service.agenda(self.records, start, end, extra)

    def _extra(
        self, start: date, end: date, ledgers: Iterable[rhythm_service.RhythmLedger]
    ) -> list[AgendaEntry]:
        """Return what stands in the agenda beside the records that have a day."""
        return [
            *self.register.agenda_items(self.records, start, end),
            *coming.rhythm_entries(ledgers, start, end),
        ]

    def day(self) -> today_service.Today:
        """Return what needs attention today."""
        ledgers, commits = self.rhythms(), self.log(limit=today_service.CHANGES)
        extra = self._extra(*week_of(self.today), ledgers)
        return today_service.today(
            self.records, ledgers, self.check(), self.standings(), self.today,
            extra=extra, commits=commits,
        )  # fmt: skip

    def rhythms(self) -> tuple[rhythm_service.RhythmLedger, ...]:
        """Return how every rhythm stands today: what happened, when the next is due, the proof."""
        return rhythm_service.ledgers(self.records, self.today)

    def standings(self) -> tuple[standing_service.GoalStanding, ...]:
        """Return how every goal stands today and why, the most pressing first."""
        return standing_service.standings(self.records, self.today)

    @checked
    def standing(self, record: Record | str) -> standing_service.GoalStanding:
        """Return how one goal stands today and why; UsageError for something else than a goal."""
        goal = self._find(record)
        if not isinstance(goal, Goal):
            raise UsageError(f"“{goal.title_text}” is geen doel. Geef een doel.")
        return standing_service.standing(self.records, goal, self.today)

    @checked
    def figures(self, record: Record | str) -> tuple[str, ...]:
        """Return in Dutch what a figure comes to, and how many members delivered on a record."""
        return tuple(figure_lines(self.records, self._find(record), self.today))

    @checked
    def proposal(self, record: Record | str) -> str:
        """Return what a progress note of 100% proposes for what it is about; empty: nothing."""
        return standing_service.proposal(self.records, self._find(record))

    @checked
    def free_days(self, until: date) -> tuple[date, ...]:
        """Return a few working days without a meeting up to ``until``, else the first after it."""
        return rhythm_service.free_days(self.records, self.today, until)

    @checked
    def responsible(self, record: Record | str) -> Responsible:
        """Return who looks after a record: its owner, else through its portfolio or pillar."""
        return responsible(self.records, self._find(record))

    @checked
    def is_laid_down(self, record: Record | str) -> bool:
        """True when the plan's files lay a record down, so that only its state can be changed."""
        known = self._find(record)
        return known.id in self.planned and is_definition(known)

    @checked
    def lookalikes(
        self, kind: str, values: Mapping[str, object], but: str = ""
    ) -> tuple[Record, ...]:
        """Return the records that may well be what is added with these values, by their name.

        ``but``: the id of the record itself, when it is there. UnknownKind when there is none.
        """
        kinds = self.records.kinds
        cls = kinds.get(kind)
        if cls is None:
            raise UnknownKind(kind, kinds)
        return tuple(lookalikes_service.lookalikes(self.records, cls, values, but))

    def _find(self, record: Record | str) -> Record:
        return self.records[record] if isinstance(record, str) else record

    @checked
    def ready(self, words: str = "") -> preparation_service.Preparation:
        """Return what must be ready for a meeting or debate: an id, or the next "DB", "donderdag".

        UsageError when no such thing is coming.
        """
        about = preparation_service.find_by_words(self.records, words, self.today)
        return preparation_service.preparation(self.records, about, self.today)

    @cached_property
    def runbooks(self) -> Mapping[str, Runbook]:
        """The runbooks by name."""
        runbooks, wrong = read_runbooks(self.register.runbooks())
        for plugin, error in wrong:
            self.register.report_problem(plugin, error.sentence)
        return runbooks

    @checked
    def next_year(
        self, year: int, *, before: int | None = None, only: str = ""
    ) -> next_year_service.NextYear:
        """Lay out the plan of ``year`` as a proposal; see ``next_year.next_year``."""
        given = (self.register.year_plans(), self.records, self.register.reference())
        return next_year_service.next_year(self.plan, *given, year, before=before, only=only)

    @checked
    def search(self, words: str, *, limit: int | None = 100) -> tuple[search_service.Match, ...]:
        """Return records that hold every word, best first; at most ``limit`` (None: all)."""
        return search_service.search(self.records, words, limit=limit)

    @checked
    def report(self, name: str, *, period: str = "") -> report_service.Written:
        """Write a report; UsageError names those that exist."""
        reports = self.register.reports()
        if name not in reports:
            raise UsageError(
                f"Het verslag “{name}” bestaat niet. Kies uit: {', '.join(sorted(reports))}."
                f"{did_you_mean(name, reports)}"
            )
        plugin, what = self.register.owner("report", name), f"het verslag “{name}”"
        records = Watch(self.records) if plugin else self.records

        def write() -> report_service.Written:
            return report_service.write_report(
                reports[name], records, self.today, period,
                lambda start, end: {change.id: change.lines for change in self.changes(start, end)},
            )  # fmt: skip

        if plugin:
            report_service.get_ready()
        written = self.register.call(plugin, what, write)
        if isinstance(records, Watch) and records.put_back():
            raise self.register.failure(plugin, what, "het wijzigde gegevens; die zijn teruggezet")
        return written.with_remark(remark(self.incomplete))
