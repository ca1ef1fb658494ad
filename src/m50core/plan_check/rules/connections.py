"""What of a year plan hangs together: goals with something under them, promises with a goal."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import PLAN, FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, Goal, Indicator, OpenPoint, Principle
from m50core.lobby.records import Partner, Stakeholder
from m50core.records.collection import Records
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over

_SAID = (Principle, Indicator, OpenPoint, Stakeholder, Partner)
"""What tells of a goal and carries nothing of it out."""


@rule(
    "PLN-020",
    "Onder elk doel staat wat ervoor gebeurt.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.note,
    groups=(PLAN,),
    many="doelen waar niets onder staat",
    advice="Zet er in het plan een activiteit, ritme of stuk onder, of laat het doel vervallen.",
)
def goal_with_nothing_under_it(records: Records, today: date) -> Iterable[Hit]:
    """A promise that is in no way carried out can't be followed."""
    for goal in records.collection(Goal):
        if not is_over(goal) and not any(_carries_out(records, goal)):
            yield Hit(goal, f"Onder het doel “{goal.title}” staat geen activiteit, ritme of stuk.")


def _carries_out(records: Records, goal: Goal) -> Iterable[Record]:
    for info, record in records.pointing_at(goal.id):
        if info.name in ("goal", "parent") and not isinstance(record, _SAID):
            yield record


@rule(
    "PLN-014",
    "Elke activiteit hoort bij een doel.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("activity",),
    severity=Severity.note,
    groups=(PLAN,),
    nature=FindingNature.missing,
    many="activiteiten zonder doel",
    advice="Zet in het plan bij welk doel of welke lobbylijn de activiteit hoort.",
)
def activity_without_goal(records: Records, today: date) -> Iterable[Hit]:
    """Nobody sees what it is for, and no goal moves by it."""
    for activity in records.collection(Activity):
        if not activity.goal and not is_over(activity):
            yield Hit(activity, f"De activiteit “{activity.title}” hoort bij geen doel.")


RULES = (goal_with_nothing_under_it, activity_without_goal)
