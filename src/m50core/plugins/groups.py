"""Under which heading a word of the command line stands in ``m50 --help``."""

from m50core.values.choice import Choice


class Group(Choice):
    """The headings of the core, in the order in which a person meets them.

    A plugin may give a heading of its own, in Dutch: those follow.
    """

    day = "day", "elke dag"
    plan = "plan", "plan en doelen"
    meetings = "meetings", "vergaderen"
    data = "data", "gegevens"
    upkeep = "upkeep", "beheer"


def heading_of(group: str) -> str:
    """Return in Dutch what a group is called."""
    return Group(group).label if group in set(Group) else group
