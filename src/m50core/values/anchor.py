"""What a deadline hangs on, in words: “10 werkdagen voor de 1e ALV”, “eind bestuursperiode”."""

import re
from functools import lru_cache

import attrs

from m50core.values.choice import Choice
from m50core.values.patterns import pattern


class AnchorSide(Choice):
    """On which side of another thing a date hangs: each is the word for it."""

    at = "bij"
    during = "tijdens"
    before = "voor"
    after = "na"
    begin = "begin"
    end = "eind"


class DistanceUnit(Choice):
    """What a distance is counted in: each is the word for several."""

    days = "dagen"
    working_days = "werkdagen"
    weeks = "weken"
    months = "maanden"


@attrs.frozen
class Anchor:
    """A date that hangs on another thing: ``offset`` ``unit`` ``side`` ``target``."""

    side: AnchorSide = attrs.field(converter=AnchorSide)
    """``begin`` or ``end``: its first or last day."""
    target: str
    """The other thing: an id or one of its names (``1e ALV``)."""
    offset: int = 0
    unit: DistanceUnit = attrs.field(default=DistanceUnit.days, converter=DistanceUnit)

    @property
    def words(self) -> str:
        """It as a deadline: ``10 werkdagen voor moment-3``."""
        if not self.offset:
            return f"{self.side} {self.target}"
        unit = _ONE[self.unit] if self.offset == 1 else self.unit
        return f"{self.offset} {unit} {self.side} {self.target}"


_UNITS = {"dag": "dagen", "werkdag": "werkdagen", "week": "weken", "maand": "maanden"}
_ONE = {several: one for one, several in _UNITS.items()}
_SIDES = {"vóór": "voor", "voorafgaand aan": "voor", "einde": "eind"}
_LEANING = pattern(
    r"(?:(\d{1,4}) (dagen|dag|werkdagen|werkdag|weken|week|maanden|maand) )?"
    r"(bij|voor|vóór|voorafgaand aan|na|tijdens) (?:(?:de|het|een) )?(.+)",
    re.IGNORECASE,
)
_EDGE = pattern(
    r"(?:(?:aan )?het )?(begin|eind|einde) (?:van )?(?:(?:de|het|deze|dit) )?(.+)", re.IGNORECASE
)
_TIME = pattern(r"(?:.* )?\d{4}")
"""What ends in a year is a time, well spelt or not: nothing that has an end of its own."""


def read_anchor(words: str) -> Anchor | None:
    """Return what the words of a deadline hang it on; None when they hang it on nothing."""
    if match := _LEANING.fullmatch(words):
        side, given = match[3].casefold(), (match[2] or "dagen").casefold()
        unit = _UNITS.get(given, given)
        return Anchor(_SIDES.get(side, side), match[4], int(match[1] or 0), unit)
    if (match := _EDGE.fullmatch(words)) and not _TIME.fullmatch(match[2]):
        side = match[1].casefold()
        return Anchor(_SIDES.get(side, side), match[2])
    return None


_EMPTY = {"de", "het", "een", "'t", "van", "der", "den", "deze", "dit", "onze"}
_ORDINALS = {
    "eerste": "1e", "tweede": "2e", "derde": "3e", "vierde": "4e", "vijfde": "5e", "zesde": "6e",
}  # fmt: skip


@lru_cache(4096)
def anchor_key(name: str) -> str:
    """Return what is the same for names that mean the same, as “de eerste ALV van 2025”.

    That is “1e alv 2025”. A name of nothing but such small words stays as it is.
    """
    words = re.sub(r"[“”\"‘’]", "", name.casefold().replace("-", " ")).split()
    said = [re.sub(r"^(\d+)(?:ste|de)$", r"\1e", _ORDINALS.get(word, word)) for word in words]
    return " ".join([word for word in said if word not in _EMPTY] or said)
