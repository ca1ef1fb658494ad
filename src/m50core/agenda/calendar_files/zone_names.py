"""Names of time zones as programs write them: of the world, of Windows, in Dutch, with an offset.

Only what is sure is known. Of an abbreviation or a city it is the zone that Dutch calendars mean.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from m50core.agenda.calendar_files.zones import FixedZone, NamedZone, Zone
from m50core.values.patterns import pattern

_CENTRAL = "Europe/Amsterdam"
_OTHER_NAMES = {
    "utc": "UTC", "z": "UTC", "coordinated universal time": "UTC",
    "gecoördineerde wereldtijd": "UTC",
    "mez": _CENTRAL, "mesz": _CENTRAL, "cest": _CENTRAL, "mest": _CENTRAL,
    "w. european": _CENTRAL, "west-europa": _CENTRAL, "westeuropa": _CENTRAL,
    "west-europese": _CENTRAL, "midden-europa": _CENTRAL, "midden-europese": _CENTRAL,
    "centraal-europa": _CENTRAL, "centraal-europese": _CENTRAL, "romaanse": _CENTRAL,
    "westeuropäische": _CENTRAL, "mitteleuropäische": _CENTRAL,
    "western/central europe": _CENTRAL, "central european": _CENTRAL,
    "bst": "Europe/London", "west": "Europe/Lisbon", "eest": "Europe/Athens",
    "oost-europa": "Europe/Chisinau", "oost-europese": "Europe/Athens",
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "edt": "America/New_York", "cdt": "America/Chicago",
    "mdt": "America/Denver", "pdt": "America/Los_Angeles", "pst": "America/Los_Angeles",
}  # fmt: skip
_DUTCH_CITIES = {
    "berlijn": _CENTRAL, "wenen": _CENTRAL, "brussel": "Europe/Brussels", "parijs": "Europe/Paris",
    "kopenhagen": "Europe/Copenhagen", "praag": "Europe/Prague", "boedapest": "Europe/Budapest",
    "belgrado": "Europe/Belgrade", "warschau": "Europe/Warsaw", "londen": "Europe/London",
    "lissabon": "Europe/Lisbon", "athene": "Europe/Athens", "boekarest": "Europe/Bucharest",
    "bern": "Europe/Zurich", "stuttgart": "Europe/Berlin",
}  # fmt: skip
_SEASON = pattern(
    r"[\s(]*(?:standard|daylight|summer|standaard|zomer|winter|normal|sommer)?"
    r"[\s-]*(?:time|tijd|zeit)\)?$"
)
"""What a name says of summer or winter: the zone is the same."""
_OFFSET = pattern(r"\(?(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?(\d\d))?\)?")
_WORLD = pattern(r"[a-z]+(?:/[a-z_+-]*[a-z]){1,2}")
_CITY = pattern(r"[^\W\d_]+(?:[ _-][^\W\d_]+)*")


def world_zone(name: str) -> Zone | None:
    """Return the zone that a name means; None when nobody knows it."""
    for usual in _readings(name):
        try:
            return NamedZone(ZoneInfo(usual))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    if match := _OFFSET.fullmatch(_plain(name)):
        hours, minutes = int(match[2]), int(match[3] or 0)
        if hours <= 14 and minutes < 60:
            length = timedelta(hours=hours, minutes=minutes)
            return FixedZone(-length if match[1] == "-" else length)
    return None


def _plain(name: str) -> str:
    plain = name.replace("\\", "").strip(" \"'/").casefold()
    return " ".join(plain.removeprefix("tzone://microsoft/").split())


def _readings(name: str) -> Iterator[str]:
    """Yield the usual names that a name may stand for, the surest first."""
    plain, known = _plain(name), _names()
    bare = _SEASON.sub("", plain).strip(" (")
    # Some programs write an offset before it: (UTC+01:00) Amsterdam, Berlin, Bern.
    behind = re.sub(r"\([^)]*\)\s*", "", plain).strip()
    core = re.sub(r"[ -]\d$", "", _SEASON.sub("", behind).strip(" ("))
    unnumbered = _SEASON.sub("", re.sub(r"[ -]\d$", "", plain)).strip(" (")
    readings = (plain, bare, behind, core, unnumbered)
    for reading in (plain, *(f"{short} standard time" for short in readings[1:]), *readings):
        if reading in known:
            yield known[reading]
    # Others write their own address before it: /example.org/Europe/Amsterdam.
    for match in _WORLD.finditer(plain):
        pieces = match[0].split("/")
        for start in range(len(pieces) - 1):
            if (tail := "/".join(pieces[start:])) in known:
                yield known[tail]
    parts = plain.split("/")
    yield from (known[n] for i in (1, 2, 3) if (n := "/".join(parts[i:])) in known)
    listed = [reading.strip() for reading in re.split(r"[,/]", behind)]
    for city in listed if all(map(_CITY.fullmatch, listed)) else ():
        if city_zone := _cities().get(city.replace(" ", "_")):
            yield city_zone


@cache
def _names() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return (
        _OTHER_NAMES
        | {windows.casefold(): zone for windows, zone in WINDOWS_TO_OLSON.items()}
        | {zone.casefold(): zone for zone in available_timezones()}
    )


@cache
def _cities() -> Mapping[str, str]:
    zones = (zone for zone in sorted(available_timezones()) if zone.count("/") == 1)
    named = {z.rpartition("/")[2].casefold(): z for z in zones if not z.startswith("Etc/")}
    return named | _DUTCH_CITIES
