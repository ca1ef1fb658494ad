"""``m50 spuk``: grants added up by status."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

import m50core as m50
from m50core.plugins import CommandContext, Handler, Schema
from pijler_financien.grants import total
from pijler_financien.records import GrantStatus, SpecificGrant

SPUK = Schema("spuk", "pijler_financien.answers:GrantsAnswer")
_Amounts = Mapping[GrantStatus, list[m50.Money]]


def _run(context: CommandContext) -> int:
    net: m50.Network = context.net
    amounts: dict[GrantStatus, list[m50.Money]] = defaultdict(list)
    for grant in net.records.collection(SpecificGrant):
        amounts[grant.status].append(grant.amount or m50.Money(Decimal(0)))
    context.answer(SPUK, SPUK.each(GrantStatus, amounts), _lines(amounts))
    return 0


def _lines(amounts: _Amounts) -> Iterator[str]:
    for status in GrantStatus:
        found = amounts.get(status, [])
        yield f"{status.label:<20} {len(found):>4}  {total(found).shown():>16}"


HANDLERS = {"spuk": Handler(_run, answers=(SPUK,))}
