"""An open vote by roll call: each member that can vote, and what they answer."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from m50core import Answer, Network, Outcome, Vote, VoteStatus
from m50core.meetings import Polled, quorum_line, vote_line, vote_notes
from m50core.records import fold
from m50tui.forms.pick import PickScreen
from m50tui.meetings.presence import proxy_line
from m50tui.meetings.sitting import SittingScreen
from m50tui.terminal.keys import ANYWHERE, CHOICE_KEYS, HELP, REDO, UNDO, VOTE_KEYS, Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host, look_anew, take_step
from m50tui.widgets.page import Page, Row
from m50tui.widgets.record_list import PartedList, RecordList

BACK = Key("escape", "back", "terug", "terug; de stemming blijft open", footer=True)
SEARCH = Key("slash", "filter", "zoek", "zoek een lid", footer=True)
_NEXT = {
    Outcome.adopted: "Nu het besluit: b.",
    Outcome.rejected: "Leg bij het besluit vast dat het is verworpen: b.",
    Outcome.no_quorum: "Er is niets besloten. Stem opnieuw als er genoeg leden zijn.",
}


def what_next(closed: Vote) -> str:
    """Return what one does after a vote; nothing where its result says that itself."""
    ahead = closed.decision or closed.outcome is Outcome.no_quorum
    again = closed.candidates and closed.outcome is Outcome.rejected
    return _NEXT[closed.outcome] if ahead and not again else ""


class VoteScreen(SittingScreen):
    """One key a member; closing counts."""

    manual_topic = "vergaderen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*VOTE_KEYS, SEARCH, BACK, UNDO, REDO, *ANYWHERE)
        if key.action != "quit"
    ]

    def __init__(self, net: Network, meeting_id: str, vote_id: str) -> None:
        super().__init__(net, meeting_id)
        self.vote_id = vote_id

    def compose(self) -> ComposeResult:
        """Lay out the count so far, and the members."""
        yield Static(id="vote-head")
        yield Input(placeholder="zoek een lid", id="filter")
        yield PartedList(id="vote")
        polled = self._poll()
        keys = CHOICE_KEYS if polled and polled.vote.candidates else VOTE_KEYS
        yield M50Footer((*keys, UNDO, BACK, HELP))

    def on_mount(self) -> None:
        """Start where one left it; at first, at the first member."""
        self.reload(keep=False)
        self.come_back(f"vote:{self.vote_id}")
        self.set_focus(self.lines)

    @property
    def lines(self) -> PartedList:
        """The members that can vote."""
        return self.query_one("#vote", PartedList)

    def _poll(self) -> Polled | None:
        votes = self.whole.votes if self.whole else ()
        return next((vote for vote in votes if vote.vote.id == self.vote_id), None)

    def reload(self, *, keep: bool) -> None:
        """Show the votes so far; back when the vote is gone."""
        whole, polled = self.whole, self._poll()
        if whole is None or polled is None:
            self.dismiss(None)
            return
        title_of = self.net.records.title
        answers = {
            ballot.voter: title_of(ballot.choice) if ballot.choice else ballot.answer.label
            for ballot in polled.ballots
        }
        listed = {attendance.voter: attendance for attendance in whole.attendance}
        rows = []
        for member in sorted(whole.represented, key=lambda one: fold(self.net.records.title(one))):
            proxy = proxy_line(self.net, listed[member])
            cells = (self.net.records.title(member), answers.get(member, "-"), proxy)
            rows.append(Row(cells, record=member))
        if not rows:
            words = "Niemand kan nog stemmen: vul eerst de presentielijst in (esc, dan a)."
            rows.append(Row((words, "", ""), nothing=True))
        left = f"\nNog niet gestemd: {len(polled.waiting)}" if polled.waiting else "\n"
        title = f"{vote_line(polled)}\n{quorum_line(whole)}{left}"
        self.query_one("#vote-head", Static).update(safe(title, multiline=True))
        self.lines.show(Page("", ("Lid", "Stemt", "Namens"), tuple(rows)), keep=keep)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.lines.filter(event.value, keep=not event.value)

    @on(Input.Submitted)
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.lines)

    @on(RecordList.Opened)
    @on(RecordList.Moved)
    def _stay(self, event: RecordList.Opened | RecordList.Moved) -> None:
        event.stop()

    def action_answer(self, answer: str) -> None:
        """Keep what the chosen member answers, also instead of an earlier answer; go on."""
        member = self.lines.current.record if self.lines.current else ""
        polled = self._poll()
        if not member or polled is None:
            return
        candidates = polled.vote.candidates
        if candidates and answer == Answer.against.value:
            host(self.app).tell("Hier kiest u iemand: v. Niemand kiezen is een onthouding: o.")
        elif candidates and answer == Answer.in_favour.value:
            ask = f"Wie kiest {self.net.records.title(member)}?"
            pick = PickScreen(self.net, ("person",), lambda one: one.id in candidates, ask)
            self.app.push_screen(pick, lambda chosen: self._keep(member, chosen))
        else:
            self._keep(member, answer)

    def _keep(self, member: str, answer: str | None) -> None:
        polled = self._poll()
        if not answer:
            return
        again = polled is not None and any(ballot.voter == member for ballot in polled.ballots)
        kept = self.sit(
            lambda sitting: (
                sitting.correct(self.vote_id, member, answer)
                if again
                else sitting.vote(self.vote_id, {member: answer})
            ),
        )
        if kept is not None:
            self.query_one(Input).value = ""
            self.reload(keep=True)
            self.lines.action_move(1)

    def action_rest(self) -> None:
        """Keep that everyone who hasn't voted is in favour."""
        polled = self._poll()
        if polled is None or not polled.waiting:
            host(self.app).tell("Iedereen heeft gestemd.")
            return
        if polled.vote.candidates:
            host(self.app).tell("Bij een keuze tussen mensen geeft u per lid op wie: v.")
            return
        answers = dict.fromkeys(polled.waiting, Answer.in_favour)
        self.sit(lambda sitting: sitting.vote(self.vote_id, answers))
        self.reload(keep=True)

    def action_close(self) -> None:
        """Close the vote, tell what was decided, and go back."""
        closed = self.sit(lambda sitting: sitting.close(self.vote_id))
        if closed is not None:
            polled = self._poll()
            sentence = f"{vote_line(polled)}." if polled else f"{closed.title}."
            if polled and (whole := self.whole):
                sentence = " ".join((sentence, *vote_notes(whole, polled)))
            host(self.app).tell(f"{sentence} {what_next(closed)}".strip())
            self.dismiss(None)

    def action_filter(self) -> None:
        """Look for a member."""
        look_anew(self, self.query_one(Input))

    def action_undo(self) -> None:
        """Take back one's last change; back when that is the opening of the vote."""
        take_step(self.app, self.net.undo)
        vote = self.net.records.get(self.vote_id)
        if isinstance(vote, Vote) and vote.status is VoteStatus.prepared:
            self.dismiss(None)
        else:
            self.reload(keep=True)

    def action_back(self) -> None:
        """Leave the search, or go back; the vote stays open."""
        box = self.query_one(Input)
        if box.value or box.has_focus:
            box.value = ""
            self.set_focus(self.lines)
        else:
            self.dismiss(None)
