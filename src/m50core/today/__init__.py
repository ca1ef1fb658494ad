"""What asks for attention today, and what one does about it.

What stands here by name is for whoever shows the day, and lets people act on it.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.today.affairs import affairs_lines as affairs_lines
    from m50core.today.attention import NOW as NOW
    from m50core.today.deeds import account_for as account_for
    from m50core.today.deeds import assign as assign
    from m50core.today.deeds import free_days as free_days
    from m50core.today.deeds import leave as leave
    from m50core.today.deeds import mark_done as mark_done
    from m50core.today.deeds import possible as possible
    from m50core.today.deeds import schedule as schedule
    from m50core.today.suppression import describe_until as describe_until
    from m50core.today.suppression import set_aside as set_aside
    from m50core.today.today import paper_words as paper_words
    from m50core.today.today import stands_words as stands_words
    from m50core.today.waiting import waiting_words as waiting_words
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "affairs": "affairs_lines",
            "attention": "NOW",
            "deeds": "account_for assign free_days leave mark_done possible schedule",
            "suppression": "describe_until set_aside",
            "today": "paper_words stands_words",
            "waiting": "waiting_words",
        },
    )
