"""What a value says to whoever looks: that all is well, or that it asks for something."""

from enum import Enum


class Tone(Enum):
    """How a value is meant, apart from its words: each face draws it in its own colours.

    Colour comes on top of the words, and never tells what they don't.
    """

    good = "good"
    """As it should be, or done."""
    attention = "attention"
    """Somebody should look at it."""
    wrong = "wrong"
    """It is late, at risk or not right."""
    quiet = "quiet"
    """It asks nothing any more."""
