"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

import m50core as m50
from m50core.communication.rules import RULES
from m50core.testing.rule_contract import RuleContract, Untouched

LETTER = m50.Channel(id="brief", title="Nieuwsbrief", year=2024)


def out(on: date, **more) -> m50.Publication:
    return m50.Publication(title="x", channel="brief", published_on=on, status="published", **more)


STORIES = {
    "M50-801": (
        [LETTER, out(date(2024, 3, 20)), m50.Channel(title="Nieuw", year=2025)],
        [LETTER, out(date(2024, 3, 1)), m50.Publication(title="plan", channel="brief",
                                                        due="2025-03-01")],
    ),
}  # fmt: skip
UNTOUCHED = {"M50-801": Untouched([LETTER], now=1, later=1)}


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
