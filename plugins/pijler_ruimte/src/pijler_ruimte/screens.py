"""Lists of the pillar that the screen shows."""

from m50core.plugins import Screen
from pijler_ruimte.records import QuestionStatus

SCREENS = (
    Screen(
        "ministerievragen",
        "Vragen van ministeries (open)",
        "ministry_question",
        {"status__in": [one.value for one in QuestionStatus if not one.is_over]},
    ),
)
