"""``m50 agenda``."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from m50core.agenda.entries import (
    MOST,
    Clash,
    FullWeek,
    clashes,
    contradictions,
    for_members,
    full_weeks,
    further_on,
    open_to_members,
    records_without_date,
)
from m50core.agenda.listing import trouble
from m50core.answers.schema import Schema
from m50core.errors import UsageError
from m50core.findings.findings import Finding
from m50core.pages import Digest, DigestPart, Table, TextLine
from m50core.plugins.commands import is_all_asked
from m50core.plugins.extensions import AgendaEntry, CommandContext, Handler
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.looking import Looking
from m50core.values.span import SPANS, looked_from, refuse_backwards
from m50core.values.spoken import told_back, understand

if TYPE_CHECKING:
    from m50core.network.network import Network

AGENDA = Schema("agenda", "m50core.agenda.answers:AgendaAnswer", 2)
_SPANS = {
    "day": "één dag", "week": "de hele week", "month": "de hele maand",
    "quarter": "het hele kwartaal", "year": "het hele jaar",
}  # fmt: skip


def _arguments(parser: argparse.ArgumentParser) -> None:
    for name, text in _SPANS.items():
        parser.add_argument(f"--{name}", nargs="?", const="", metavar="WANNEER",
                            help=f"{text} (zonder WANNEER: van vandaag)")  # fmt: skip
    parser.add_argument("--from", dest="start", metavar="DAG", help="vanaf (anders: vandaag)")
    parser.add_argument("--to", dest="end", metavar="DAG", help="tot en met (anders: vier weken)")
    parser.add_argument("--all", action="store_true",
                        help="alles van deze vier weken, niet alleen het eerste")  # fmt: skip
    parser.add_argument("--events", action="store_true",
                        help="alleen wat leden aangaat: evenement, ALV, themasessie")  # fmt: skip
    parser.add_argument("--most", type=int, default=MOST, metavar="AANTAL",
                        help=f"meer dan dit in een week is druk (anders: {MOST})")  # fmt: skip
    parser.add_argument("--ics", metavar="BESTAND", help="schrijf een agendabestand voor Outlook")
    parser.add_argument("--vague", action="store_true",
                        help="met --ics: ook wat geen vaste dag heeft, als hele dagen")  # fmt: skip


def _run(context: CommandContext) -> int:
    if not context.args.ics:
        context.lasting("agenda")
    net: Network = context.net
    start, end = _window(context, net.today)
    entries = net.agenda(start, end)
    ahead = further_on(net.records, entries, end)
    waiting = records_without_date(net.records)
    if context.args.events:
        entries, ahead = for_members(net.records, entries), ()
        waiting = tuple(r for r in waiting if open_to_members(net.records, r))
    if context.args.ics:
        from m50core.agenda.calendar_files.ics import write_ics
        from m50core.agenda.fallen import fallen_entries
        from m50core.agenda.touches import last_touches

        commits = list(net.store.commits())
        gone = fallen_entries((*entries, *ahead), net.records, commits, start, end)
        if context.args.events:
            gone = for_members(net.records, gone)
        path = write_ics(
            last_touches((*entries, *ahead, *gone), net.records, commits), context.args.ics,
            vague=context.args.vague, alarms=not context.args.events,
        )  # fmt: skip
        context.say(f"{path} is geschreven.")
    clashing, full = clashes(entries), full_weeks(entries, context.args.most)
    wrong = contradictions(net.records, entries, net.check())
    items = AGENDA.each((*entries, *ahead), ahead, clashing, full, wrong, net.records)
    if _is_short(context.args):
        digest = _digest((start, end), _parts(net, entries, ahead, wrong), clashing, full)
        context.answer(AGENDA, items, [digest])
        return 0
    lines: list[str | TextLine | Table] = [net.lists.agenda(entries, ahead)]
    for title, told in trouble(net.records, wrong, clashing, full):
        lines += ["", TextLine(title, heading=True), *(TextLine(text, "", "  ") for text in told)]
    if waiting:
        lines += ["", TextLine(f"Wacht op een datum ({len(waiting)})", heading=True)]
        lines.append(net.lists.without_date(record.id for record in waiting))
    context.answer(AGENDA, items, lines)
    return 0


def _is_short(args: argparse.Namespace) -> bool:
    """Whoever asks for a time of their own, or for a file, gets all of it."""
    spans = [getattr(args, name) is not None for name in SPANS]
    return not any((is_all_asked(args), args.events, args.ics, args.start, args.end, *spans))


def _parts(
    net: "Network",
    entries: Iterable[AgendaEntry],
    ahead: Iterable[AgendaEntry],
    wrong: Iterable[Finding],
) -> Iterator[DigestPart]:
    for table in net.lists.gravest(wrong):
        yield DigestPart(table, "code", ("sentence",), 1, "Klopt niet")
    for table, least in zip(net.lists.agenda_parts(entries, ahead), (4, 2, 1), strict=True):
        yield DigestPart(table, "when", ("time", "title"), least)
    undated = net.lists.without_date()
    yield DigestPart(undated, "kind", ("title",), 1, "Wacht op een datum", "niets")


def _digest(
    days: tuple[date, date],
    parts: Iterable[DigestPart],
    clashing: Sequence[Clash],
    full: Sequence[FullWeek],
) -> Digest:
    """Return what comes first of what is wrong, has a day, and has none."""
    first, last = map(dutch.day, days)
    trouble = {"botst": len(clashing), "druk": len(full)}
    clashes = "".join(f" · {words} {count}" for words, count in trouble.items() if count)
    return Digest(
        (f"{first} t/m {last}{clashes}",),
        tuple(parts),
        rest=to_type("agenda --all"),
        more=sum(trouble.values()),
    )


def _window(context: CommandContext, today: date) -> tuple[date, date]:
    """Return the first and last day that were asked for; UsageError when they don't go together."""
    args = context.args
    spans = [name for name in SPANS if getattr(args, name) is not None]
    if len(spans) + bool(args.start or args.end) > 1:
        raise UsageError(
            "Kies één tijd: --day, --week, --month, --quarter, --year, of --from en --to."
        )
    if spans:
        words = getattr(args, spans[0])
        words = _week_named(words) if spans[0] == "week" else words
        return SPANS[spans[0]](_days(context, words)[0] if words else today)
    start = _days(context, args.start)[0] if args.start else today
    end = _days(context, args.end)[1] if args.end else start + timedelta(weeks=4)
    refuse_backwards(start, end)
    return start, end


def _days(context: CommandContext, words: str) -> tuple[date, date]:
    """Return the first and last day of what was asked for, and tell what was understood."""
    try:
        period = understand(words, context.net.today, Looking.near)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if period.earliest is None or period.latest is None:
        raise UsageError(f"“{words}” heeft geen begin. Schrijf bijvoorbeeld 2025, of maart 2025.")
    days = looked_from(period.earliest), looked_from(period.latest)
    if back := told_back(words, period):
        context.say(f"“{words}” is begrepen als {back}.")
    return days


def _week_named(words: str) -> str:
    """Return what to read: a bare number is that of a week."""
    number = words.strip()
    return f"week {number}" if number.isdecimal() and len(number) <= 2 else words


HANDLERS = {
    "agenda": Handler(_run, _arguments, (AGENDA,), lists=True),
}
