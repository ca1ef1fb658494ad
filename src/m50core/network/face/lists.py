"""The lists of the network as values: each made once, for whoever shows it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from m50core.errors import UsageError
from m50core.pages.cells import Cell, Column, ListRow, cell
from m50core.pages.table import Table
from m50core.records.arguments import checked
from m50core.records.collection import Collection, Records
from m50core.records.record import Record

if TYPE_CHECKING:
    from m50core.accountability.rhythm import RhythmLedger
    from m50core.accountability.standing import GoalStanding, Stand
    from m50core.board.records import Term
    from m50core.findings.findings import Finding
    from m50core.meetings.preparation import Preparation
    from m50core.meetings.proceedings import Proceedings
    from m50core.meetings.records.amendments import Amendment
    from m50core.meetings.records.decisions import Decision
    from m50core.meetings.records.meetings import ActionItem
    from m50core.network.carrying import Foreseen
    from m50core.network.history.bin import Binned
    from m50core.network.history.entries import HistoryEntry
    from m50core.network.network import Network
    from m50core.pages.sheet import Sheet
    from m50core.plan.definitions import PlanPart
    from m50core.plugins.extensions import AgendaEntry
    from m50core.privacy.privacy import Holding
    from m50core.store.protocol import Commit
    from m50core.today.listing import DayTables
    from m50core.today.today import Today


_LAST = 12
"""So many of the last changes of a record are told with it."""


class Lists:
    """What there is to list; each answer is a table, to be drawn or written to a file.

    ``found`` is what there is to list, where somebody asked the network for it already; a record
    may be named by its id. Each raises UsageError, with what to give, for anything else.
    """

    def __init__(self, net: "Network") -> None:
        self._net = net

    @checked
    def cell(self, record: Record | str, name: str) -> Cell:
        """Return a field of a record as lists show it; empty when the record hasn't it.

        A record may be named by its id; UnknownId when there is none.
        """
        from m50core.board.listing import record_cell

        net = self._net
        shown = net[record] if isinstance(record, str) else record
        return record_cell(net.records, shown, name, net.today)

    def kinds(self) -> Table:
        """Return every kind of record, with how many there are of it."""
        net = self._net
        rows = [
            ListRow(
                tuple(map(cell, (cls.spec.plural, len(net.collection(kind)), cls.spec.help))),
                kind,
                text=cls.spec.help,
            )
            for kind, cls in net.kinds.items()
        ]
        head = (
            Column("Soort", "plural"),
            Column("Aantal", "count", right=True),
            Column("Waarvoor", "help"),
        )
        return Table(rows, wide=2, head=head, ids="Naam", title="Alle soorten gegevens")

    @checked
    def records(
        self,
        found: Collection[Any] | str | Iterable[Record],
        like: str = "",
        *,
        more: Iterable[str] = (),
    ) -> Table:
        """Return records of one kind with the fields that they show in a list.

        ``found``: a kind's name, what ``net.goals.where(…)`` gives, or records. ``like``: the kind
        whose columns they get, where several stand in one list. UnknownKind for another kind.
        ``more``: names or labels of fields that are columns besides; others are left out.
        """
        from m50core.board.listing import records_table

        net, besides = self._net, list[str]()
        shown = net.collection(like).cls if like else None
        part = self._collection(found, like)
        if more:
            from m50core.records.called import fields_among

            besides = fields_among(shown or part.cls, more)
        if part.cls.spec.kind == "meeting_series" and not like:
            from m50core.meetings.listing import series_table

            return series_table(net.records, part, net.today, besides)
        return records_table(net.records, part, net.today, shown, besides)

    def _collection(self, found: str | Iterable[Record], like: str) -> Collection[Any]:
        if isinstance(found, Collection | str):
            return found if isinstance(found, Collection) else self._net.collection(found)
        net, records = self._net, list(found)
        kinds = {record.spec.kind for record in records} or {like}
        if len(kinds) > 1 or not all(kinds):
            sentence = "geef records van één soort, of de naam van die soort."
            raise UsageError(f"records(found=…): {sentence}")
        listed = Records(net.kinds, {record.id: record for record in records}, today=net.today)
        return listed.collection(kinds.pop())

    @checked
    def goals(
        self,
        found: "Iterable[GoalStanding] | None" = None,
        before: "Mapping[str, Stand] | None" = None,
        *,
        whole: bool = True,
    ) -> Table:
        """Return the goals with how they stand, the most pressing first; notes tell why.

        ``found``: those that were asked for already. ``before``: how they stood on another day, by
        id. ``whole``: those of other years' plans too, below the rest.
        """
        from m50core.accountability.listing import goals_table

        net = self._net
        standings = net.standings() if found is None else tuple(found)
        known = {standing.goal.id for standing in standings}
        others = [goal for goal in net.goals if goal.id not in known] if whole else []
        return goals_table(net.records, standings, before, others=others)

    @checked
    def rhythms(self, found: "Iterable[RhythmLedger] | None" = None) -> Table:
        """Return what is promised again and again, the most urgent first."""
        from m50core.accountability.listing import rhythms_table

        net = self._net
        return rhythms_table(net.records, net.rhythms() if found is None else found, net.today)

    @checked
    def bin(self, found: "Iterable[Binned] | None" = None) -> Table:
        """Return what was removed and can come back, newest first."""
        from m50core.network.history.listing import bin_table

        return bin_table(self._net.bin() if found is None else found, self._net.kinds)

    @checked
    def preview(self, found: "Iterable[Foreseen]") -> Table:
        """Return what becomes of records, as ``net.foresee`` tells it."""
        from m50core.network.carrying import preview_table

        return preview_table(self._net.records, tuple(found))

    def plugins(self) -> Table:
        """Return what is installed, each plugin with how it is; none is asked anything."""
        from m50core.plugins.listing import plugins_table

        return plugins_table(self._net.register.states)

    @checked
    def search(self, words: str, *, limit: int | None = 100) -> Table:
        """Return what holds every word, best first; below it why something isn't there."""
        from m50core.pages.found import found_table

        net = self._net
        absent = (cls.why_absent(words) for cls in net.kinds.values())
        return found_table(
            net.search(words, limit=limit), [f"{sentence}." for sentence in absent if sentence]
        )

    @checked
    def relations(self, record: Record | str) -> Table:
        """Return what a record points at, then what points at it; UnknownId as ``cell``."""
        from m50core.pages.relations import relations_table

        net = self._net
        return relations_table(net.records, net[record] if isinstance(record, str) else record)

    @checked
    def sheet(self, record: Record | str, *, whole: bool = True, changes: bool = False) -> "Sheet":
        """Return what there is to tell of a record; UnknownId as ``cell``.

        ``whole``: also what points at it and what happened to it. ``changes``: below each of what
        happened, what it changed.
        """
        from m50core.accountability.sheet import record_sheet, whole_sheet
        from m50core.pages.commits import log_of_one

        net = self._net
        found = net[record] if isinstance(record, str) else record
        standing = net.standing(found) if found.kind == "goal" else None
        sheet = record_sheet(net.records, found, net.today, standing, net.figures(found))
        if not whole:
            return sheet
        if changes:
            history = self.history(net.history(found)[-_LAST:])
        else:
            history = log_of_one(net.commits_of(found)[-_LAST:], found.id)
        return whole_sheet(net.records, sheet, self.relations(found), history)

    def runbooks(self) -> Table:
        """Return the runbooks by name."""
        from m50core.meetings.listing import runbooks_table

        return runbooks_table(self._net.runbooks.values())

    @checked
    def steps(self, found: "Iterable[ActionItem]") -> Table:
        """Return the action items that a runbook gave, in that order."""
        from m50core.meetings.listing import steps_table

        return steps_table(self._net.records, found)

    @checked
    def personal_data(self, found: "Iterable[Holding] | None" = None) -> Table:
        """Return every field that holds personal data, why, how long, and how many are filled."""
        from m50core.privacy.listing import inventory_table

        return inventory_table(self._net.personal_data() if found is None else found)

    @checked
    def check(self, found: "Iterable[Finding] | None" = None, *, plan: bool = False) -> Table:
        """Return the findings by cause, those that are set aside below the rest.

        ``plan``: those about the year plan itself.
        """
        from m50core.findings.listing import findings_table

        net = self._net
        findings = net.check(plan=plan, suppressed=True) if found is None else found
        title = "Het plan zelf" if plan else "Controle"
        return findings_table(net.records, net.register.rules(), findings, title)

    @checked
    def gravest(self, found: "Iterable[Finding]") -> tuple[Table, ...]:
        """Return findings in a list a severity, the most serious first, a line a rule."""
        from m50core.findings.listing import causes_by_severity

        return causes_by_severity(self._net.causes(found), self._net.records)

    @checked
    def plan(self, parts: "Iterable[PlanPart] | None" = None, *, sources: bool = False) -> Table:
        """Return what the year plan lays down, part by part; without ``parts``: this year's.

        ``sources``: under the headings of its text.
        """
        from m50core.plan_check.listing import plan_table

        net = self._net
        given = net.plan.of_year(net.plan.year) if parts is None else parts
        return plan_table(net.records, net.plan, given, sources=sources)

    @checked
    def parts(self, found: "Iterable[PlanPart]", standings: "Iterable[GoalStanding]") -> Table:
        """Return parts of the year plan with how many goals each has, and how those stand."""
        from m50core.plan_check.listing import parts_table

        return parts_table(self._net.records, found, standings)

    @checked
    def meeting(self, whole: "Proceedings", found: "Preparation | None" = None) -> Table:
        """Return a meeting part by part: what must be ready, agenda, votes, decisions, minutes.

        ``found``: what must be ready, where that was asked for already.
        """
        from m50core.meetings.sections import meeting_table

        net = self._net
        ready = net.ready(whole.meeting.id) if found is None else found
        return meeting_table(net.records, whole, ready, net.today)

    @checked
    def needs(self, found: "Preparation") -> Table:
        """Return what must be ready for a meeting, debate or event; notes say why, and how."""
        from m50core.meetings.sections import needs_table

        return needs_table(self._net.records, found, self._net.today)

    @checked
    def effects(self, decision: "Decision | str") -> Table:
        """Return what a decision changes, with how far that is; notes say what is in the way.

        A decision may be named by its id; UnknownId when there is none.
        """
        from m50core.meetings.listing import effects_table

        decisions = self._net.collection("decision")
        found = decisions[decision] if isinstance(decision, str) else decision
        return effects_table(self._net.records, cast("Decision", found))

    @checked
    def effect(self, effect: "Amendment | Term") -> ListRow:
        """Return one thing that a decision would change, as ``effects`` lists it."""
        from m50core.meetings.listing import effect_row

        return effect_row(self._net.records, effect)

    @checked
    def log(self, found: "Iterable[Commit]") -> Table:
        """Return commits (oldest first) as what was done, newest first."""
        from m50core.pages.commits import log_table

        return log_table(found)

    @checked
    def history(self, found: "Iterable[HistoryEntry]") -> Table:
        """Return what happened to a record, newest first; the notes tell what changed."""
        from m50core.network.history.listing import history_table

        return history_table(found)

    @checked
    def day(self, found: "Today | None" = None) -> "DayTables":
        """Return the day, list by list, as Vandaag and ``m50 today`` tell it."""
        from m50core.today.listing import day_tables

        net = self._net
        return day_tables(net.records, net.day() if found is None else found)

    @checked
    def agenda(self, found: "Iterable[AgendaEntry]", ahead: "Iterable[AgendaEntry]" = ()) -> Table:
        """Return entries of the agenda in their order; ``ahead``: what is to be prepared now."""
        from m50core.agenda.listing import agenda_table

        return agenda_table(self._net.records, found, ahead)

    @checked
    def agenda_parts(
        self, found: "Iterable[AgendaEntry]", ahead: "Iterable[AgendaEntry]" = ()
    ) -> tuple[Table, ...]:
        """Return the same in three lists: on a day, without a fixed day, and ``ahead``."""
        from m50core.agenda.listing import agenda_tables

        return agenda_tables(self._net.records, found, ahead)

    @checked
    def without_date(self, among: Iterable[str] | None = None) -> Table:
        """Return what takes place and still waits for a date."""
        from m50core.agenda.listing import undated_table

        return undated_table(self._net.records, among)
