"""Runbooks (draaiboeken): the steps that lead to a day and follow it, as definition files.

A file has ``name``, ``title``, ``day`` (what the day is, in Dutch) and a ``[[step]]`` each with a
``title``, ``when`` (``10 werkdagen voor``, ``bij``, ``5 werkdagen na``) and perhaps a
``description``, ``prepares`` (the step of ``m50 ready`` that it is) and ``who``: one of the
``[roles]`` of the file, which says of each what it does. With ``sequence = true`` every step opens
when the one before is done, with ``after = "title"`` a step after that one; then ``5 werkdagen na``
counts from there, and ``5 werkdagen na de dag`` still from the day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from m50core.errors import DefinitionError
from m50core.plan.definitions import PlanFile, tables_of
from m50core.values.anchor import Anchor, AnchorSide
from m50core.values.patterns import pattern
from m50core.values.period import Period
from m50core.values.reckoning import hung_by, reckon

_NAME = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEAD = ("name", "title", "day")
_FREE = ("description", "who", "after", "prepares")
_PREVIOUS = "vorige stap"
_THE_DAY = "de dag"


@attrs.frozen
class RunbookStep:
    """Something to do, so long before or after the day, or after another step."""

    title: str
    when: Anchor
    description: str = ""
    who: str = ""
    """The role of who does it."""
    follows: int | None = None
    """The place of the step that must be done first."""
    from_previous: bool = False
    """True: its time counts from when that was done."""
    prepares: str = ""
    """What is ready once it is done, as ``m50 ready`` calls it."""

    def due(self, day: date) -> date:
        """Return the last day for this step; see ``values.reckoning``."""
        return reckon(self.when, day)

    def hung_on(self, target: str) -> Period:
        """Return its last day as a deadline on another thing: ``10 werkdagen voor moment-3``."""
        return hung_by(attrs.evolve(self.when, target=target))


@attrs.frozen
class Runbook:
    """The steps around a day, in the order of their file."""

    name: str
    title: str
    day: str
    steps: tuple[RunbookStep, ...]
    roles: Mapping[str, str] = attrs.field(factory=dict)
    """By role, in Dutch: what who has it does."""


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
    tables = dict(tables_of(file))
    steps, roles = tables.pop("step", None), tables.pop("roles", {})
    sequence = tables.pop("sequence", False)
    head = _texts(file.name, "", tables, _HEAD)
    if not _NAME.fullmatch(head["name"]):
        raise DefinitionError(file.name, "", "name", "verwacht kleine letters, zoals nieuw-lid")
    if not isinstance(sequence, bool):
        raise DefinitionError(file.name, "", "sequence", "verwacht true of false")
    if not isinstance(steps, list) or not steps:
        raise DefinitionError(file.name, "step", "", "geef minstens één [[step]]")
    if not isinstance(roles, dict):
        raise DefinitionError(file.name, "roles", "", "schrijf dit als [roles], een regel per rol")
    roles = dict(_texts(file.name, "roles", roles, (), tuple(roles)))
    if wrong := next((role for role in roles if not _NAME.fullmatch(role)), ""):
        raise DefinitionError(
            file.name, "roles", wrong, "verwacht kleine letters, zoals voorzitter"
        )
    read: list[RunbookStep] = []
    for number, entry in enumerate(steps, 1):
        read.append(_step(file.name, f"step {number}", entry, read, roles, sequence=sequence))
    if idle := next((role for role in roles if role not in {step.who for step in read}), ""):
        raise DefinitionError(file.name, "roles", idle, "bij geen enkele stap staat deze rol (who)")
    return Runbook(head["name"], head["title"], head["day"], tuple(read), roles)


def _step(
    file: str,
    place: str,
    entry: Any,
    before: Sequence[RunbookStep],
    roles: Mapping[str, str],
    *,
    sequence: bool,
) -> RunbookStep:
    if not isinstance(entry, dict):
        raise DefinitionError(file, place, "", "schrijf dit als [[step]]")
    values = _texts(file, place, entry, ("title", "when"), _FREE)
    follows = len(before) - 1 if sequence and before else None
    if "after" in values:
        titles = [step.title for step in before]
        if values["after"] not in titles:
            reason = f"“{values['after']}” is de titel van geen eerdere stap"
            raise DefinitionError(file, place, "after", reason)
        follows = titles.index(values["after"])
    who = values.get("who", "")
    if who and who not in roles:
        known = ", ".join(roles) or "er zijn er geen; zet ze onder [roles]"
        raise DefinitionError(file, place, "who", f"“{who}” is geen rol van dit draaiboek: {known}")
    anchor, said = _when(values["when"])
    after = anchor is not None and anchor.side is AnchorSide.after
    if anchor is None or (said == _PREVIOUS and (follows is None or not after)):
        reason = "verwacht een afstand tot de dag, zoals 10 werkdagen voor, bij, of 2 weken na"
        if said == _PREVIOUS:
            reason = "na de vorige stap kan alleen met after, of met sequence = true"
        raise DefinitionError(file, place, "when", reason)
    return RunbookStep(
        values["title"],
        anchor,
        values.get("description", ""),
        who,
        follows,
        follows is not None and after and said != "dag",
        values.get("prepares", ""),
    )


def _when(words: str) -> tuple[Anchor | None, str]:
    """Return the distance that words say, and what they say it is to: empty, the day, a step."""
    for text in (words, f"{words} {_THE_DAY}"):
        try:
            anchor = Period.parse(text).anchor
        except ValueError:
            continue
        if anchor is not None and anchor.target in ("dag", _PREVIOUS):
            return anchor, anchor.target if text == words else ""
    return None, ""


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
