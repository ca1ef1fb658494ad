"""What one asks of the network: answers, worked out from the records as they stand."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from m50core.errors import UsageError
from m50core.network.face.asked_modules import (
    agenda_service,
    causes_service,
    check_service,
    coming,
    differing,
    extensions,
    figures_service,
    findings,
    goal_records,
    ground,
    lookalikes_service,
    next_year_service,
    owners_service,
    preparation_service,
    report_service,
    rhythm_service,
    runbooks_service,
    search_service,
    standing_service,
    today_service,
    watch,
    years,
)
from m50core.network.face.views import Views
from m50core.plan.year_plan import YearPlan
from m50core.plugins.missing import Missing, remark
from m50core.plugins.register import Register
from m50core.records.arguments import checked
from m50core.records.record import Record
from m50core.store.protocol import Commit
from m50core.values.span import refuse_backwards, week_of


class Questions(Views):
    """The questions; none of them changes anything."""

    register: Register
    today: date

    def __init__(self, register: Register) -> None:
        self.register = register

    @cached_property
    def _findings(self) -> check_service.Findings:
        return check_service.Findings(self.register)

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
    def changes(self, start: date, end: date) -> tuple[differing.Difference, ...]:
        """Return the net difference of some days; see the network."""

    @checked
    def check(
        self, *, plan: bool = False, suppressed: bool = False, year: int | None = None
    ) -> tuple[findings.Finding, ...]:
        """Return what isn't as the plan promises, worst first.

        ``plan``: what the year plan itself lacks or contradicts, that of ``year`` (None: of the
        year that it is); ``suppressed``: also the findings that somebody set aside for a time.
        """
        rules, records = self.register.rules(), self.records
        len(records)  # all are asked: made together they take less than one by one
        if plan and len(self.plan.years) > 1:
            records = years.of_year(records, year or self.plan.year)
        found = self._findings.check(rules, records, self.today, plan=plan)
        found = found if plan else years.findings_in_force(found, records, self.today)
        found = (*check_service.refusals(self.register.refused_rules), *found)
        return found if suppressed else tuple(f for f in found if not f.suppression)

    @checked
    def causes(self, findings: Iterable[findings.Finding]) -> tuple[causes_service.Cause, ...]:
        """Return findings by their cause, in the order in which a person reads them.

        Many that one rule finds are one: what is wrong, what is missing, what the plan leaves open.
        """
        return causes_service.causes(findings, self.register.rules(), self.records)

    @checked
    def agenda(self, start: date, end: date) -> tuple[extensions.AgendaEntry, ...]:
        """Return everything with a date from ``start`` to ``end``, both included.

        UsageError when ``end`` is before ``start``.
        """
        refuse_backwards(start, end)
        extra = self._extra(start, end, self.rhythms())
        return agenda_service.agenda(self.records, start, end, extra)

    def _extra(
        self, start: date, end: date, ledgers: Iterable[rhythm_service.RhythmLedger]
    ) -> list[extensions.AgendaEntry]:
        """Return what stands in the agenda beside the records that have a day."""
        return [
            *self.register.agenda_items(self.records, start, end),
            *coming.rhythm_entries(ledgers, start, end),
        ]

    def day(self) -> today_service.Today:
        """Return what needs attention today."""
        len(self.records)  # all are asked: made together they take less than one by one
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
        if not isinstance(goal, goal_records.Goal):
            raise UsageError(f"“{goal.title_text}” is geen doel. Geef een doel.")
        return standing_service.standing(self.records, goal, self.today)

    @checked
    def figures(self, record: Record | str) -> tuple[str, ...]:
        """Return in Dutch what a figure comes to, and how many members delivered on a record."""
        return tuple(figures_service.figure_lines(self.records, self._find(record), self.today))

    @checked
    def proposal(self, record: Record | str) -> str:
        """Return what a progress note of 100% proposes for what it is about; empty: nothing."""
        return standing_service.proposal(self.records, self._find(record))

    @checked
    def free_days(self, until: date) -> tuple[date, ...]:
        """Return a few working days without a meeting up to ``until``, else the first after it."""
        return rhythm_service.free_days(self.records, self.today, until)

    @checked
    def responsible(self, record: Record | str) -> owners_service.Responsible:
        """Return who looks after a record: its owner, else through its portfolio or pillar."""
        return owners_service.responsible(self.records, self._find(record))

    @checked
    def is_laid_down(self, record: Record | str) -> bool:
        """True when the plan's files lay a record down, so that only its state can be changed."""
        known = self._find(record)
        return known.id in self.planned and ground.is_definition(known)

    @checked
    def lookalikes(
        self, kind: str, values: Mapping[str, object], but: str = ""
    ) -> tuple[Record, ...]:
        """Return the records that may well be what is added with these values, by their name.

        ``but``: the id of the record itself, when it is there. Errors as ``kind_called``.
        """
        cls = self.records.collection(kind).cls
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
    def runbooks(self) -> Mapping[str, runbooks_service.Runbook]:
        """The runbooks by name."""
        runbooks, wrong = runbooks_service.read_runbooks(self.register.runbooks())
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
        from m50core.reports.called import report_called

        name = report_called(reports, name)
        plugin, what = self.register.owner("report", name), f"het verslag “{name}”"
        records = watch.Watch(self.records) if plugin else self.records

        def write() -> report_service.Written:
            return report_service.write_report(
                reports[name], records, self.today, period,
                lambda start, end: {change.id: change.lines for change in self.changes(start, end)},
            )  # fmt: skip

        if plugin:
            report_service.get_ready()
        written = self.register.call(plugin, what, write)
        if isinstance(records, watch.Watch) and records.put_back():
            raise self.register.failure(plugin, what, "het wijzigde gegevens; die zijn teruggezet")
        return written.with_remark(remark(self.incomplete))
