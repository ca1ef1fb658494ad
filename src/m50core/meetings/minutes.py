"""Draft minutes: what the records know of a meeting, for a person to complete."""

from collections.abc import Iterable, Iterator

from m50core.meetings.listing import effects_table
from m50core.meetings.proceedings import Polled, Proceedings
from m50core.meetings.records.attendance import Attendance, Presence
from m50core.meetings.records.tallies import Outcome, VoteStatus
from m50core.records.collection import Records
from m50core.values import dutch
from m50core.values.capital import with_capital


def draft(records: Records, whole: Proceedings) -> str:
    """Return the draft: when and where, who was there, the points, votes with counts, what came.

    A secret vote shows its counts only; an open one as well, as the plan asks for the result.
    """
    return "\n".join(_lines(records, whole))


def _lines(records: Records, whole: Proceedings) -> Iterator[str]:
    meeting = whole.meeting
    when = dutch.long_day(whole.day) if whole.day else "datum niet bekend"
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    yield ", ".join(filter(None, (when, hours, meeting.place)))
    yield ""
    yield from attendance_lines(records, whole)
    for number, point in enumerate(whole.points, 1):
        yield ""
        yield f"{number}. {point.item.title}"
        if point.item.decision_asked:
            yield f"Gevraagd besluit: {point.item.decision_asked}"
        for paper in point.papers:
            yield f"Stuk: {paper.title}"
    if whole.votes:
        yield from ("", "Stemmingen")
        for polled in whole.votes:
            yield f"- {vote_line(polled)}"
            yield from (f"  {line}" for line in vote_notes(whole, polled))
    if whole.decisions:
        yield from ("", "Besluiten")
        for decision in whole.decisions:
            since = f", geldt vanaf {dutch.day(decision.effective)}" if decision.effective else ""
            yield f"- {decision.title}: {decision.status.label}{since}"
            yield from (f"  {row.texts[0]}" for row in effects_table(records, decision).rows)
    if whole.actions:
        yield from ("", "Actiepunten")
        for action in whole.actions:
            who = records.title(action.owner) if action.owner else "nog niemand"
            by = f", {action.due.by()}" if action.due else ""
            yield f"- {action.title} ({who}{by})"


def attendance_lines(records: Records, whole: Proceedings) -> Iterator[str]:
    """Yield who was there, by how, and whether that is enough to decide."""
    for presence in Presence:
        attendances = [a for a in whole.attendance if a.presence is presence]
        if attendances:
            names = ", ".join(_names(records, attendances))
            yield f"{with_capital(presence.label)} ({len(attendances)}): {names}"
    there = {attendance.voter for attendance in whole.attendance if attendance.there}
    for proxy in dict.fromkeys(a.proxy for a in whole.attendance if a.proxy not in {"", *there}):
        yield f"{records.title(proxy)} is niet aanwezig: de machtiging telt nog niet mee"
    if whole.members and whole.decides:
        yield quorum_line(whole)


def _names(records: Records, some: Iterable[Attendance]) -> Iterator[str]:
    for attendance in some:
        yield (
            f"{attendance.title} (stem bij {records.title(attendance.proxy)})"
            if attendance.proxy
            else attendance.title
        )


def presence_line(whole: Proceedings) -> str:
    """Tell in one line who is there: members and the quorum, or how many people."""
    if whole.decides:
        return quorum_line(whole)
    there = sum(attendance.there for attendance in whole.attendance)
    return f"{whole.meeting.type.label}, {dutch.number_of(there, 'aanwezige', 'aanwezigen')}"


def quorum_line(whole: Proceedings) -> str:
    """``12 van 61 leden aanwezig of vertegenwoordigd; nodig 50%: genoeg om te besluiten``."""
    members = dutch.number_of(whole.members, "lid", "leden")
    there = f"{len(whole.represented)} van {members} aanwezig of vertegenwoordigd"
    if whole.meeting.quorum is None:
        return f"{there}; geen quorum vastgelegd"
    enough = "genoeg om te besluiten" if whole.quorate else "niet genoeg om te besluiten"
    return f"{there}; nodig {whole.meeting.quorum}%: {enough}"


def vote_line(polled: Polled) -> str:
    """``Begroting: 12 voor, 3 tegen, 1 onthouding (gewone meerderheid, open): aangenomen``."""
    vote = polled.vote
    rule = f"{vote.majority.label}, {vote.secrecy.label}"
    if vote.status is VoteStatus.prepared:
        return f"{vote.title} ({rule}): nog niet gestemd"
    return f"{vote.title}: {counts_line(polled)} ({rule}): {result_line(polled)}"


def vote_notes(whole: Proceedings, polled: Polled) -> Iterator[str]:
    """Yield in Dutch whose vote doesn't count, and that a result stands on no quorum."""
    for ballot in polled.left_out:
        why = ballot.left_out or "heeft op de dag van de vergadering geen stem"
        yield f"Telt niet mee: {ballot.title} {why}."
    vote = polled.vote
    if vote.status is VoteStatus.closed and whole.meeting.quorum is None and vote.members:
        there = vote.represented or 0
        are = "was" if there == 1 else "waren"
        among = f"{there} van de {dutch.number_of(vote.members, 'lid', 'leden')}"
        yield f"Voor deze vergadering is geen quorum vastgelegd; er {are} {among}."


def counts_line(polled: Polled) -> str:
    """``12 voor, 3 tegen, 1 onthouding``; between people ``Jan Bos 5, Piet Vos 3, …``."""
    if not polled.chosen:
        return polled.tally.counts_text()
    each = ", ".join(f"{name} {count}" for name, count in polled.chosen)
    abstained = dutch.number_of(polled.tally.abstained, "onthouding", "onthoudingen")
    return f"{each}, {abstained}"


def result_line(polled: Polled) -> str:
    """``aangenomen``; between people who was chosen, or what to do when nobody was."""
    outcome = polled.vote.outcome
    if outcome is Outcome.unknown:
        return "loopt nog"
    if not polled.chosen or outcome is Outcome.no_quorum:
        return outcome.label
    if polled.elected:
        return f"gekozen: {polled.elected}"
    names = dict(zip(polled.vote.candidates, (name for name, _ in polled.chosen), strict=True))
    between = dutch.list_words([names[one] for one in polled.vote.to_choose_from()])
    return f"niemand heeft de meerderheid; stem opnieuw, bijvoorbeeld tussen {between}"
