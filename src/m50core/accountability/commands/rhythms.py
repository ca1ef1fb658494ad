"""``m50 rhythms``."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from m50core.accountability.listing import rhythm_counts
from m50core.accountability.rhythm import RhythmLedger
from m50core.answers.schema import Schema
from m50core.pages import Digest, DigestPart, Table
from m50core.plugins.commands import is_all_asked
from m50core.plugins.extensions import CommandContext, Handler
from m50core.started import to_type

if TYPE_CHECKING:
    from m50core.network.network import Network

RHYTHMS = Schema("rhythms", "m50core.accountability.answers:RhythmAnswer")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="alle ritmes, niet alleen de eerste")


def _run(context: CommandContext) -> int:
    context.lasting("rhythms")
    net: Network = context.net
    ledgers = net.rhythms()
    context.answer(RHYTHMS, RHYTHMS.each(ledgers, net.records, net.today), _lines(context, ledgers))
    return 0


def _lines(context: CommandContext, ledgers: Sequence[RhythmLedger]) -> Iterator[Table | Digest]:
    net: Network = context.net
    table = net.lists.rhythms(ledgers)
    if is_all_asked(context.args) or not ledgers:
        yield table
        return
    yield Digest(
        (rhythm_counts(ledgers),),
        (DigestPart(table, "standing", ("title",)),),
        rest=to_type("rhythms --all"),
    )


HANDLERS = {
    "rhythms": Handler(_run, _arguments, (RHYTHMS,), lists=True),
}
