"""Who is there: a line for each, and how that changes from key to key."""

from collections.abc import Iterable, Iterator

from m50core import Attendance, Network, Presence, Proceedings
from m50core.meetings import Placed, Section, presence_line
from m50core.pages import ListRow
from m50tui.meetings.lines import Line, line, nothing

_ROUND = (Presence.present, Presence.online, Presence.apologies, Presence.absent)
_ROLL = {"roll": "open de presentielijst"}


def following(presence: Presence | None) -> Presence:
    """Return how someone is there after one more press; who isn't on the list yet, is present."""
    if presence not in _ROUND:
        return Presence.present
    return _ROUND[(_ROUND.index(presence) + 1) % len(_ROUND)]


def proxy_line(net: Network, one: Attendance) -> str:
    """``stem bij Zeist``, or nothing."""
    return f"stem bij {net.records.title(one.proxy)}" if one.proxy else ""


def attendance_lines(whole: Proceedings, rows: Iterable[ListRow]) -> Iterator[Line]:
    """Yield who is on the list, each with what a key does there."""
    for told in rows:
        if not (isinstance(told.about, Placed) and isinstance(told.about.what, Attendance)):
            continue
        attendance = told.about.what
        who = attendance.voter
        has_vote = any(voter.id == who for voter in whole.voters)
        deeds = {**_ROLL, "change": "wijzig deze regel"}
        if who:
            deeds["step"] = f"naar: {following(attendance.presence).label}"
        if has_vote:
            deeds["proxy"] = "een ander stemt namens hen"
        counts = "Kan stemmen." if who in whole.represented else ""
        if whole.decides and not has_vote:
            counts = "Heeft hier geen stem."
        text = "\n".join(filter(None, (counts, *told.notes, presence_line(whole))))
        yield line(told, text=text, deeds=deeds, subject=who or attendance.id)
    if not whole.attendance:
        words = "nog niemand: a opent de presentielijst"
        yield nothing(Section.attendance, words, "Wie is er, wie is afgemeld, wie machtigt?", _ROLL)
