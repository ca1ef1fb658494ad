"""A file of m50 that another program saved anew: the same text, written down in another way."""

from m50core.values.choice import Choice

_MARK = b"\xef\xbb\xbf"
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def unix_ends(content: bytes) -> bytes:
    """Return a text as m50 writes it: git and editors may have changed how it is written down.

    That is: its line ends, a mark in front (BOM), or UTF-16. What isn't text stays as it is.
    """
    if coded := _UTF_16.get(content[:2]):
        # A part of a file may end within a letter.
        content = content[2:].decode(coded, "ignore").encode("utf-8", "replace")
    return content.removeprefix(_MARK).replace(b"\r\n", b"\n")


def how_resaved(content: bytes) -> str:
    """Return in Dutch how this is written down otherwise than m50 does; empty when it isn't."""
    found = []
    plain = content
    if content[:2] in _UTF_16:
        found.append("het bestand is bewaard als UTF-16 (in Kladblok heet dat ook wel Unicode)")
        plain = content[2:].decode(_UTF_16[content[:2]], "ignore").encode("utf-8", "replace")
    elif content.startswith(_MARK):
        found.append(
            "er staat een onzichtbaar teken vooraan (een BOM), zoals Kladblok dat bij het bewaren "
            "kan toevoegen"
        )
    if b"\r\n" in plain or plain.endswith(b"\r"):  # half of one, at the end of a part
        found.append(
            "de regeleinden zijn veranderd (CRLF), zoals git of een teksteditor dat op Windows doet"
        )
    return " en ".join(found)


class Resaving(Choice):
    """What another program changed in how a text is written down."""

    utf_16 = "utf_16", "UTF-16"
    bom = "bom", "BOM"
    line_ends = "line_ends", "regeleinden"


def resaving_of(content: bytes) -> Resaving:
    """Return what another program changed."""
    if content[:2] in _UTF_16:
        return Resaving.utf_16
    return Resaving.bom if content.startswith(_MARK) else Resaving.line_ends
