"""A question with a few fields, asked before something is done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import ClassVar

import attrs
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from m50core.domain.field_types import field_type
from m50core.errors import M50Error, UsageError
from m50tui.keys import Key
from m50tui.text import safe
from m50tui.widgets.footer import M50Footer

KEYS = (
    Key("ctrl+s", "save", "bewaren", "doe het", footer=True),
    Key("escape", "back", "terug", "terug; er gebeurt niets", footer=True),
)
DAY = field_type(date).hint
"""How a day can be typed."""


def day_of(text: str) -> date:
    """Return the day that was typed; UsageError when it is none."""
    try:
        found: date = field_type(date).typed(text.strip())
    except ValueError as error:
        raise UsageError(str(error)) from None
    return found


@attrs.frozen
class Question:
    """One field: its name, what is asked, what stands there already, a word of help, an example."""

    name: str
    label: str
    given: str = ""
    help: str = ""
    example: str = ""


class AskScreen(ModalScreen[bool]):
    """Asks, and does it with ``answer``; stays, with the reason, when that raises an M50Error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False, priority=True)
        for key in KEYS
    ]

    def __init__(
        self,
        title: str,
        questions: Sequence[Question],
        answer: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__(id="ask")
        self._title = title
        self._questions = questions
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Lay out a field per question."""
        with Vertical(id="ask-box"):
            yield Static(safe(self._title, "bold"))
            for one in self._questions:
                yield Static(safe(one.label), classes="ask-label")
                name = f"ask-{one.name}"
                yield Input(one.given, placeholder=one.example, id=name, compact=True)
                if one.help:
                    yield Static(safe(one.help), classes="ask-help")
            yield Static(id="ask-wrong", classes="wrong")
            yield M50Footer(KEYS)

    def on_mount(self) -> None:
        """Start in the first field."""
        self.query(Input).first().focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self.query(Input).last():
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Do it, or say why that can't be."""
        given = {
            one.name: self.query_one(f"#ask-{one.name}", Input).value for one in self._questions
        }
        try:
            self._answer(given)
        except M50Error as error:
            wrong = self.query_one("#ask-wrong", Static)
            wrong.update(safe(f"! {error.sentence}"))
            wrong.display = True
        else:
            self.dismiss(True)

    def action_back(self) -> None:
        """Do nothing."""
        self.dismiss(False)
