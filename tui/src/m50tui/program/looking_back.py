"""The network as it was on another day, shown over the present one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from textual.app import App

from m50core import Network
from m50core.values import PRACTICE, Looking, dutch
from m50tui.forms.ask import DAY, AskScreen, DayQuestion
from m50tui.terminal.keyed import on_screen
from m50tui.widgets.host import host


def top_line(net: Network, now: date) -> str:
    """Return what stands above the lists: who, which day, and what one should know of it.

    That it isn't the present comes first: where there is little room, the rest is cut off.
    """
    day = net.today
    sort = f" · {PRACTICE}" if net.practice else ""
    if lacking := net.incomplete:
        sort += f" · niet volledig: {'; '.join(on_screen(one.sentence) for one in lacking)}"
    week = day.isocalendar().week
    line = f"M50 · {net.who}      {dutch.long_day(day)} · week {week}{sort}"
    if words := net.looks_back:
        where = "vooruit" if day > now else "terug"
        return f"U kijkt {where} (esc: naar nu): {words} · {line}"
    return line


def look_back(app: App[Any], net: Network, show: Callable[[Network], object]) -> None:
    """Ask for a day, and show the network as it was; by what was known then, when that is asked."""
    if net.looks_back:
        host(app).tell("U kijkt al terug. Ga eerst met esc terug naar nu.")
        return

    day = DayQuestion(
        "day", "Op welke dag?", help="Hoe het dan was of is, met wat nu bekend is.", example=DAY,
        net=net, looking=Looking.near,
    )  # fmt: skip
    known = DayQuestion(
        "known", "Bekend op", net=net, looking=Looking.back,
        help="Vul een dag in om te zien wat toen bekend was. Leeg: alles wat nu bekend is.",
    )  # fmt: skip
    views: list[Network] = []

    def answer(given: Mapping[str, str]) -> None:
        on = day.read(given)
        seen = net.as_of(known.read(given)) if given[known.name].strip() else net
        views.append(seen.on_day(on))

    def show_if_asked(was_done: bool | None) -> None:
        if was_done:
            show(views[-1])

    about = ("look-back", "")
    ask = AskScreen("Kijk terug", (day, known), answer, done="tonen", about=about)
    app.push_screen(ask, show_if_asked)
