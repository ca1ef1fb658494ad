"""Doing something about the chosen line: ask what is needed, and keep it as one commit."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from textual.app import App

from m50core import Deed, Doing, M50Error, Network
from m50core.records import recurs
from m50core.today import account_for, assign, free_days, leave, mark_done, possible, schedule
from m50core.values import Looking, dutch
from m50tui.forms.ask import DAY, AskScreen, DayQuestion, Question
from m50tui.forms.pick import PickScreen
from m50tui.widgets.host import error_text, host

Done = Callable[[], None]
"""Called when something was done."""


_PROOF = ("contact", "meeting", "minutes", "paper", "document", "decision", "publication", "event")
"""The kinds that one chooses proof from; any other can be typed."""
_NEVER = {Deed.assign: "Hier hoort geen trekker bij."}
_NOT_HERE = "Dat kan bij deze regel niet. w vertelt wat wel kan."


def why_not(net: Network, record_id: str, deed: Deed) -> str:
    """Return in Dutch why a deed can't be done about a record."""
    records, today = net.records, net.today
    tries: Mapping[Deed, Callable[[], object]] = {
        Deed.done: lambda: mark_done(records, record_id, today),
        Deed.schedule: lambda: schedule(records, record_id, today, today),
        Deed.leave: lambda: leave(records, record_id, today + timedelta(days=1), "-", today),
        Deed.missed: lambda: account_for(records, record_id, "-", today),
    }
    try:
        tries.get(deed, lambda: None)()
    except M50Error as error:
        return error_text(error, net)
    return _NEVER.get(deed, _NOT_HERE)


def act_if_possible(app: App[Any], net: Network, record_id: str, deed: Deed, after: Done) -> None:
    """Do a deed about a record of any list, as ``act``; tell why when that can't be."""
    if deed in possible(net[record_id], net.today):
        act(app, net, record_id, deed, after)
    else:
        host(app).tell(why_not(net, record_id, deed))


def act(app: App[Any], net: Network, record_id: str, deed: Deed, after: Done) -> None:
    """Do a deed about a record, or ask for what it needs first."""
    record = net[record_id]
    if deed is Deed.assign:
        _assign(app, net, record_id, after)
    elif deed is Deed.done and not recurs(record):
        _at_once(app, net, lambda: mark_done(net.records, record_id, net.today), after)
    else:
        title, questions, worked_out = _asking(net, record_id, deed)

        def answer(given: Mapping[str, str]) -> None:
            _carry_out(app, net, worked_out(given))

        def reload_if_done(was_done: bool | None) -> None:
            if was_done:
                after()

        app.push_screen(
            AskScreen(
                f"{title}: {record.title_text}", questions, answer, about=(deed.value, record_id)
            ),
            reload_if_done,
        )


def _asking(
    net: Network, record_id: str, deed: Deed
) -> tuple[str, tuple[Question, ...], Callable[[Mapping[str, str]], Doing]]:
    if deed is Deed.leave:
        back = "Op deze dag vraagt het weer aandacht."
        until = DayQuestion("until", "Tot", help=back, example=DAY, net=net, looking=Looking.coming)
        reason = Question("reason", "Reden", example="waarom kan het wachten?")

        def leave_until(given: Mapping[str, str]) -> Doing:
            return leave(net.records, record_id, until.read(given), given["reason"], net.today)

        return "Laten liggen", (until, reason), leave_until
    if deed is Deed.missed:
        why = Question("reason", "Reden", example="waarom is het niet gehaald?")

        def say_why(given: Mapping[str, str]) -> Doing:
            return account_for(net.records, record_id, given["reason"], net.today)

        return "Niet gehaald", (why,), say_why
    if deed is Deed.schedule:
        free = free_days(net.records, record_id, net.today)
        sentence = f"Vrij: {', '.join(map(dutch.day, free))}." if free else ""
        chosen = free[0].isoformat() if free else ""
        day = DayQuestion("day", "Dag", chosen, sentence, DAY, net=net, looking=Looking.coming)

        def plan(given: Mapping[str, str]) -> Doing:
            return schedule(net.records, record_id, day.read(given), net.today)

        return "Plannen", (day,), plan

    def record_done(given: Mapping[str, str]) -> Doing:
        proof = [part for part in (part.strip() for part in given["proof"].split(",")) if part]
        return mark_done(net.records, record_id, net.today, on.read(given), proof)

    on = DayQuestion(
        "on", "Gebeurd op", net.today.isoformat(), example=DAY, net=net, looking=Looking.back
    )
    shown = "Een verslag, stuk, vergadering of gesprek; er mogen er meer zijn. F4 kiest."
    proof = Question("proof", "Bewijs", help=shown, kinds=_PROOF, many=True)
    return "Gebeurd", (on, proof), record_done


def _assign(app: App[Any], net: Network, record_id: str, after: Done) -> None:
    def choose(person: str | None) -> None:
        if person:
            _at_once(app, net, lambda: assign(net.records, record_id, person), after)

    ask = f"Wie wordt trekker van “{net[record_id].title_text}”?"
    app.push_screen(PickScreen(net, ("person",), ask=ask), choose)


def _at_once(app: App[Any], net: Network, work_out: Callable[[], Doing], after: Done) -> None:
    try:
        _carry_out(app, net, work_out())
    except M50Error as error:
        host(app).tell_error(error)
    else:
        after()


def _carry_out(app: App[Any], net: Network, doing: Doing) -> None:
    net.carry_out(doing)
    host(app).tell(f"{doing.why}. Terug: u.")
