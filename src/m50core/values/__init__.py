"""What a field holds: money, periods, choices, texts. Knows no record.

What stands here by name is for whoever shows m50 to people: words, days, steps of a status.
"""

from m50core.values.lazy import lazily

# Not from typing: whoever only asks the version needs none of it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from m50core.values import dutch as dutch
    from m50core.values.capital import with_capital as with_capital
    from m50core.values.choice import next_steps as next_steps
    from m50core.values.clock import minutes as minutes
    from m50core.values.dutch import PRACTICE as PRACTICE
    from m50core.values.holidays import holiday_name as holiday_name
    from m50core.values.looking import Looking as Looking
    from m50core.values.recess import recess_on as recess_on
    from m50core.values.span import SPANS as SPANS
    from m50core.values.span import shift as shift
    from m50core.values.span import week_of as week_of
    from m50core.values.text import visible as visible
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "": "dutch",
            "capital": "with_capital",
            "choice": "next_steps",
            "clock": "minutes",
            "dutch": "PRACTICE",
            "holidays": "holiday_name",
            "looking": "Looking",
            "recess": "recess_on",
            "span": "SPANS shift week_of",
            "text": "visible",
        },
    )
