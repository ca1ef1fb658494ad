"""What the core consists of: its rooms, each a plugin, and what no room owns."""

from collections.abc import Mapping
from functools import cache

from m50core.accountability import plugin as accountability
from m50core.agenda import plugin as agenda
from m50core.board import plugin as board
from m50core.budget import plugin as budget
from m50core.communication import plugin as communication
from m50core.documents import plugin as documents
from m50core.goals import plugin as goals
from m50core.lobby import plugin as lobby
from m50core.meetings import plugin as meetings
from m50core.members import plugin as members
from m50core.next_year import plugin as next_year
from m50core.people import plugin as people
from m50core.plan_check import plugin as plan_check
from m50core.plugins.register import Register
from m50core.privacy import plugin as privacy
from m50core.program import plugin as program
from m50core.program.order import ORDER
from m50core.today import plugin as today

BUILTINS: Mapping[str, object] = {
    "m50": program,
    "m50.people": people,
    "m50.members": members,
    "m50.board": board,
    "m50.goals": goals,
    "m50.budget": budget,
    "m50.documents": documents,
    "m50.meetings": meetings,
    "m50.lobby": lobby,
    "m50.communication": communication,
    "m50.agenda": agenda,
    "m50.accountability": accountability,
    "m50.privacy": privacy,
    "m50.next_year": next_year,
    "m50.plan_check": plan_check,
    "m50.today": today,
}
"""By name, from the ground up: a room knows the verbs of those earlier in this list."""


@cache
def core_register() -> Register:
    """Return the core's parts alone, asked through the hooks; nothing installed is loaded."""
    return Register(BUILTINS, order=ORDER, found=())
