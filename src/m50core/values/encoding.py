"""Bytes of text files to text: UTF-8 with or without its mark, UTF-16, or Windows' own letters.

One byte that is no UTF-8 says nothing about the rest of a file. It is read as Windows (cp1252)
means it, by itself, and the reader of the file tells where it stood.
"""

import codecs

from m50core.errors import FileError
from m50core.values.patterns import pattern

_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 256)}
"""What Python makes of a byte that is no UTF-8, a sign that no text holds → its letter."""

_MARK = pattern("[\udc80-\udcff]")
_LETTER = pattern("[^\x00-\x7f\udc80-\udcff]")


def in_utf8(content: bytes, name: str) -> bytes:
    """Return text that begins as UTF-16 in UTF-8, and other text as it is, without its mark.

    Raises FileError when it holds a NUL: then it is no text.
    """
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            content = content.decode("utf-16").encode()
        elif content[1:2] == b"\x00" or content[:1] == b"\x00":
            content = content.decode(
                "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
            ).encode()
    except UnicodeError:
        raise FileError(name, "is geen tekstbestand, of het is niet heel (UTF-16)") from None
    if b"\x00" in content:
        raise FileError(name, "bevat een NUL-teken: dit is geen tekstbestand")
    return content.removeprefix(codecs.BOM_UTF8)


def decode_marked(content: bytes, name: str) -> str:
    """Return text in which a byte that is no UTF-8 is a mark, for ``mended``.

    Raises FileError as ``in_utf8``.
    """
    return in_utf8(content, name).decode("utf-8", "surrogateescape")


def is_marked(text: str) -> bool:
    """Tell whether text holds such a mark."""
    try:
        text.encode()  # a tenth of the time of looking; such a mark is what can't be encoded
    except UnicodeEncodeError:
        return _MARK.search(text) is not None
    return False


def mend(text: str) -> str:
    """Return text with the letter that each marked byte is on Windows; � where it is none."""
    return text.translate(_WINDOWS) if is_marked(text) else text


def windows_letters(text: str) -> bool:
    """Tell whether marked text is of Windows as a whole: no letter in it is UTF-8."""
    return is_marked(text) and _LETTER.search(text) is None


def odd_lines(text: str) -> tuple[int, ...]:
    """Return the numbers of the lines of marked text in which something is marked."""
    if not is_marked(text):
        return ()
    return tuple(n for n, line in enumerate(text.split("\n"), 1) if is_marked(line))


ALL_OF_WINDOWS = "gelezen met de letters van Windows (cp1252); kijk namen met accenten na"


def encoding_note(text: str) -> str:
    """Return the note on one marked text."""
    return f"bevat tekens die geen UTF-8 zijn; gelezen als “{mend(text)[:80]}”"
