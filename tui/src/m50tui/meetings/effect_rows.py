"""The lines of what a decision changes, and of who was chosen in a vote on it."""

from collections.abc import Iterable, Iterator

import attrs

from m50core import Decision, Network, Seat
from m50core.meetings import Polled
from m50tui.meetings.effects import APPOINT, Effect, PlannedEffect
from m50tui.widgets.page import Row


@attrs.frozen
class EffectRow(Row):
    """A line that adds an effect, or one that was added."""

    effect: Effect | None = None
    planned: PlannedEffect | None = None
    fixed: tuple[str, ...] = ()
    """What is chosen for it already: the last of its records."""
    name: str = ""
    """Who was chosen in a vote, for whom this is meant."""

    @property
    def key(self) -> str:
        """What tells it from the others when the list is shown anew."""
        return f"{self.effect.label}{self.fixed}" if self.effect else ""


def votes_on(net: Network, decision: Decision) -> tuple[Polled, ...]:
    """Return the votes about a decision."""
    sitting = net.sitting(decision.meeting) if decision.meeting else None
    votes = sitting.proceedings.votes if sitting else ()
    return tuple(polled for polled in votes if polled.vote.decision == decision.id)


def chosen_people(
    net: Network, decision: Decision, planned: Iterable[PlannedEffect]
) -> Iterator[EffectRow]:
    """Yield a line for each person that was chosen in a vote, and isn't appointed here yet."""
    there = {person for effect in planned for person in effect.ids}
    seats = [name for name in decision.about if isinstance(net.records.get(name), Seat)]
    for polled in votes_on(net, decision):
        person = polled.vote.elected
        if person and person not in there:
            fixed = (*(seats if len(seats) == 1 else ()), person)
            words = f"+ {polled.elected} (gekozen) benoemen op een post"
            yield EffectRow((words, ""), effect=APPOINT, fixed=fixed, name=polled.elected)
