"""``m50 spuk``: grants added up by status."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

import m50core as m50
from m50core.plugins import CommandContext, Handler, Schema
from pijler_financien.records import GrantStatus, SpecificGrant

SPUK = Schema("spuk", "pijler_financien.answers:GrantsAnswer")
_Amounts = Mapping[GrantStatus, list[m50.Money]]


def _run(context: CommandContext) -> int:
    net: m50.Network = context.net
    amounts: dict[GrantStatus, list[m50.Money]] = defaultdict(list)
    for grant in net.records.collection(SpecificGrant):
        amounts[grant.status].append(grant.amount or m50.Money(Decimal(0)))
    context.answer(SPUK, _items(amounts), _lines(amounts))
    return 0


def _items(amounts: _Amounts) -> Iterator[object]:
    from pijler_financien.answers import GrantsAnswer

    for status in GrantStatus:
        yield GrantsAnswer(status, len(amounts.get(status, ())), _total(amounts, status))


def _lines(amounts: _Amounts) -> Iterator[str]:
    for status in GrantStatus:
        count, total = len(amounts.get(status, ())), _total(amounts, status)
        yield f"{status.label:<20} {count:>4}  {total.shown():>16}"


def _total(amounts: _Amounts, status: GrantStatus) -> m50.Money:
    return m50.Money(sum((one.amount for one in amounts.get(status, ())), Decimal(0)))


HANDLERS = {"spuk": Handler(_run, answers=(SPUK,))}
