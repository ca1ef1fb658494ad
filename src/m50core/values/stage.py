"""How far the work is that a status stands for: what a status means, apart from how it is spelt."""

from enum import Enum


class Stage(Enum):
    """Where work stands; each member of a status declares its own.

    Whatever wants to know whether something is late, done or off asks the stage.
    """

    open = ("open",)
    """Still to be done, and nobody is at it."""
    under_way = ("under_way",)
    """Begun; it goes on."""
    standing = ("standing",)
    """As it should be, until something changes: a post that is held, a member."""
    paused = ("paused",)
    """Laid aside for now; it isn't over."""
    happened = "happened", True
    """It happened, and more is to come: a budget that was offered still has to be adopted."""
    finished = "finished", True, True
    """It happened, and nothing more is to be done."""
    dropped = "dropped", False, True, True
    """It won't happen, or has stopped."""
    elsewhere = "elsewhere", False, True
    """Others look after it, so it asks nothing here: an appointment in somebody's own calendar."""

    def __init__(
        self, _word: str, has_happened: bool = False, is_over: bool = False, is_off: bool = False
    ) -> None:
        """Keep what follows from this stage."""
        self.has_happened = has_happened
        """What was to happen did."""
        self.is_over = is_over
        """Nothing more is to be done, because it happened or won't."""
        self.is_off = is_off
        """It won't happen."""
