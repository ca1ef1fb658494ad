"""Runbooks (draaiboeken): the steps that lead to a day and follow it, as definition files.

A file has ``name``, ``title``, ``day`` (what the day is, in Dutch) and a ``[[step]]`` each with a
``title``, ``when`` (``10 werkdagen voor``, ``bij``, ``5 werkdagen na``) and perhaps a
``description``.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from m50core.errors import DefinitionError
from m50core.plan.definitions import PlanFile, tables_of
from m50core.values.holidays import is_working_day, working_days_from
from m50core.values.period import Anchor, Period, span_end

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEAD = ("name", "title", "day")


@attrs.frozen
class RunbookStep:
    """Something to do, so long before or after the day."""

    title: str
    when: Anchor
    description: str = ""

    def due(self, day: date) -> date:
        """Return the last day for this step: a working day, unless it is the day itself.

        What falls on a day off is due on the working day before. Raises OverflowError or
        ValueError past the calendar's end.
        """
        if self.when.side in ("bij", "tijdens"):
            return day
        sign = -1 if self.when.side == "voor" else 1
        due = span_end(day, sign * max(1, self.when.offset), self.when.unit)
        return due if is_working_day(due) else working_days_from(due, -1)


@attrs.frozen
class Runbook:
    """The steps around a day, in the order of their file."""

    name: str
    title: str
    day: str
    steps: tuple[RunbookStep, ...]


def read_runbooks(
    files: Iterable[tuple[str, PlanFile]],
) -> tuple[dict[str, Runbook], list[tuple[str, DefinitionError]]]:
    """Read definition files of runbooks; return them by name, and (plugin, mistake) for the rest.

    A file with a mistake is left out whole; of two with one name the first is kept.
    """
    runbooks: dict[str, Runbook] = {}
    wrong: list[tuple[str, DefinitionError]] = []
    for plugin, file in files:
        try:
            runbook = _read(file)
            if runbook.name in runbooks:
                raise DefinitionError(file.name, "", "name", f"“{runbook.name}” is al in gebruik")
            runbooks[runbook.name] = runbook
            wrong += [(plugin, odd) for odd in file.oddities]
        except DefinitionError as error:
            wrong.append((plugin, error))
    return runbooks, wrong


def _read(file: PlanFile) -> Runbook:
    tables = tables_of(file)
    steps = tables.pop("step", None)
    head = _texts(file.name, "", tables, _HEAD)
    if not _NAME.fullmatch(head["name"]):
        raise DefinitionError(file.name, "", "name", "verwacht kleine letters, zoals nieuw-lid")
    if not isinstance(steps, list) or not steps:
        raise DefinitionError(file.name, "step", "", "geef minstens één [[step]]")
    runbook_steps = tuple(_step(file.name, f"step {n}", entry) for n, entry in enumerate(steps, 1))
    return Runbook(head["name"], head["title"], head["day"], runbook_steps)


def _step(file: str, place: str, entry: Any) -> RunbookStep:
    if not isinstance(entry, dict):
        raise DefinitionError(file, place, "", "schrijf dit als [[step]]")
    values = _texts(file, place, entry, ("title", "when"), ("description",))
    try:
        anchor = Period.parse(f"{values['when']} de dag").anchor
    except ValueError:
        anchor = None
    if anchor is None:
        reason = "verwacht een afstand tot de dag, zoals 10 werkdagen voor, bij, of 2 weken na"
        raise DefinitionError(file, place, "when", reason)
    return RunbookStep(values["title"], anchor, values.get("description", ""))


def _texts(
    file: str,
    place: str,
    values: Mapping[str, Any],
    wanted: tuple[str, ...],
    free: tuple[str, ...] = (),
) -> Mapping[str, str]:
    for name in wanted:
        if name not in values:
            raise DefinitionError(file, place, name, "ontbreekt")
    for name, value in values.items():
        if name not in (*wanted, *free):
            raise DefinitionError(file, place, name, "is geen bekend veld")
        if not isinstance(value, str) or not value:
            raise DefinitionError(file, place, name, "verwacht een tekst")
    return values
