"""The agenda: what has a day, one's own and that of other calendars."""
