"""The agenda: a calendar, what stands on the chosen day, rhythms, and what has no date."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

import attrs
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from m50core import Deed, M50Error, Meeting, Network, Record, RhythmLedger
from m50core.today import possible
from m50core.values import SPANS, shift
from m50tui.agenda.calendar import Calendar
from m50tui.agenda.calendar_file import write_shown
from m50tui.agenda.proposal import ProposalScreen
from m50tui.agenda.rows import beside, day_page, of, proposals, undated_page
from m50tui.agenda.sight import Shown, Sight, look, title
from m50tui.agenda.standing import FIRST, Standing, note, standing
from m50tui.forms.form import FormScreen
from m50tui.forms.pick import PickScreen
from m50tui.goals.lists import rhythms_page
from m50tui.records.describe import summary
from m50tui.terminal.keys import AGENDA, AGENDA_FOOTER, AGENDA_LIST, SPAN_KEYS, Key, deed_keys
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host
from m50tui.widgets.page import Row
from m50tui.widgets.record_list import RecordList

LOW = 24
"""Lines below which the lists at the bottom fold away."""
_PANES = ("calendar", "agenda-day", "agenda-rhythms", "agenda-undated")


class Agenda(Vertical):
    """Everything with a date, for a day, week, month, quarter or year.

    Where there is no room for all panes, only the one that is used is shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, f"screen.{key.action}", key.label, tooltip=key.help, show=False)
        for key in (*AGENDA, *SPAN_KEYS)
    ]

    class Chosen(Message):
        """Another line, or another list, is chosen."""

    def __init__(self, net: Network, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.net = net
        self.day = self._today = net.today
        self._span, self._words, self._unit = FIRST, "", ""
        self._whole = Sight(FIRST, net.today, net.today, net.today)
        self._sight = self._whole
        self._by_record: dict[str, Shown] = {}
        self._ledgers: dict[str, RhythmLedger] = {}
        self._pane = _PANES[0]
        self.calendar = Calendar(self._sight, id="calendar")
        self._lists = {name: RecordList(id=name) for name in _PANES[1:]}
        self._text = Static(id="agenda-text")

    def compose(self) -> ComposeResult:
        """Lay out the spans, the calendar with the day beside it, the two lists."""
        yield M50Footer(SPAN_KEYS, id="agenda-spans")
        with Horizontal(id="agenda-top"):
            yield self.calendar
            with Vertical(id="agenda-side"):
                yield self._lists["agenda-day"]
                with VerticalScroll(id="agenda-about", can_focus=False):
                    yield self._text
        with Horizontal(id="agenda-bottom"):
            yield self._lists["agenda-rhythms"]
            yield self._lists["agenda-undated"]

    @property
    def _active(self) -> RecordList:
        """The list that is used; from the calendar, that of the day."""
        return self._lists["agenda-day" if self._pane == "calendar" else self._pane]

    @property
    def current(self) -> str:
        """Id of the record that is chosen, or empty."""
        row = self._active.current
        return row.record if row else ""

    @property
    def in_list(self) -> bool:
        """True when one is in a list, and not in the calendar."""
        return self._pane != "calendar"

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that act where one is."""
        if not self.in_list:
            return AGENDA_FOOTER
        record = self.net.records.get(self.current)
        can = possible(record, self.net.today) if record is not None else ()
        # Its letter shows one day here.
        return (*deed_keys(deed for deed in can if deed is not Deed.assign), *AGENDA_LIST)

    @property
    def given(self) -> Mapping[str, date]:
        """What a new meeting begins with: the chosen day."""
        return {"due": self.day}

    def reload(self) -> None:
        """Show the network as it is now; the chosen day stays, unless it was today."""
        before, self._today = self._today, self.net.today
        if self.day == before:
            self.day = self._today
        self._look()
        self._ledgers = {rhythm.rhythm.id: rhythm for rhythm in self.net.rhythms()}
        self._lists["agenda-rhythms"].show(rhythms_page(self.net), keep=True)
        self._lists["agenda-undated"].show(undated_page(self.net), keep=True)
        self._title()

    def come_back(self) -> str:
        """Stand where one left it, after a restart too; return what is sought in it."""
        left, self._today = standing(self.net), self.net.today
        self.day, self._span, self._words, self._unit = attrs.astuple(left)
        self.reload()
        for name, shown in self._lists.items():
            # The day is narrowed by what is sought before it is listed.
            words = left.words if name in _PANES[2:] else ""
            shown.stand(attrs.evolve(self.net.spots.get(name), words=words))
        self._title()
        return left.words

    def _title(self) -> None:
        """Name the lists that no day is chosen for, with how many there are."""
        for name in _PANES[2:]:
            shown = self._lists[name]
            shown.border_title = safe(f"{shown.page.title} ({shown.told})")

    def _look(self) -> None:
        """Ask the network for the span that the chosen day is in."""
        start, end = SPANS[self._span](self.day)
        entries = self.net.agenda(start, end)
        self._whole = look(
            self.net.records, entries, self.net.check(), self._span, start, end, self.net.today
        )
        self._narrow()

    def _narrow(self) -> None:
        """Show what the filter lets through."""
        self._sight = self._whole
        if self._words or self._unit:
            self._sight = self._whole.only(self._words, self._unit)
        self._by_record = {
            entry.entry.record: entry
            for entries in (*self._sight.days.values(), self._sight.vague)
            # What takes place goes before a step towards it.
            for entry in sorted(entries, key=lambda entry: entry.held)
        }
        unit = f", alleen {self.net.records.title(self._unit)}" if self._unit else ""
        count = of(self._sight.count, self._whole.count, narrowed=self._filtered)
        self.calendar.border_title = safe(f"{title(self._sight)} ({count}){unit}")
        self._show_day()

    def filter(self, words: str) -> None:
        """Show only what holds every word, in every list."""
        self._words = words
        self._narrow()
        for name in _PANES[2:]:
            self._lists[name].filter(words)
        self._title()

    def go(self, day: date) -> None:
        """Choose another day; the network is asked only when it lies outside the span."""
        self.day = day
        if self._whole.start <= day <= self._whole.end:
            self._show_day()
            return
        self._look()

    def _show_day(self) -> None:
        self.calendar.show(self._sight, self.day)
        shown = self._lists["agenda-day"]
        page = day_page(self.net, self._sight, self.day, self._whole)
        shown.show(page, keep=self._pane == "agenda-day")
        shown.border_title = safe(page.title)
        note(self.net, Standing(self.day, self._span, self._words, self._unit))

    def act(self, name: str) -> None:
        """Do what a key of the agenda says; an error is told as a sentence."""
        try:
            self._deeds[name]()
        except M50Error as error:
            host(self.app).tell_error(error)

    @property
    def _deeds(self) -> Mapping[str, Callable[[], object]]:
        """By the name that keys use: what is done."""
        rows = "week" if self._span != "week" else "day"
        moves = {
            "day_back": ("day", -1), "day_on": ("day", 1),
            "row_back": (rows, -1), "row_on": (rows, 1),
            "previous": (self._span, -1), "next": (self._span, 1),
        }  # fmt: skip
        return {
            **{name: partial(self._step, *move) for name, move in moves.items()},
            **{span: partial(self._choose_span, span) for span in SPANS},
            "today": lambda: self.go(self.net.today),
            "open": self._open_day,
            "calendar": lambda: self.use("calendar"),
            "turn": self._turn,
            "rhythms": lambda: self.use("agenda-rhythms"),
            "unit": self._choose_unit,
            "file": self._write,
            "which": lambda: host(self.app).tell("Kies eerst met tab wat u wilt verwijderen."),
            "first": lambda: host(self.app).tell("Kies eerst met tab een regel in een lijst."),
        }

    def _step(self, span: str, count: int) -> None:
        self.go(shift(span, self.day, count))

    def _choose_span(self, span: str) -> None:
        self._span = span
        self._look()
        self.use("calendar")

    def use(self, pane: str) -> None:
        """Show a pane, if it was folded away, and go to it."""
        self._mark(pane)
        self.screen.set_focus(self.query_one(f"#{pane}"))

    def _mark(self, pane: str) -> None:
        self._pane = pane
        for name in _PANES:
            self.set_class(name == pane, f"-at-{name}")
        self._tell()

    def _turn(self) -> None:
        self.use(_PANES[(_PANES.index(self._pane) + 1) % len(_PANES)])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell of the list that one is in."""
        if event.widget.id in _PANES:
            self._mark(event.widget.id)

    def on_resize(self, event: events.Resize) -> None:
        """Fold the lists at the bottom away when there are few lines."""
        self.set_class(event.size.height < LOW, "-low")

    def _open_day(self) -> None:
        """Open the one thing on the chosen day; of more, go and choose."""
        entries = self._sight.on(self.day)
        if len(entries) == 1 and entries[0].entry.record in self.net.records:
            self._open(entries[0].entry.record)
        else:
            self.use("agenda-day")

    def _open(self, record_id: str) -> None:
        host(self.app).show_record(record_id, self._after_visit)

    def _after_visit(self, _: object) -> None:
        self.reload()

    @on(Calendar.Picked)
    def _picked(self, event: Calendar.Picked) -> None:
        event.stop()
        self.go(event.day)
        if event.again:
            self._open_day()

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        event.stop()
        record = self.net.records.get(event.row.record)
        if record is not None and record.id in self._ledgers and self._pane == "agenda-rhythms":
            self._propose(self._ledgers[record.id])
        elif record is not None:
            self._open(record.id)

    def _propose(self, ledger: RhythmLedger) -> None:
        rhythm = ledger.rhythm

        def follow(answer: date | Record | None) -> None:
            if isinstance(answer, Record):
                self._open(answer.id)
            elif answer:
                given: dict[str, Any] = {"title": rhythm.title, "due": answer, "rhythm": rhythm.id}
                for name in ("partners", "pillar", "portfolio"):
                    given |= {name: value} if (value := getattr(rhythm, name)) else {}
                form = FormScreen(self.net, Meeting.spec.kind, given=given)
                self.app.push_screen(form, self._after_visit)

        free = proposals(self.net, ledger)
        self.app.push_screen(ProposalScreen(ledger, free, self.day), follow)

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()
        shown = event.control
        self.net.spots.note(str(shown.id), attrs.evolve(shown.spot, words=""))
        self._tell()

    def _tell(self) -> None:
        """Tell of the chosen row: what it is, what is wrong, what must be ready."""
        row = self._active.current
        self._text.update(self._about(row) if row else safe(""))
        self.post_message(self.Chosen())

    def _about(self, row: Row) -> Content:
        record = self.net.records.get(row.record)
        if record is None:
            return safe(row.text, multiline=True)
        room = max(30, self._text.size.width - 1)
        ledger = self._ledgers.get(record.id) if self._pane == "agenda-rhythms" else None
        shown = self._by_record.get(record.id)
        if ledger is not None:
            return summary(self.net, record, f"{ledger.words}\n{_RHYTHM}", width=room, head="Stand")
        note = beside(self.net, shown) if shown else row.text
        head = "Let op" if shown and shown.signs else "Voorbereiding"
        return summary(self.net, record, note, width=room, head=head)

    def _choose_unit(self) -> None:
        """Show one pillar or portfolio only; again: all of them."""
        if self._unit:
            self._unit = ""
            self._narrow()
            return

        def show_unit(unit: str | None) -> None:
            if unit:
                self._unit = unit
                self._narrow()

        ask = "Van welke pijler of portefeuille?"
        self.app.push_screen(PickScreen(self.net, ("pillar", "portfolio"), ask=ask), show_unit)

    def _write(self) -> None:
        """Write what is shown to a calendar file in the folder that m50 was started in."""
        host(self.app).tell(write_shown(self.net, self._sight, narrowed=self._filtered))

    @property
    def _filtered(self) -> bool:
        return bool(self._words or self._unit)


_RHYTHM = "Enter geeft een voorstel met vrije dagen."
