"""A question with a few fields, asked before something is done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

import attrs
from attrs import evolve
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from m50core import M50Error, Network, UsageError
from m50core.records import FieldInfo, field_type, meaning_of, read_value
from m50core.values import Looking
from m50tui.forms.drafted import DISCARD, Drafted, over
from m50tui.forms.drafts import settle
from m50tui.forms.fields import meaning_line, tell_meaning
from m50tui.forms.former import QUESTION, former_key
from m50tui.forms.pick import PickScreen, put_chosen
from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import Draft, attempt, error_text, host

KEYS = (
    Key("ctrl+s", "save", "bewaren", "doe het", footer=True),
    Key("escape", "back", "terug", "terug; er gebeurt niets", footer=True),
)
PICK = Key("f4", "pick", "kiezen", "kies uit een lijst", footer=True)
_PICKED = "nummer, of F4 om te kiezen"
DAY = field_type(date).hint
"""How a day can be typed."""


@attrs.frozen
class Question:
    """One field: its name, what is asked, what stands there already, a word of help, an example."""

    name: str
    label: str
    given: str = ""
    help: str = ""
    example: str = ""
    kinds: tuple[str, ...] = ()
    """Of what it asks the number, when one may choose from a list."""
    many: bool = False
    """There may be several, with a comma in between."""

    def kept(self, given: Mapping[str, str]) -> str:
        """Return the answer as it is kept; UsageError when it can't be read."""
        return given[self.name].strip()


@attrs.frozen
class DayQuestion(Question):
    """A question for a day: what is typed is told back as it is understood."""

    net: Network = attrs.field(kw_only=True)
    """Whose day it is: the one on which it is answered, not the one on which it was asked."""
    looking: Looking = attrs.field(default=Looking.near, kw_only=True)
    """Which year is meant without one."""
    seen_from: date | None = attrs.field(default=None, kw_only=True)
    """The day that it is seen from; None: the one on which it is answered."""

    @property
    def _info(self) -> FieldInfo:
        return FieldInfo(self.name, self.label, type=date, looking=self.looking)

    def read(self, given: Mapping[str, str]) -> date:
        """Return the day that was typed; UsageError when it is none."""
        try:
            day: date = read_value(
                self._info, given[self.name].strip(), (self.seen_from or self.net.today)
            )
        except ValueError as error:
            raise UsageError(str(error)) from None
        return day

    def kept(self, given: Mapping[str, str]) -> str:
        """Return the day that is meant, whatever today is when it is read again; or nothing."""
        return self.read(given).isoformat() if given[self.name].strip() else ""

    def meaning(self, text: str) -> str:
        """Return how what is typed is understood; empty when it says so itself."""
        return meaning_of(self._info, text, (self.seen_from or self.net.today))


class AskScreen(Drafted, ModalScreen[bool]):
    """Asks, and does it with ``answer``; stays, with the reason, when that raises an M50Error.

    ``done``: what its key says that happens then, where nothing is kept. ``about``: the question by
    a name, and the id of what it is about: a draft of the answer is kept under these.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*KEYS, PICK, DISCARD)
    ]

    def __init__(
        self,
        title: str,
        questions: Sequence[Question],
        answer: Callable[[Mapping[str, str]], None],
        done: str = "",
        about: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(id="ask")
        self.called = title
        self.draft_key = (f"{QUESTION}/{about[0]}", about[1])
        self._questions = questions
        self._answer = answer
        self._first = {question.name: question.given for question in questions}
        save = evolve(KEYS[0], label=done) if done else KEYS[0]
        pick = (PICK,) if any(question.kinds for question in questions) else ()
        self._keys = (save, *KEYS[1:], *pick)

    def compose(self) -> ComposeResult:
        """Lay out a field per question."""
        kept = self.going_on()
        typed = kept.typed if kept else {}
        with Vertical(id="ask-box"):
            yield Static(safe(self.called, "bold"))
            yield self.banner()
            for question in self._questions:
                yield Static(safe(question.label), classes="ask-label")
                name = f"ask-{question.name}"
                value = typed.get(question.name, question.given)
                yield Input(
                    value,
                    placeholder=question.example or (_PICKED if question.kinds else ""),
                    id=name,
                    compact=True,
                    select_on_focus=False,
                )
                if isinstance(question, DayQuestion):
                    yield meaning_line(f"meant-{question.name}")
                if question.help:
                    yield Static(safe(question.help), classes="ask-help")
            yield Static(id="ask-wrong", classes="wrong")
            yield M50Footer((*self.typing, DISCARD) if kept else self.typing)

    def going_on(self) -> Draft | None:
        """Return the draft that is there; one that was kept under what was asked comes along."""
        kept, drafts = super().going_on(), host(self.app).drafts
        former = former_key(host(self.app).net, self.draft_key, self.called)
        if kept is None and (draft := drafts.get(former)) is not None:

            def bring() -> None:
                drafts[self.draft_key] = draft
                del drafts[former]

            attempt(self.app, bring)
            kept = self._kept = draft
        return kept

    @property
    def typing(self) -> tuple[Key, ...]:
        """The keys, without those about a draft."""
        return self._keys

    def on_mount(self) -> None:
        """Start in the first field."""
        self._tell_meanings()
        self.set_focus(self.query(Input).first())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.follow()
        self._tell_meanings()

    def _tell_meanings(self) -> None:
        for question in self._questions:
            if isinstance(question, DayQuestion):
                typed = self.query_one(f"#ask-{question.name}", Input).value
                line = self.query_one(f"#meant-{question.name}", Static)
                tell_meaning(line, question.meaning(typed))

    def action_pick(self) -> None:
        """Choose a record for the field that has the focus."""
        box = self.focused
        asked = next((q for q in self._questions if box and box.id == f"ask-{q.name}"), None)
        if not isinstance(box, Input) or asked is None or not asked.kinds:
            host(self.app).tell("Bij dit veld typt u zelf; er is geen lijst.")
            return
        pick = PickScreen(host(self.app).net, asked.kinds, ask=asked.label)
        self.app.push_screen(pick, partial(put_chosen, box, many=asked.many))

    def reload(self, *, keep: bool) -> None:
        """Keep what was typed, and say again what it means: another day may have begun."""
        del keep
        self._tell_meanings()

    def fill(self, draft: Draft | None) -> None:
        """Put in what a draft holds, over what was given."""
        for name, value in over(self._first, draft).items():
            self.query_one(f"#ask-{name}", Input).value = value

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self.query(Input).last():
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Do it, or say why that can't be."""
        try:
            self._answer(self._answers())
        except M50Error as error:
            wrong = self.query_one("#ask-wrong", Static)
            wrong.update(safe(f"! {error_text(error, host(self.app).net)}"))
            wrong.display = True
        else:
            host(self.app).drafts.pop(self.draft_key, None)
            self.dismiss(True)

    def _answers(self) -> dict[str, str]:
        names = [question.name for question in self._questions]
        return {name: self.query_one(f"#ask-{name}", Input).value for name in names}

    def unsaved_draft(self) -> Draft | None:
        """Return what was typed; None when that is nothing."""
        typed = {n: v for n, v in self._answers().items() if v != self._first[n]}
        return Draft(typed, None) if typed else None

    def save_typed(self) -> None:
        """Do it, and close; or stay, and tell why not."""
        self.action_save()

    def action_back(self) -> None:
        """Do nothing; what was typed is there again next time."""
        draft = self.unsaved_draft()
        attempt(self.app, lambda: settle(host(self.app).drafts, self.draft_key, draft))
        if draft is not None:
            host(self.app).tell("Niets gedaan. Wat u typte, staat er nog als u dit weer opent.")
        self.dismiss(False)
