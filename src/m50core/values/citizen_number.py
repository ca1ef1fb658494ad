"""The Dutch citizen service number (BSN): to see that one stands in a text, never to keep it."""

import re

from m50core.values.patterns import pattern

_NUMBER = pattern(
    r"(?<![\d+])(?<!\b06[- ])(\d{8,9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}([. ])\d{3}\2\d{3})(?!\d)"
)
_LIKELY = pattern(r"\d{8}|\d{2}[. ]\d{2}")
"""What every such number holds: most texts don't, and are told by this alone."""
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def may_hold_citizen_number(text: str) -> bool:
    """Tell whether it is worth while to look closely; False when no such number can be in it."""
    return _LIKELY.search(text) is not None


def holds_citizen_number(text: str) -> bool:
    """Tell whether a number of eight or nine digits in ``text`` passes the eleven-proof.

    One in eleven other numbers does so too: a warning, no proof.
    """
    return may_hold_citizen_number(text) and any(
        _passes(re.sub(r"\D", "", match[0])) for match in _NUMBER.finditer(text)
    )


def _passes(digits: str) -> bool:
    total = sum(int(d) * w for d, w in zip(digits.zfill(9), _WEIGHTS, strict=True))
    return total % 11 == 0 and digits.strip("0") != ""
