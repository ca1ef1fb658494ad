"""``m50 rhythms``."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from m50core.accountability.rhythm import RhythmLedger
from m50core.answers.schema import Schema
from m50core.pages import Table
from m50core.plugins.extensions import CommandContext, Handler

if TYPE_CHECKING:
    from m50core.network.network import Network

RHYTHMS = Schema("rhythms", "m50core.accountability.answers:RhythmAnswer")


def _run(context: CommandContext) -> int:
    context.lasting("rhythms")
    net: Network = context.net
    ledgers = net.rhythms()
    context.answer(RHYTHMS, RHYTHMS.each(ledgers, net.records, net.today), _lines(net, ledgers))
    return 0


def _lines(net: "Network", ledgers: Iterable[RhythmLedger]) -> Iterator[Table]:
    yield net.lists.rhythms(ledgers)


HANDLERS = {
    "rhythms": Handler(_run, answers=(RHYTHMS,), lists=True),
}
