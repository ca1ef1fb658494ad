"""What a status of a plugin meant before there were stages.

Such a plugin told by the value alone what is over, and its records don't become late because it is
still to be renewed. Only a choice of which no member declares a stage is read so.
"""

from m50core.values.stage import Stage

_VALUES = {
    Stage.happened: ("offered", "tabled"),
    Stage.finished: (
        "done", "held", "minuted", "delivered", "on_agenda", "decided", "published", "adopted",
        "taken", "effective", "settled",
    ),
    Stage.dropped: ("dropped", "cancelled", "rejected", "withdrawn", "revoked"),
}  # fmt: skip
_STAGES = {value: stage for stage, values in _VALUES.items() for value in values}


def stage_of_before(value: str) -> Stage:
    """Return the stage that a value stood for."""
    return _STAGES.get(value, Stage.open)
