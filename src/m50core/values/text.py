"""Free text on its way in (cleaned or refused) and on its way out (made visible)."""

import re
import unicodedata

from m50core.values.dutch import number_of
from m50core.values.patterns import pattern

MAX_LINE = 500
"""Longest single-line text, in characters."""
MAX_TEXT = 20_000
"""Longest multi-line text, in characters."""

_REFUSED = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HIDDEN = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(text: str, *, multiline: bool = False) -> str:
    """Return ``text`` as it may be stored: NFC, trimmed, with Unix line ends.

    Raises ValueError (a Dutch reason) on control characters, lone surrogates, line breaks in a
    single-line text, and on more than MAX_LINE or MAX_TEXT characters.
    """
    # What is printable holds none of them: most text needs no look at each character.
    if not text.isprintable() and (bad := _REFUSED.search(text)):
        code = ord(bad.group())
        raise ValueError(f"bevat een stuurteken (U+{code:04X}) dat niet bewaard kan worden")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not multiline and "\n" in text:
        raise ValueError("mag maar één regel zijn")
    limit = MAX_TEXT if multiline else MAX_LINE
    if len(text) > limit:
        raise ValueError(
            f"is te lang: {number_of(len(text), 'teken', 'tekens')}, hooguit {limit} mag"
        )
    return text


def _mark(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"‹U+{code:04X}›"


def visible(text: object, *, multiline: bool = False) -> str:
    """Return text that a terminal can't act upon: control, bidi and hidden characters as signs.

    Everything from people, files, plugins and errors passes here on its way to a screen.
    """
    shown = str(text).replace("\t", " ")
    if not multiline:
        shown = shown.replace("\r", "␍").replace("\n", "␊")
    if shown.isprintable():  # nothing hidden is
        return shown
    return _HIDDEN.sub(_mark, shown.replace("\r", "␍"))
