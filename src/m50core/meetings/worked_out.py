"""What decisions and terms make of the records on a day, by the names of their kinds.

Most words ask for records that neither has to do with: only who needs the answer imports the
classes that it is worked out of.
"""

from collections.abc import Mapping
from datetime import date

from m50core.records.overlay import Derivation, KeptRecords
from m50core.records.record import Record

DECIDING: Mapping[str, tuple[str, ...]] = {"decision": ("taken", "scheduled"), "amendment": ()}
"""By kind, the statuses with which a record may change others; none: whatever its status."""


def lay_decisions(kept: KeptRecords, today: date) -> Mapping[str, Record]:
    """Return, by id, what the decisions that are kept make of records on a day."""
    if not any(kept.may_hold(kind, words) for kind, words in DECIDING.items()):
        return {}
    from m50core.meetings import effects

    return effects.lay_decisions(kept, today)


def _lay_terms(kept: KeptRecords, today: date) -> Mapping[str, Record]:
    from m50core.meetings import posts

    return posts.lay_terms(kept, today)


POSTS = Derivation(
    _lay_terms,
    reads=frozenset({
        "seat", "term", "pillar", "portfolio", "decision", "meeting", "vote", "amendment", "person",
    }),
    makes=frozenset({"seat", "term", "pillar", "portfolio"}),
)  # fmt: skip
"""Who holds what, from terms."""
