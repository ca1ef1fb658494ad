"""What specific grants come to."""

from collections.abc import Iterable
from decimal import Decimal

import m50core as m50


def total(amounts: Iterable[m50.Money]) -> m50.Money:
    """Return amounts added up."""
    return m50.Money(sum((one.amount for one in amounts), Decimal(0)))
