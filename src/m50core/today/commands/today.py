"""``m50 today``."""

import argparse
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.pages.cells import ListRow
from m50core.pages.table import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import start_words, to_type
from m50core.today.attention import Attention
from m50core.today.deeds import otherwise, possible
from m50core.today.listing import day_tables
from m50core.today.today import MOST, Today
from m50core.values import dutch
from m50core.values.dutch import PRACTICE

if TYPE_CHECKING:
    from m50core.network.network import Network

TODAY = Schema("today", "m50core.today.answers:TodayAnswer", 3)
MISSED = Schema("today_missed", "m50core.today.answers:MissedSection", 2)
LEFT = Schema("left", "m50core.today.records:Deferral", 2)
_WIDTH = 80
_WHEN = 16
_GOALS = 5
_MISSED = 3


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all",
        action="store_true",
        help=f"alles wat aandacht vraagt, niet alleen de eerste {MOST}",
    )
    parser.add_argument(
        "--left", action="store_true", help="wat u bewust laat liggen, met de reden"
    )
    parser.add_argument(
        "--missed", action="store_true", help="alles wat niet is gehaald, en nog zonder reden"
    )


def _run(context: CommandContext) -> int:
    context.lasting("today")
    net: Network = context.net
    day = net.day()
    # Plain ``m50`` and the demo tell the day too, and have no options of their own.
    everything, left, missed = (
        getattr(context.args, name, False) for name in ("all", "left", "missed")
    )
    if left:
        context.answer(LEFT, day.left, _lines_left(net, day))
        return 0
    if missed:
        context.answer(
            MISSED,
            MISSED.each(day.missed, net.records, day.day),
            _all_missed(net, day),
        )
        return 0
    lines = _lines(net, day, everything=everything)
    context.answer(TODAY, _items(net, day), lines)
    return 0


def _items(net: "Network", day: Today) -> Iterator[object]:
    from m50core.today.answers import today_answers

    yield from today_answers(net.records, day)


def _lines(net: "Network", day: Today, *, everything: bool) -> Iterator[str]:
    tables = day_tables(net.records, day)
    week = day.day.isocalendar().week
    sort = f" · {PRACTICE}" if net.practice else ""
    goals = dutch.number_of(len(net.goals), "doel", "doelen")
    yield f"{dutch.long_day(day.day)} · week {week} · {goals}{sort}"
    yield ""
    needs = tables.attention
    yield f"{needs.title} ({len(needs.rows)})"
    for row in islice(needs.rows, None if everything else len(day.attention)):
        yield from _need(net, row, day.day)
    if day.more and not everything:
        yield f"  en nog {day.more}: {to_type('today --all')}"
    if needs.rows:
        begin = start_words()
        yield f"  Doe er iets aan: {begin}, een woord dat achter “Doen” staat, en het nummer."
    else:
        yield f"  {needs.empty}"
    if day.left:
        yield f"  {len(day.left)} laat u bewust liggen: {to_type('today --left')}"
    yield ""
    if day.missed:
        yield from _missed_lines(tables.missed)
        yield ""
    yield from _section(tables.week, map(_entry, tables.week.rows))
    if tables.ready.rows:
        yield from _ready(tables.ready)
        yield ""
    yield from _section(tables.moments, map(_moment, tables.moments.rows))
    risks = [line for row in islice(tables.goals.rows, _GOALS) for line in _goal(row)]
    if (more := len(tables.goals.rows) - _GOALS) > 0:
        risks.append(f"  en nog {more}")
    stands = [f"  {line}" for line in tables.goals.below]
    yield from _section(tables.goals, [[*risks, *stands]], f" ({len(tables.goals.rows)})")
    yield from _section(tables.changes, map(_change, tables.changes.rows))
    money = ([f"  {what}: {stand}"] for what, stand in (row.texts for row in tables.affairs.rows))
    yield from _section(tables.affairs, money)
    yield f"{dutch.findings(day.findings)} bij de controle ({to_type('check')})"


def _missed_lines(missed: Table) -> Iterator[str]:
    yield f"{missed.title} ({len(missed.rows)})"
    for row in islice(missed.rows, _MISSED):
        yield from _day_and_words(row.texts[0], f"{row.texts[1]}  [{row.id}]")
    if (more := len(missed.rows) - _MISSED) > 0:
        yield f"  en nog {more}: {to_type('today --missed')}"
    yield f"  Dan is het hier weg: {to_type('missed NUMMER --reason TEKST')}."


def _all_missed(net: "Network", day: Today) -> Iterator[str]:
    missed = day_tables(net.records, day).missed
    for row in missed.rows:
        yield from _need(net, row, day.day)
    if not missed.rows:
        yield missed.empty


def _section(table: Table, entries: Iterable[Iterable[str]], count: str = "") -> Iterator[str]:
    yield f"{table.title}{count}"
    lines = [line for entry in entries for line in entry]
    yield from lines or [f"  {table.empty}"]
    yield ""


def _day_and_words(words: str, what: str) -> list[str]:
    """Return a line with a day before it, folded within the width."""
    first, space = f"  {words:<{_WHEN}} ", " " * (_WHEN + 3)
    return textwrap.wrap(
        what, _WIDTH, initial_indent=first, subsequent_indent=space, break_long_words=False
    )


def _need(net: "Network", row: ListRow, day: date) -> Iterator[str]:
    yield from _day_and_words(row.texts[0], f"{row.texts[1]}  [{row.id}]")
    yield from _day_and_words("", row.text)
    record = net[row.id]
    need = row.about if isinstance(row.about, Attention) else None
    words = [deed.value for deed in possible(record, day, need)]
    if command := otherwise(record):
        words.append(f"of {command}")
    yield from _day_and_words("", f"Doen: {', '.join(words).replace(', of ', ' of ')}")


def _entry(row: ListRow) -> Iterable[str]:
    when, time, title, _ = row.texts
    return _day_and_words(when, f"{time} {title}".strip())


def _ready(ready: Table) -> Iterator[str]:
    for row in ready.rows:
        yield f"  {row.texts[0]}:" if row.heading else f"    {' '.join(row.texts)}"


def _moment(row: ListRow) -> Iterable[str]:
    when, title, away, paper = row.texts
    return _day_and_words(when, f"{title}  ({away}; {paper})")


def _goal(row: ListRow) -> Iterator[str]:
    stand, title, *_ = row.texts
    yield from _day_and_words(stand, f"{title}  [{row.id}]")
    yield from _day_and_words("", row.notes[0])


def _change(row: ListRow) -> Iterable[str]:
    _, when, who, why, _ = row.texts
    return [f"  {when}  {who}: {why}"]


def _lines_left(net: "Network", day: Today) -> Iterator[str]:
    for deferral in day.left:
        yield from _day_and_words(
            dutch.day(deferral.until), f"{net.records.title(deferral.about)}  [{deferral.about}]"
        )
        yield from _day_and_words("", f"{deferral.by}: {deferral.reason}  [{deferral.id}]")
    if not day.left:
        yield "U laat niets bewust liggen."


HANDLERS = {
    "today": Handler(_run, _arguments, (TODAY, MISSED, LEFT)),
}
