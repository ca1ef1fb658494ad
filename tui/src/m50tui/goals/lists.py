"""Goals with how they stand, and what is promised again and again."""

from m50core import Goal, GoalStanding, Network, Rhythm
from m50core.values import dutch
from m50tui.records.lists import how_to_add, unit_title
from m50tui.widgets.page import Page, Row, head


def goals_page(net: Network) -> Page:
    """Return the goals with how they stand, the most pressing first; then those of other years."""
    several = len({goal.year for goal in net.goals} - {None}) > 1
    standings = net.standings()
    rows = [_goal_row(net, standing.goal, standing, several=several) for standing in standings]
    known = {standing.goal.id for standing in standings}
    others = [goal for goal in net.goals if goal.id not in known]
    for year in sorted({goal.year for goal in others}, key=lambda year: year or 0):
        goals = [goal for goal in others if goal.year == year]
        rows.append(head(f"Plan van {year} ({len(goals)})"))
        rows += [_goal_row(net, goal, None, several=several) for goal in goals]
    if not rows:
        rows.append(
            Row((f"Nog geen doelen. {how_to_add(Goal.spec, added_here=True)}",), nothing=True)
        )
    year_label = ("Jaar",) if several else ()
    labels = ("Titel", "Stand", "Wanneer", *year_label, "Onderdeel", "Klaar", "Nummer")
    return Page("Doelen", labels, tuple(rows), "goal")


def _goal_row(net: Network, goal: Goal, found: GoalStanding | None, *, several: bool) -> Row:
    stand = share = ""
    if found is not None:
        # What is not begun is at 0%; that says nothing.
        share = f"{found.share:.0%}" if found.share else ""
        stand = f"{found.stand.label} (oordeel)" if found.override else found.words
    due = goal.due.shown() if goal.due else ""
    year = (str(goal.year or ""),) if several else ()
    cells = (goal.title, stand, due, *year, unit_title(net, goal.unit), share, goal.id)
    return Row(cells, record=goal.id)


def rhythms_page(net: Network) -> Page:
    """Return what is promised again and again, the most urgent first."""
    rows = []
    for rhythm in net.rhythms():
        last = dutch.day(rhythm.last.day) if rhythm.last else "-"
        until = dutch.day(rhythm.next_by) if rhythm.next_by else "-"
        cells = (rhythm.rhythm.title, rhythm.words, until, last, str(rhythm.cadence))
        rows.append(Row(cells, record=rhythm.rhythm.id))
    if not rows:
        rows.append(
            Row((f"Nog geen ritmes. {how_to_add(Rhythm.spec, added_here=False)}",), nothing=True)
        )
    labels = ("Ritme", "Stand", "Uiterlijk", "Laatst", "Hoe vaak")
    return Page("Ritmes", labels, tuple(rows), Rhythm.spec.kind)
