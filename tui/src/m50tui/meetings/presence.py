"""Who is there: a line for each, and how that changes from key to key."""

from collections.abc import Iterator

from m50core import Attendance, Network, Presence, Proceedings
from m50core.meetings import presence_line
from m50core.records import fold
from m50tui.meetings.lines import Line, Section, nothing

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


def attendance_lines(net: Network, whole: Proceedings) -> Iterator[Line]:
    """Yield who is on the list, by name."""
    for attendance in sorted(whole.attendance, key=lambda a: fold(a.title)):
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
        lost = "Wie de volmacht heeft, is er zelf niet." if attendance.proxy and not counts else ""
        yield Line(
            ("", "", attendance.title, attendance.presence.label, proxy_line(net, attendance)),
            record=attendance.id,
            part=Section.attendance,
            subject=who or attendance.id,
            text="\n".join(filter(None, (counts, lost, presence_line(whole)))),
            deeds=deeds,
        )
    if not whole.attendance:
        words = "nog niemand: a opent de presentielijst"
        yield nothing(Section.attendance, words, "Wie is er, wie is afgemeld, wie machtigt?", _ROLL)
