"""The core's rules, in the order in which they are run and listed."""

from m50core.accountability import rules as accountability
from m50core.board import rules as board
from m50core.budget import rules as budget
from m50core.findings.findings import Rule
from m50core.goals import rules as goals
from m50core.lobby import rules as lobby
from m50core.meetings import rules as meetings
from m50core.members import rules as members
from m50core.next_year import rules as next_year
from m50core.plan_check import rules as plan_check
from m50core.privacy import rules as privacy

RULES: tuple[Rule, ...] = (
    *goals.RULES,
    *accountability.RULES,
    *lobby.RULES,
    *members.RULES,
    *privacy.RULES,
    *board.RULES,
    *meetings.RULES,
    *budget.RULES,
    *plan_check.RULES,
    *next_year.RULES,
)
