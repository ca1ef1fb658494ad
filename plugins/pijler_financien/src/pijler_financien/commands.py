"""``m50 spuk``: grants added up by status."""

from collections import defaultdict
from decimal import Decimal

import m50core as m50
from m50core.plugins import CommandContext, Handler
from pijler_financien.records import GrantStatus, SpecificGrant


def _run(context: CommandContext) -> int:
    net: m50.Network = context.net
    counts: dict[GrantStatus, list[m50.Money]] = defaultdict(list)
    for grant in net.records.collection(SpecificGrant):
        counts[grant.status].append(grant.amount or m50.Money(Decimal(0)))
    items, lines = [], []
    for status in GrantStatus:
        total = sum((money.amount for money in counts[status]), Decimal(0))
        items.append(
            {"status": status.value, "count": len(counts[status]), "total": f"{total:.2f}"}
        )
        lines.append(f"{status.label:<20} {len(counts[status]):>4}  {m50.Money(total).shown():>16}")
    context.answer("spuk", items, lines)
    return 0


HANDLERS = {"spuk": Handler(_run)}
