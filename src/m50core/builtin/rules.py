"""The core's rules: one pure function a code, each naming the plan's clause."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from m50core.domain.collection import Records
from m50core.domain.findings import Hit, Rule, Severity, rule
from m50core.domain.lobby import LobbyLine, LobbyMoment, LobbyStatus

RULES: tuple[Rule, ...] = ()
