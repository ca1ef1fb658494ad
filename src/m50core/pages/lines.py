"""A line of text for a person that isn't a row: how it is meant, and how it goes on."""

from typing import NamedTuple

from m50core.values.tone import Tone


class TextLine(NamedTuple):
    """Text that is folded to the room there is; in a pipe it is one whole line."""

    text: str
    first: str = ""
    """What stands before it."""
    rest: str = ""
    """What stands before each line that it goes on in: spaces, as a rule."""
    tone: Tone | None = None
    """What it says to whoever looks; its words say so too."""
    heading: bool = False
    """True when it stands above what follows."""
