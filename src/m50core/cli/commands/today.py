"""``m50 today``."""

from collections.abc import Iterator

from m50core.domain import dutch
from m50core.network import Network
from m50core.plugins.extensions import AgendaEntry, Command, CommandContext
from m50core.services.today import Today


def _run(context: CommandContext) -> int:
    net: Network = context.net
    day = net.day()
    items = [
        {
            "section": "attention", "id": a.record, "title": a.title, "unit": a.unit,
            "until": a.until.isoformat() if a.until else None, "when": a.words, "why": a.why,
        }
        for a in day.attention
    ]  # fmt: skip
    items += [_entry("week", entry) for entry in day.week]
    items += [_entry("lobby_moment", entry) for entry in day.moments]
    context.answer("today", items, _lines(net, day))
    return 0


def _entry(section: str, entry: AgendaEntry) -> dict[str, str | None]:
    return {
        "section": section, "id": entry.record, "title": entry.title, "unit": None,
        "until": entry.end.isoformat(), "when": entry.words, "why": "",
    }  # fmt: skip


def _lines(net: Network, day: Today) -> Iterator[str]:
    week = day.day.isocalendar().week
    yield f"{dutch.long_day(day.day)} · week {week} · {len(net.goals)} doelen"
    yield ""
    yield f"Nu aandacht nodig ({len(day.attention) + day.more})"
    for item in day.attention:
        yield f"  {item.words:<16} {item.title}  [{item.record}]"
        yield f"  {'':<16} {item.why}"
    if day.more:
        yield f"  en nog {day.more}; m50 check toont alles"
    if not day.attention:
        yield "  niets"
    yield ""
    yield "Deze week"
    for entry in day.week:
        yield f"  {entry.words:<16} {entry.title}"
    if not day.week:
        yield "  geen afspraken"
    yield ""
    yield "Lobbymomenten, 30 dagen"
    for entry in day.moments:
        yield f"  {entry.words:<16} {entry.title}  (over {(entry.end - day.day).days} dagen)"
    if not day.moments:
        yield "  geen"
    yield ""
    yield f"{dutch.findings(day.findings)} bij de controle (m50 check)"


COMMANDS = {"today": Command("today", "wat vandaag aandacht vraagt", _run)}
