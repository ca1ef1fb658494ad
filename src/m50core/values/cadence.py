"""How often something is promised to happen."""

import re
from typing import Self

import attrs

_FIXED: dict[str, tuple[int, int, int]] = {
    "wekelijks": (52, 12, 0),
    "maandelijks": (1, 1, 1),
    "per kwartaal": (1, 3, 3),
    "ieder kwartaal": (1, 3, 3),
    "halfjaarlijks": (1, 6, 6),
    "per half jaar": (1, 6, 6),
    "jaarlijks": (1, 12, 12),
    "per jaar": (1, 12, 12),
}
_LOOSE = ("doorlopend", "structureel", "regelmatig", "incidenteel", "naar behoefte", "eenmalig")
_ONCE = "eenmalig"
_UNIT_MONTHS = {"maand": 1, "kwartaal": 3, "half jaar": 6, "halfjaar": 6, "jaar": 12}


@attrs.frozen
class Cadence:
    """A rhythm in the plan's words.

    ``times`` in every ``months``, with at most ``max_gap`` months between two. Zeros mean that
    the plan gives no number, as in "doorlopend". ``from_last``: each time counts from the one
    before, not from the calendar ("iedere 2 à 3 maanden").
    """

    words: str
    times: int = 0
    months: int = 0
    max_gap: int = 0
    from_last: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``jaarlijks``, ``2x per jaar``, ``iedere 2 à 3 maanden``, ``doorlopend``.

        Raises ValueError (a Dutch reason) when the words say no rhythm.
        """
        words = " ".join(text.split())
        lower = words.casefold()
        if lower in _FIXED:
            return cls(words, *_FIXED[lower])
        if lower in _LOOSE:
            return cls(words)
        units = "|".join(_UNIT_MONTHS)
        if m := re.fullmatch(rf"(?:circa |ca\. ?)?([1-9]\d?) ?(?:x|×|keer) per ({units})", lower):
            return cls(words, int(m[1]), _UNIT_MONTHS[m[2]], 0)
        if m := re.fullmatch(r"ieder[e]? (\d+)(?: ?(?:à|tot|-) ?(\d+))? (maanden|maand)", lower):
            low, high = int(m[1]), int(m[2] or m[1])
            if 0 < low <= high:
                return cls(words, 1, high, high, from_last=True)
        raise ValueError(
            f"“{text}” is geen ritme. Voorbeelden: jaarlijks, halfjaarlijks, per kwartaal, "
            "2x per jaar, iedere 2 à 3 maanden, doorlopend"
        )

    @property
    def has_rounds(self) -> bool:
        """True when the plan gives a number: each round asks for something by a day."""
        return self.months > 0

    @property
    def repeats(self) -> bool:
        """True for what is done again after it was done; only "eenmalig" isn't."""
        return self.words.casefold() != _ONCE

    @property
    def per_year(self) -> float:
        """Expected number a year; 0 where the plan gives none."""
        return self.times * 12 / self.months if self.months else 0

    def __str__(self) -> str:
        return self.words
