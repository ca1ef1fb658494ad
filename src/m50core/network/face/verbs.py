"""What one does with the network: each a commit of its own."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from types import MappingProxyType

import attrs

from m50core.network.face.asked_modules import (
    accounting_service,
    amendments,
    appointments,
    board_records,
    cancelling,
    carrying,
    commits,
    decisions,
    doings,
    meeting_records,
    moving,
    preparation_service,
    proof,
    readying,
    recess,
    resolutions,
    runbook_service,
    series_service,
    sitting_service,
)
from m50core.network.face.questions import Questions
from m50core.records.arguments import checked
from m50core.records.overlay import Derivation, KeptRecords
from m50core.records.record import Record, evolve
from m50core.values.capital import with_capital


class Verbs(Questions):
    """The verbs; each keeps what it does as one commit."""

    @abstractmethod
    def commit(self, why: str) -> AbstractContextManager[commits.CommitBuilder]:
        """Gather changes into one commit; see the network."""

    def _overlay(self, kept: KeptRecords, today: date) -> Mapping[str, Record]:
        """Return what lies over the records on a day; see ``records.overlay``."""
        from m50core.meetings.worked_out import lay_decisions

        return lay_decisions(kept, today)

    @property
    def _derivation(self) -> Derivation:
        """What is worked out of other records, and never kept."""
        from m50core.meetings.worked_out import POSTS

        return POSTS

    def _why_laid(self, laid: Mapping[str, Record]) -> str:
        """Return why what lay over the records is kept."""
        decided = (one for one in laid.values() if isinstance(one, decisions.Decision))
        titles = [record.title_text for record in decided]
        return f"Gaat in: {', '.join(titles) or 'wijziging van het plan'}"

    @checked
    def carry_out(self, doing: doings.Doing) -> tuple[Record, ...]:
        """Do what was worked out, by ``today.deeds`` or ``records.many``, as one commit.

        Returns what changed and what was added. An error tells of every record that can't, by id.
        """
        return carrying.carry_out(self, doing)

    @checked
    def foresee(self, doing: doings.Doing) -> tuple[carrying.Foreseen, ...]:
        """Return what would become of each record, and keep nothing; errors as ``carry_out``."""
        return carrying.foresee(self, doing)

    @checked
    def approve(self, note: Record | str) -> proof.ProofStatus:
        """Take progress a step further with its proof, checked and then approved; return which.

        UsageError when it is approved already, or isn't progress.
        """
        present = self._find(note)
        step = accounting_service.next_proof(present)
        with self.commit(f"{with_capital(step.label)}: {present.title_text}") as commit:
            commit.change(present, status=step)
        return step

    @checked
    def sitting(self, meeting: str) -> sitting_service.Sitting:
        """Return what is done in a meeting (by id, title, or "ALV"): attendance, votes, minutes."""
        held = preparation_service.meeting(self.records, meeting, self.today)
        return sitting_service.Sitting(self, held)

    @checked
    def mark_ready(self, words: str, step: str, on: date | None = None) -> tuple[Record, ...]:
        """Keep that a step towards a meeting or event was done; see ``meetings.readying``."""
        about = preparation_service.find_by_words(self.records, words, self.today)
        sort = readying.step_named(step)
        return self.carry_out(readying.mark_ready(self.records, about, sort, self.today, on))

    @checked
    def move(self, record: Record | str, day: date, why: str) -> moving.Upshot:
        """Move a meeting, debate or event; see ``meetings.moving`` for what is told of it."""
        upshot = moving.move(self.records, self._find(record).id, day, why, self.today)
        self.carry_out(upshot.doing)
        return upshot

    @checked
    def cancel(
        self, record: Record | str, why: str = "", *, drop: bool = False, to: str = ""
    ) -> moving.Upshot:
        """Cancel what takes place, and decide on what hung on it; see ``meetings.cancelling``."""
        upshot = cancelling.cancel(
            self.records, self._find(record).id, why, self.today, drop=drop, to=to
        )
        self.carry_out(upshot.doing)
        return upshot

    @checked
    def lay_out(
        self,
        series: meeting_records.MeetingSeries,
        every: str,
        first: date,
        last: date,
        details: Mapping[str, str] = MappingProxyType({}),
        *,
        dry_run: bool = False,
    ) -> tuple[series_service.LaidOut, ...]:
        """Make the meetings of a series as one commit; see ``meetings.series``."""
        free = recess.recesses()
        slots = series_service.laid_out(self.records, series, every, first, last, details, free)
        with self.commit(f"Vergaderreeks {series.title}") as commit:
            kept = tuple(
                attrs.evolve(slot, meeting=commit.add(slot.meeting)) if slot.meeting else slot
                for slot in slots
            )
            if dry_run:
                commit.cancel()
        return slots if dry_run else kept

    @checked
    def decide(
        self,
        decision: decisions.Decision,
        effects: Iterable[amendments.Amendment | board_records.Term] = (),
        *,
        on: date | None = None,
        effective: date | None = None,
    ) -> decisions.Decision:
        """Take a decision, with what it changes from its day on.

        Those are amendments (see ``meetings.resolutions``), terms that begin by it and terms there
        are that end by it (see ``meetings.appointments``).

        ``on``: the day of its meeting, else today. ``effective``: that same day. Before the day of
        its meeting it is noted, and holds from then on. UsageError when that can't be.
        """
        values = resolutions.take(self.records, decision, self.today, on, effective)
        new_decision = evolve(decision, **values)
        with self.commit(resolutions.why_taken(self.records, new_decision)) as commit:
            for effect in effects:
                hung = appointments.hung_on(effect, decision)
                if effect.id in self.records:
                    commit.change(effect.id, **hung)
                else:
                    commit.add(evolve(effect, **hung))
            return commit.change(decision, **values)

    @checked
    def run(
        self,
        name: str,
        on: date | None = None,
        about: str = "",
        roles: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[meeting_records.ActionItem, ...]:
        """Lay out a runbook around the day ``on`` as one commit; see ``meetings.runbook``.

        Laid out already for ``about``, or on that day, with ``roles``: those are filled in anew.
        """
        book = runbook_service.find_runbook(self.runbooks, name)
        if doing := runbook_service.refill(book, self.records, about, roles, on):
            ids = [record.id for record in self.carry_out(doing)]
        else:
            ids = []
            with self.commit(f"Draaiboek {book.title}") as commit:
                for laid in runbook_service.laid_out(book, self.records, on, about, roles):
                    ids.append(commit.add(laid.after(ids)).id)
        items = self.records.collection(meeting_records.ActionItem)
        return tuple(items[item_id] for item_id in ids)
