"""What the plan's own open points tell already, so that no rule says it again."""

from m50core.goals.records import OpenNature, OpenPoint, OpenStatus
from m50core.records.collection import Records

_TOLD = (OpenNature.contradiction, OpenNature.vague)


def told_of(records: Records) -> set[str]:
    """Return the ids of what an open point says that the plan contradicts or leaves unclear."""
    points = records.collection(OpenPoint).where(status=OpenStatus.open)
    return {about for point in points if point.nature in _TOLD for about in point.about}
