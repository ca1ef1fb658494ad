"""Goals with how they stand, and what is promised again and again."""

from m50core import Goal, GoalStanding, Network, Rhythm
from m50core.values import dutch
from m50tui.records.lists import none_yet, unit_title
from m50tui.widgets.page import Page, Row, head


def goals_page(net: Network) -> Page:
    """Return the goals with how they stand, the most pressing first; then those of other years."""
    several = len({goal.year for goal in net.goals} - {None}) > 1
    found = net.standings()
    rows = [_goal_row(net, one.goal, one, several=several) for one in found]
    known = {one.goal.id for one in found}
    others = [goal for goal in net.goals if goal.id not in known]
    for year in sorted({goal.year for goal in others}, key=lambda year: year or 0):
        some = [goal for goal in others if goal.year == year]
        rows.append(head(f"Plan van {year} ({len(some)})"))
        rows += [_goal_row(net, goal, None, several=several) for goal in some]
    if not rows:
        rows.append(none_yet(Goal.spec, added_here=True))
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
    for one in net.rhythms():
        last = dutch.day(one.last.day) if one.last else "-"
        until = dutch.day(one.next_by) if one.next_by else "-"
        cells = (one.rhythm.title, one.words, until, last, str(one.rhythm.cadence))
        rows.append(Row(cells, record=one.rhythm.id))
    if not rows:
        rows.append(none_yet(Rhythm.spec, added_here=False))
    labels = ("Ritme", "Stand", "Uiterlijk", "Laatst", "Hoe vaak")
    return Page("Ritmes", labels, tuple(rows), Rhythm.spec.kind)
