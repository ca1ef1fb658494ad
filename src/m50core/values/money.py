"""Money as exact euro cents."""

import re
from decimal import Decimal
from typing import Any, Self

import attrs

from m50core.values import dutch
from m50core.values.patterns import pattern

_DUTCH = pattern(r"(-?)([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?")
_CANONICAL = pattern(r"(-?)(\d+)\.(\d{2})")
LIMIT = Decimal(10) ** 12
"""Amounts stay below this many euros, either side of zero."""


_EURO = pattern(r"€|^\s*eur(?:o)?\b|\beuro?\s*$", re.IGNORECASE)
_NO_CENTS = pattern(r"(?<=\d),(?:-{1,2}|–|—|=)$")
"""A line instead of cents: ``10.000,-``."""


def _exact(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise ValueError("een bedrag is nooit een kommagetal van de computer (float)")
    if not isinstance(value, int | Decimal):
        raise ValueError("een bedrag is een geheel getal of een Decimal")
    amount = Decimal(value)
    if not amount.is_finite():
        raise ValueError("is geen bedrag")
    if abs(amount) >= LIMIT:
        raise ValueError("is te groot voor een bedrag")
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError("heeft meer dan twee cijfers achter de komma")
    return amount.quantize(Decimal("0.01")) + Decimal("0.00")


@attrs.frozen(order=True)
class Money:
    """An amount in euros with two decimals. Never made from a float."""

    amount: Decimal = attrs.field(converter=_exact)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``12.345,50``, ``€ 10.000,-``, ``10.000 euro``, ``10K`` or stored, ``12345.50``.

        Raises ValueError on anything that can be read in two ways.
        """
        bare = dutch.strip_grouping(_EURO.sub("", text).replace("−", "-"))
        bare = _NO_CENTS.sub("", bare)
        if thousands := re.fullmatch(r"(\d{1,6}) ?[kK]", bare):
            return cls(Decimal(thousands[1]) * 1000)
        if match := _CANONICAL.fullmatch(bare):
            return cls(Decimal(bare))
        if match := _DUTCH.fullmatch(bare):
            sign, whole, cents = match.groups()
            return cls(Decimal(f"{sign}{whole.replace('.', '')}.{(cents or '').ljust(2, '0')}"))
        raise ValueError(f"“{text}” is geen bedrag. Schrijf het zo: 12.345,50")

    def __str__(self) -> str:
        return f"{self.amount:.2f}"

    def shown(self) -> str:
        """``€ 12.345,50``."""
        sign = "-" if self.amount < 0 else ""
        return f"€ {sign}{dutch.amount(abs(self.amount))}"

    def __add__(self, other: Self) -> Self:
        return type(self)(self.amount + other.amount)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.amount - other.amount)
