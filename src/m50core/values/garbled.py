"""Text that an earlier program garbled: UTF-8 that it read as cp1252, and signs that it lost.

``CafÃ©`` was ``Café``; of ``Caf�`` nobody knows. Nothing is mended here, only found: what stands
there may be meant. So a text is in doubt only where it reads back as UTF-8 into a sign that people
here write, and where no language would put such signs together.
"""

import re
import unicodedata

from m50core.values.patterns import pattern

_LOST = "\ufffd"
_SHOWN = 80
"""Characters of a text that are told."""

_BYTES = {**{chr(n): n for n in range(0x80, 0x100)},
          **{bytes([n]).decode("cp1252"): n for n in range(0x80, 0xA0)
             if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}}  # fmt: skip
"""What a byte of UTF-8 looks like when read as cp1252 → the byte; those that it lacks too."""
_NEXT = "".join(sign for sign, byte in _BYTES.items() if byte < 0xC0)
_SEQUENCE = pattern(f"[ÂÃÄÅ][{_NEXT}]|[âï][{_NEXT}]{{2}}|ð[{_NEXT}]{{3}}")
_MEANT = pattern(
    "[\u00a0-\u017f\u2010-\u203a\u20ac\u2122\ufb00-\ufb06\ufeff\ufffd]|[\U0001f000-\U0001faff]"
)
_ENDS = "”“’‘»«…–—™®·•"
"""Signs that may well follow a capital at the end of a word."""


def doubt(text: str) -> str:
    """Return in Dutch what is odd about a text, quoting it; empty when nothing is."""
    if text.isascii():
        return ""
    text = unicodedata.normalize("NFC", text)
    garbled = next((m for m in _SEQUENCE.finditer(text) if _is_garbled(m)), None)
    at = garbled.start() if garbled else text.find(_LOST)
    if at < 0:
        return ""
    sentence = f"“{_around(text, at)}”"
    if garbled:
        meant = _around(_SEQUENCE.sub(_repair, text), at)
        return f"{sentence} is eerder verkeerd omgezet; misschien was het “{meant}”"
    return f"{sentence} bevat “{_LOST}”: daar ging eerder een teken verloren"


def _around(text: str, at: int) -> str:
    if len(text) <= _SHOWN:
        return text
    start = max(0, at - _SHOWN // 2)
    end = start + _SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _repair(match: re.Match[str]) -> str:
    return _decode(match[0]) if _is_garbled(match) else match[0]


def _decode(signs: str) -> str:
    try:
        return bytes(_BYTES[sign] for sign in signs).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _is_garbled(match: re.Match[str]) -> bool:
    if not _MEANT.fullmatch(_decode(match[0])):
        return False
    first, second, text = match[0][0], match[0][1], match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if second == "\u00a0":
        # Before a space that doesn't break, only a word of capitals ends in Ã.
        return first == "Â" or not before.isupper()
    if len(match[0]) > 2 or after.isalpha() or before.islower():
        return True
    if first == "Å" and second in "²³":
        return False
    return second not in _ENDS
