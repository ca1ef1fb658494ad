"""``m50 today``."""

import argparse
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from m50core.accountability.standing import GoalStanding
from m50core.answers.schema import Schema
from m50core.meetings.preparation import sign
from m50core.pages.commits import commit_moment
from m50core.plugins.extensions import AgendaEntry, CommandContext, Handler
from m50core.today import affairs
from m50core.today.attention import Attention
from m50core.today.deeds import otherwise, possible
from m50core.today.today import MOST, Today, paper_words, stands_words
from m50core.today.waiting import waiting_words
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
    week = day.day.isocalendar().week
    sort = f" · {PRACTICE}" if net.practice else ""
    goals = dutch.number_of(len(net.goals), "doel", "doelen")
    yield f"{dutch.long_day(day.day)} · week {week} · {goals}{sort}"
    yield ""
    yield f"Nu aandacht nodig ({len(day.everything)})"
    for attention in day.everything if everything else day.attention:
        yield from _attention(net, attention, day.day)
    if day.more and not everything:
        yield f"  en nog {day.more}: m50 today --all"
    if day.everything:
        yield "  Doe er iets aan: m50, een woord dat achter “Doen” staat, en het nummer."
    else:
        yield "  Niets vraagt nu aandacht."
    if day.left:
        yield f"  {len(day.left)} laat u bewust liggen: m50 today --left"
    yield ""
    if day.missed:
        yield from _missed_lines(day)
        yield ""
    week_lines = [
        line
        for e in day.week
        for line in _day_and_words(e.words, f"{e.time} {e.title_text}".strip())
    ]
    yield from _section("Deze week", week_lines, "geen afspraken")
    if (coming := day.preparation) is not None and coming.day:
        yield f"  Klaarzetten voor {dutch.day(coming.day)}, {coming.about.title_text}:"
        yield from (f"    {sign(need)} {need.what}" for need in coming.needs)
        yield ""
    moments = [line for entry in day.moments for line in _moment(net, day, entry)]
    yield from _section("Lobbymomenten", moments, "geen")
    risks = [line for standing in day.at_risk[:_GOALS] for line in _goal(standing)]
    if (more := len(day.at_risk) - _GOALS) > 0:
        risks.append(f"  en nog {more}")
    risks.append(f"  {stands_words(day.stands)}" if day.stands else "  er zijn geen doelen")
    yield from _section(f"Doelen met risico ({len(day.at_risk)})", risks, "")
    changes = [f"  {commit_moment(c)}  {c.who}: {c.why}" for c in day.changes]
    yield from _section("Laatste wijzigingen", changes, "er is nog niets gewijzigd")
    money = [f"  {line.what}: {line.stand}" for line in affairs.affairs_lines(day.affairs)]
    yield from _section("Leden en geld", money, "")
    yield f"{dutch.findings(day.findings)} bij de controle (m50 check)"


def _missed_lines(day: Today) -> Iterator[str]:
    yield f"Niet gehaald: leg vast waarom ({len(day.missed)})"
    for one in day.missed[:_MISSED]:
        yield from _day_and_words(
            dutch.day(one.deadline or one.until), f"{one.title}  [{one.record}]"
        )
    if (more := len(day.missed) - _MISSED) > 0:
        yield f"  en nog {more}: m50 today --missed"
    yield "  Dan is het hier weg: m50 missed NUMMER --reason TEKST."


def _all_missed(net: "Network", day: Today) -> Iterator[str]:
    for one in day.missed:
        yield from _attention(net, one, day.day)
    if not day.missed:
        yield "Alles is gehaald, of er staat bij waarom niet."


def _section(title: str, lines: list[str], nothing: str) -> Iterator[str]:
    yield title
    yield from lines or [f"  {nothing}"]
    yield ""


def _day_and_words(words: str, what: str) -> list[str]:
    """Return a line with a day before it, folded within the width."""
    first, space = f"  {words:<{_WHEN}} ", " " * (_WHEN + 3)
    return textwrap.wrap(
        what, _WIDTH, initial_indent=first, subsequent_indent=space, break_long_words=False
    )


def _attention(net: "Network", one: Attention, day: date) -> Iterator[str]:
    yield from _day_and_words(one.words(day), f"{one.title}  [{one.record}]")
    who = waiting_words(net.records, one.owner, one.via)
    waits = f"wacht op {who}" if one.owner else who
    yield from _day_and_words("", f"{one.label}, {waits}. {one.why}")
    record = net[one.record]
    words = [deed.value for deed in possible(record, day, one)]
    if command := otherwise(record):
        words.append(f"of {command}")
    yield from _day_and_words("", f"Doen: {', '.join(words).replace(', of ', ' of ')}")


def _goal(one: GoalStanding) -> Iterator[str]:
    yield from _day_and_words(one.words, f"{one.goal.title}  [{one.goal.id}]")
    yield from _day_and_words("", one.why)


def _moment(net: "Network", day: Today, entry: AgendaEntry) -> list[str]:
    when = dutch.away((entry.end - day.day).days)
    return _day_and_words(entry.words, f"{entry.title}  ({when}; {_paper(net, entry)})")


def _paper(net: "Network", entry: AgendaEntry) -> str:
    return paper_words(net.records, net[entry.record])


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
