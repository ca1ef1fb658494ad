"""Choices with a Dutch label, and the legal steps between statuses."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Self, TypeVar

from m50core.values.stage import Stage
from m50core.values.stage_of_before import stage_of_before
from m50core.values.tone import Tone


class Choice(StrEnum):
    """An enumeration whose members are written ``name = "value", "Dutch label"``.

    Those of a status say their stage as well: ``done = "done", "klaar", Stage.finished``. What a
    status says about the work goes by that alone, for every kind alike. A choice has no order:
    asking for more or less of it raises TypeError (see ``Ranked``).
    """

    label: str
    stage: Stage
    declares_stage: bool
    """Whether the member says its stage itself; one that doesn't is open."""

    @property
    def has_happened(self) -> bool:
        """True when what was to happen did."""
        return self.stage.has_happened

    @property
    def is_off(self) -> bool:
        """True when it won't happen."""
        return self.stage.is_off

    @property
    def is_over(self) -> bool:
        """True when nothing more is to be done, because it happened or won't."""
        return self.stage.is_over

    @property
    def tone(self) -> Tone | None:
        """What it says to whoever looks; of a status that follows from its stage. None: nothing."""
        if not self.declares_stage:
            return None
        return Tone.quiet if self.is_off else Tone.good if self.stage is Stage.finished else None

    def __new__(cls, value: str, label: str = "", stage: Stage | None = None) -> Self:
        """Make a member that equals its value; TypeError for a stage that is none."""
        if stage is not None and not isinstance(stage, Stage):
            raise TypeError(
                f"{cls.__name__}.{value}: {stage!r} is no Stage, such as Stage.finished"
            )
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        member.stage, member.declares_stage = stage or Stage.open, stage is not None
        return member

    def __init_subclass__(cls) -> None:
        """Keep a choice of a plugin that was written before there were stages as it was."""
        super().__init_subclass__()
        if not any(member.declares_stage for member in cls):
            for member in cls:
                member.stage = stage_of_before(member.value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the member with this value, else with this label; ValueError names them.

        Small and capital letters, accents and what stands between words make no difference. A
        value goes before the label of another member; a label of several members is refused.
        """
        bare = text.strip()
        wanted = bare.casefold()
        for ways in (
            [m for m in cls if m.value == bare],
            [m for m in cls if m.value.casefold() == wanted],
            [m for m in cls if m.label == bare],
            [m for m in cls if m.label.casefold() == wanted],
        ):
            if len(ways) == 1:
                return ways[0]
            if ways:
                raise ValueError(_several(text, ways))
        from m50core.nearest import what_there_is
        from m50core.values.called import names_for

        said = {m.value: (m.label,) for m in cls}
        if found := names_for(bare, said):
            if len(found) == 1:
                return cls(found[0])
            raise ValueError(_several(text, map(cls, found)))
        near = what_there_is(bare, said, "add SOORT --help").rstrip(".")
        raise ValueError(f"“{text}” is geen keuze.{near}")

    @property
    def place(self) -> int:
        """Where it stands among the members as declared, 0 for the first: to put a list in order.

        This says nothing of more or less; see ``Ranked``.
        """
        return type(self)._member_names_.index(self._name_)

    # A text would compare by its spelling: the first letter would tell what is worse.
    def __lt__(self, other: Any) -> bool:
        """Tell whether it is less; TypeError without an order, or for what isn't of this choice."""
        return self._above(other) < 0

    def __le__(self, other: Any) -> bool:
        """As ``<``, or the same."""
        return self._above(other) <= 0

    def __gt__(self, other: Any) -> bool:
        """As ``<``, the other way round."""
        return self._above(other) > 0

    def __ge__(self, other: Any) -> bool:
        """As ``>``, or the same."""
        return self._above(other) >= 0

    def _above(self, other: Any) -> int:
        raise TypeError(
            f"“{self.label}” is niet meer of minder dan “{other}”: deze keuze heeft geen volgorde. "
            "Vergelijk met == of in, of sorteer op .place."
        )


class Ranked(Choice):
    """A choice with an order of its own: the member that is declared first is the greatest.

    It compares by that order with its own members, and with a text that is the value of one.
    """

    def _above(self, other: Any) -> int:
        cls = type(self)
        if type(other) not in (cls, str) or other not in cls._value2member_map_:
            known = ", ".join(cls)
            raise TypeError(f"“{other}” is niet te vergelijken met “{self}”. Kies uit: {known}.")
        return cls(other).place - self.place


def _several(text: str, ways: Iterable[Choice]) -> str:
    several = " of ".join(m.value for m in ways)
    return f"“{text}” kan meer dan één keuze zijn: {several}. Geef die zo"


C = TypeVar("C", bound=Choice)

_STEPS: dict[type[Choice], Mapping[str, tuple[str, ...]]] = {}


def steps(table: Mapping[str, tuple[str, ...]]) -> Callable[[type[C]], type[C]]:
    """Declare the legal steps of a status: from value to the values that may follow."""

    def declare(cls: type[C]) -> type[C]:
        for old, targets in table.items():
            for value in (old, *targets):
                cls(value)
        _STEPS[cls] = {member.value: tuple(table.get(member.value, ())) for member in cls}
        return cls

    return declare


def has_steps(cls: type[Choice]) -> bool:
    """Tell whether this choice is a status with legal steps."""
    return cls in _STEPS


def next_steps(status: C) -> tuple[C, ...]:
    """Return the statuses that may follow ``status``."""
    cls = type(status)
    if cls not in _STEPS:
        return tuple(member for member in cls if member != status)
    return tuple(cls(value) for value in _STEPS[cls][status.value])


def reachable(status: C) -> tuple[C, ...]:
    """Return the statuses that one or more legal steps lead to, nearest first."""
    found: dict[C, None] = {}
    rest = [status]
    while rest:
        ahead = [step for here in rest for step in next_steps(here) if step not in found]
        found |= dict.fromkeys(ahead)
        rest = list(dict.fromkeys(ahead))
    found.pop(status, None)
    return tuple(found)


def ways_to(status: C, wanted: Callable[[C], bool]) -> tuple[C, ...]:
    """Return the fewest legal steps from a status to one that is ``wanted``; none when none is."""
    ways: list[tuple[C, ...]] = [(status,)]
    seen = {status}
    for way in ways:
        for step in next_steps(way[-1]):
            if wanted(step):
                return (*way[1:], step)
            if step not in seen:
                seen.add(step)
                ways.append((*way, step))
    return ()
