"""Small networks for tests: definitions of one's own, nothing installed, nothing on disk."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

from m50core.network.network import ZONE, Network
from m50core.plan.definitions import PlanFile
from m50core.plugins import API, hookimpl
from m50core.plugins.register import Register
from m50core.records.record import Record
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store
from m50core.testing.core import CORE_KINDS

DAY = date(2025, 3, 11)
"""The day on which stories play unless they say otherwise."""
WHO = "secretariaat"
"""Who is at work in them."""


def plugin(**hooks: Any) -> ModuleType:
    """Return a plugin of hook functions, each named without its ``m50_`` (``rules=lambda: …``)."""
    module = ModuleType("verhaal")
    setattr(module, "m50_api", API)  # noqa: B010 - a module has no such attribute for a type checker
    for name, function in hooks.items():
        setattr(module, f"m50_{name}", hookimpl(_again(function)))
    return module


def _again(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same: what is marked as a hook stays marked for good."""

    @wraps(function)
    def same(*given: Any, **named: Any) -> Any:
        return function(*given, **named)

    return same


def definitions(
    text: str, *, unit: str = "ruimte", unit_kind: str = "pillar", year: int = DAY.year
) -> PlanFile:
    """Return a definition file with a header, so that ``text`` need only hold records.

    Its headings are "Plan" and "Plan > 1".
    """
    header = (
        f'[plan]\nyear = {year}\nunit = "{unit}"\nunit_kind = "{unit_kind}"\norder = 10\n'
        'headings = ["Plan", "Plan > 1"]\n'
    )
    return PlanFile(f"{unit}_{year}.toml", header + text)


ONE_GOAL = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-07"
title = "Gesprekken met woordvoerders"
due = "Q1 2025"
source = "Plan > 1"
""")
"""The smallest plan: a pillar with one goal, ``ruimte-07``."""


def practice(place: str | Path = "memory:", *, today: date = DAY, who: str = WHO) -> Network:
    """Return a network to practise with, with everything that is installed; see ``m50core.open``.

    Its clock goes by ``today``, now and whenever the folder is opened again: a story can live
    through a year in it. ``place``: a new folder, or one made so before.
    """
    from m50core.program.opening import open_network

    return open_network(place, today=today, who=who, practice=True)


def network(
    *records: Record,
    plan: Iterable[PlanFile] = (),
    plugins: Mapping[str, ModuleType] | None = None,
    store: Store | None = None,
    today: date = DAY,
    who: str = WHO,
) -> Network:
    """Return a network of the core's kinds, the given definitions, and records committed at once.

    The records are taken as they are, also with deadlines that hang on nothing here.
    ``plugins`` (name → module or ``plugin(…)``) are loaded as built-in parts.
    """
    files = list(plan)
    base = plugin(record_kinds=lambda: CORE_KINDS, year_plans=lambda: files)
    register = Register({"m50": base, **(plugins or {})}, found=())

    def clock() -> datetime:
        return datetime(today.year, today.month, today.day, 9, 41, tzinfo=ZONE)

    net = Network(store or MemoryStore(), register, today=today, who=who, clock=clock)
    if records:
        with net.commit("Verhaal") as commit:
            for record in records:
                commit.vouch(commit.add(record))
    return net
