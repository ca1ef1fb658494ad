"""The one door for text to the screen: nothing that people wrote is ever markup or an escape."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from m50core.values import visible

MOST = 20_000
"""Longest text that a widget is given, in characters."""


def safe(text: object, style: str = "", *, multiline: bool = False) -> Content:
    """Return text for a widget: literal, with control and hidden characters as signs."""
    shown = visible(text, multiline=multiline)
    if len(shown) > MOST:
        shown = shown[:MOST] + " …"
    return Content.styled(shown, style) if style else Content(shown)


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return text for a line that is drawn: as ``safe``, and ``width`` columns wide.

    ``right``: it ends where the column does.
    """
    shown = visible(text[:MOST])
    if cell_len(shown) > width:
        return set_cell_size(set_cell_size(shown, max(0, width - 1)) + "…", width)
    if right:
        return " " * (width - cell_len(shown)) + shown
    return set_cell_size(shown, width)
