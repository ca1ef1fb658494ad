"""The core's reports: progress, lobby sheets, the year's calendar, and those of a meeting."""

from importlib.resources import files

from m50core.builtin.reports import events_calendar, lobby_sheet, meeting, progress
from m50core.plugins import Report


def _template(name: str) -> str:
    return (files("m50core.builtin.reports") / name).read_text("utf-8")


REPORTS: tuple[Report, ...] = (
    Report(
        "voortgang",
        "Voortgang per pijler en portefeuille",
        "Per onderdeel van het plan: de doelen, hun stand en wat er is gedaan.",
        _template("voortgang.md.j2"),
        progress.data,
    ),
    Report(
        "lobbyfiche",
        "Lobbyfiches",
        "Per lobbylijn: de vraag, het argument, aan wie, en de momenten die eraan komen.",
        _template("lobbyfiche.md.j2"),
        lobby_sheet.data,
    ),
    Report(
        "jaarkalender",
        "Jaarkalender voor de leden",
        "Evenementen, ALV's en themasessies per maand. De periode is een jaar, anders dit jaar.",
        _template("jaarkalender.md.j2"),
        events_calendar.data,
    ),
    Report(
        "uitnodiging",
        "Uitnodiging en agenda",
        "Van één vergadering: wanneer, waar, en wat er op de agenda staat.",
        _template("uitnodiging.md.j2"),
        meeting.invitation,
    ),
    Report(
        "vergaderverslag",
        "Verslag van een vergadering",
        "Van één vergadering: zoals het is geschreven, of anders in concept.",
        _template("vergaderverslag.md.j2"),
        meeting.minutes_of,
    ),
)
