"""``m50 today``."""

import argparse
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from m50core.answers.schema import Schema
from m50core.pages.cells import ListRow
from m50core.pages.digest import Digest, DigestPart
from m50core.pages.table import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import start_words, to_type
from m50core.today.attention import Attention
from m50core.today.deeds import otherwise, possible
from m50core.today.listing import day_tables
from m50core.today.today import Today
from m50core.values import dutch
from m50core.values.dutch import PRACTICE

if TYPE_CHECKING:
    from m50core.network.network import Network

TODAY = Schema("today", "m50core.today.answers:TodayAnswer", 3)
MISSED = Schema("today_missed", "m50core.today.answers:MissedSection", 2)
LEFT = Schema("left", "m50core.today.records:Deferral", 2)
_WIDTH = 80
_WHEN = 16


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all",
        action="store_true",
        help="alles van de dag, met waarom het aandacht vraagt en wat u kunt doen",
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
    lines = _everything(net, day) if everything else (_digest(net, day),)
    context.answer(TODAY, _items(net, day), lines)
    return 0


def _items(net: "Network", day: Today) -> Iterator[object]:
    from m50core.today.answers import today_answers

    yield from today_answers(net.records, day)


def _digest(net: "Network", day: Today) -> Digest:
    """Return what one must know of a day at once: what is late or must be done, then the week."""
    tables = day_tables(net.records, day)
    goals = [f"Doelen: {line} ({to_type('goals')})" for line in tables.goals.below]
    left = (
        f" · {len(day.left)} laat u bewust liggen ({to_type('today --left')})" if day.left else ""
    )
    return Digest(
        (_head(net, day),),
        (
            DigestPart(tables.now, "until", ("title",)),
            DigestPart(tables.soon, "until", ("title",)),
            DigestPart(tables.later, "until", ("title",)),
            *([DigestPart(tables.missed, "until", ("title",), least=1)] if day.missed else []),
        ),
        (
            *(f"{row.texts[0]} ({to_type('ready', _about(day))})" for row in tables.ready.rows[:1]),
            *goals,
            f"Controle: {dutch.findings(day.findings)} ({to_type('check')}){left}",
            f"Iets gedaan? {to_type('done NUMMER')}. Of: schedule, assign, leave, missed.",
        ),
        to_type("today --all"),
        "de uitleg, lobby, wijzigingen, leden en geld",
    )


def _about(day: Today) -> str:
    return day.preparation.about.id if day.preparation else ""


def _head(net: "Network", day: Today) -> str:
    week = day.day.isocalendar().week
    sort = f" · {PRACTICE}" if net.practice else ""
    goals = dutch.number_of(len(net.goals), "doel", "doelen")
    return f"{dutch.long_day(day.day)} · week {week} · {goals}{sort}"


def _everything(net: "Network", day: Today) -> Iterator[str]:
    """Yield all that a day tells: each thing with why it asks, and what one can do."""
    tables = day_tables(net.records, day)
    yield _head(net, day)
    yield ""
    for table in (tables.now, tables.soon, tables.later):
        if table.rows or table.empty:
            yield f"{table.title} ({len(table.rows)})"
            for row in table.rows:
                yield from _need(net, row, day.day)
            yield from [] if table.rows else [f"  {table.empty}"]
            yield ""
    if tables.attention.rows:
        begin = start_words()
        yield f"Doe er iets aan: {begin}, een woord dat achter “Doen” staat, en het nummer."
    else:
        yield tables.attention.empty
    yield ""
    if day.missed:
        yield from _missed_lines(tables.missed)
        yield ""
    if day.left:
        yield f"Bewust laten liggen ({len(day.left)})"
        yield from _lines_left(net, day)
        yield ""
    yield from _section(tables.week, map(_entry, tables.week.rows), title="Agenda van deze week")
    if tables.ready.rows:
        yield from _ready(tables.ready)
        yield ""
    yield from _section(tables.moments, map(_moment, tables.moments.rows))
    risks = [line for row in tables.goals.rows for line in _goal(row)]
    stands = [f"  {line}" for line in tables.goals.below]
    yield from _section(tables.goals, [[*risks, *stands]], f" ({len(tables.goals.rows)})")
    yield from _section(tables.changes, map(_change, tables.changes.rows))
    money = ([f"  {what}: {stand}"] for what, stand in (row.texts for row in tables.affairs.rows))
    yield from _section(tables.affairs, money)
    yield f"{dutch.findings(day.findings)} bij de controle ({to_type('check')})"


def _missed_lines(missed: Table) -> Iterator[str]:
    yield f"{missed.title} ({len(missed.rows)})"
    for row in missed.rows:
        yield from _day_and_words(row.texts[0], f"{row.texts[1]}  [{row.id}]")
    yield f"  Dan is het hier weg: {to_type('missed NUMMER --reason TEKST')}."


def _all_missed(net: "Network", day: Today) -> Iterator[str]:
    missed = day_tables(net.records, day).missed
    for row in missed.rows:
        yield from _need(net, row, day.day)
    if not missed.rows:
        yield missed.empty


def _section(
    table: Table, entries: Iterable[Iterable[str]], count: str = "", title: str = ""
) -> Iterator[str]:
    yield f"{title or table.title}{count}"
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
    about = f"  [{row.id}]" if row.id else ""
    yield from _day_and_words(row.texts[0], f"{row.texts[1]}{about}")
    need = row.about if isinstance(row.about, Attention) else None
    if need is None:
        return
    yield from _day_and_words("", row.text)
    record = net[row.id]
    words = [deed.value for deed in possible(record, day, need)]
    if command := otherwise(record):
        words.append(f"of {command}")
    yield from _day_and_words("", f"Doen: {', '.join(words).replace(', of ', ' of ')}")


def _entry(row: ListRow) -> Iterable[str]:
    when, time, title, _ = row.texts
    about = f"  [{row.id}]" if row.id else ""
    return _day_and_words(when, f"{time} {title}{about}".strip())


def _ready(ready: Table) -> Iterator[str]:
    for row in ready.rows:
        yield f"  {row.texts[0]}:" if row.heading else f"    {' '.join(row.texts)}"


def _moment(row: ListRow) -> Iterable[str]:
    when, title, away, paper = row.texts
    return _day_and_words(when, f"{title}  ({away}; {paper})  [{row.id}]")


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
