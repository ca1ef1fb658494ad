"""``m50 rhythms``."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from m50core.accountability.rhythm import RhythmLedger, shares
from m50core.answers.schema import Schema
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler
from m50core.values import dutch

if TYPE_CHECKING:
    from m50core.network.network import Network

RHYTHMS = Schema("rhythms", "m50core.accountability.answers:RhythmAnswer")
_APART = 12
"""Of more than so many the one line tells how many are done; ``--json`` has them all."""
_HEAD = ("Nummer", "Ritme", "Hoe vaak", "Laatst", "Volgende uiterlijk", "Stand")


def _run(context: CommandContext) -> int:
    context.lasting("rhythms")
    net: Network = context.net
    ledgers = net.rhythms()
    rows: list[list[str]] = []
    for ledger in ledgers:
        apart = shares(net.records, ledger.rhythm, net.today)
        rows.append([ledger.rhythm.id, ledger.rhythm.title, str(ledger.cadence), *_days(ledger)])
        if len(apart) <= _APART:
            rows += [[who.id, f"  met {who.title_text}", "", *_days(own)] for who, own in apart]
    lines = [Table(rows, wide=1, head=_HEAD) if ledgers else "Er zijn geen ritmes."]
    context.answer(RHYTHMS, _items(net, ledgers), lines)
    return 0


def _items(net: "Network", ledgers: Iterable[RhythmLedger]) -> Iterator[object]:
    from m50core.accountability.answers import RhythmAnswer

    for ledger in ledgers:
        yield RhythmAnswer.of(net.records, ledger, net.today)


def _days(ledger: RhythmLedger) -> list[str]:
    return [
        dutch.day(ledger.last.day) if ledger.last else "-",
        dutch.day(ledger.next_by) if ledger.next_by else "-",
        ledger.words,
    ]


HANDLERS = {
    "rhythms": Handler(_run, answers=(RHYTHMS,)),
}
