"""What of a year plan hangs together: goals and what is under them, priorities and what follows."""

import re
from collections.abc import Iterable
from datetime import date

from m50core.board.records import Portfolio
from m50core.findings.findings import PLAN, FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, Goal, Indicator, OpenPoint, Principle
from m50core.lobby.records import Partner, Stakeholder
from m50core.records.collection import Records
from m50core.records.planned import Planned
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over
from m50core.values import dutch

_SAID = (Principle, Indicator, OpenPoint, Stakeholder, Partner)
"""What tells of a goal and carries nothing of it out."""
_STEM = 6
"""Words that begin with the same letters, so many, are one; shorter ones carry no meaning."""


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


@rule(
    "PLN-022",
    "Elke prioriteit van een portefeuille komt terug in wat zij doet.",
    clause="Jaarplan voorzitter",
    reads=("portfolio", ANY),
    groups=(PLAN,),
    topic="contradiction",
    many="prioriteiten die niet terugkomen",
    advice="Schrijf erbij wat ervoor gebeurt, of haal het uit de prioriteiten van {id}.",
)
def priority_without_a_word(records: Records, today: date) -> Iterable[Hit]:
    """What is named as a priority, and then in no heading and no title of the portfolio."""
    for portfolio in records.collection(Portfolio):
        said = set(_stems(" ".join(_said_of(records, portfolio))))
        told = set(_stems(" ".join(_told_of(records, portfolio))))
        for priority in portfolio.priorities if said else ():
            unsaid = [word for stem, word in _stems(priority).items() if stem not in said | told]
            if unsaid:
                words = dutch.list_words([f"“{word}”" for word in unsaid])
                yield Hit(
                    portfolio,
                    f"De portefeuille {portfolio.title} heeft als prioriteit “{priority}”, maar "
                    f"over {words} zegt haar deel van het plan niets.",
                    {"words": unsaid},
                )


def _said_of(records: Records, portfolio: Portfolio) -> Iterable[str]:
    for cls in records.kinds.values():
        if issubclass(cls, Planned) and cls is not OpenPoint:
            for record in records.collection(cls).where(portfolio=portfolio.id):
                yield f"{record.source.rpartition(' > ')[2]} {record.title}"


def _told_of(records: Records, portfolio: Portfolio) -> Iterable[str]:
    for _, record in records.pointing_at(portfolio.id):
        if isinstance(record, OpenPoint) and portfolio.id in record.about and not is_over(record):
            yield f"{record.title} {record.description}"


def _stems(text: str) -> dict[str, str]:
    """Return the words that carry meaning, by how they begin: “uitbouwen” is “uitbouw”."""
    return {word[:_STEM].casefold(): word for word in re.findall(rf"\w{{{_STEM},}}", text)}


RULES = (goal_with_nothing_under_it, activity_without_goal, priority_without_a_word)
