"""What asks for attention today, and what one does about it.

What stands here by name is for whoever shows the day, and lets people act on it.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.today.deeds import account_for as account_for
    from m50core.today.deeds import assign as assign
    from m50core.today.deeds import free_days as free_days
    from m50core.today.deeds import leave as leave
    from m50core.today.deeds import mark_done as mark_done
    from m50core.today.deeds import possible as possible
    from m50core.today.deeds import schedule as schedule
    from m50core.today.listing import DayTables as DayTables
    from m50core.today.suppression import describe_until as describe_until
    from m50core.today.suppression import set_aside as set_aside
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "deeds": "account_for assign free_days leave mark_done possible schedule",
            "listing": "DayTables",
            "suppression": "describe_until set_aside",
        },
    )
