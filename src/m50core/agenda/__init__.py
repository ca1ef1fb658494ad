"""The agenda: what has a day, one's own and that of other calendars.

What stands here by name is for whoever draws the agenda.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.agenda.calendar_files.ics import write_ics as write_ics
    from m50core.agenda.entries import clashes as clashes
    from m50core.agenda.entries import concerns as concerns
    from m50core.agenda.entries import full_weeks as full_weeks
    from m50core.agenda.entries import hours as hours
    from m50core.agenda.entries import is_held as is_held
    from m50core.agenda.entries import records_without_date as records_without_date
    from m50core.agenda.fallen import fallen_entries as fallen_entries
    from m50core.agenda.recess import recesses as recesses
    from m50core.agenda.touches import last_touches as last_touches
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "calendar_files.ics": "write_ics",
            "entries": "clashes concerns full_weeks hours is_held records_without_date",
            "recess": "recesses",
            "fallen": "fallen_entries",
            "touches": "last_touches",
        },
    )
