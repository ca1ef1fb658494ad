"""What was asked for by name: a unit of the plan, a choice."""

from typing import TYPE_CHECKING, TypeVar

from m50core.errors import UsageError, did_you_mean
from m50core.values.choice import Choice

if TYPE_CHECKING:
    from m50core.network.network import Network

C = TypeVar("C", bound=Choice)


def unit_of(net: "Network", name: str) -> str:
    """Return the id of a pillar or portfolio; UsageError names those that exist."""
    units = [unit.id for unit in (*net.pillars, *net.portfolios)]
    if name not in units:
        near = did_you_mean(name, units)
        raise UsageError(f"Het onderdeel “{name}” is er niet. Kies uit: {', '.join(units)}.{near}")
    return name


def choice_of(cls: type[C], text: str) -> C:
    """Return the choice with this value or label; UsageError names those that exist."""
    try:
        return cls.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from None
