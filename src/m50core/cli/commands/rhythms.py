"""``m50 rhythms``."""

from collections.abc import Mapping
from typing import Any

from m50core.cli.output import table
from m50core.domain import dutch
from m50core.domain.rounds import Tick
from m50core.network import Network
from m50core.plugins.extensions import Command, CommandContext
from m50core.services.rhythm import Ledger

_HEAD = ["Nummer", "Ritme", "Hoe vaak", "Laatst", "Volgende uiterlijk", "Stand"]


def _run(context: CommandContext) -> int:
    net: Network = context.net
    found = net.rhythms()
    lines = table([_HEAD, *map(_row, found)], wide=1)
    lines = lines if found else ["Er zijn geen ritmes."]
    context.answer("rhythms", map(_item, found), lines)
    return 0


def _row(ledger: Ledger) -> list[str]:
    rhythm = ledger.rhythm
    return [
        rhythm.id,
        rhythm.title,
        str(rhythm.cadence),
        dutch.day(ledger.last.day) if ledger.last else "-",
        dutch.day(ledger.next_by) if ledger.next_by else "-",
        ledger.words,
    ]


def _item(ledger: Ledger) -> Mapping[str, Any]:
    rhythm = ledger.rhythm
    return {
        "id": rhythm.id, "title": rhythm.title, "cadence": str(rhythm.cadence),
        "unit": rhythm.unit, "standing": str(ledger.standing), "left": ledger.left,
        "last": _tick(ledger.last) if ledger.last else None,
        "next_by": ledger.next_by.isoformat() if ledger.next_by else None,
        "planned": [_tick(tick) for tick in ledger.planned],
        "rounds": [
            {
                "start": one.start.isoformat(), "end": one.end.isoformat(),
                "expected": one.expected, "met": one.met, "ticks": [_tick(t) for t in one.ticks],
            }
            for one in ledger.rounds
        ],
        "proof": list(ledger.proof),
        "proposals": [day.isoformat() for day in ledger.proposals],
    }  # fmt: skip


def _tick(tick: Tick) -> Mapping[str, str]:
    return {"record": tick.record, "day": tick.day.isoformat()}


COMMANDS = {"rhythms": Command("rhythms", "wat steeds terugkomt, en hoe het daarmee staat", _run)}
