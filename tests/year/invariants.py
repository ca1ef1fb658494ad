"""What holds on every morning, whoever lives it: each broken promise with its words."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from year.causes import doubled, strange_clauses
from year.reading import story
from year.seeing import Morning

from m50core.errors import M50Error
from m50core.plugins.extensions import EntrySort
from m50core.records.timing import is_over
from m50core.records.traits import befores_of, status_of
from m50core.today import deeds
from m50core.today.attention import Attention, Saving
from m50core.today.deeds import Deed, possible
from m50core.today.waiting import waiting_words
from m50core.values.holidays import is_working_day
from m50core.values.period import Period

MOST, MOST_OLD, SCREEN = 7, 3, 36


def offending(morning: Morning, *, deep: bool, asked: bool) -> Iterator[tuple[str, str]]:
    """Yield the name of each invariant that a morning breaks, and how.

    ``deep``: also what costs more than looking at the lines; ``asked``: try every verb too.
    """
    yield from _seven(morning)
    yield from _twice(morning)
    yield from (("no-line-twice", said) for said in doubled(morning))
    for line in (*morning.today.everything, *morning.today.missed):
        yield from _line(morning, line)
    closed = set(story()["story"]["not_working_days"])
    for ledger in morning.rhythms.values():
        for offered in ledger.proposals:
            if not is_working_day(offered) or offered in closed:
                yield "free-days", f"{ledger.rhythm.id}: {offered}"
    yield from _made_up(morning)
    if deep:
        yield from _findings(morning)
        yield from _nowhere(morning)
        yield from (("no-finding-twice", said) for said in strange_clauses(morning))
    if asked:
        for line in morning.today.attention:
            yield from _verbs(morning, line)


def _seven(morning: Morning) -> Iterator[tuple[str, str]]:
    today, day = morning.today, morning.day
    seven = today.attention
    if len(seven) > MOST:
        yield "at-most-seven", f"{len(seven)} regels"
    if len(seven) + today.more != len(today.everything) or today.more < 0:
        yield "tells-how-many-more", f"{len(seven)} + {today.more} is niet {len(today.everything)}"
    if sum(one.saving(day) is not Saving.open for one in seven) > MOST_OLD:
        yield "at-most-three-old", "meer dan drie oude"
    open_lines = [one for one in today.everything if one.saving(day) is Saving.open]
    for first, then in pairwise(open_lines):
        if first.until > then.until:
            yield "what-can-be-saved-first", f"{first.record} staat voor {then.record}"


def _twice(morning: Morning) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for line in morning.today.everything:
        for record in dict.fromkeys((line.record, *line.under)):
            if record in seen:
                yield "no-line-twice", f"{record} staat op twee regels"
            seen.add(record)


def _line(morning: Morning, line: Attention) -> Iterator[tuple[str, str]]:
    records, said = morning.net.records, f"{line.title} {line.why}"
    for word in said.replace("(", " ").replace(")", " ").replace(":", " ").split():
        if word.startswith("persoon-"):
            yield "who-and-what", f"{line.record} noemt {word}"
    if line.owner and line.owner not in records:
        yield "who-and-what", f"{line.record} wacht op {line.owner}, en die is er niet"
    if waiting_words(records, line.owner, line.via) in {"", line.owner}:
        yield "who-and-what", f"{line.record} noemt wie het doet niet bij naam"
    record = records[line.record]
    if is_over(record):
        yield "what-happened-is-not-asked", f"{line.record} is al klaar"
    for other in (records.get(one) for one in befores_of(record)):
        status = status_of(other) if other is not None else None
        if other is not None and other.takes_place and status and not status.has_happened:
            due = getattr(other, "due", None)
            if due is not None and due.earliest and due.earliest > morning.day and not line.code:
                yield "nothing-before-its-time", f"{line.record} vraagt voor {other.id} is geweest"


def _made_up(morning: Morning) -> Iterator[tuple[str, str]]:
    """Yield what has a day here, while the plan tells it vaguely."""
    records = morning.net.records
    for entry in morning.today.week:
        due = getattr(records.get(entry.record), "due", None)
        vague = isinstance(due, Period) and due.earliest != due.latest
        if vague and entry.exact and entry.sort is EntrySort.moment:
            yield "no-made-up-day", f"{entry.record} staat op {entry.start}, en is {due}"
    for line in morning.today.everything:
        due = getattr(records[line.record], "due", None)
        no_day = isinstance(due, Period) and due.latest is None and due.anchor is None
        if no_day and line.deadline and not (line.code or line.step):
            yield "no-made-up-day", f"{line.record} heeft tot {line.deadline}, en is {due}"


def _nowhere(morning: Morning) -> Iterator[tuple[str, str]]:
    """Yield the dated promises of the plan that stand nowhere."""
    net = morning.net
    told = {one for point in net.collection("open_point") for one in point.about}
    asks = (*morning.today.everything, *morning.today.missed)
    told |= {record for line in asks for record in (line.record, *line.under)}
    told |= {entry.record for entry in net.agenda(date(2025, 1, 1), date(2026, 12, 31))}
    for record in net.records:
        due = getattr(record, "due", None)
        if not isinstance(due, Period) or not record.source or record.id in told:
            continue
        if due.latest is not None and not is_over(record):
            yield "each-promise-somewhere", f"{record.id} ({due.shown()}) staat nergens"


def _findings(morning: Morning) -> Iterator[tuple[str, str]]:
    said: set[tuple[str, str]] = set()
    for finding in morning.checked:
        if (finding.record, finding.sentence) in said:
            yield "no-finding-twice", f"{finding.code} {finding.sentence}"
        said.add((finding.record, finding.sentence))
    if len(morning.page) > SCREEN:
        yield "no-finding-twice", f"{len(morning.page)} regels op de eerste bladzijde"


def _verbs(morning: Morning, line: Attention) -> Iterator[tuple[str, str]]:
    net, day = morning.net, morning.day
    for deed in possible(net[line.record], day, line):
        try:
            _try(morning, line, deed)
        except M50Error as error:
            yield "who-and-what", f"{deed.value} {line.record}: {error}"


def _try(morning: Morning, line: Attention, deed: Deed) -> None:
    """Work out what a verb would change; nothing is kept."""
    records, day = morning.net.records, morning.day
    later = date.fromordinal(day.toordinal() + 7)
    if deed is Deed.done:
        deeds.mark_done(records, line.record, day, proof=["org-m50"])
    elif deed is Deed.schedule:
        deeds.schedule(records, line.record, later, day)
    elif deed is Deed.assign:
        deeds.assign(records, line.record, "persoon-eva-boswinkel")
    elif deed is Deed.leave:
        deeds.leave(records, line.record, later, "Wacht op een ander", day)
    else:
        deeds.account_for(records, line.record, "Geen tijd", day)


def diligent(morning: Morning) -> Iterator[tuple[str, str]]:
    """Yield what the diligent one's morning must not hold."""
    today, day = morning.today, morning.day
    for line in today.everything:
        if line.saving(day) is not Saving.open:
            yield (
                "diligent-nothing-old",
                f"{line.record} “{line.title}” is te laat: {line.deadline}",
            )
        elif line.until < day:
            yield "diligent-nothing-done", f"{line.record}: {line.until} is voorbij"
        if is_over(morning.net[line.record]):
            yield "diligent-nothing-done", f"{line.record} is al klaar"
    for line in today.missed:
        yield "diligent-nothing-old", f"{line.record} staat in het blok: {line.deadline}"
    for ledger in morning.rhythms.values():
        if ledger.standing.value == "late" and not _allowed(ledger.rhythm.id, day):
            yield "diligent-rhythms", f"{ledger.rhythm.id} is te laat: {ledger.words}"


def _allowed(rhythm: str, day: date) -> bool:
    planned_late = date(2025, 2, 11) <= day <= date(2025, 3, 3)
    return rhythm.startswith("relaties-") and planned_late
