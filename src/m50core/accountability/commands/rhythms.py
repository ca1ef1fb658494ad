"""``m50 rhythms``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from m50core.accountability.rhythm import RhythmLedger, shares
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values import dutch
from m50core.values.rounds import Tick

if TYPE_CHECKING:
    from m50core.network.network import Network

_APART = 12
"""Of more than so many the one line tells how many are done; ``--json`` has them all."""
_HEAD = ("Nummer", "Ritme", "Hoe vaak", "Laatst", "Volgende uiterlijk", "Stand")


def _run(context: CommandContext) -> int:
    context.lasting("rhythms")
    net: Network = context.net
    ledgers = net.rhythms()
    rows: list[list[str]] = []
    items = []
    for ledger in ledgers:
        apart = shares(net.records, ledger.rhythm, net.today)
        rows.append([ledger.rhythm.id, ledger.rhythm.title, str(ledger.cadence), *_days(ledger)])
        if len(apart) <= _APART:
            rows += [[who.id, f"  met {who.title_text}", "", *_days(own)] for who, own in apart]
        each = [{"who": who.id, **_state(own)} for who, own in apart]
        items.append({**_item(ledger), "each": each})
    lines = [Table(rows, wide=1, head=_HEAD) if ledgers else "Er zijn geen ritmes."]
    context.answer("rhythms", items, lines)
    return 0


def _days(ledger: RhythmLedger) -> list[str]:
    return [
        dutch.day(ledger.last.day) if ledger.last else "-",
        dutch.day(ledger.next_by) if ledger.next_by else "-",
        ledger.words,
    ]


def _state(ledger: RhythmLedger) -> Mapping[str, Any]:
    return {
        "standing": str(ledger.standing), "left": ledger.left, "words": ledger.words,
        "last": _tick(ledger.last) if ledger.last else None,
        "next_by": ledger.next_by.isoformat() if ledger.next_by else None,
        "planned": [_tick(tick) for tick in ledger.planned],
    }  # fmt: skip


def _item(ledger: RhythmLedger) -> Mapping[str, Any]:
    rhythm = ledger.rhythm
    return {
        "id": rhythm.id, "title": rhythm.title, "cadence": str(ledger.cadence),
        "unit": rhythm.unit, **_state(ledger),
        "rounds": [
            {
                "start": turn.start.isoformat(), "end": turn.end.isoformat(),
                "last_day": turn.last_day.isoformat(),
                "expected": turn.expected, "met": turn.met, "ticks": [_tick(t) for t in turn.ticks],
            }
            for turn in ledger.rounds
        ],
        "proof": list(ledger.proof),
        "proposals": [day.isoformat() for day in ledger.proposals],
    }  # fmt: skip


def _tick(tick: Tick) -> Mapping[str, Any]:
    return {"record": tick.record, "day": tick.day.isoformat(), "exact": tick.exact}


HANDLERS = {
    "rhythms": Handler(_run),
}
