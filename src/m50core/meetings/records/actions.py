"""Action items: what somebody must do, by when, and after which other step."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar, Self

from m50core.meetings.records.occasions import NeedSort
from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import ANY, Around, Find, Record, evolve
from m50core.records.traits import status_of
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.reckoning import reckon
from m50core.values.stage import Stage


@steps({"open": ("doing", "done", "dropped"), "doing": ("done", "open", "dropped"),
        "done": ("open",), "dropped": ("open",)})  # fmt: skip
class ActionStatus(Choice):
    """Where an action item stands."""

    open = "open", "open", Stage.open
    doing = "doing", "bezig", Stage.under_way
    done = "done", "klaar", Stage.finished
    dropped = "dropped", "vervallen", Stage.dropped


def step_title(step: str, about: Record | None) -> str:
    """Return what the step of a runbook is called among all others: with what it is for."""
    return f"{step} ({about.title_text})" if about is not None else step


def _check_hung_on(words: str) -> None:
    if words:
        Period.kept(words)


@record(
    label="Actiepunt",
    plural="Actiepunten",
    prefix="actie",
    help="Iets dat iemand moet doen, vaak afgesproken in een vergadering.",
    clause="Interne organisatie en netwerken > 2. Informatiebeheer",
)
class ActionItem(Planned):
    """Something that somebody must do."""

    due: Period | None = field(label="Uiterlijk", default=None, in_list=True)
    status: ActionStatus = field(
        label="Status", default=ActionStatus.open, in_list=True, state=True
    )
    about: tuple[str, ...] = field(label="Gaat over", default=(), relation=ANY)
    meeting: str = field(label="Uit vergadering", default="", relation="meeting")
    decision: str = field(label="Uit besluit", default="", relation="decision")
    runbook: str = field(
        label="Draaiboek", help="Naam van het draaiboek waar dit een stap van is.", default=""
    )
    runbook_on: date | None = field(
        label="Draaiboek rond",
        help="De dag waaromheen het draaiboek is uitgezet, als het aan niets hangt dat verhuist.",
        default=None,
    )
    step: str = field(
        label="Stap",
        help="De stap van het draaiboek, zonder waarvoor. Die naam volgt waar het over gaat.",
        default="",
    )
    role: str = field(
        label="Rol", help="De rol in het draaiboek: wie die heeft, is trekker.", default=""
    )
    after: str = field(
        label="Stap ervoor",
        help="Pas als die klaar is, kan dit beginnen.",
        default="",
        relation="action_item",
    )
    prepares: NeedSort | None = field(
        label="Maakt klaar", help="Wat er klaar is als dit klaar is.", default=None
    )
    done_on: date | None = field(
        label="Klaar op",
        help="Wanneer het echt klaar was. Leeg: de dag waarop u de status zet.",
        default=None,
        state=True,
    )
    hung_on: str = field(
        label="Hing aan",
        help="Waaraan de uiterste dag hing, tot hij vast kwam te staan.",
        default="",
        check=_check_hung_on,
    )

    follows: ClassVar[tuple[str, ...]] = ("after",)
    happened_on: ClassVar[tuple[str, ...]] = ("done_on",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"done": ("done_on",)}

    @property
    def bare_title(self) -> str:
        """What it is called where it is clear what it is for."""
        return self.step or self.title

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a step that is done before the one it follows, and one that follows itself."""
        earlier = around.get(self.after)
        if not isinstance(earlier, ActionItem):
            return
        done = self.status.has_happened and not (before and before.status.has_happened)
        if done and not earlier.status.is_over:
            reason = f"dit komt na “{earlier.title}” ({earlier.id}), en die is nog niet klaar"
            yield "status", reason
        seen = {self.id}
        while isinstance(earlier, ActionItem):
            if earlier.id in seen:
                yield "after", f"“{earlier.title}” ({earlier.id}) zou zo op zichzelf wachten"
                return
            seen.add(earlier.id)
            earlier = around.get(earlier.after)

    def settle(self, today: date, around: Around, start: Find) -> Self:
        """From when it is done its last day stays, whatever it hung on.

        What counts from the step before it has its day once that was done. A step of a runbook is
        called after what it is for, until somebody gives it another title.
        """
        before = start(self.id)
        if named := self._new_name(around, before):
            return evolve(self, **named).settle(today, around, start)
        was = status_of(before)
        if not self.status.is_over:
            return self._count_on(around)
        return self if was is not None and was.is_over else self._fix()

    def _new_name(self, around: Around, before: Record | None) -> dict[str, str]:
        """Return what a step of a runbook is called from now on, where that changes."""
        if not isinstance(before, ActionItem) or not self.step or self.step != before.step:
            return {}
        elsewhere, retitled = self.about[:1] != before.about[:1], self.title != before.title
        if elsewhere and not retitled:
            title = step_title(self.step, around.get(self.about[0]) if self.about else None)
            return {"title": title} if title != self.title else {}
        return {"step": ""} if retitled and not elsewhere else {}

    def _fix(self) -> Self:
        due = self.due
        if due is None or due.anchor is None or due.latest is None:
            return self
        return evolve(self, due=Period.on(due.latest), hung_on=due.words)

    def _hang_again(self) -> Self:
        return evolve(self, due=Period.kept(self.hung_on), hung_on="") if self.hung_on else self

    def _count_on(self, around: Around) -> Self:
        """Return it with the day that it has by when the step before it was done."""
        hung = self._hang_again()
        earlier = around.get(self.after)
        anchor = hung.due.anchor if hung.due is not None else None
        if anchor is None or anchor.target != self.after or not isinstance(earlier, ActionItem):
            return hung
        if earlier.done_on is None or not earlier.status.has_happened:
            return hung
        due = reckon(anchor, earlier.done_on)
        return evolve(hung, due=Period.on(due), hung_on=str(hung.due))

    def waits(self, find: Find) -> bool:
        """Tell whether the step before it is still to be done."""
        earlier = find(self.after) if self.after else None
        return isinstance(earlier, ActionItem) and not earlier.status.is_over
