"""The one door for text to the screen: nothing that people wrote is ever markup or an escape."""

from textual.content import Content

from m50core.domain.text import visible

MOST = 20_000
"""Longest text that a widget is given, in characters."""


def safe(text: object, style: str = "", *, multiline: bool = False) -> Content:
    """Return text for a widget: literal, with control and hidden characters as signs."""
    shown = visible(text, multiline=multiline)
    if len(shown) > MOST:
        shown = shown[:MOST] + " …"
    return Content.styled(shown, style) if style else Content(shown)
