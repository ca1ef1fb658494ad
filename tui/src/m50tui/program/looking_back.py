"""The network as it was on another day, shown over the present one."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from m50core import Network
from m50core.values import PRACTICE, dutch
from m50tui.forms.ask import DAY, AskScreen, Question, day_of
from m50tui.widgets.host import host

_QUESTIONS = (
    Question("day", "Op welke dag?", help="Hoe was het toen, met wat nu bekend is.", example=DAY),
    Question(
        "known",
        "Bekend op",
        help="Vul een dag in om te zien wat toen bekend was. Leeg: alles wat nu bekend is.",
    ),
)


def top_line(net: Network) -> str:
    """Return what stands above the lists: who, which day, and what one should know of it."""
    day = net.today
    sort = f" · {PRACTICE}" if net.practice else ""
    if words := net.looks_back:
        sort += f" · u kijkt terug (esc: terug naar nu): {words}"
    if lacking := net.incomplete:
        sort += f" · niet volledig: {'; '.join(one.sentence for one in lacking)}"
    week = day.isocalendar().week
    return f"M50 · {net.who}      {dutch.long_day(day)} · week {week}{sort}"


def look_back(app: App[Any], net: Network, show: Callable[[Network], object]) -> None:
    """Ask for a day, and show the network as it was; by what was known then, when that is asked."""
    if net.looks_back:
        host(app).tell("U kijkt al terug. Ga eerst met esc terug naar nu.")
        return

    views: list[Network] = []

    def answer(given: Mapping[str, str]) -> None:
        known = given["known"].strip()
        day = day_of(given["day"])
        views.append((net.as_of(day_of(known)) if known else net).on_day(day))

    def show_if_asked(was_done: bool | None) -> None:
        if was_done:
            show(views[-1])

    app.push_screen(AskScreen("Kijk terug", _QUESTIONS, answer), show_if_asked)
