"""``m50 rhythms``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from m50core.accountability.rhythm import RhythmLedger, shares
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values.rounds import Tick

if TYPE_CHECKING:
    from m50core.network.network import Network


def _run(context: CommandContext) -> int:
    net: Network = context.net
    ledgers = net.rhythms()
    items = []
    for ledger in ledgers:
        apart = shares(net.records, ledger.rhythm, net.today)
        each = [{"who": who.id, **_state(own)} for who, own in apart]
        items.append({**_item(ledger), "each": each})
    context.answer("rhythms", items, [net.lists.rhythms(ledgers)])
    return 0


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
