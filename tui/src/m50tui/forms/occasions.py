"""What one asks about a meeting, debate or event: another day, not at all, a runbook, a step."""

from collections.abc import Mapping
from typing import Any

from textual.app import App

from m50core import Network, UsageError
from m50core.meetings import KEPT, KINDS, Upshot
from m50core.values import Looking, dutch, with_capital
from m50tui.forms.ask import DAY, AskScreen, DayQuestion, Question
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.host import host

_RUNBOOK = {"meeting": "alv", "lobby_moment": "position-paper"}
_DROP = "vervalt"


class OccasionKeys:
    """The keys of a screen on a meeting, debate or event; each asks what it needs first."""

    app: App[Any]
    net: Network

    @property
    def occasion(self) -> str:
        """Id of what the screen is about."""
        raise NotImplementedError

    @property
    def shows_occasion(self) -> bool:
        """True when the screen is about a meeting, debate or event."""
        record = self.net.records.get(self.occasion)
        return record is not None and record.kind in KINDS

    def show_anew(self) -> None:
        """Show the record as it is now."""
        raise NotImplementedError

    def action_move(self) -> None:
        """Ask for another day, and why."""
        why = Question("why", "Reden", example="de Kamer schoof het debat door")
        day = DayQuestion("day", "Nieuwe dag", example=DAY, net=self.net, looking=Looking.coming)

        def answer(given: Mapping[str, str]) -> None:
            self._tell(self.net.move(self.occasion, day.read(given), given["why"]))

        self._ask("move", "Verplaatsen", (day, why), answer)

    def action_call_off(self) -> None:
        """Ask why it doesn't go on, and what becomes of what hung on it."""
        left = f"“{_DROP}”, of waaraan het voortaan hangt (F4); leeg: later beslissen"
        questions = (
            Question("why", "Reden", example="van de agenda gehaald"),
            Question("left", "Wat eraan hing", help=left, example=_DROP, kinds=KINDS),
        )

        def answer(given: Mapping[str, str]) -> None:
            words = given["left"].strip()
            drop = words.casefold() == _DROP
            to = "" if drop else words
            self._tell(self.net.cancel(self.occasion, given["why"], drop=drop, to=to))

        self._ask("cancel", "Afzeggen", questions, answer)

    def action_runbook(self) -> None:
        """Ask which runbook to lay out, and then who has its roles."""
        if not self._is_occasion():
            return
        known = ", ".join(sorted(self.net.runbooks))
        usual = _RUNBOOK.get(self.net[self.occasion].kind, "")
        name = Question("name", "Draaiboek", usual, f"Kies uit: {known}.")

        def answer(given: Mapping[str, str]) -> None:
            book = self.net.runbooks.get(given["name"].strip())
            if book is None or not book.roles:
                self._lay_out(given["name"].strip(), {})
            else:
                self.app.call_later(self._ask_roles, book.name, book.roles)

        self._ask("run", "Draaiboek", (name,), answer)

    def _ask_roles(self, name: str, roles: Mapping[str, str]) -> None:
        questions = [
            Question(
                role,
                with_capital(role),
                help=f"Wie {does}? Een naam, of F4; leeg: later.",
                kinds=("person",),
            )
            for role, does in roles.items()
        ]

        def answer(given: Mapping[str, str]) -> None:
            self._lay_out(name, {role: who for role, who in given.items() if who.strip()})

        self._ask("roles", "Rollen", questions, answer)

    def _lay_out(self, name: str, roles: Mapping[str, str]) -> None:
        items = self.net.run(name, None, self.occasion, roles)
        count = dutch.number_of(len(items), "actie", "acties")
        host(self.app).tell(f"Draaiboek {name}: {count}. Terug: u.")

    def action_prepared(self) -> None:
        """Ask which step is done, and when."""
        if not self._is_occasion():
            return
        fields = self.net[self.occasion].spec.fields
        known = [sort.label for sort, name in KEPT.items() if name in fields]
        if not known:
            host(self.app).tell("Hier horen geen zaal, sprekers of uitnodiging bij.")
            return
        step = Question("step", "Stap", help=f"Kies uit: {', '.join(known)}.", example=known[0])
        on = DayQuestion(
            "on", "Gedaan op", self.net.today.isoformat(), example=DAY, net=self.net,
            looking=Looking.back,
        )  # fmt: skip

        def answer(given: Mapping[str, str]) -> None:
            if not given["step"].strip():
                raise UsageError(f"Welke stap is gedaan? Kies uit: {', '.join(known)}.")
            self.net.mark_ready(self.occasion, given["step"], on.read(given))

        self._ask("ready", "Stap klaar", (step, on), answer)

    def _is_occasion(self) -> bool:
        if not self.shows_occasion:
            host(self.app).tell("Dit is geen vergadering, lobbymoment of evenement.")
        return self.shows_occasion

    def _ask(self, name: str, title: str, questions: Any, answer: Any) -> None:
        if not self._is_occasion():
            return

        def follow(was_done: bool | None) -> None:
            if was_done:
                self.show_anew()

        asked = f"{title}: {self.net[self.occasion].title_text}"
        ask = AskScreen(asked, questions, answer, about=(name, self.occasion))
        self.app.push_screen(ask, follow)

    def _tell(self, upshot: Upshot) -> None:
        notes = (on_screen(words, self.net) for words in upshot.told)
        host(self.app).tell(" ".join((f"{upshot.doing.why}. Terug: u.", *notes)))
