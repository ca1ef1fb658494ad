"""The lists beside the calendar: a day's entries, and what waits for a date."""

from datetime import date
from typing import Any

from m50core import Network, Record, RhythmLedger
from m50core.pages import ListRow as Told
from m50core.records import due_of, is_over, owner_of, status_of
from m50core.values import dutch
from m50tui.agenda.drawing import day_name, more
from m50tui.agenda.sight import Shown, Sight
from m50tui.widgets.drawn import empty_row, page_of
from m50tui.widgets.page import Page, Row, head

_FOR = {"paper": "meeting", "action_item": "about"}
"""By kind of what must be ready: the field that names the moment it is for."""
MOST_VAGUE = 200
"""Entries without a day that are listed; the rest is found by filtering."""


def of(count: int, whole: int, *, narrowed: bool) -> str:
    """Return how many are shown: ``12``, or ``3 van 12`` while a filter may leave some out."""
    return f"{count} van {whole}" if narrowed else str(count)


def day_page(net: Network, sight: Sight, day: date, whole: Sight | None = None) -> Page:
    """Return what falls on a day, and what this span holds without a day.

    ``whole``: the same span without the filter, when that is another one.
    """
    shown, all_of_it = sight.on(day), whole or sight
    hidden, narrowed = len(all_of_it.on(day)) - len(shown), all_of_it is not sight
    notes = [dutch.day(day), *([name] if (name := day_name(day)) else [])]
    rows = [_row(net, entry, entry.hours, day) for entry in shown]
    if hidden and not shown:
        rows.append(Row(("", "niets gevonden op deze dag", ""), text=_HIDDEN, nothing=True))
    elif not shown:
        rows.append(Row(("", "niets op deze dag", ""), text=_NOTHING, nothing=True))
    if sight.vague:
        vague = of(len(sight.vague), len(all_of_it.vague), narrowed=narrowed)
        rows.append(head(f"In deze periode, zonder vaste dag ({vague})"))
        rows += [_row(net, entry, entry.entry.words) for entry in sight.vague[:MOST_VAGUE]]
    if (left := len(sight.vague) - MOST_VAGUE) > 0:
        rows.append(Row(("", f"{more(left)}: zoek met /", ""), text=_MORE, nothing=True))
    return Page(
        f"{', '.join(notes)} ({of(len(shown), len(all_of_it.on(day)), narrowed=narrowed)})",
        ("Tijd", "Wat", "Soort"),
        tuple(rows),
        "meeting",
        names=("time", "title", "label"),
    )


def _row(net: Network, one: Shown, when: str, day: date | None = None) -> Row:
    entry = one.entry
    told = net.lists.agenda((entry,)).rows
    _, _, title, label = next(row.texts for row in told if not row.heading)
    cells = (when, f"{one.marks(day)}{title}", label)
    if entry.record in net.records:
        return Row(cells, record=entry.record)
    lines = (
        entry.title,
        entry.label,
        "",
        entry.words,
        one.hours,
        entry.place,
        "",
        *map(str, one.signs),
    )
    return Row(cells, text="\n".join(lines), about=entry.record)


def beside(net: Network, one: Shown) -> str:
    """Return what is to know of an entry beside its fields: what is wrong, what must be ready."""
    lines = [f"! {sign}" for sign in one.signs]
    if ready := _ready(net, one.entry.record):
        done = sum(is_over(record) for record in ready)
        lines += [""] if lines else []
        lines += [f"Klaar voor dit moment: {done} van {len(ready)}"]
        lines += [_ready_line(net, record) for record in ready]
    return "\n".join(lines)


def _ready(net: Network, record_id: str) -> list[Record]:
    """Return the papers and actions for a moment; what came out of a meeting isn't for it."""
    pointing = net.records.pointing_at(record_id)
    return [record for info, record in pointing if _FOR.get(record.kind) == info.name]


def _ready_line(net: Network, record: Record) -> str:
    status, due, owner = status_of(record), due_of(record), owner_of(record)
    parts = [record.title_text, status.label if status is not None else ""]
    parts += [due.by()] if due else []
    parts += [net.records.title(owner)] if owner else []
    return f"[{'x' if is_over(record) else ' '}] {', '.join(filter(None, parts))}"


def undated_page(net: Network) -> Page:
    """Return what must get a date."""
    table = net.lists.without_date()

    def waits(told: Told) -> dict[str, Any]:
        return {"record": told.id, "text": _WAITS}

    return page_of(table, more=waits, nothing=empty_row(table, help=_ALL_DATED))


def proposals(net: Network, ledger: RhythmLedger) -> tuple[date, ...]:
    """Return free days for the next time of a rhythm, whether it is urgent or not."""
    until = ledger.next_by or net.today
    return ledger.proposals or net.free_days(until)


_NOTHING = "Op deze dag staat niets. Met n zet u er een vergadering op."
_HIDDEN = "Op deze dag staat wel iets, maar niet wat u zoekt. esc wist het zoeken."
_MORE = "Dit is een lange periode. Zoek met /, of kies een kortere tijd met w of M."
_ALL_DATED = "Hier komt wat nog een datum moet krijgen. Die geeft u dan met p."
_WAITS = "Dit heeft nog geen datum. Met p geeft u er een."
