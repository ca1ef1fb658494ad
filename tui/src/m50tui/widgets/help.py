"""F1: every key."""

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50tui.terminal.keys import (
    ABOUT_HERE,
    AGENDA,
    ANYWHERE,
    APPROVE,
    CALENDAR,
    COPY,
    DECISION_KEYS,
    FINDING_KEYS,
    HEALTH_KEYS,
    HOME_KEYS,
    MAIN,
    MANUAL_KEYS,
    MEETING_KEYS,
    MENU_KEYS,
    OCCASION_KEYS,
    PERSON_KEYS,
    PREPARED,
    ROLL_KEYS,
    SORTING,
    SPAN_KEYS,
    VOTE_KEYS,
    Key,
)
from m50tui.terminal.text import safe
from m50tui.widgets.host import host

LISTS = (
    Key("enter", "open", "openen", "open het gekozen gegeven"),
    Key("↑ ↓ j k", "move", "omhoog, omlaag", "loop door de lijst"),
    Key("home end", "end", "begin, eind", "naar de eerste of laatste regel"),
    *SORTING,
)
FORMS = (
    Key("ctrl+s", "save", "bewaren", "bewaar het formulier"),
    Key("f4", "pick", "kiezen", "kies een gegeven uit een lijst"),
    Key("tab", "next", "volgend veld", "naar het volgende veld"),
    Key("escape", "back", "terug", "terug; wat u typte, blijft staan als concept"),
    Key("f8", "discard", "concept weg", "gooi weg wat u typte en niet bewaarde"),
)


_MENU = ", ".join(key.name for key in MENU_KEYS)
_AROUND = 8
"""Columns that the border, the padding and the scrollbar take."""


class HelpScreen(ModalScreen[None]):
    """All keys, by where they act."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "dismiss", "sluiten", show=False),
        Binding(ABOUT_HERE.key, ABOUT_HERE.action, ABOUT_HERE.label, show=False),
    ]

    def compose(self) -> ComposeResult:
        """Give the keys as text."""
        lines = []
        groups = (
            (f"In een lijst (op Meer alleen {_MENU} en lopen)", (*MAIN, *LISTS)),
            ("Op Vandaag (tab: volgend vak); ook in andere lijsten", HOME_KEYS),
            ("Bij Controle (Meer)", FINDING_KEYS),
            ("Bij een persoon", PERSON_KEYS),
            ("Bij Gezondheid", HEALTH_KEYS),
            ("Overal", (*ANYWHERE, COPY)),
            ("In de agenda", (*CALENDAR, *SPAN_KEYS, *AGENDA)),
            ("In een formulier", FORMS),
            ("In een vergadering (tab: volgend deel)", MEETING_KEYS),
            ("Bij een vergadering, lobbymoment of evenement", (PREPARED, *OCCASION_KEYS)),
            ("Op de presentielijst", ROLL_KEYS),
            ("Bij een stemming", VOTE_KEYS),
            ("Bij een besluit", DECISION_KEYS),
            ("Bij voortgang", (APPROVE,)),
            ("In de handleiding (bij Meer)", MANUAL_KEYS),
        )
        for title, keys in groups:
            lines.append(safe(title, "bold"))
            lines += [line for key in keys for line in self._key_lines(key)]
            lines.append(safe(""))
        lines.append(safe("esc sluit deze uitleg"))
        with VerticalScroll(id="help-box") as box:
            box.border_title = safe(f"{ABOUT_HERE.name}  {ABOUT_HERE.help}")
            yield Static(Content("\n").join(lines))

    def _key_lines(self, key: Key) -> list[Content]:
        """Return what a key does, folded beside its name."""
        head = f"  {key.name:<10} {key.label:<18} "
        room = max(int(self.app.size.width * 0.9) - _AROUND, len(head) + 20)
        beside = " " * len(head)
        folded = textwrap.wrap(key.help, room, initial_indent=head, subsequent_indent=beside)
        return [safe(line) for line in folded]

    def action_manual(self) -> None:
        """Read about the screen that lies under this one."""
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        host(self.app).show_manual(getattr(below, "manual_topic", ""))

    async def action_dismiss(self, result: None = None) -> None:
        """Close."""
        self.dismiss(result)
