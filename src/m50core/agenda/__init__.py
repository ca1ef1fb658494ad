"""The agenda: what has a day, one's own and that of other calendars.

What stands here by name is for whoever draws the agenda.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.agenda.agenda import HELD as HELD
    from m50core.agenda.agenda import clashes as clashes
    from m50core.agenda.agenda import concerns as concerns
    from m50core.agenda.agenda import full_weeks as full_weeks
    from m50core.agenda.agenda import records_without_date as records_without_date
    from m50core.agenda.calendar_files.ics import write_ics as write_ics
    from m50core.agenda.touches import last_touches as last_touches
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "agenda": "HELD clashes concerns full_weeks records_without_date",
            "calendar_files.ics": "write_ics",
            "touches": "last_touches",
        },
    )
