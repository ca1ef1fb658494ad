"""One meeting: what must be ready, and what is done while it is held."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from m50core import (
    Attendance,
    Decision,
    Minutes,
    MinutesStatus,
    NeedSort,
    Secrecy,
    Sitting,
    Vote,
    VoteStatus,
)
from m50core.meetings import UNDECIDED, Polled, Section, result_line
from m50tui.forms.entry import change
from m50tui.forms.form import FormScreen
from m50tui.forms.occasions import OccasionKeys
from m50tui.forms.pick import PickScreen
from m50tui.meetings import steps
from m50tui.meetings.counts import ask_counts
from m50tui.meetings.decision import DecisionScreen
from m50tui.meetings.lines import Line
from m50tui.meetings.outcome import running
from m50tui.meetings.presence import following
from m50tui.meetings.roll import RollScreen, pick_proxy
from m50tui.meetings.sheet import header, sheet
from m50tui.meetings.sitting import SittingScreen
from m50tui.meetings.vote import VoteScreen
from m50tui.records.describe import summary
from m50tui.records.detail import DetailScreen
from m50tui.terminal.keys import (
    ANYWHERE,
    HELP,
    MEETING_KEYS,
    OCCASION_KEYS,
    PALETTE,
    READY,
    REDO,
    REMOVE,
    UNDO,
    Key,
)
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import attempt, host, remove
from m50tui.widgets.record_list import PartedList, RecordList

BACK = Key("escape", "back", "terug", "terug naar de lijst", footer=True)


class MeetingScreen(OccasionKeys, SittingScreen):
    """Prepares and runs one meeting."""

    manual_topic = "vergaderen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*MEETING_KEYS, *OCCASION_KEYS, BACK, REMOVE, UNDO, REDO, READY, *ANYWHERE)
        if key.action != "quit"
    ]

    def compose(self) -> ComposeResult:
        """Lay out the header, the lines, what the chosen one means, the keys."""
        yield Static(id="meeting-head")
        with Horizontal(id="meeting-body"):
            yield PartedList(id="meeting")
            with VerticalScroll(id="meeting-side", can_focus=False):
                yield Static(id="meeting-text")
        yield M50Footer((BACK, *ANYWHERE))

    def on_mount(self) -> None:
        """Start where one left it; at first, at what must be ready."""
        self.set_focus(self.lines)
        self.reload(keep=False)
        self.come_back(f"meeting:{self.meeting_id}")

    def on_resize(self) -> None:
        """Fold the explanation to its room."""
        self.call_after_refresh(self._explain)

    @property
    def occasion(self) -> str:
        """Id of what the screen is about."""
        return self.meeting_id

    def show_anew(self) -> None:
        """Show the meeting as it is now."""
        self.reload(keep=True)

    @property
    def lines(self) -> PartedList:
        """The lines."""
        return self.query_one("#meeting", PartedList)

    @property
    def line(self) -> Line:
        """The chosen line."""
        row = self.lines.current
        return row if isinstance(row, Line) else Line(())

    def reload(self, *, keep: bool) -> None:
        """Show the meeting as it is now; back to where one came from when it is gone."""
        whole = self.whole
        if whole is None:
            host(self.app).tell("Deze vergadering is verwijderd.", "warning")
            self.dismiss(None)
            return
        page = sheet(self.net, whole, self.net.ready(self.meeting_id))
        self.query_one("#meeting-head", Static).update(header(whole))
        self.lines.show(page, keep=keep)

    def _after_visit(self, _: object = None) -> None:
        self.reload(keep=True)

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()
        self._explain()
        deeds = () if self.net.looks_back else (*self.line.keys, UNDO)
        keys = (*deeds[:-1], BACK, *deeds[-1:], PALETTE, HELP)
        self.query_one(M50Footer).show(keys)

    def _explain(self) -> None:
        line = self.line
        record = self.net.records.get(line.record)
        if record is not None:
            room = self.query_one("#meeting-side").size.width - 4
            text = summary(self.net, record, line.explained, width=max(30, room))
        else:
            text = safe(line.explained, multiline=True)
        self.query_one("#meeting-text", Static).update(text)

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        event.stop()
        if not self.line.record:
            self.action_add()
        elif self.line.record == self.meeting_id:
            self.action_details()
        else:
            host(self.app).show_record(self.line.record, self._after_visit)

    def _form(self, form: steps.Form | None) -> None:
        if form is None:
            self.reload(keep=True)
            return
        screen = FormScreen(self.net, form.kind, form.record, form.given, form.only)
        self.app.push_screen(screen, self._voting if form.kind == "vote" else self._after_visit)

    def _voting(self, vote_id: str | None) -> None:
        self.reload(keep=True)
        if vote_id:
            self._vote(vote_id)

    def _vote(self, vote_id: str) -> None:
        vote = self.net.records.get(vote_id)
        if isinstance(vote, Vote) and vote.status is VoteStatus.prepared:
            vote = self.sit(lambda sitting: sitting.open_vote(vote_id))
        if not isinstance(vote, Vote):
            return
        if vote.status is VoteStatus.closed:
            polled = next(p for p in self._votes if p.vote.id == vote.id)
            host(self.app).tell(f"“{vote.title}” is gesloten: {result_line(polled)}.")
        elif vote.secrecy is Secrecy.secret:
            ask_counts(self, vote, self._after_visit)
        else:
            self.app.push_screen(VoteScreen(self.net, self.meeting_id, vote_id), self._after_visit)

    def action_step(self) -> None:
        """Do what comes next on the chosen line."""
        line = self.line
        record = self.net.records.get(line.record)
        if "step" not in line.deeds or record is None:
            host(self.app).tell("Bij deze regel is er geen volgende stap. w legt uit wat kan.")
        elif line.part is Section.ready and line.sort is NeedSort.draft:
            host(self.app).show_record(record.id, self._after_visit)
        elif line.part is Section.ready:
            found = attempt(self.app, lambda: (steps.prepare(self.net, self.meeting_id, line),))
            if found is not None:
                self._form(found[0])
        elif isinstance(record, Attendance):
            who, presence = record.voter, following(record.presence)
            self.sit(lambda sitting: sitting.attend(who, presence=presence))
            self.reload(keep=True)
        elif isinstance(record, Vote) and record.status is not VoteStatus.closed:
            self._vote(record.id)
        elif isinstance(record, Vote | Decision):
            self.action_decide()
        else:
            attempt(self.app, lambda: steps.advance(self.net, line.record))
            self.reload(keep=True)

    def action_proxy(self) -> None:
        """Choose who votes for the chosen member."""
        record = self.net.records.get(self.line.record)
        if isinstance(record, Attendance) and record.voter:
            pick_proxy(self, record.voter, self._after_visit)
        else:
            host(self.app).tell("Kies eerst een lid bij Aanwezigheid.")

    def action_roll(self) -> None:
        """Open the list of who is there."""
        self.app.push_screen(RollScreen(self.net, self.meeting_id), self._after_visit)

    @property
    def _votes(self) -> tuple[Polled, ...]:
        return self.whole.votes if self.whole else ()

    def action_vote(self) -> None:
        """Go on with the vote that is chosen or that runs, or begin one."""
        record, decision = self.net.records.get(self.line.record), self.line.ids[1:]
        open_ = running(self.whole) if self.whole else ()
        mine = [v for v in open_ if v is record or (v.decision and v.decision in decision)]
        if isinstance(record, Vote) and record.status is VoteStatus.prepared and not open_:
            self._vote(record.id)
        elif len(mine or open_) == 1:
            self._vote((*mine, *open_)[0].id)
        elif open_:
            ids = {vote.id for vote in open_}
            ask = "Welke stemming?"
            pick = PickScreen(self.net, ("vote",), lambda one: one.id in ids, ask)
            self.app.push_screen(pick, lambda chosen: self._vote(chosen) if chosen else None)
        else:
            self._form(steps.new_vote(self.net, self.meeting_id, self.line))

    def action_decide(self) -> None:
        """Take the decision that the line is about, or one of this meeting's proposals."""
        decision = self.line.ids[1] if self.line.ids else ""
        record = self.net.records.get(decision or self.line.record)
        if isinstance(record, Decision):
            self._decide(record.id)
            return

        def is_proposed(one: object) -> bool:
            if not isinstance(one, Decision) or one.meeting != self.meeting_id:
                return False
            return one.status in UNDECIDED

        if not any(map(is_proposed, self.net.collection("decision"))):
            host(self.app).tell("Er ligt geen voorstel. Maak er een: n bij Besluiten.")
            return
        screen = PickScreen(self.net, ("decision",), is_proposed, "Over welk voorstel?")
        self.app.push_screen(screen, self._decide)

    def _decide(self, decision_id: str | None) -> None:
        decision = self.net.records.get(decision_id or "")
        if not isinstance(decision, Decision):
            return
        if decision.status not in UNDECIDED:
            host(self.app).tell(f"“{decision.title}” is al {decision.status.label}.")
            return
        self.app.push_screen(DecisionScreen(self.net, decision.id), self._after_visit)

    def action_paper(self) -> None:
        """Ask for a paper with the chosen point."""
        self._form(steps.new_paper(self.net, self.meeting_id, self.line))

    def action_minutes(self) -> None:
        """Make the minutes and open them; after that: shared, adopted."""
        whole = self.whole
        written = whole.minutes if whole else ()
        if not written:
            new_minutes = self.sit(Sitting.draft_minutes)
            if new_minutes is not None:
                self.reload(keep=True)
                self._form(steps.Form("minutes", new_minutes.id))
        elif written[0].status is MinutesStatus.adopted:
            host(self.app).tell("Het verslag is al vastgesteld.")
        else:
            minutes = written[0]
            attempt(self.app, lambda: steps.advance(self.net, minutes.id))
            after = self.net.records.get(minutes.id)
            if isinstance(after, Minutes) and after.status is not minutes.status:
                host(self.app).tell(f"{after.title}: {after.status.label}. Terug: u.")
            self.reload(keep=True)

    def action_add(self) -> None:
        """Add something in the part that one is in."""
        part = self.line.part
        if part is Section.attendance:
            self.action_roll()
        elif part is Section.votes:
            self._form(steps.new_vote(self.net, self.meeting_id, Line(())))
        elif part is Section.minutes:
            self.action_minutes()
        else:
            self._form(steps.new(part, self.meeting_id))

    def action_change(self) -> None:
        """Change what stands on the chosen line."""
        record = self.net.records.get(self.line.record)
        if record is None:
            host(self.app).tell("Op deze regel staat nog niets. n maakt iets nieuws.")
        else:
            change(self.app, self.net, record.id, self._after_visit)

    def action_remove(self) -> None:
        """Remove what stands on the chosen line; the meeting itself only from its own page."""
        if self.line.record in ("", self.meeting_id):
            host(self.app).tell("Op deze regel is niets te verwijderen.")
        elif remove(self.app, self.net, self.line.record):
            self.reload(keep=True)

    def action_why(self) -> None:
        """Show the explanation alone, or the lines again."""
        self.toggle_class("-why")
        side = self.query_one("#meeting-side")
        side.can_focus = self.has_class("-why")
        self.set_focus(side if side.can_focus else self.lines)
        self.call_after_refresh(self._explain)

    def action_details(self) -> None:
        """Show everything that is kept about the meeting."""
        self.app.push_screen(DetailScreen(self.net, self.meeting_id), self._after_visit)

    def action_ready(self) -> None:
        """Go to the meeting that comes first."""
        host(self.app).show_next_meeting(self._after_visit)

    def action_back(self) -> None:
        """Leave the explanation, or the meeting."""
        if self.has_class("-why"):
            self.action_why()
        else:
            self.dismiss(None)
