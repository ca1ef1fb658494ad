"""Rules on the lobby."""

from m50core.findings.findings import Rule
from m50core.lobby.rules import dealings, lines

RULES: tuple[Rule, ...] = (*lines.RULES, *dealings.RULES)
